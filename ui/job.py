"""A job as a window watches it: started, followed, cancelled; only the newest one's answer counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.commands import CancelJob, JobCommand
from app.events import JobFinished, JobProgressed
from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.tokens import next_token


class Job(QObject):
    """One job at a time; a second one cancels the first, whose answer is not told."""

    progressed = Signal(object)
    """JobProgressed."""
    finished = Signal(object, object)
    """The JobResult or None, the MailError or None."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        self._token = 0
        bridge.job_progressed.connect(self._progressed)
        bridge.job_finished.connect(self._finished)

    @property
    def is_running(self) -> bool:
        return self._token != 0

    def start(self, command: Callable[[int], JobCommand]) -> None:
        """`command` makes the command for a token."""
        self.abandon()
        self._token = next_token()
        self._engine.submit(command(self._token))

    def cancel(self) -> None:
        """Asks it to end; `finished` follows."""
        if self._token:
            self._engine.submit(CancelJob(self._token))

    def abandon(self) -> None:
        """Asks it to end, and nobody wants to hear of it any more."""
        self.cancel()
        self._token = 0

    def _progressed(self, told: JobProgressed) -> None:
        if told.token == self._token:
            self.progressed.emit(told)

    def _finished(self, told: JobFinished) -> None:
        if told.token == self._token:
            self._token = 0
            self.finished.emit(told.result, told.error)
