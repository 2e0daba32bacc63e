"""Whether nobody needs the engine: nobody touched the window for a while, nothing was asked or told, nothing works."""

from __future__ import annotations

import threading
from collections.abc import Callable

from app.events import (
    AccountStateChanged,
    ActivityChanged,
    ActivityEnded,
    ConnectionState,
    Event,
    JobFinished,
    JobProgressed,
)

AWAY_SECONDS = 180.0
"""Since the person last touched the window."""
QUIET_SECONDS = 10.0
"""Since anything was asked or told."""
FORGOTTEN_SECONDS = 600.0
"""After so long without a word, what was at work is taken to be gone."""

_BUSY = frozenset({ConnectionState.CONNECTING, ConnectionState.SYNCING})


class Idleness:
    """Every method may be called from any thread, and none waits. `steady` is a clock in seconds."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._guard = threading.Lock()
        self._touched_at = self._stirred_at = steady()
        self._busy: dict[tuple[str, int], float] = {}
        """What is at work, and when that was last told."""

    def touched(self) -> None:
        self._touched_at = self._steady()

    def stirred(self) -> None:
        self._stirred_at = self._steady()

    def noticed(self, event: Event) -> None:
        match event:
            case AccountStateChanged():
                self._note(("account", event.account_id), event.state in _BUSY)
            case ActivityChanged():
                self._note(("activity", event.account_id), True)
            case ActivityEnded():
                self._note(("activity", event.account_id), False)
            case JobProgressed():
                self._note(("job", event.token), True)
            case JobFinished():
                self._note(("job", event.token), False)
            case _:
                pass
        self.stirred()

    def lasts(self) -> bool:
        """Whether nobody is there and nothing runs."""
        now = self._steady()
        if now - self._touched_at < AWAY_SECONDS or now - self._stirred_at < QUIET_SECONDS:
            return False
        with self._guard:
            return all(now - since > FORGOTTEN_SECONDS for since in self._busy.values())

    def _note(self, what: tuple[str, int], is_busy: bool) -> None:
        with self._guard:
            if is_busy:
                self._busy[what] = self._steady()
            else:
                self._busy.pop(what, None)
