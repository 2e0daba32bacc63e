"""An encrypted copy of a plain database, a plain one of an encrypted, or one with another key: made while others write.

The copy lies beside the database as `mail.db.converting`. Triggers note which rows change; each step brings the copy up
to date with them and then copies (later compares) some rows more, in one transaction that reads the database as it is
at one moment and writes the copy only, together with how far it is. So a step that is cut off has not been, whatever
cuts it off, and the copy is at each moment what a moment of the database was, as far as it goes.

    ROWS       row by row in the order of their keys
    INDEXES    indexes of the schema; then the full-text indexes are compared as a whole
    COMPARED   every row of both is compared, column by column; what differed would begin everything anew
    READY      the copy follows; conversion_exchange.py puts it into the database's place
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Iterator
from enum import IntEnum

from app.errors import ErrorKind, MailError
from app.store import conversion_index, conversion_rows, conversion_state, conversion_tables
from app.store.conversion_tables import COPY_STATE, COPY_TABLES, LOG, STATE, Table, quoted
from app.store.database import Database, Row
from app.store.store_key import StoreKey

STEP_SECONDS = 0.1
"""How long a step goes on from piece to piece, and from table to table."""
_PIECE_SECONDS = 0.05
"""How long a piece should take: as many rows are copied at a time as that allows."""
_FEWEST, _FIRST, _MOST = 1, 50, 20_000
_CACHE_KILOBYTES = 16_000


class Stage(IntEnum):
    """How far a copy is; written into the copy itself."""

    ROWS = 0
    INDEXES = 1
    COMPARED = 2
    READY = 3


class Conversion:
    """One thread's. `step` until `stage` is READY, then now and then, so that little is left for the exchange.

    Every method raises MailError as Database does; after one the conversion is to be closed, and can be taken up anew.
    """

    def __init__(self, db: Database, key: StoreKey | None) -> None:
        """`db`: the database, a connection of this object's own from now on. `key`: what the copy is encrypted with.

        Goes on with a conversion to this key that is under way, and begins one otherwise.
        """
        self._db = db
        self._tables = conversion_tables.tables(db)
        self._sizes = dict.fromkeys((each.name for each in self._tables), _FIRST)
        self._name = "" if key is None else key.name
        if not self._is_under_way(key):
            self._begin(key)
        self.stage = Stage(int(db.value(f"SELECT stage FROM copy.{COPY_STATE}")))

    @property
    def percent(self) -> int:
        """0 to 100, and 100 for READY only."""
        if self.stage is Stage.READY:
            return 100
        if self.stage is Stage.INDEXES:
            return 80
        if self.stage is Stage.COMPARED:
            done = int(self._db.value(f"SELECT count(*) FROM copy.{COPY_TABLES} WHERE is_done"))
            return min(99, 85 + 14 * done // max(1, len(self._tables)))
        made, size, all_pages, unused, old_size = (int(self._db.value(f"PRAGMA {each}")) for each in (
            "copy.page_count", "copy.page_size", "main.page_count", "main.freelist_count", "main.page_size"))
        empty = int(self._db.value(f"SELECT pages FROM copy.{COPY_STATE}"))
        return min(79, 80 * (made - empty) * size // max(1, (all_pages - unused) * old_size - empty * size))

    def step(self, *, is_last: bool = False) -> None:
        """Some rows more. Short, but for the full-text indexes. `is_last`: the log is not needed any more, and the
        database not to be written."""
        self._check_definition()
        before, ends = self.stage, time.monotonic() + STEP_SECONDS
        with self._moment():
            high = self._catch_up()
            match self.stage:
                case Stage.ROWS:
                    self._copy_rows(ends)
                case Stage.INDEXES:
                    self._make_indexes()
                case Stage.COMPARED:
                    self._compare(ends)
                case Stage.READY:
                    pass
            if self.stage is not before:
                self._db.run(f"UPDATE copy.{COPY_STATE} SET stage = ?", (int(self.stage),))
                self._db.run(f"DELETE FROM copy.{COPY_TABLES}" if self.stage is Stage.COMPARED else "SELECT 1")
        if not is_last:
            self._forget_noted(high)

    def has_news(self) -> bool:
        """Whether the copy lacks something that the database has."""
        return bool(self._db.value(f"SELECT EXISTS (SELECT 1 FROM {LOG})")) or any(
            conversion_index.differs(self._db, index) for index in self._indexes())

    def close(self) -> None:
        self._db.close()

    # --- beginning ------------------------------------------------------------------------------------

    def _is_under_way(self, key: StoreKey | None) -> bool:
        """Whether copy and log are there, belong together, and are of this key and schema: then it is attached."""
        want = conversion_state.wanted(self._db)
        path = conversion_state.copy_of(self._db.path)
        noted = self._db.value("SELECT count(*) FROM sqlite_schema WHERE name = ?", (LOG,))
        if want is None or want.key_name != self._name or not noted or not path.exists():
            return False
        try:
            self._attach(key)
            fits = (self._db.value("SELECT count(*) FROM copy.sqlite_schema WHERE name = ?", (COPY_STATE,))
                    and self._db.value(f"SELECT id FROM copy.{COPY_STATE}") == want.id
                    and conversion_tables.definition(self._db) == conversion_tables.definition(self._db, "copy"))
        except MailError as error:
            if error.kind not in (ErrorKind.DAMAGED, ErrorKind.STORE):
                raise
            fits = False
        if not fits:
            with contextlib.suppress(MailError):
                self._db.run("DETACH copy")
            return False
        for (name,) in self._db.rows("SELECT name FROM copy.sqlite_schema WHERE type = 'trigger'"):
            self._db.run(f"DROP TRIGGER copy.{quoted(name)}")  # an exchange that did not come about has made them
        return True

    def _begin(self, key: StoreKey | None) -> None:
        """The copy first, empty: until the triggers are there, with the row that names it, there is no conversion."""
        db, number = self._db, secrets.token_hex(8)
        with db.write(durable=True):
            conversion_tables.forget(db)
        conversion_state.remove_copy(db.path)
        made = Database.make(conversion_state.copy_of(db.path), key)
        try:
            made.run("PRAGMA page_size = 16384")
            made.run(f"PRAGMA auto_vacuum = {int(db.value('PRAGMA auto_vacuum'))}")
            made.rows("PRAGMA journal_mode = WAL")
            with made.write(durable=True):
                shadows = {each.name for each in self._tables if each.index}
                for name, sql in sorted(conversion_tables.definition(db)):
                    if name not in shadows:
                        made.script(sql)
                made.run(f"CREATE TABLE {COPY_TABLES} (tab TEXT PRIMARY KEY, is_done INTEGER NOT NULL, k1, k2, k3) "
                         "WITHOUT ROWID")
                made.run(f"CREATE TABLE {COPY_STATE} (id TEXT NOT NULL, stage INTEGER NOT NULL, "
                         "pages INTEGER NOT NULL)")
                made.run(f"INSERT INTO {COPY_STATE} SELECT ?, 0, page_count FROM pragma_page_count", (number,))
        finally:
            made.close()
        self._attach(key)
        for each in self._tables:  # what FTS5 put there of its own accord
            if each.index:
                db.run(f"DELETE FROM copy.{quoted(each.name)}")
        with db.write(durable=True):
            conversion_tables.note_changes(db, self._tables)
            db.run(f"CREATE TABLE {STATE} (id TEXT NOT NULL, key_name TEXT NOT NULL)")
            db.run(f"INSERT INTO {STATE} VALUES (?, ?)", (number, self._name))

    def _attach(self, key: StoreKey | None) -> None:
        self._db.run("ATTACH ? AS copy KEY ?",
                     (str(conversion_state.copy_of(self._db.path)), "" if key is None else key.raw))
        self._db.run("PRAGMA foreign_keys = OFF")
        self._db.rows("PRAGMA copy.journal_mode = WAL")
        self._db.run("PRAGMA copy.synchronous = NORMAL")
        self._db.run(f"PRAGMA copy.cache_size = -{_CACHE_KILOBYTES}")

    def _check_definition(self) -> None:
        """A table that came or changed: all is begun anew, by whoever takes the conversion up again."""
        if conversion_tables.definition(self._db) != conversion_tables.definition(self._db, "copy"):
            raise conversion_state.anew()

    # --- steps ----------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _moment(self) -> Iterator[None]:
        """One transaction, which reads the database as it was when it began and writes the copy."""
        self._db.run("BEGIN")
        try:
            yield
            self._db.run("COMMIT")
        except BaseException:
            self._db.roll_back()
            raise

    def _catch_up(self) -> int:
        """Rows that have changed, as far as they were copied; the last entry of the log that is dealt with. All that
        goes is taken away before anything comes: what is unique may have wandered from row to row."""
        high = int(self._db.value(f"SELECT coalesce(max(seq), 0) FROM {LOG}"))
        named = {row[0] for row in self._db.rows(f"SELECT DISTINCT tab FROM {LOG} WHERE seq <= ?", (high,))}
        changed = [each for each in self._tables if each.name in named]
        keys = {each.name: f"{each.key} IN (SELECT {each.noted} FROM {LOG} WHERE tab = "
                           f"{conversion_tables.literal(each.name)} AND seq <= {high})" for each in changed}
        for each in changed:
            self._db.run(f"DELETE FROM copy.{quoted(each.name)} WHERE {keys[each.name]}")
        for each in changed:
            reached, values = self._reached(each)
            conversion_rows.put(self._db, each, f"{keys[each.name]} AND {reached}", values)
        if self.stage > Stage.ROWS:
            conversion_rows.put_sequences(self._db)
        if self.stage > Stage.INDEXES:
            for index in self._indexes():
                if conversion_index.differs(self._db, index):
                    conversion_index.update(self._db, index, self._shadows(index), everything=False)
        return high

    def _forget_noted(self, high: int) -> None:
        if high:
            with self._db.write():
                self._db.run(f"DELETE FROM {LOG} WHERE seq <= ?", (high,))

    def _copy_rows(self, ends: float) -> None:
        for table in self._tables:
            done, last = self._place(table)
            while not done:
                began = time.monotonic()
                found, done = conversion_rows.following(self._db, table, last, self._sizes[table.name])
                if found is not None:
                    conversion_rows.put(self._db, table, *conversion_rows.between(table, last, found))
                last = found or last
                self._note(table, is_done=done, last=last)
                self._adapt(table, time.monotonic() - began)
                if time.monotonic() >= ends:
                    return
        self.stage = Stage.INDEXES

    def _make_indexes(self) -> None:
        """One at a time; when all are there, the full-text indexes, whose pages were copied at many moments."""
        for sql in conversion_tables.missing(self._db, "index"):
            self._db.run(sql)
            return
        for index in self._indexes():
            conversion_index.update(self._db, index, self._shadows(index), everything=True)
        self.stage = Stage.COMPARED

    def _compare(self, ends: float) -> None:
        for table in self._tables:
            done, last = self._place(table)
            while not done:
                began = time.monotonic()
                found, done = conversion_rows.following(self._db, table, last, self._sizes[table.name])
                conversion_rows.compare(self._db, table, *conversion_rows.between(table, last, None if done else found))
                last = found or last
                self._note(table, is_done=done, last=last)
                self._adapt(table, time.monotonic() - began)
                if time.monotonic() >= ends:
                    return
        self.stage = Stage.READY

    # --- how far it is --------------------------------------------------------------------------------

    def _place(self, table: Table) -> tuple[bool, Row | None]:
        row = self._db.one(f"SELECT is_done, {table.noted} FROM copy.{COPY_TABLES} WHERE tab = ?", (table.name,))
        return (False, None) if row is None else (bool(row[0]), None if row[1] is None else tuple(row[1:]))

    def _reached(self, table: Table) -> tuple[str, Row]:
        """A condition for rows that were copied."""
        done, last = (True, None) if self.stage > Stage.ROWS else self._place(table)
        if done:
            return "TRUE", ()
        return ("FALSE", ()) if last is None else (f"{table.key} <= {table.marks}", last)

    def _note(self, table: Table, *, is_done: bool, last: Row | None) -> None:
        marks = "".join(", ?" for _ in table.keys)
        self._db.run(f"INSERT OR REPLACE INTO copy.{COPY_TABLES} (tab, is_done, {table.noted}) VALUES (?, ?{marks})",
                     (table.name, int(is_done), *(last or (None for _ in table.keys))))

    def _adapt(self, table: Table, seconds: float) -> None:
        size = self._sizes[table.name]
        if seconds > _PIECE_SECONDS:
            self._sizes[table.name] = max(_FEWEST, size // 2)
        elif seconds < _PIECE_SECONDS / 2:
            self._sizes[table.name] = min(_MOST, size * 2)

    def _indexes(self) -> list[str]:
        return sorted({each.index for each in self._tables if each.index})

    def _shadows(self, index: str) -> tuple[Table, ...]:
        return tuple(each for each in self._tables if each.index == index)
