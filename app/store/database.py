"""One SQLite connection per thread, one writer at a time, errors in our own words."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import apsw

from app.errors import ErrorKind, MailError
from app.precedence import give_way
from app.store.connecting import connected, connected_like, new_connection
from app.store.sqlite_errors import NOT_REACHED, translated
from app.store.store_key import StoreKey

Row = tuple[Any, ...]

_WRITE_LOCK = threading.RLock()
"""SQLite takes one writer a file; queueing here, in the process, is fairer and cheaper than its busy handler."""

_BULK_CACHE_KILOBYTES = 24_000
"""What spills into the log in the middle of a transaction is read back from there soon."""


class Database:
    """A connection owned by one thread. Every method raises MailError(DISK_FULL, DAMAGED, LOCKED or STORE).

    Whether the file is encrypted is decided when it is made: by whether `store_key.unlock` was called for its folder.
    Nothing of one that is lies anywhere in the open: the log is encrypted as the file is, and what else SQLite would
    put into files of its own stays in memory (temp_store; statement journals follow it).
    """

    def __init__(self, connection: apsw.Connection, path: Path, key: StoreKey | None = None) -> None:
        self._connection = connection
        self.path = path
        self.key = key
        self.log_pages = 0
        """Pages in the write-ahead log after the last commit here; told after `write_much` only."""

    @classmethod
    def open(cls, path: Path, *, readonly: bool = False) -> Database:
        """Opens an existing or new file; WAL, foreign keys on. The schema is not looked at here.

        Raises STORE_LOCKED, too: for an encrypted file that no key opens which its folder was unlocked with.
        """
        flags = (apsw.SQLITE_OPEN_READONLY if readonly else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
        with translated():
            connection, key = connected(path, flags)
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA cache_size = -8000")
                if not readonly:
                    connection.execute("PRAGMA page_size = 16384")
                    if not next(connection.execute("PRAGMA page_count"))[0]:  # in one that is not new, this is a write
                        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # see housekeeping.py
                    connection.execute("PRAGMA journal_mode = WAL")
                    connection.execute("PRAGMA synchronous = NORMAL")
                    connection.execute("PRAGMA wal_autocheckpoint = 2000")
            except BaseException:
                connection.close(True)
                raise
        return cls(connection, path, key)

    @classmethod
    def make(cls, path: Path, key: StoreKey | None) -> Database:
        """A new file with a key of its own, or none, whatever its folder was unlocked with; only its owner may read
        it."""
        with translated():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            return cls(new_connection(path, apsw.SQLITE_OPEN_READWRITE, key), path, key)

    def close(self) -> None:
        with translated():
            self._connection.close(True)

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        give_way()
        with translated():
            return self._connection.execute(sql, tuple(values)).fetchall()

    def table(self, sql: str, columns: int, values: Iterable[Any] = ()) -> list[Row]:
        """As `rows`, for a SELECT of so many columns without blobs: read in one go.

        `rows` asks for the interpreter's lock again at every row, and in the window's thread each time waits for those
        who are at work. Order is that of the SELECT if it has a LIMIT.
        """
        names = _column_names(columns)
        text = self.value(f"WITH found({names}) AS ({sql}) SELECT json_group_array(json_array({names})) FROM found",
                          values)
        return [tuple(row) for row in json.loads(text)]

    def one(self, sql: str, values: Iterable[Any] = ()) -> Row | None:
        give_way()
        with translated():
            return next(iter(self._connection.execute(sql, tuple(values))), None)

    def value(self, sql: str, values: Iterable[Any] = ()) -> Any:
        """The first column of the first row, None if there is no row."""
        row = self.one(sql, values)
        return None if row is None else row[0]

    def run(self, sql: str, values: Iterable[Any] = ()) -> None:
        give_way()
        with translated():
            self._connection.execute(sql, tuple(values))

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """One statement for each row of values."""
        give_way()
        with translated():
            self._connection.executemany(sql, rows)

    def script(self, sql: str) -> None:
        """Several statements at once, without values."""
        with translated():
            self._connection.execute(sql)

    def insert(self, sql: str, values: Iterable[Any] = ()) -> int:
        """Runs one INSERT and returns the new rowid."""
        give_way()
        with translated():
            self._connection.execute(sql, tuple(values))
            return self._connection.last_insert_rowid()

    def changed(self, sql: str, values: Iterable[Any] = ()) -> int:
        """Runs one UPDATE or DELETE and returns how many rows it touched itself (triggers not counted)."""
        give_way()
        with translated():
            self._connection.execute(sql, tuple(values))
            return self._connection.changes()

    @contextlib.contextmanager
    def write(self, *, durable: bool = False) -> Iterator[None]:
        """A transaction under the process-wide lock; keep it short and free of I/O.

        `durable` syncs to disk before it returns: for whatever may be the only copy (POP3 mail, drafts,
        outbox, journal). Nested use joins the outer transaction.
        """
        with _WRITE_LOCK:
            if self._connection.in_transaction:
                yield
                return
            with translated():
                self._connection.execute("PRAGMA synchronous = " + ("FULL" if durable else "NORMAL"))
                self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with translated():
                    self._connection.execute("COMMIT")
            except BaseException:
                self.roll_back()
                raise

    def roll_back(self) -> None:
        """Whatever transaction is open ends without effect."""
        if self._connection.in_transaction:  # SQLite itself may have rolled back, on a full disk for one
            with translated():
                self._connection.execute("ROLLBACK")

    def backup_to(self, path: Path) -> None:
        """A consistent copy of the whole file, made while others read and write, and for the person's eyes only;
        encrypted as this one is.

        What bears the name `path` is whole: until then it has another one. Raises MailError (DISK_FULL, STORE).
        """
        part = path.with_name(f"{path.name}.part")
        try:
            with translated():
                part.touch(0o600)
                target = connected_like(self._connection, part, self.key)
                try:
                    with target.backup("main", self._connection, "main") as backup:
                        while not backup.done:
                            backup.step(500)
                finally:
                    target.close()
            os.replace(part, path)
        except OSError as error:
            raise MailError(ErrorKind.STORE, NOT_REACHED, str(error)) from error
        finally:
            part.unlink(missing_ok=True)

    def write_much(self) -> None:
        """From now on this connection has room for the pages of many indexes, and only writes the log: somebody else
        has to fold it in, by `log_pages`."""
        def written(connection: apsw.Connection, name: str, pages: int) -> int:
            self.log_pages = pages
            return apsw.SQLITE_OK

        self._connection.set_wal_hook(written)
        self.run(f"PRAGMA cache_size = -{_BULK_CACHE_KILOBYTES}")

    def set_patience(self, milliseconds: int) -> None:
        """How long to wait for others before LOCKED is raised."""
        self._connection.setbusytimeout(milliseconds)

    def interrupt(self) -> None:
        """From any thread: ends the statement that runs now with MailError(CANCELLED)."""
        self._connection.interrupt()


@lru_cache(maxsize=64)
def _column_names(count: int) -> str:
    return ", ".join(f"c{number}" for number in range(count))
