"""A conversion of the mail database that is under way: its steps, how far it is, and what becomes of failures."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.store import conversion_state
from app.store.conversion import Conversion, Stage
from app.store.database import Database
from app.store.store_key import StoreKey

_FOLLOW_SECONDS = 3.0
"""Between two looks at what has changed, once the copy is made."""
_AGAIN_SECONDS = 60.0
"""After a failure: until then a disk may have room again."""
_MOST_BEGINNINGS = 3
"""In a row, of copies that were not like the database: then something is wrong that time does not mend."""
_LONGEST_REST = 0.2

log = logging.getLogger(__name__)


class ProtectionWork:
    """One thread's, but for `interrupt`. `name` of the new key, "" for none; `to`: that key, None while it is not to
    be had."""

    def __init__(self, path: Path, name: str, to: StoreKey | None, problem: str = "") -> None:
        self.name = name
        self.percent = 0
        self.problem = problem
        self._path = path
        self._to = to
        self._running: Conversion | None = None
        self._rests_until = 0.0
        self._beginnings = 0
        self._guard = threading.Lock()
        self._busy: Database | None = None

    @property
    def is_ready(self) -> bool:
        return self._running is not None and self._running.stage is Stage.READY

    @property
    def waits(self) -> float | None:
        """Seconds until the next step; None while the key is missing."""
        return None if self.name and self._to is None else max(0.0, self._rests_until - time.monotonic())

    def advance(self) -> None:
        """A step. What fails is told by `problem`, and tried again after a while."""
        began = time.monotonic()
        try:
            running = self._running or self._opened()
            if not self.is_ready or running.has_news():
                running.step()
            self.percent, self.problem = running.percent, ""
            # As long as it worked others may have the disk.
            self._rests_until = time.monotonic() + (
                _FOLLOW_SECONDS if self.is_ready else min(_LONGEST_REST, time.monotonic() - began))
            if self.is_ready:
                self._beginnings = 0
        except MailError as error:
            self._failed(error)

    def interrupt(self) -> None:
        """From any thread: a step that takes long ends without effect."""
        with self._guard:
            if self._busy is not None:
                self._busy.interrupt()

    def close(self) -> None:
        with self._guard:
            self._busy = None
        if self._running is not None:
            with contextlib.suppress(MailError):
                self._running.close()
            self._running = None

    def _opened(self) -> Conversion:
        db = Database.open(self._path)
        with self._guard:
            self._busy = db
        try:
            self._running = Conversion(db, self._to)
        except BaseException:
            with self._guard:
                self._busy = None
            db.close()
            raise
        return self._running

    def _failed(self, error: MailError) -> None:
        self.close()
        if error.kind is ErrorKind.CANCELLED:
            return
        is_unlike = error.kind is ErrorKind.DAMAGED or (error.kind is ErrorKind.STORE and not error.server_text)
        if is_unlike and self._beginnings < _MOST_BEGINNINGS:
            self._beginnings += 1
            log.info("the copy of the mail database is begun anew")
            with contextlib.closing(Database.open(self._path)) as db:
                conversion_state.rest(db)
            return
        log.warning("the conversion of the mail database rests: %s", error)
        self.problem = error.detail
        self._rests_until = time.monotonic() + _AGAIN_SECONDS
