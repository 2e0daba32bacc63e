"""What keeps order by itself or in steps: mail that was put off comes back, and whole folders are marked as read."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.commands import MarkFoldersRead, WakeSnoozed
from app.events import EditApplied, EditRefused, Event, SnoozedBack
from app.store import marking, snooze, transferring
from app.store.changes import Changes
from app.store.database import Database


class Order:
    """In the editor's thread. `put` asks for the next step, behind what others asked for meanwhile."""

    def __init__(self, emit: Callable[[Event], None], told: Callable[[Changes], None],
                 put: Callable[[MarkFoldersRead | WakeSnoozed], None]) -> None:
        self._emit = emit
        self._told = told
        self._put = put

    def serve(self, db: Database, request: MarkFoldersRead | WakeSnoozed) -> None:
        if isinstance(request, WakeSnoozed):
            self._wake(db, request.answered)
        else:
            self._mark(db, request)

    def _wake(self, db: Database, answered: tuple[int, ...]) -> None:
        applied = snooze.wake_answered(db, answered) if answered else snooze.wake(db, time.time())
        if not applied.new_ids:
            return
        self._told(applied.changes)
        self._emit(SnoozedBack(tuple(applied.new_ids)))
        if len(applied.new_ids) == snooze.MOST_AT_ONCE:
            self._put(WakeSnoozed(answered))

    def _mark(self, db: Database, request: MarkFoldersRead) -> None:
        applied, undo_id, more = marking.mark_read(db, request.folder_ids, request.undo_id)
        self._told(applied.changes)
        count = request.count + applied.count
        if more:
            self._put(MarkFoldersRead(request.folder_ids, undo_id, count))
        elif count:
            self._emit(EditApplied(applied.label, count))
        if applied.error is not None:
            self._emit(EditRefused(applied.error))


class OrderTime:
    """What the clock looks at. `put` asks the editor, `nudge` wakes an account's worker."""

    def __init__(self, put: Callable[[WakeSnoozed], None], nudge: Callable[[int], None]) -> None:
        self._put = put
        self._nudge = nudge

    def due(self, db: Database, now: float) -> float | None:
        """As `clock.Due`. A message that arrived with another account is deleted where it was."""
        if snooze.is_due(db, now):
            self._put(WakeSnoozed())
        for account_id in transferring.freed(db):
            self._nudge(account_id)
        return snooze.next_at(db, now)
