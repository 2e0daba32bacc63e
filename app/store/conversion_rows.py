"""Rows from the database into its copy, and both compared: some at a time, in the order of their keys."""

from __future__ import annotations

from app.store.conversion_state import anew
from app.store.conversion_tables import Table, quoted
from app.store.database import Database, Row


def following(db: Database, table: Table, last: Row | None, size: int) -> tuple[Row | None, bool]:
    """The key up to which the next `size` rows go, None where there are none; and whether there are no more at this
    moment. What comes later is in the log, so that whoever adds rows all the time does not keep us here."""
    where, values = ("TRUE", ()) if last is None else (f"{table.key} > {table.marks}", last)
    keys = ", ".join(map(quoted, table.keys))
    row = db.one(
        f"SELECT *, count(*) OVER () FROM (SELECT {keys} FROM main.{quoted(table.name)} WHERE {where} ORDER BY {keys} "
        f"LIMIT ?) ORDER BY {', '.join(f'{number} DESC' for number in range(1, len(table.keys) + 1))} LIMIT 1",
        (*values, size))
    return (None, True) if row is None else (row[:-1], row[-1] < size)


def between(table: Table, last: Row | None, found: Row | None) -> tuple[str, Row]:
    """A condition and its values: rows after the key `last` up to the key `found`; None is the first, or the last one.
    """
    parts, values = list[str](), list[object]()
    if last is not None:
        parts.append(f"{table.key} > {table.marks}")
        values += last
    if found is not None:
        parts.append(f"{table.key} <= {table.marks}")
        values += found
    return " AND ".join(parts) or "TRUE", tuple(values)


def put(db: Database, table: Table, where: str, values: Row) -> None:
    """Copies the rows of `where` (see `between`) into the copy."""
    name = quoted(table.name)
    db.run(f"INSERT INTO copy.{name} ({table.everything}) SELECT {table.everything} FROM main.{name} "
                 f"WHERE {where}", values)


def compare(db: Database, table: Table, where: str, values: Row) -> None:
    """Raises MailError where a row of the one is none of the other."""
    name = quoted(table.name)
    same = db.value(
        f"SELECT count(*) FROM (SELECT {table.everything} FROM main.{name} WHERE {where}) m JOIN "
        f"(SELECT {table.everything} FROM copy.{name} WHERE {where}) c ON {table.same('m', 'c')}",
        (*values, *values))
    for schema in ("main", "copy"):
        if db.value(f"SELECT count(*) FROM {schema}.{name} WHERE {where}", values) != same:
            raise anew()


def put_sequences(db: Database) -> None:
    """Ids are never given twice, and what the planner knows of the tables comes along."""
    db.run("DELETE FROM copy.sqlite_sequence")
    db.run("INSERT INTO copy.sqlite_sequence (name, seq) SELECT name, seq FROM main.sqlite_sequence")
    for name in ("sqlite_stat1", "sqlite_stat4"):
        if db.value("SELECT count(*) FROM main.sqlite_schema WHERE name = ?", (name,)):
            if not db.value("SELECT count(*) FROM copy.sqlite_schema WHERE name = ?", (name,)):
                db.run("ANALYZE copy.sqlite_schema")
            db.run(f"DELETE FROM copy.{name}")
            db.run(f"INSERT INTO copy.{name} SELECT * FROM main.{name}")
