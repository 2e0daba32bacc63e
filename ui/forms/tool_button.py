"""A flat button with a picture and no words; those are its tip and its name."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from ui import icons


def tool_button(icon: str, words: str) -> QToolButton:
    """`icon`: as in `icons.bind`."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setToolTip(words)
    button.setAccessibleName(words)
    icons.bind(button, icon, "dim")
    return button
