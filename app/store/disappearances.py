"""Messages that the server no longer has. A few go here too; a great many at once are kept until the person decides.

What looks like a mass deletion may be a server that lost its disk, a restored backup or a broken proxy, and the copies
here the last there are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.model.folder import Folder, Role
from app.store import pauses, records
from app.store.changes import Changes
from app.store.database import Database

_UNBRAKED = (Role.TRASH, Role.JUNK)
"""Folders that other clients empty as a matter of course."""
_ROWS = 200


class Disappearances:
    """Gathers one round's disappearances from a folder; `settle` drops them or holds them back.

    UIDs are kept as they came and counted against the store only at the end: a server may name any number of them.
    """

    def __init__(self, db: Database, folder: Folder) -> None:
        self._db = db
        self._folder = folder
        self._uids: set[int] = set()

    def add(self, uids: Iterable[int]) -> None:
        self._uids.update(uids)

    def settle(self, unmatched: Iterable[int], changes: Changes) -> tuple[int, bool]:
        """What vanished, and the `unmatched` rows whose UIDs a new UIDVALIDITY made void: how many rows were dropped,
        and whether the folder is whole. If it rests, nothing was dropped, and its rows are marked."""
        gone = self._rows(unmatched)
        if self._is_too_much(sum(folder_id is not None for _, folder_id in gone)):
            self._hold([message_id for message_id, _ in gone], changes)
            return 0, False
        for start in range(0, len(gone), _ROWS):
            with self._db.write():
                for message_id, folder_id in gone[start:start + _ROWS]:
                    records.delete(self._db, message_id)
                    changes.remove(folder_id, message_id)
        self._uids.clear()
        return len(gone), True

    def _rows(self, unmatched: Iterable[int]) -> list[tuple[int, int | None]]:
        return [(row[0], row[1]) for row in self._db.rows(
            "SELECT id, folder_id FROM message WHERE server_folder_id = ?1 AND ((uid IS NULL AND id IN "
            "(SELECT value FROM json_each(?2))) OR uid IN (SELECT value FROM json_each(?3)))",
            (self._folder.id, json.dumps(list(unmatched)), json.dumps(list(self._uids))))]

    def _is_too_much(self, count: int) -> bool:
        if count <= pauses.MOST or self._folder.role in _UNBRAKED:
            return False
        held = int(self._db.value("SELECT count(*) FROM message WHERE server_folder_id = ?", (self._folder.id,)))
        return pauses.is_too_much(count, held)

    def _hold(self, ids: list[int], changes: Changes) -> None:
        for start in range(0, len(ids), _ROWS):
            with self._db.write():
                for message_id in ids[start:start + _ROWS]:
                    self._db.run("UPDATE message SET missing = 1 WHERE id = ?", (message_id,))
                    changes.change(self._folder.id, message_id)
        with self._db.write():
            self._db.run("UPDATE folder SET missing = ? WHERE id = ?", (len(ids), self._folder.id))
        changes.pause(self._folder.account_id, self._folder.id, len(ids))
