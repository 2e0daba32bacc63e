"""A budget for IMAP bodies: which are worth keeping here, and the removal of the others. Headers always stay.

Bodies and what could be fetched stand in one order of worth: the day on which they were last of use, then their date.
To be opened is worth a day more than to be fetched. The budget reaches down to a line in that order. What lies below is
not fetched by itself and, if it is here, goes first; so nothing that was evicted is fetched again at once.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from app.model.folder import Role
from app.store import bodies
from app.store.changes import Changes
from app.store.database import Database

_ROWS_A_TRANSACTION = 200
_STALE = 3_600.0
"""Seconds before an opened message is noted as used again: worth is counted in days."""

_DAY = 86_400
_NO_LIMIT = -1e300

# What only we have, or may come to be the only one, is no cache.
_KEPT = f"""
m.server_folder_id IS NULL OR m.uid IS NULL OR m.missing = 1 OR m.account_id != ?1
OR m.folder_id IN (SELECT id FROM folder WHERE role = '{Role.DRAFTS.value}' OR is_local = 1)
OR m.server_folder_id IN (SELECT id FROM folder WHERE missing > 0)
OR m.id IN (SELECT message_id FROM journal WHERE message_id IS NOT NULL)
OR m.id IN (SELECT json_extract(payload, '$.source') FROM journal WHERE kind = 'copy')
"""


def used(db: Database, account_id: int) -> int:
    """Octets that the bodies of the account's messages take up, as they are stored."""
    return int(db.value("SELECT coalesce(sum(length(data)), 0) FROM body WHERE id IN "
                        "(SELECT body_id FROM message WHERE account_id = ?)", (account_id,)))


def note_opened(db: Database, message_id: int) -> None:
    """The person read the message."""
    worth = time.time() + _DAY
    if db.one("SELECT 1 FROM message WHERE id = ? AND used_at < ?", (message_id, worth - _STALE)):
        with db.write():
            db.run("UPDATE message SET used_at = ? WHERE id = ?", (worth, message_id))


def line(db: Database, account_id: int, budget: int, since: Mapping[int, float]) -> float:
    """The date from which messages that are not here are worth fetching within `budget` octets.

    `since`: the folders of which bodies are wanted, and from which date on.
    """
    things: list[tuple[int, float, int, bool]] = [(*row, False) for row in db.rows(
        f"SELECT max(max(m.used_at, m.date) / {_DAY}), max(m.date), length(b.data) FROM body b JOIN message m "
        "ON m.body_id = b.id WHERE m.account_id = ? GROUP BY b.id", (account_id,))]
    for folder_id, oldest in since.items():
        things += [(*row, True) for row in db.rows(
            f"SELECT date / {_DAY}, date, size FROM message WHERE server_folder_id = ? AND body_id IS NULL "
            "AND date >= ? AND uid IS NOT NULL AND size <= ?", (folder_id, oldest, budget))]
    things.sort(key=lambda each: (int(each[0]), each[1]), reverse=True)
    taken = 0
    lowest = _NO_LIMIT
    for _, date, size, is_wanted in things:
        taken += size
        if taken > budget:
            return lowest if lowest > _NO_LIMIT else 1e300
        if is_wanted:
            lowest = date
    return _NO_LIMIT


def evict(db: Database, account_id: int, budget: int) -> Changes:
    """Removes what is worth least until `budget` octets are kept. Mail that no server is known to hold always stays."""
    changes = Changes()
    excess = used(db, account_id) - budget
    if excess <= 0:
        return changes
    candidates = db.rows(
        f"SELECT b.id, length(b.data) FROM body b JOIN message m ON m.body_id = b.id GROUP BY b.id "
        f"HAVING max(m.account_id = ?1) AND NOT max({_KEPT}) AND b.id NOT IN (SELECT body_id FROM outbox) "
        f"ORDER BY max(cast(max(m.used_at, m.date) / {_DAY} AS INTEGER)), max(m.date)", (account_id,))
    chosen: list[int] = []
    for body_id, size in candidates:
        if excess <= 0:
            break
        chosen.append(body_id)
        excess -= size
    while chosen:
        chosen = chosen[_drop(db, account_id, chosen, changes):]
    return changes


def _drop(db: Database, account_id: int, chosen: list[int], changes: Changes) -> int:
    """One transaction; how many bodies it took."""
    done = rows = 0
    with db.write():
        for body_id in chosen:
            users = db.rows("SELECT id, folder_id FROM message WHERE body_id = ?", (body_id,))
            if done and rows + len(users) > _ROWS_A_TRANSACTION:
                break
            done, rows = done + 1, rows + len(users)
            if db.one(f"SELECT 1 FROM message m WHERE m.body_id = ?2 AND ({_KEPT}) LIMIT 1", (account_id, body_id)):
                continue  # an edit came in between
            db.run("UPDATE message SET body_id = NULL, used_at = 0 WHERE body_id = ?", (body_id,))
            bodies.drop_unused(db, body_id)
            for message_id, shown_in in users:
                changes.change(shown_in, message_id)
    return done
