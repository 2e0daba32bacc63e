"""Messages put off until a time: hidden from their folder's list, and shown again by the clock.

It is between a person and this computer: no server is told, other programs show the message all the while. It stays
in its folder and in that folder's total; who moves or deletes it ends the rest.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

from app.errors import ErrorKind, MailError
from app.model.message import SEEN, Flags, MessageRow
from app.model.operation import SnoozeMessages
from app.store import messages, moving
from app.store.applied import Applied, one_by_one
from app.store.database import Database, Row
from app.store.rights import Rights

MOST_AT_ONCE = 200
_SEEN: Flags = frozenset({SEEN})
_NOTHING: Flags = frozenset()
_YEARS = 50 * 366 * 86_400.0


def put_off(db: Database, operation: SnoozeMessages, now: float) -> tuple[Applied, moving.Inverse]:
    """Raises MailError(USAGE) for a time that is over, or that nobody will live to see."""
    until = operation.until
    if until and not (math.isfinite(until) and now < until < now + _YEARS):
        raise MailError(ErrorKind.USAGE, "Choose a time that is still to come.")
    applied, before = Applied("snooze" if until else "wake"), moving.Before()
    one_by_one(db, operation.ids, applied, lambda each: set_until(db, each, until, applied, before))
    return applied, before.inverse()


def put_back(db: Database, ids: tuple[int, ...], until: float) -> Applied:
    """Undo: as it was before, even if that time is over by now; then the clock shows them."""
    applied, before = Applied(), moving.Before()
    one_by_one(db, ids, applied, lambda each: set_until(db, each, until, applied, before))
    return applied


def set_until(db: Database, message_id: int, until: float, applied: Applied, before: moving.Before) -> bool:
    """Whether anything changed. Within the caller's transaction."""
    row = db.one("SELECT folder_id, snoozed_until FROM message WHERE id = ? AND folder_id IS NOT NULL", (message_id,))
    if row is None or row[1] == until:
        return False
    db.run("UPDATE message SET snoozed_until = ? WHERE id = ?", (until, message_id))
    before.snoozed.setdefault(row[1], []).append(message_id)
    # Out of one list and into another, though it does not leave its folder.
    applied.changes.remove(row[0], message_id)
    applied.changes.add(row[0], message_id)
    return True


def wake(db: Database, now: float) -> Applied:
    """Shows what is due again, as unread: at most 200, `new_ids` are those. To be repeated until there are none."""
    return _show(db, db.rows("SELECT id FROM message WHERE snoozed_until > 0 AND snoozed_until <= ? "
                             "ORDER BY snoozed_until LIMIT ?", (now, MOST_AT_ONCE)))


def wake_answered(db: Database, threads: Sequence[int]) -> Applied:
    """The same for conversations whose newest message is a new one, that nobody has read yet."""
    return _show(db, db.rows(
        "SELECT s.id FROM message s WHERE s.snoozed_until > 0 AND s.thread_id IN (SELECT value FROM json_each(?)) "
        "AND EXISTS (SELECT 1 FROM message n WHERE n.thread_id > 0 AND n.thread_id = s.thread_id AND n.id > s.id "
        "AND n.date > s.date AND n.seen = 0 AND n.snoozed_until = 0 AND n.folder_id IS NOT NULL) "
        "ORDER BY s.snoozed_until LIMIT ?", (json.dumps(list(threads)), MOST_AT_ONCE)))


def _show(db: Database, due: list[Row]) -> Applied:
    applied, before, rights = Applied(), moving.Before(), Rights(db)
    if not due:
        return applied
    with db.write(durable=True):
        for (message_id,) in due:
            if not set_until(db, message_id, 0.0, applied, before):
                db.run("UPDATE message SET snoozed_until = 0 WHERE id = ?", (message_id,))  # deleted meanwhile
                continue
            try:
                moving.change_flags(db, message_id, _NOTHING, _SEEN, rights, applied, before)
            except MailError as error:
                if error.kind is not ErrorKind.USAGE:
                    raise  # a folder whose marks are not ours to change is no reason to sleep on
            applied.new_ids.append(message_id)
    return applied


def is_due(db: Database, now: float) -> bool:
    """Whether anything is to come back by `now` (seconds since the epoch)."""
    return db.one("SELECT 1 FROM message WHERE snoozed_until > 0 AND snoozed_until <= ? LIMIT 1", (now,)) is not None


def next_at(db: Database, now: float) -> float | None:
    """When the next message is due after `now`, in seconds since the epoch."""
    # The clock asks at each round, so it must not go through all messages.
    found = db.value("SELECT min(snoozed_until) FROM message INDEXED BY message_snoozed WHERE snoozed_until > 0 "
                     "AND snoozed_until > ?", (now,))
    return None if found is None else float(found)


def count(db: Database) -> int:
    return int(db.value("SELECT count(*) FROM message WHERE snoozed_until > 0 AND folder_id IS NOT NULL"))


def page(db: Database, after: MessageRow | None, limit: int = 200) -> list[MessageRow]:
    """From all folders, the next one due first."""
    start = (0.0, 0) if after is None else (after.snoozed_until, after.id)
    return messages.rows(db, [row[0] for row in db.rows(
        "SELECT id FROM message WHERE snoozed_until > 0 AND (snoozed_until, id) > (?, ?) AND folder_id IS NOT NULL "
        "ORDER BY snoozed_until, id LIMIT ?", (*start, limit))])
