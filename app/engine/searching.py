"""Searches while somebody types: only the newest one counts, and an older one that still runs is cut short."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.commands import SearchMessages
from app.errors import ErrorKind, MailError
from app.events import Event, SearchCoverage, SearchFinished
from app.store import search
from app.store.database import Database


class Searches:
    """The pool's. `expect` in the asking thread, then `run` in one of the pool's."""

    def __init__(self, emit: Callable[[Event], None]) -> None:
        self._emit = emit
        self._lock = threading.Lock()
        self._newest = 0
        self._running: set[Database] = set()

    def expect(self, command: SearchMessages) -> None:
        """From here on no older search is of use."""
        with self._lock:
            self._newest = max(self._newest, command.token)
            if command.token == self._newest:
                for db in self._running:
                    db.interrupt()

    def run(self, db: Database, command: SearchMessages) -> None:
        """Tells SearchFinished, or nothing if there is a newer search by now."""
        with self._lock:
            if command.token != self._newest:
                return
            self._running.add(db)
        try:
            ids = search.search(db, command.query, account_id=command.account_id, folder_id=command.folder_id,
                                limit=command.limit, wanted=lambda: command.token == self._newest)
        except MailError as error:
            if error.kind is not ErrorKind.CANCELLED:
                raise
            return
        finally:
            # Under the lock, so that an interrupt never hits what this connection is used for next.
            with self._lock:
                self._running.discard(db)
        self._emit(SearchFinished(command.token, tuple(ids),
                                  search.coverage(db, command.account_id, command.folder_id)))

    def fail(self, command: SearchMessages, error: MailError) -> None:
        self._emit(SearchFinished(command.token, (), SearchCoverage(0, 0, 0), error))
