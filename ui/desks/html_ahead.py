"""Has HTML mail ready to be shown before the first of it is opened.

WebEngine takes a third of a second to come up, most of which the window cannot answer; from a disk, a whole one. For
somebody who reads HTML mail that was the wait for the first message after each start. Now it happens a moment after the
start, while nobody presses anything. Who reads plain text pays nothing, as ever: it is done only for those who were
shown HTML mail before.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from ui.settings import Settings
from ui.views import web_files
from ui.views.message_bodies import MessageBodies

PAUSE_MS = 300
"""For so long nobody must have pressed or turned anything before each step."""
FORGOTTEN_AFTER = 30
"""So many messages in plain text in one run, and none in HTML: the next start does without."""

_SIGNS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease,
                    QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress,
                    QEvent.Type.InputMethod, QEvent.Type.Resize, QEvent.Type.Expose})

Steps = Callable[[], Iterator[None]]
"""Makes it ready bit by bit: what is between two yields may hold the event loop."""


class HtmlAhead(QObject):
    """Learns from `bodies` what is read, and makes them ready once that was begun. `steps` is another way to do so,
    `pause` in milliseconds."""

    def __init__(self, settings: Settings, bodies: MessageBodies, window: QWidget, *, steps: Steps | None = None,
                 pause: int = PAUSE_MS) -> None:
        super().__init__(window)
        self._settings, self._bodies, self._window = settings, bodies, window
        self._make_steps = steps or self._steps
        self._left: Iterator[None] | None = None
        self._watched: QObject | None = None
        self._saw_html = False
        self._plain = 0
        self._pause = QTimer(self, singleShot=True, interval=pause)
        self._pause.timeout.connect(self._go_on)
        bodies.shown.connect(self._note)

    @property
    def is_under_way(self) -> bool:
        return self._watched is not None

    def begin(self) -> None:
        """Once the program has started; where its window is not seen yet, when it is. Not for screen readers: those are
        told of the first page when it comes."""
        if self.is_under_way or not self._settings.reads_html or QAccessible.isActive():
            return
        handle = self._window.windowHandle()
        self._watched = handle if handle is not None else self._window
        self._watched.installEventFilter(self)
        if handle is not None:
            self._left = self._make_steps()
            self._pause.start()

    def stop(self) -> None:
        self._pause.stop()
        self._left = None
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._left is None:
            if kind is QEvent.Type.Show:
                self.stop()
                QTimer.singleShot(0, self, self.begin)
        elif kind in _SIGNS:
            self._pause.start()
        return False

    def _go_on(self) -> None:
        if self._left is None or not self._window.isVisible() or self._window.isMinimized():
            return  # its window tells when it is seen again
        if (QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton or QApplication.activePopupWidget()
                or QApplication.activeModalWidget()):
            self._pause.start()
        elif next(self._left, self) is self:
            self.stop()
        else:
            self._pause.start()

    def _steps(self) -> Iterator[None]:
        reader = threading.Thread(target=web_files.read_ahead, name="read-ahead", daemon=True)
        reader.start()
        while reader.is_alive():
            yield
        for step in (self._bodies.load_code, self._bodies.load_web, self._bodies.make_ready):
            step()
            yield

    def _note(self, html: bool) -> None:
        if html:
            self._settings.reads_html = self._saw_html = True
        elif not self._saw_html:
            self._plain += 1
            if self._plain >= FORGOTTEN_AFTER:
                self._settings.reads_html = False
