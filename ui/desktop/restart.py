"""The program ended and started again: what is asked for in a window is done once all of it has ended."""

from __future__ import annotations

import logging
import os
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Signal, SignalInstance
from PySide6.QtWidgets import QApplication

from app.paths import Profile
from ui.desktop import program_line

log = logging.getLogger(__name__)


class Closing(Protocol):
    """The main window."""

    @property
    def closed(self) -> SignalInstance: ...

    def quit(self) -> None: ...


class Restart(QObject):
    """Hangs at the application. Without a window to close (`is_served`) nobody offers it."""

    asked = Signal()
    """The window is to close."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.is_served = self.is_due = False
        self._asking = False

    def ask(self) -> None:
        """`is_due` afterwards only if the window really closed: a draft that can't be stored keeps it open."""
        self._asking = True
        try:
            self.asked.emit()
        finally:
            self._asking = False

    def serve(self, window: Closing) -> None:
        self.is_served = True
        window.closed.connect(self._closed)
        self.asked.connect(window.quit)

    def _closed(self) -> None:
        self.is_due = self._asking

    def start_if_due(self, profile: Profile, *more: str) -> bool:
        """Another run of this program, on the profile that is free by now. `more`: what this run was told."""
        if not self.is_due:
            return False
        self.is_due = False
        first, *others = program_line.words(profile, *more)
        started = bool(QProcess.startDetached(first, others, os.getcwd())[0])
        if not started:
            log.warning("could not be started again")
        return started


def restart() -> Restart:
    """The application's, made at the first call."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    known = application.findChild(Restart)
    return known if known is not None else Restart(application)
