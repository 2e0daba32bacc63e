"""When the outbox is to be looked at: mail to be sent later, mail that can still be taken back, and retries."""

from __future__ import annotations

from collections.abc import Callable

from app.store import outbox
from app.store.database import Database


class OutboxTime:
    """A `Due` of the clock. `deliver` wakes an account's worker, once for each moment of each message."""

    def __init__(self, deliver: Callable[[int], None]) -> None:
        self._deliver = deliver
        self._told: set[tuple[int, float]] = set()

    def due(self, db: Database, now: float) -> float | None:
        """Wakes the workers of accounts with messages that have come due, once for each; `now` and the answer, the next
        moment, in seconds since the epoch."""
        waiting = outbox.timed(db)
        moments = {each.id: (each.id, max(each.send_at, each.next_try)) for each in waiting}
        ready = [each for each in waiting if each.due_at(now) <= now]
        fresh = [each for each in ready if moments[each.id] not in self._told]
        self._told = {moments[each.id] for each in ready}
        for account_id in sorted({each.account_id for each in fresh}):
            self._deliver(account_id)
        return min((at for each in waiting if (at := each.due_at(now)) > now), default=None)
