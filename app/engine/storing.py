"""Writes what one thread receives and reads in another, so that the network, the parser and the disk work side by side.

SQLite, compression and checksums let go of the interpreter, and they take half of a first sync's time.
"""

from __future__ import annotations

import contextlib
import logging
from collections import deque
from collections.abc import Callable

from app.engine import interpreter
from app.errors import MailError, unexpected
from app.events import Event
from app.store.beside import Beside
from app.store.checkpoints import Checkpoints
from app.store.database import Database
from app.store.sync_writer import Prepared, SyncWriter

log = logging.getLogger(__name__)

_SWITCH_SECONDS = 0.0001
"""How long one of the threads may hold the interpreter while another waits; by default it is as long as a statement."""
_WAITING = 16
"""How heavy the steps may be that wait."""
_TOGETHER = 8
"""Steps of headers that are worth a transaction: they all write to the same pages of the indexes."""
_MESSAGES_WEIGH = 8
"""A step of whole messages holds some megabytes; one of headers weighs 1."""


class Storing(Beside):
    """Commits steps in the order in which they are put. Owned by the thread that puts; `emit` is called from the other.

    Writers whose steps are put use `database()`, which that thread must leave alone until `drain` has returned.
    """

    def __init__(self, open_database: Callable[[], Database], emit: Callable[[Event], None]) -> None:
        super().__init__("storing")
        self._open_database = open_database
        self._emit = emit
        self._db: Database | None = None
        self._checkpoints = Checkpoints(open_database)
        self._steps: deque[tuple[SyncWriter, Prepared]] = deque()
        self._is_busy = False
        self._draining = False
        self._error: MailError | None = None

    def database(self) -> Database:
        """The connection that the storing thread writes with."""
        if self._db is None:
            self._db = self._open_database()
            self._db.write_much()
        return self._db

    def put(self, writer: SyncWriter, prepared: Prepared) -> None:
        """Hands a step over, waiting while others are ahead. Raises what an earlier one failed with."""
        if self._thread is None:
            interpreter.tune(_SWITCH_SECONDS)
            self._begin()
        with self._changed:
            self._changed.wait_for(lambda: self._error is not None or sum(
                _weight(waiting) for _, waiting in self._steps) < _WAITING)
            self._raise_failure()
            self._steps.append((writer, prepared))
            self._changed.notify_all()

    def drain(self) -> None:
        """Returns once everything put is stored. Raises what a step failed with; those after it are dropped then."""
        with self._changed:
            self._draining = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._steps and not self._is_busy)
            self._draining = False
            self._raise_failure()

    def close(self) -> None:
        """Stores what is left and ends the thread. Never raises."""
        super().close()
        self._checkpoints.close()
        if self._db is not None:
            with contextlib.suppress(MailError):
                self._db.close()
            self._db = None

    def _raise_failure(self) -> None:
        if self._error is not None:
            error, self._error = self._error, None
            raise error

    def _run(self) -> None:
        while batch := self._taken():
            error: MailError | None = None
            try:
                self._write(batch)
            except MailError as failure:
                error = failure
            except Exception:  # whoever waits for this step must be told; the log says why
                log.exception("a step could not be stored")
                error = unexpected()
            with self._changed:
                self._is_busy = False
                if error is not None:
                    self._error = error
                    self._steps.clear()
                self._changed.notify_all()

    def _taken(self) -> list[tuple[SyncWriter, Prepared]]:
        """The next step, with those of headers that follow it; empty at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._is_worth_it())
            batch: list[tuple[SyncWriter, Prepared]] = []
            while self._steps and (not batch or (batch[-1][1].headers and self._steps[0][1].headers)):
                batch.append(self._steps.popleft())
            self._is_busy = bool(batch)
            self._changed.notify_all()
        return batch

    def _is_worth_it(self) -> bool:
        return bool(self._steps) and (self._draining or len(self._steps) >= _TOGETHER
                                      or not all(prepared.headers for _, prepared in self._steps))

    def _write(self, batch: list[tuple[SyncWriter, Prepared]]) -> None:
        db = self.database()
        if len(batch) > 1:  # the pages of an index are written once for all of them
            with db.write():
                changes = [writer.commit(prepared) for writer, prepared in batch]
        else:
            changes = [writer.commit(prepared) for writer, prepared in batch]
        for each in changes:
            for event in each.events():
                self._emit(event)
        self._checkpoints.written(db.log_pages)


def _weight(prepared: Prepared) -> int:
    return _MESSAGES_WEIGH if prepared.bodies or prepared.downloads or prepared.later else 1
