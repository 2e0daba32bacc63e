"""The search field of the toolbar; its tip teaches the operators."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui import icons

TYPING_MS = 350


class SearchBar(QLineEdit):
    """`wanted` comes after Return or a short pause; `left` when the field is emptied or Escape is pressed.

    `list_wanted` hands the keyboard over to the list: after Escape, and with the arrow down.
    """

    wanted = Signal(str)
    left = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search all mail"))
        self.setAccessibleName(self.tr("Search"))
        self.setToolTip(self.tr("Words, or from: to: subject: body: has:attachment is:unread before:2025-06-30 "
                                "after: in:folder"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(180)
        self.setMaximumWidth(420)
        self.setMaxLength(500)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        glass = QAction(self)
        icons.bind(glass, "search", "dim")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self._ask)
        glass.triggered.connect(self._ask)

    def activate(self) -> None:
        """Ready to type, the old query chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def leave(self) -> None:
        """Empties the field without telling anybody."""
        self._timer.stop()
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.left.emit()
            self.list_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
            return
        super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self.left.emit()

    def _ask(self) -> None:
        self._timer.stop()
        if query := self.text().strip():
            self.wanted.emit(query)
