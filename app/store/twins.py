"""By what a message is found again on the server, and which messages there are others than it."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.remote_operation import Identity
from app.store.database import Database

_MOST = 500


def identity(db: Database, message_id: int) -> Identity:
    """Empty for a message that is gone."""
    row = db.one("SELECT message_id, size FROM message WHERE id = ?", (message_id,))
    return Identity("", 0) if row is None else Identity(*row)


def others(db: Database, account_id: int, folder_id: int, alike: Sequence[Identity]) -> frozenset[int]:
    """UIDs of messages that the folder holds in their own right though they look like one of `alike`."""
    # The + keeps SQLite to the index of Message-IDs: a folder may hold a hundred thousand messages.
    return frozenset(uid for each in set(alike) for (uid,) in db.rows(
        "SELECT uid FROM message WHERE account_id = ? AND message_id = ? AND +server_folder_id = ? AND size = ? "
        f"AND uid IS NOT NULL LIMIT {_MOST}", (account_id, each.message_id, folder_id, each.size)))
