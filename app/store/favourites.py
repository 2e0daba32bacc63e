"""Folders that a person wants at the top of the tree, in their order."""

from __future__ import annotations

from app.errors import ErrorKind, MailError
from app.model.folder import Folder
from app.model.operation import OrderFavourites, SetFavourite
from app.store import folders
from app.store.applied import Applied
from app.store.database import Database

MOST = 100


def favourites(db: Database) -> tuple[Folder, ...]:
    """Some dozens at most, so that each may be asked for."""
    found = (folders.find(db, each) for each in _in_order(db))
    return tuple(each for each in found if each is not None)


def ids(db: Database) -> frozenset[int]:
    return frozenset(row[0] for row in db.rows("SELECT folder_id FROM favourite"))


def apply(db: Database, operation: SetFavourite | OrderFavourites) -> Applied:
    """Raises MailError(USAGE) for a folder that is not there, or one too many."""
    with db.write(durable=True):
        if isinstance(operation, OrderFavourites):
            _order(db, operation.folder_ids)
        elif operation.favourite:
            _add(db, folders.folder(db, operation.folder_id).id)
        else:
            db.run("DELETE FROM favourite WHERE folder_id = ?", (operation.folder_id,))
    return Applied(count=1)


def _add(db: Database, folder_id: int) -> None:
    if len(ids(db)) >= MOST:
        raise MailError(ErrorKind.USAGE, f"There are {MOST} favourites already: remove one first.")
    db.run("INSERT OR IGNORE INTO favourite (folder_id, position) VALUES (?, "
           "(SELECT coalesce(max(position), 0) + 1 FROM favourite))", (folder_id,))


def _order(db: Database, wanted: tuple[int, ...]) -> None:
    """One that went meanwhile is not made again."""
    there = _in_order(db)
    first = [each for each in dict.fromkeys(wanted) if each in there]
    for place, folder_id in enumerate([*first, *(each for each in there if each not in first)], 1):
        db.run("UPDATE favourite SET position = ? WHERE folder_id = ?", (place, folder_id))


def _in_order(db: Database) -> list[int]:
    return [row[0] for row in db.rows("SELECT folder_id FROM favourite ORDER BY position, folder_id")]
