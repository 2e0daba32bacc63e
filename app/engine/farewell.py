"""Before the end: what the person sent a moment ago goes out, if it goes quickly."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.events import ConnectionState
from app.store import outbox
from app.store.database import Database

_LOOK_SECONDS = 0.05
_IDLE = (ConnectionState.OFFLINE, ConnectionState.STOPPED)


def await_delivery(db: Database, state: Callable[[int], ConnectionState], ends: float) -> bool:
    """Waits until nothing is being sent or about to be, at most until `ends` (steady clock); whether all went. What
    stays is sent at the next start."""
    while True:
        left = [each for each in outbox.entries(db) if _is_going(each, time.time())]
        if not any(state(each.account_id) not in _IDLE for each in left):
            return not left
        if time.monotonic() >= ends:
            return False
        time.sleep(_LOOK_SECONDS)


def _is_going(entry: outbox.OutboxEntry, now: float) -> bool:
    return entry.state == outbox.SENDING or (entry.state == outbox.QUEUED and entry.due_at(now) <= now)
