"""What keeps the file small and quick, in steps that hold the write lock for a moment each.

https://sqlite.org/pragma.html#pragma_incremental_vacuum; https://sqlite.org/fts5.html 6.9 (merge).
Every function raises MailError as `Database` does, and CANCELLED where the statement was interrupted.

No statistics are gathered (PRAGMA optimize, ANALYZE): the statements were written and measured for the planner without
them. With those of a store whose bodies were still to come, it reads one message by going through all.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass
from app.store import conversion_state
from app.store.database import Database

INDEXES = ("search", "text_search")
"""Of FTS5: each new message adds a small part to them, and a search looks into all parts."""

_INCREMENTAL = 2


@dataclass(frozen=True, slots=True)
class Space:
    """In octets: the whole file, and what of it holds nothing. `shrinks`: free pages can be given back in steps."""

    whole: int
    free: int
    page: int
    shrinks: bool

    @property
    def used(self) -> int:
        return self.whole - self.free


def open_for(db: Database) -> Database:
    """A connection that waits for nobody: what is held by others is left alone."""
    db.run("PRAGMA busy_timeout = 0")
    return db


def log_octets(db: Database) -> int:
    """Of the write-ahead log's file."""
    try:
        return db.path.with_name(db.path.name + "-wal").stat().st_size
    except OSError:
        return 0


def fold_log(db: Database) -> None:
    """Beside readers and writers; what a reader still needs stays."""
    db.rows("PRAGMA wal_checkpoint(PASSIVE)")


def cut_log(db: Database) -> None:
    """To nothing, where nobody reads in it at this moment. After `fold_log` there is hardly anything left to do."""
    with _left_alone():
        db.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def merge(db: Database, index: str, pages: int) -> bool:
    """Puts small parts of an FTS5 index together, and writes about so many of its pages (4 kB each). False once
    there is nothing more to do."""
    done = False
    with _left_alone(), db.write():
        before = db.value("SELECT total_changes()")
        db.run(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,))
        done = int(db.value("SELECT total_changes()")) - int(before) >= 2  # the request itself counts as one
    return done


def space(db: Database) -> Space:
    """In octets: of the file, of its free pages and of one page."""
    page, whole, free = (int(db.value(f"PRAGMA {name}")) for name in ("page_size", "page_count", "freelist_count"))
    return Space(page * whole, page * free, page, int(db.value("PRAGMA auto_vacuum")) == _INCREMENTAL)


def give_back(db: Database, pages: int) -> bool:
    """Moves so many free pages to the file's end and cuts them off. False where somebody else writes."""
    done = False
    with _left_alone(), db.write():
        db.rows(f"PRAGMA incremental_vacuum({pages})")
        done = True
    return done


def rebuild(db: Database) -> None:
    """Writes the whole file anew, without free pages, and so that `give_back` works from then on. Others wait for it:
    it can be interrupted, up to the moment in which the new pages take the old ones' place."""
    with _left_alone():
        db.run(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        db.run("VACUUM")


def tables(db: Database) -> list[str]:
    """All that hold rows, the schema itself first."""
    rows = db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY rootpage")
    return ["sqlite_schema", *(str(row[0]) for row in rows)]


def check(db: Database, table: str) -> str:
    """What is wrong with the pages of one table and its indexes; "" for nothing. A table that is gone is whole."""
    quoted = table.replace("'", "''")
    if table != "sqlite_schema" and not db.value("SELECT count(*) FROM sqlite_schema WHERE name = ?", (table,)):
        return ""
    found = [str(row[0]) for row in db.rows(f"PRAGMA quick_check('{quoted}')")]
    return "" if found in ([], ["ok"]) else "; ".join(found)[:500]


def is_being_converted(path: Path) -> bool:
    """Whether a copy with another key is being filled, row by row."""
    return conversion_state.copy_of(path).exists()


@contextlib.contextmanager
def _left_alone() -> Iterator[None]:
    """What another process holds is left for another time."""
    try:
        yield
    except MailError as error:
        if error.kind is not ErrorKind.LOCKED:
            raise
