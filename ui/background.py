"""Short work off the Qt thread: building a message, reading a file. Network and store are the engine's alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal

from app.errors import MailError

Result = TypeVar("Result")

_running: set[QObject] = set()
"""Keeps relays alive until they have delivered."""


class _Relay(QObject, Generic[Result]):
    finished = Signal(object)

    def __init__(self, owner: QObject, work: Callable[[], Result],
                 done: Callable[[Result | MailError], None]) -> None:
        super().__init__()
        self._owner, self._work, self._done = owner, work, done
        self.finished.connect(self._deliver)

    def run(self) -> None:
        try:
            self.finished.emit(self._work())
        except BaseException as error:  # handed to the Qt thread, which raises what is no MailError
            self.finished.emit(error)

    def _deliver(self, result: Result | BaseException) -> None:
        _running.discard(self)
        if isinstance(result, BaseException) and not isinstance(result, MailError):
            raise result
        if shiboken6.isValid(self._owner):
            self._done(result)


def run(owner: QObject, work: Callable[[], Result], done: Callable[[Result | MailError], None],
        pool: QThreadPool | None = None) -> None:
    """Do `work` in the thread pool, or in a `pool` of one's own; then call `done` in the Qt thread, unless `owner` was
    deleted meanwhile."""
    relay = _Relay(owner, work, done)
    _running.add(relay)
    (pool or QThreadPool.globalInstance()).start(relay.run)
