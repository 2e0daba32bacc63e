"""Keys that the text of a message takes before anybody else: find within it, and Space to read on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_SPACES = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class BodyKeys(QObject):
    """Ctrl+F is the window's search everywhere else. Space pages by itself; at the end it goes on to the next."""

    find_wanted = Signal()
    next_wanted = Signal()
    escaped = Signal()

    def __init__(self, is_at_end: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_at_end = is_at_end
        self._within = False

    def watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def start_over(self) -> None:
        """Another message is shown: nothing within it has the focus."""
        self._within = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Find):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.find_wanted.emit()
                return True
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._within = True  # Space opens and closes a quote that has the focus
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif (event.key() == Qt.Key.Key_Space and event.modifiers() is _SPACES[0] and not self._within
              and self._is_at_end()):
            self.next_wanted.emit()
            return True
        return False


def page_by_key(view: QWidget, *, back: bool) -> None:
    """A screenful of HTML, as its own keys would: there is no script to scroll it with."""
    proxy = view.focusProxy()
    key = Qt.Key.Key_PageUp if back else Qt.Key.Key_PageDown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if proxy is not None:
            QCoreApplication.sendEvent(proxy, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
