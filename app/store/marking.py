"""Whole folders marked as read, some messages at a time, and taken back in one step."""

from __future__ import annotations

import json

from app.model.message import SEEN, Flags
from app.store import moving
from app.store.applied import Applied, one_by_one
from app.store.database import Database
from app.store.rights import Rights

_STEP = 1000
_SEEN: Flags = frozenset({SEEN})
_NOTHING: Flags = frozenset()


def mark_read(db: Database, folder_ids: tuple[int, ...], undo_id: int) -> tuple[Applied, int, bool]:
    """At most 1,000 messages; the id under which all is taken back (`undo_id`, or a new one for 0), and whether there
    are more. What sleeps (snooze.py) is left alone. Raises MailError(USAGE) where nothing may be marked."""
    ids = tuple(row[0] for row in db.rows(
        "SELECT id FROM message WHERE folder_id IN (SELECT value FROM json_each(?)) AND seen = 0 "
        "AND snoozed_until = 0 LIMIT ?", (json.dumps(folder_ids), _STEP)))
    applied, before, rights = Applied("read"), moving.Before(), Rights(db)
    one_by_one(db, ids, applied, lambda each: moving.change_flags(db, each, _SEEN, _NOTHING, rights, applied, before))
    inverse = before.inverse()
    if inverse and undo_id and db.one("SELECT 1 FROM undo WHERE id = ?", (undo_id,)) is not None:
        with db.write(durable=True):
            for edit in inverse:
                db.run("UPDATE undo SET edits = json_insert(edits, '$[#]', json(?)) WHERE id = ?",
                       (json.dumps(edit), undo_id))
    elif inverse:
        undo_id = moving.remember(db, applied.label, inverse)
    return applied, undo_id, len(ids) == _STEP and applied.error is None and applied.count > 0
