"""What all pages of the assistants have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.forms.labels import hint, title
from ui.forms.scrolling import scrolling


class Page(QWidget):
    """A heading, a sentence, and a body that scrolls where the screen is small.

    The assistant calls `enter` when the page comes up and `leave` when the person goes on.
    """

    complete_changed = Signal()

    def __init__(self, heading: str = "", lead: str = "") -> None:
        super().__init__()
        self.heading_label = title(heading)
        self.lead_label = hint(lead)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(28, 4, 28, 12)
        self.body.setSpacing(8)
        inner = QWidget()
        inner.setLayout(self.body)
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        scroll = scrolling(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QVBoxLayout()
        head.setContentsMargins(28, 24, 28, 8)
        head.setSpacing(4)
        head.addWidget(self.heading_label)
        head.addWidget(self.lead_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self.setAccessibleName(heading)

    def say(self, heading: str, lead: str) -> None:
        self.heading_label.setText(heading)
        self.lead_label.setText(lead)
        self.setAccessibleName(heading)

    def enter(self) -> None:
        """Show what is known and put the focus on the first field."""

    def leave(self) -> None:
        """Keep what was typed."""

    def is_complete(self) -> bool:
        """True when the person may go on."""
        return True
