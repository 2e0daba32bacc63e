"""Above an opened message: which of its conversation it is, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui import formats
from ui.forms.elided_label import ElidedLabel
from ui.forms.tool_button import tool_button


class ConversationStrip(QFrame):
    """Hidden for a message that stands alone."""

    step_wanted = Signal(int)
    """1 to the next newer message, -1 to the next older one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "surface")
        self.words = ElidedLabel()
        self.words.setProperty("role", "small")
        self.older = self._button("chevron-left", self.tr("Older message of this conversation"), -1)
        self.newer = self._button("chevron-right", self.tr("Newer message of this conversation"), 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 0, 14, 6)
        line.setSpacing(2)
        line.addWidget(self.words, 1)
        line.addWidget(self.older)
        line.addWidget(self.newer)
        self.hide()

    def show_place(self, number: int, count: int) -> None:
        """`number` from 1, the oldest; a `count` of 1 hides it."""
        self.setVisible(count > 1)
        self.words.setText(self.tr("Message {number} of {count} in this conversation").format(
            number=formats.number(number), count=formats.number(count)))
        self.older.setEnabled(number > 1)
        self.newer.setEnabled(number < count)

    def _button(self, icon: str, text: str, by: int) -> QToolButton:
        button = tool_button(icon, text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.step_wanted.emit(by))
        return button
