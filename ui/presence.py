"""Whether somebody is at the window, told seldom and found out cheaply."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

PAUSE_MS = 30_000
"""From one sign of the person to the moment from which the next one is looked for."""

_SIGNS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
                    QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.InputMethod})


class Presence(QObject):
    """Calls `tell` at the first key or movement after each pause, in whichever window of the program has the focus.

    A filter of that window's events, there only until it has seen one that counts, and then gone for a while: each
    would cost a call into Python. Not one of the application's: that sees objects that are still being made, as
    WebEngine makes one for each request, and PySide, which has to wrap each of them, crashes.
    """

    def __init__(self, tell: Callable[[], object], parent: QObject, *, pause: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._tell = tell
        self._window: QWindow | None = None
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._look)
        application = QGuiApplication.instance()
        self._application = application if isinstance(application, QGuiApplication) else None
        if self._application is not None:
            self._application.focusWindowChanged.connect(self._follow)
        self._look()

    def stop(self) -> None:
        self._timer.stop()
        self._leave()
        if self._application is not None:
            self._application.focusWindowChanged.disconnect(self._follow)
            self._application = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._leave()
            self._timer.start()
            self._tell()
        return False

    def _look(self) -> None:
        self._follow(QGuiApplication.focusWindow())

    def _follow(self, window: QWindow | None) -> None:
        self._leave()
        if window is not None and not self._timer.isActive():
            window.installEventFilter(self)
            self._window = window

    def _leave(self) -> None:
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = None
