"""Folding the write-ahead log into the database beside the writing, not within it: half of that time is the disk's."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from app.errors import MailError
from app.store.beside import Beside
from app.store.database import Database

_AT_ONCE = 1_000
"""Pages (of 16 kB) that are worth a beginning."""
_MOST = 8_000
"""Pages of the log at which the writer waits until it is folded in and can be written from its start again."""
_PATIENCE = 1.0
"""Seconds that the writer waits at most: somebody who reads for long keeps the log from being folded in."""
_PAUSE = 0.05
"""Seconds between two tries that such a reader frustrates."""


class Checkpoints(Beside):
    """A thread with a connection of its own. `written` is for the one writer whose connection does not checkpoint."""

    def __init__(self, open_database: Callable[[], Database]) -> None:
        super().__init__("checkpoints")
        self._open_database = open_database
        self._log = 0
        self._folded = 0

    def written(self, pages: int) -> None:
        """The log has so many pages now. Waits where it has become too long."""
        self._begin()
        with self._changed:
            self._log = pages
            if pages < self._folded:  # it was begun anew
                self._folded = 0
            self._changed.notify_all()
            if pages >= _MOST:
                self._changed.wait_for(lambda: self._folded >= self._log or self._ended, _PATIENCE)

    def _run(self) -> None:
        db: Database | None = None
        # What cannot be folded in now stays in the log, where nothing is lost.
        with contextlib.suppress(MailError):
            db = self._open_database()
            while self._awaited():
                _, folded = db.rows("PRAGMA wal_checkpoint(PASSIVE)")[0][1:]
                with self._changed:
                    is_stuck = folded <= self._folded
                    self._folded = folded
                    self._changed.notify_all()
                    if is_stuck:
                        self._changed.wait_for(lambda: self._ended, _PAUSE)
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        if db is not None:
            with contextlib.suppress(MailError):
                db.close()

    def _awaited(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._log - self._folded >= _AT_ONCE or (
                self._log >= _MOST and self._folded < self._log))
            return not self._ended
