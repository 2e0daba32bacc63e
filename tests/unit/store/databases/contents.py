"""What a profile holds, in a form that can be compared: make.py writes it down with the code of that day, the test
reads it with today's. Only names that every version of the program has are used here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from app.store import bodies, folders, messages, search
from app.store.database import Database

QUERIES = ("subject:lighthouse", "body:barnacle", "from:ada", "Leuchtturm", "body:schiffbruch", "is:unread", "keel")
"""Asked of each profile: words of subjects, of bodies, of senders, and a property."""


def tables(db: Database, columns: Mapping[str, Iterable[str]]) -> dict[str, dict[str, Any]]:
    """Of each table the columns, how many rows it has, and a SHA-256 of all of them in a fixed order."""
    found: dict[str, dict[str, Any]] = {}
    for table, names in columns.items():
        kept = list(names)
        lines = sorted(json.dumps([_plain(value) for value in row]) for row in db.rows(
            f"SELECT {', '.join(kept)} FROM {table}"))
        found[table] = {"columns": kept, "rows": len(lines), "sha256": _hash("\n".join(lines).encode())}
    return found


def columns(db: Database) -> dict[str, list[str]]:
    """Every table that the schema has now but for the search index, which holds no text of its own."""
    names = [str(row[0]) for row in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return {name: [str(row[0]) for row in db.rows("SELECT name FROM pragma_table_info(?)", (name,))]
            for name in names if not name.startswith(("search", "text_search"))}


def octets(db: Database) -> dict[str, str]:
    """The SHA-256 of every message that is here as a whole, by its id."""
    wholes = db.rows("SELECT id FROM message WHERE body_id IS NOT NULL ORDER BY id")
    return {str(number): _hash(bodies.raw(db, number) or b"") for (number,) in wholes}


def found(db: Database) -> dict[str, list[int]]:
    """The ids that each of QUERIES finds."""
    return {query: sorted(search.search(db, query)) for query in QUERIES}


def listed(db: Database) -> dict[str, list[int]]:
    """The ids in the list of each folder, newest first."""
    ids = [int(row[0]) for row in db.rows("SELECT id FROM folder ORDER BY id")]
    return {f"{number} {folders.folder(db, number).path}":
            [row.id for row in messages.page(db, messages.View(number), None)] for number in ids}


def _plain(value: object) -> object:
    return _hash(value) if isinstance(value, bytes) else value


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
