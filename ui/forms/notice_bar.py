"""A line across the composer that tells something and offers what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.forms.labels import Picture, announce

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class _BarButton(QPushButton):
    """Return presses it, as in a dialog, without the looks of a dialog's default button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)


class NoticeBar(QFrame):
    """Hidden until there is something to say. The first button gets the focus, so that Enter and Space answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Picture("info", 20)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 12, 8)
        self._layout.setSpacing(10)
        self._layout.addWidget(self._mark)
        self._layout.addWidget(self._text, 1)
        self.buttons: list[QPushButton] = []
        self._complaint = ("", "")
        self.hide()

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()

    def say(self, level: str, text: str, choices: tuple[tuple[str, Callable[[], None]], ...] = ()) -> None:
        """`level` is info, warning or error; each choice is a button that also puts the bar away."""
        self._clear()
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self._mark.show_icon({"info": "info", "warning": "warning"}.get(level, "error"), f"{level}_text")
        self._text.setText(text)
        self.setAccessibleName(text)
        for words, action in choices:
            button = _BarButton(words)
            button.clicked.connect(self.put_away)
            button.clicked.connect(action)
            self._layout.addWidget(button)
            self.buttons.append(button)
        self.show()
        announce(self, text)
        if self.buttons:
            self.buttons[0].setFocus()

    def complain(self, about: str, text: str) -> None:
        """An error that stands until it is mended. It is not said twice, and takes no question's place."""
        if self.text() and self.buttons:
            return
        if self.text() != text:
            self.say("error", text)
        self._complaint = (about, text)

    def mended(self, about: str) -> None:
        """Puts such an error away, if it still stands here."""
        if self._complaint[0] == about:
            if self._complaint[1] == self.text():
                self.put_away()
            self._complaint = ("", "")

    def put_away(self) -> None:
        self.hide()

    def _clear(self) -> None:
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = []
