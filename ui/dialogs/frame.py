"""The frame that all dialogs share: a body, and a row of buttons of which one is the default."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.labels import Picture, Toned, title
from ui.forms.return_key import presses_button
from ui.help import calls
from ui.help.topics import Topic


class DialogFrame(QDialog):
    """Modal to its window, deleted when closed. Fill `body`, then add buttons from left to right."""

    def __init__(self, heading: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.NonModal)
        calls.add_key(self, self.explained_page)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._right_begun = self._explained = False
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(16)
        layout.addLayout(self.body, 1)
        layout.addLayout(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(self, event):
            super().keyPressEvent(event)

    def headline(self, picture: str, tone: str, heading: str, sentence: str) -> tuple[Toned, Toned]:
        """A large icon, a heading and a paragraph on top of the body."""
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(Picture(picture, 36, tone), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        head = title(heading, 1.25)
        text = Toned(sentence, "text")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setVisible(bool(sentence))
        words.addWidget(head)
        words.addWidget(text)
        words.addStretch()
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self.setAccessibleDescription(f"{heading}. {sentence}")
        return head, text

    def explained_page(self) -> QWidget | None:
        """What is shown of several pages: the help is about that, where it has a topic."""
        return None

    def explain_by(self, topic: Topic) -> None:
        """F1 and a button at the left edge open this page of the help."""
        calls.set_topic(self, topic)
        self._explained = calls.calls().is_served

    def add_left(self, text: str) -> QPushButton:
        """A button at the left edge, apart from those that close the dialog."""
        return self._add(text)

    def add_button(self, text: str, *, default: bool = False, role: str = "") -> QPushButton:
        """A button at the right; `role` is a look of the style sheet, for the default button `primary`."""
        if not self._right_begun:
            self._right_begun = True
            self._buttons.addStretch(1)
        button = self._add(text)
        if role or default:
            button.setProperty("role", role or "primary")
        if default:
            button.setAutoDefault(True)
            button.setDefault(True)
        return button

    def fit(self, width: int, height: int = 0) -> None:
        """Set the size, never larger than the screen leaves room for."""
        if self._explained:
            self._explained = False
            # Made last, so that the focus does not begin there.
            self._buttons.insertWidget(0, calls.help_button(self, self.explained_page))
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableSize()
        width, height = theme.manager().scaled(width), theme.manager().scaled(height)
        self.setMinimumWidth(min(width, room.width() - 40))
        wanted = height or self._layout.totalHeightForWidth(width) or self.sizeHint().height()
        self.resize(min(width, room.width() - 40), min(wanted, room.height() - 60))

    def _add(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        self._buttons.addWidget(button)
        return button
