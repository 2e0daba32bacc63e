"""The search field of the toolbar; what it offers teaches the operators."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QMoveEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui import icons
from ui.forms.clearing import clearable
from ui.help import calls
from ui.help.topics import Topic
from ui.models.suggestions import Suggestion
from ui.views.search_popup import SearchPopup

TYPING_MS = 90

Suggest = Callable[[str, int], list[Suggestion]]


class SearchBar(QLineEdit):
    """`typed` comes after a short pause, `wanted` after Return; `left` when the field is emptied or Escape is pressed.

    `list_wanted` hands the keyboard over to the list: after Escape, and with the arrow down. `kept` tells of a query
    that somebody meant (Return, or a step to its results), to be offered again. `suggest` says what to offer.
    """

    typed = Signal(str)
    wanted = Signal(str)
    left = Signal()
    list_wanted = Signal()
    kept = Signal(str)
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        calls.set_topic(self, Topic.SEARCH)
        self.setPlaceholderText(self.tr("Search all mail"))
        self.setAccessibleName(self.tr("Search"))
        self.setToolTip(self.tr("Words, or from: to: subject: body: has:attachment is:unread before:2025-06-30 "
                                "after: in:folder"))
        clearable(self)
        self.setMinimumWidth(180)
        self.setMaximumWidth(420)
        self.setMaxLength(3000)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        glass = QAction(self.tr("Search"), self)
        icons.bind(glass, "search", "dim")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.suggest: Suggest = lambda _text, _cursor: []
        self.popup = SearchPopup(self)
        self.popup.taken.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self._paused)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self._returned)
        glass.triggered.connect(self._returned)

    def activate(self) -> None:
        """Ready to type, the old query chosen."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._offer()

    def leave(self) -> None:
        """Empties the field without telling anybody."""
        self._timer.stop()
        self.popup.hide()
        self.clear()

    def show_query(self, query: str) -> None:
        """Puts a query into the field without telling anybody."""
        self._timer.stop()
        self.popup.hide()
        self.setText(query)

    def event(self, event: QEvent) -> bool:
        # Tab would leave the field before it becomes a key press.
        if (event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Tab and (chosen := self.popup.current) is not None):
            self._take(chosen)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offered = self.popup.isVisible()
        match event.key():
            case Qt.Key.Key_Escape if offered:
                self.popup.hide()
            case Qt.Key.Key_Escape:
                self.leave()
                self.left.emit()
                self.list_wanted.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if offered:
                self.popup.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Down:
                self._keep()
                self.list_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if (chosen := self.popup.current) is not None:
                self._take(chosen)
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.popup.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()  # the window may be about to close
        self.popup.hide()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        self.popup.hide()
        super().moveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._offer()

    def _edited(self, text: str) -> None:
        self._offer()
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self.left.emit()

    def _offer(self) -> None:
        self.popup.offer(self.suggest(self.text(), self.cursorPosition()))

    def _take(self, suggestion: Suggestion) -> None:
        if suggestion.forget:
            self.popup.hide()
            self.forget_wanted.emit()
            return
        self.setText(suggestion.text)
        self.setCursorPosition(suggestion.cursor)
        self._offer()
        self._timer.start()

    def _returned(self) -> None:
        self._timer.stop()
        self.popup.hide()
        self._keep()
        if query := self.text().strip():
            self.wanted.emit(query)

    def _keep(self) -> None:
        if query := self.text().strip():
            self.kept.emit(query)

    def _paused(self) -> None:
        if query := self.text().strip():
            self.typed.emit(query)
