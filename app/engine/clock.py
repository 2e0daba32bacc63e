"""The thread that wakes what is due by the calendar: mail to be sent later, a retry, a message that was put off."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable

from app.errors import MailError
from app.store.database import Database

log = logging.getLogger(__name__)

LONGEST = 30.0
"""Seconds between two looks at most. Steady clocks stand still while the machine sleeps, the calendar may be set, and
another process may store something: none of them wakes a thread that waits."""

Due = Callable[[Database, float], float | None]
"""Sets going what is due at `now` (seconds since the epoch), without waiting for it, and returns when the next is due;
None while there is none. It is given a read-only connection: whoever has to write asks the editor. It is called again
after each nudge and at least each LONGEST seconds, so that it must not set going twice what is on its way already."""


class Clock(threading.Thread):
    """`add` before `start`; `nudge` and `stop` from any thread. A `Due` that fails is asked again at the next look."""

    def __init__(self, open_reader: Callable[[], Database], *, now: Callable[[], float] = time.time,
                 longest: float = LONGEST) -> None:
        super().__init__(name="clock", daemon=True)
        self._open_reader = open_reader
        self._now = now
        self._longest = longest
        self._dues: list[Due] = []
        self._woken = threading.Event()
        self._stopping = False

    def add(self, due: Due) -> None:
        self._dues.append(due)

    def nudge(self) -> None:
        """Something with a time was stored, changed or taken away, or the calendar was set."""
        self._woken.set()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    def run(self) -> None:
        db: Database | None = None
        try:
            while not self._stopping:
                self._woken.clear()
                pause = self._longest
                try:
                    db = db if db is not None else self._open_reader()
                    pause = self.look(db)
                except MailError as error:  # the store can't be opened now
                    log.warning("clock: %s", error.kind)
                if not self._stopping:
                    self._woken.wait(pause)
        finally:
            if db is not None:
                with contextlib.suppress(MailError):
                    db.close()

    def look(self, db: Database) -> float:
        """One look at everything; the seconds until the next one."""
        now = self._now()
        pause = self._longest
        for due in self._dues:
            try:
                following = due(db, now)
            except MailError as error:
                log.warning("clock: %s", error.kind)
                continue
            except Exception:  # one that fails must not stop the others' time
                log.exception("clock: a look failed")
                continue
            if following is not None:
                pause = min(pause, following - now)
        return max(0.05, pause)
