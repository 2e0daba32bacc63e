"""Searches with a name, that stand among the folders."""

from __future__ import annotations

from typing import assert_never

from app.commands import DeleteSearch, RenameSearch, SaveSearch
from app.errors import ErrorKind, MailError
from app.model.query import SavedSearch
from app.store.database import Database

MOST = 200
_NAME = 100


def all_(db: Database) -> tuple[SavedSearch, ...]:
    """In the order in which they were saved."""
    return tuple(SavedSearch(*row) for row in db.rows("SELECT id, name, query FROM saved_search ORDER BY position, id"))


def find(db: Database, search_id: int) -> SavedSearch | None:
    """None where it was deleted meanwhile."""
    row = db.one("SELECT id, name, query FROM saved_search WHERE id = ?", (search_id,))
    return None if row is None else SavedSearch(*row)


def apply(db: Database, command: SaveSearch | RenameSearch | DeleteSearch) -> None:
    """Durable. Raises MailError(USAGE) for a name that is empty, too long or another search's already."""
    with db.write(durable=True):
        match command:
            case SaveSearch():
                if int(db.value("SELECT count(*) FROM saved_search")) >= MOST:
                    raise MailError(ErrorKind.USAGE, f"There are {MOST} saved searches already: delete one first.")
                db.run("INSERT INTO saved_search (name, query, position) VALUES (?, ?, "
                       "(SELECT coalesce(max(position), 0) + 1 FROM saved_search))",
                       (_usable(db, command.name, 0), command.query))
            case RenameSearch():
                db.run("UPDATE saved_search SET name = ? WHERE id = ?",
                       (_usable(db, command.name, command.search_id), command.search_id))
            case DeleteSearch():
                db.run("DELETE FROM saved_search WHERE id = ?", (command.search_id,))
            case _:
                assert_never(command)


def _usable(db: Database, name: str, own_id: int) -> str:
    name = " ".join(name.split())
    if not name or len(name) > _NAME or not name.isprintable():
        raise MailError(ErrorKind.USAGE, f"A search's name must have 1 to {_NAME} characters: choose another one.")
    if db.one("SELECT 1 FROM saved_search WHERE name = ? AND id != ?", (name, own_id)) is not None:
        raise MailError(ErrorKind.USAGE, f"There is a saved search called '{name}' already: choose another name.")
    return name
