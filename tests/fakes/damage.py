"""Damage to a database file, as a failing disk does it."""

from __future__ import annotations

from pathlib import Path

import apsw


def spoil_start(database: Path) -> None:
    """No program takes it for a database any more."""
    with database.open("r+b") as file:
        file.write(b"no database at all")


def spoil_root(database: Path, name: str) -> None:
    """Makes nonsense of the first page of a table or an index, which only those meet who use it."""
    connection = apsw.Connection(str(database))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    ((root, size),) = connection.execute(
        "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = ?", (name,))
    connection.close()
    with database.open("r+b") as file:
        file.seek((int(str(root)) - 1) * int(str(size)))
        file.write(b"\xff" * 200)
