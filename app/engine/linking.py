"""When conversations are looked for: a moment after the last messages came, so that no sync waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from app.events import Event, MessagesChanged, SyncFinished, ThreadsLinked
from app.quick_dataclass import dataclass
from app.store import threads
from app.store.database import Database

QUIET_SECONDS = 0.7
MOST_SECONDS = 6.0
"""Of a first sync that goes on and on: then it is looked at what there is."""

_THREADS_AN_EVENT = 10
"""Few enough for the window to take in at once."""


@dataclass(frozen=True, slots=True)
class LinkThreads:
    """Look which conversations the newest messages belong to; told by ThreadsLinked."""


class Linking:
    """`put` asks the editor, `nudge` wakes the clock, of which `due` is a part. Called from any thread."""

    def __init__(self, put: Callable[[LinkThreads], None], nudge: Callable[[], None]) -> None:
        self._put = put
        self._nudge = nudge
        self._guard = threading.Lock()
        self._first = self._last = 0.0
        """When the first and the last message came that nobody looked at; steady time, 0 for none."""

    def noticed(self, event: Event) -> None:
        """From any thread."""
        match event:
            case MessagesChanged() if event.added:
                now = time.monotonic()
                with self._guard:
                    begins, self._last = not self._first, now
                    self._first = self._first or now
                if begins:
                    self._nudge()
            case SyncFinished():
                with self._guard:
                    waits = bool(self._first)
                    self._last = 0.0
                if waits:
                    self._nudge()
            case _:
                pass

    def due(self, _db: Database, now: float) -> float | None:
        """As `clock.Due`."""
        steady = time.monotonic()
        with self._guard:
            if not self._first:
                return None
            left = min(self._last + QUIET_SECONDS, self._first + MOST_SECONDS) - steady
            if left > 0:
                return now + left
            self._first = 0.0
        self._put(LinkThreads())
        return None


def link(db: Database, emit: Callable[[Event], None]) -> bool:
    """One step; whether there is more to do."""
    step = threads.link_some(db)
    for start in range(0, len(step.threads), _THREADS_AN_EVENT):
        emit(ThreadsLinked(step.threads[start:start + _THREADS_AN_EVENT]))
    return step.more
