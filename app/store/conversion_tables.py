"""What a conversion carries over row by row: tables, their keys, and the triggers that note which rows change.

The tables that FTS5 keeps its indexes in (`search_data` and so on) are of two minds: they are tables, and are copied as
such, but a trigger on one of them makes SQLite call itself without end (FTS5 writes them within the statement that the
trigger belongs to). What changes in those is found by conversion_index.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.quick_dataclass import dataclass
from app.store.database import Database

STATE, LOG = "conversion", "conversion_log"
COPY_STATE, COPY_TABLES = "conversion_copy", "conversion_done"
OWN = (STATE, LOG, COPY_STATE, COPY_TABLES)
MOST_KEYS = 3
"""Columns of a primary key that can be noted."""

_TRIGGER = "conversion_noted_"
_SHADOWS = ("data", "idx", "docsize", "config", "content")
_WITHIN = re.compile(r"^(CREATE (?:UNIQUE )?(?:VIRTUAL TABLE|TABLE|INDEX|TRIGGER)) ")


@dataclass(frozen=True, slots=True)
class Table:
    """`keys`: what a row is known by, `rowid` or the primary key of a table that has none. `columns`: all others.
    `index`: the FTS5 table that this one belongs to, "" for one of our own."""

    name: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]
    index: str = ""

    @property
    def everything(self) -> str:
        return ", ".join(map(quoted, (*self.keys, *self.columns)))

    @property
    def key(self) -> str:
        """As one value, to compare with as many parameters or with a SELECT of `noted`."""
        return _tuple(map(quoted, self.keys))

    @property
    def noted(self) -> str:
        return ", ".join(f"k{number}" for number in range(1, len(self.keys) + 1))

    @property
    def marks(self) -> str:
        return _tuple("?" for _ in self.keys)

    def key_of(self, alias: str) -> str:
        return _tuple(f"{alias}.{quoted(each)}" for each in self.keys)

    def same(self, one: str, other: str) -> str:
        """A condition: all columns are equal, NULL to NULL, and of the same type."""
        return " AND ".join([f"{self.key_of(one)} = {self.key_of(other)}",
                             *(f"{one}.{quoted(each)} IS {other}.{quoted(each)}" for each in self.columns)])


def tables(db: Database) -> tuple[Table, ...]:
    """Of the main database; our own ones first."""
    found = list[Table]()
    indexes = [name for name, kind in _listed(db) if kind == "virtual"]
    for name, kind in _listed(db):
        if kind in ("table", "shadow") and name not in OWN:
            found.append(_table(db, name, _owner(name, indexes) if kind == "shadow" else ""))
    return tuple(sorted(found, key=lambda each: each.index != ""))


def definition(db: Database, schema: str = "main") -> tuple[tuple[str, str], ...]:
    """Name and SQL of every table that is carried over: a copy is of this definition only."""
    return tuple((str(name), str(sql)) for name, sql in db.rows(
        f"SELECT name, sql FROM {schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        f"AND name NOT IN {OWN} ORDER BY name"))


def in_copy(sql: str) -> str:
    """A statement of the schema, as it makes the same in the attached copy."""
    return _WITHIN.sub(r"\1 copy.", sql, count=1)


def missing(db: Database, kind: str) -> Iterator[str]:
    """What makes the indexes (or triggers) that the copy lacks, and takes away those that it has too many of."""
    wanted, there = (_made(db, kind, schema) for schema in ("main", "copy"))
    for name, sql in there.items():
        if wanted.get(name) != sql:
            yield f"DROP {kind} copy.{quoted(name)}"
    for name, sql in wanted.items():
        if there.get(name) != sql:
            yield in_copy(str(sql))


def note_changes(db: Database, carried: tuple[Table, ...]) -> None:
    """Makes the log and the triggers that fill it. Within a transaction."""
    columns = ", ".join(f"k{number}" for number in range(1, MOST_KEYS + 1))
    db.script(f"CREATE TABLE {LOG} (seq INTEGER PRIMARY KEY, tab TEXT NOT NULL, {columns})")
    for each in carried:
        if each.index:
            continue
        new, old = (", ".join(f"{row}.{quoted(key)}" for key in each.keys) for row in ("new", "old"))
        put = f"INSERT INTO {LOG} (tab, {each.noted}) SELECT {literal(each.name)}"
        moved = f"{_tuple(old.split(', '))} IS NOT {_tuple(new.split(', '))}"
        for event, body in (("INSERT", f"{put}, {new};"), ("DELETE", f"{put}, {old};"),
                            ("UPDATE", f"{put}, {new}; {put}, {old} WHERE {moved};")):
            db.script(f"CREATE TRIGGER {quoted(f'{_TRIGGER}{event}_{each.name}'.lower())} AFTER {event} "
                      f"ON {quoted(each.name)} BEGIN {body} END")


def forget(db: Database, *, keep_state: bool = False) -> None:
    """Takes log and triggers out of the main database, and with them what was begun. Within a transaction."""
    for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE ? || '%'", (_TRIGGER,)):
        db.script(f"DROP TRIGGER {quoted(name)}")
    db.script(f"DROP TABLE IF EXISTS {LOG}")
    for name in (COPY_STATE, COPY_TABLES, *(() if keep_state else (STATE,))):
        db.script(f"DROP TABLE IF EXISTS {name}")


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _made(db: Database, kind: str, schema: str) -> dict[str, str]:
    return {str(name): str(sql) for name, sql in db.rows(
        f"SELECT name, sql FROM {schema}.sqlite_schema WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE ? || '%' "
        f"AND tbl_name NOT IN {OWN}", (kind, _TRIGGER))}


def _tuple(parts: Iterator[str] | map[str] | list[str]) -> str:
    texts = list(parts)
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _listed(db: Database) -> list[tuple[str, str]]:
    return [(str(name), str(kind)) for name, kind in db.rows(
        "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        "ORDER BY name")]


def _owner(name: str, indexes: list[str]) -> str:
    return next((each for each in indexes if name in [f"{each}_{part}" for part in _SHADOWS]), "")


def _table(db: Database, name: str, index: str) -> Table:
    rows = db.rows("SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", (name,))
    has_rowid = not db.value("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", (name,))
    primary = [column for column, _, place in sorted(rows, key=lambda row: row[2]) if place]
    if not has_rowid:
        return Table(name, tuple(primary), tuple(row[0] for row in rows if not row[2]), index)
    # A single INTEGER PRIMARY KEY is the rowid under another name.
    alias = primary if len(primary) == 1 and any(row[2] and row[1].upper() == "INTEGER" for row in rows) else []
    return Table(name, ("rowid",), tuple(row[0] for row in rows if row[0] not in alias), index)
