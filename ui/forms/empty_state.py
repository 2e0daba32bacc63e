"""What stands where there is nothing yet: an icon, words, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.forms.labels import Picture, hint


class EmptyState(QFrame):
    """`say` sets everything at once; the button is there only with a text of its own."""

    action_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "surface")
        self._icon = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 48)
        column.setSpacing(8)
        column.addStretch(2)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture)
        column.addSpacing(6)
        self.title = self._label("heading")
        column.addWidget(self.title)
        self.text = self._label("dim")
        column.addWidget(self.text)
        column.addSpacing(8)
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.action_wanted)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.manager().changed.connect(self._paint)

    def say(self, icon: str, title: str, text: str = "", action: str = "") -> None:
        self._icon = icon
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{title}. {text}")
        self._paint()

    def _label(self, role: str) -> QLabel:
        label = QLabel()
        label.setProperty("role", role)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _paint(self) -> None:
        if self._icon:
            self._picture.setPixmap(icons.pixmap(self._icon, theme.colors().faint, 56, self.devicePixelRatioF()))


def small_empty_state(picture: str, words: str) -> QWidget:
    """The same for a list in a dialog: an icon and a sentence, and no step to take."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch()
    column.addWidget(Picture(picture, 48, "faint"), 0, Qt.AlignmentFlag.AlignHCenter)
    sentence = hint(words)
    sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(sentence)
    column.addStretch()
    return page
