"""That WebEngine tells screen readers of its pages (Qt 6.11 on Linux does neither by itself)."""

from __future__ import annotations

import os

from PySide6.QtGui import QAccessible


def before_loading() -> None:
    """Before WebEngine is imported: it reads this once. Who needs no screen reader is not made to wait for it."""
    if QAccessible.isActive():
        os.environ.setdefault("QTWEBENGINE_ENABLE_LINUX_ACCESSIBILITY", "1")


def after_the_first_page() -> None:
    """WebEngine begins to tell of its pages when a screen reader comes; of one that was there before, it must be told
    again."""
    if QAccessible.isActive():
        QAccessible.setActive(False)
        QAccessible.setActive(True)
