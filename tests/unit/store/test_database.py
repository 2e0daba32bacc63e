"""Transactions, errors in our words, and the way to the newest schema."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import apsw
import pytest

from app.errors import ErrorKind, MailError
from app.store import schema
from app.store.database import Database, translated
from tests.fakes.new_store import new_store


def kind_of(call: object, *arguments: object) -> ErrorKind:
    with pytest.raises(MailError) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.kind


def test_a_new_file_gets_the_schema_wal_and_private_rights(tmp_path: Path) -> None:
    db = Database.open(tmp_path / "mail.db")
    schema.prepare(db)
    assert db.value("PRAGMA user_version") == len(schema.MIGRATIONS)
    assert db.value("PRAGMA journal_mode") == "wal"
    assert (tmp_path / "mail.db").stat().st_mode & 0o077 == 0
    schema.prepare(db)
    assert sorted(each.name for each in tmp_path.iterdir() if ".before-" in each.name) == []
    db.close()


def test_the_copy_that_tests_begin_with_is_what_a_new_file_is(tmp_path: Path) -> None:
    made, copied = Database.open(tmp_path / "made.db"), new_store(tmp_path / "copied.db")
    schema.prepare(made)
    asked = ("user_version", "journal_mode", "page_size", "auto_vacuum", "encoding", "application_id", "foreign_keys")
    tables = [name for (name,) in made.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    looks = [([each.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema")],
              [each.value(f"PRAGMA {name}") for name in asked],
              [each.rows(f"SELECT * FROM {name}") for name in tables],
              each.path.stat().st_mode & 0o777) for each in (made, copied)]
    assert looks[0] == looks[1]
    made.close()
    copied.close()


def test_a_migration_copies_existing_data_first_and_runs_once(db: Database, tmp_path: Path) -> None:
    db.run("INSERT INTO meta VALUES ('a', 'b')")
    more = (*schema.MIGRATIONS, "ALTER TABLE meta ADD COLUMN extra TEXT; UPDATE meta SET extra = 'x';")
    schema.prepare(db, more)
    schema.prepare(db, more)
    assert db.rows("SELECT * FROM meta") == [("a", "b", "x")]
    copies = [each for each in tmp_path.iterdir() if f".before-v{len(more)}-" in each.name]
    assert len(copies) == 1
    old = Database.open(copies[0], readonly=True)
    assert old.rows("SELECT * FROM meta") == [("a", "b")]
    assert old.value("PRAGMA user_version") == len(schema.MIGRATIONS)
    old.close()


def test_a_migration_that_fails_changes_nothing(db: Database) -> None:
    db.run("INSERT INTO meta VALUES ('a', 'b')")
    assert kind_of(schema.prepare, db, (*schema.MIGRATIONS, "DELETE FROM meta; SELECT no_such_function();")) \
        is ErrorKind.STORE
    assert db.value("PRAGMA user_version") == len(schema.MIGRATIONS)
    assert db.value("SELECT value FROM meta") == "b"


def test_a_newer_file_is_left_alone(db: Database) -> None:
    db.run("PRAGMA user_version = 99")
    with pytest.raises(MailError, match="newer Depesche") as caught:
        schema.prepare(db)
    assert caught.value.kind is ErrorKind.STORE
    assert db.value("PRAGMA user_version") == 99


def test_a_transaction_that_raises_is_rolled_back(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.write():
        db.run("INSERT INTO meta VALUES ('a', 'b')")
        raise ZeroDivisionError
    assert db.rows("SELECT * FROM meta") == []
    with db.write():
        db.run("INSERT INTO meta VALUES ('c', 'd')")
    assert db.rows("SELECT key FROM meta") == [("c",)]


def test_a_nested_write_joins_the_outer_one(db: Database) -> None:
    with pytest.raises(ZeroDivisionError), db.write():
        with db.write(durable=True):
            db.run("INSERT INTO meta VALUES ('a', 'b')")
        raise ZeroDivisionError
    assert db.rows("SELECT * FROM meta") == []


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1)])
def test_durable_writes_run_with_synchronous_full(db: Database, durable: bool, level: int) -> None:
    with db.write(durable=True), db.write(durable=durable):
        assert db.value("PRAGMA synchronous") == 2
    with db.write(durable=durable):
        assert db.value("PRAGMA synchronous") == level


def test_writers_of_two_threads_take_turns(db: Database, tmp_path: Path) -> None:
    started, go = threading.Event(), threading.Event()

    def other() -> None:
        mine = Database.open(db.path)
        started.set()
        go.wait(10)
        for number in range(50):
            with mine.write():
                mine.run("INSERT INTO meta VALUES (?, '')", (f"other{number}",))
        mine.close()

    thread = threading.Thread(target=other)
    thread.start()
    started.wait(10)
    go.set()
    for number in range(50):
        with db.write():
            db.run("INSERT INTO meta VALUES (?, '')", (f"mine{number}",))
    thread.join(20)
    assert db.value("SELECT count(*) FROM meta") == 100


def test_a_reader_sees_what_was_committed_and_cannot_write(db: Database, tmp_path: Path) -> None:
    reader = Database.open(db.path, readonly=True)
    with db.write():
        db.run("INSERT INTO meta VALUES ('a', 'b')")
        assert reader.rows("SELECT * FROM meta") == []
    assert reader.rows("SELECT * FROM meta") == [("a", "b")]
    assert kind_of(reader.run, "DELETE FROM meta") is ErrorKind.STORE
    reader.close()


def test_another_programs_transaction_is_locked(db: Database) -> None:
    other = apsw.Connection(str(db.path))
    other.execute("BEGIN IMMEDIATE")
    db._connection.setbusytimeout(1)

    def write() -> None:
        with db.write():
            pass

    assert kind_of(write) is ErrorKind.LOCKED
    other.execute("ROLLBACK")
    other.close()
    write()


def test_a_full_disk_loses_nothing_and_says_so(db: Database) -> None:
    with db.write(durable=True):
        db.run("INSERT INTO meta VALUES ('kept', 'x')")
    db.run(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + 2}")

    def write() -> None:
        with db.write(durable=True):
            for number in range(100):
                db.run("INSERT INTO meta VALUES (?, ?)", (str(number), "y" * 3_000))

    assert kind_of(write) is ErrorKind.DISK_FULL
    assert db.rows("SELECT key FROM meta") == [("kept",)]
    db.run("PRAGMA max_page_count = 1000000")
    write()
    assert db.value("SELECT count(*) FROM meta") == 101


def test_no_room_for_the_index_of_the_log_is_a_full_disk() -> None:
    def open_on_a_full_disk() -> None:
        with translated():
            raise apsw.exception_for(apsw.SQLITE_IOERR_SHMSIZE)

    assert kind_of(open_on_a_full_disk) is ErrorKind.DISK_FULL


@pytest.mark.parametrize("content", [b"this is no database at all" * 400, b"SQLite format 3\0" + b"\xff" * 8_000])
def test_garbage_is_damage(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.db"
    path.write_bytes(content)

    def read() -> None:
        db = Database.open(path)
        schema.prepare(db)

    assert kind_of(read) is ErrorKind.DAMAGED


def test_what_cannot_be_opened_is_a_store_error(tmp_path: Path) -> None:
    assert kind_of(Database.open, tmp_path) is ErrorKind.STORE
    assert kind_of(Database.open, tmp_path / "none" / "mail.db") is ErrorKind.STORE


@pytest.mark.parametrize("value", [1 << 70, "\ud800"])
def test_what_sqlite_cannot_hold_is_our_error_too(db: Database, value: object) -> None:
    assert kind_of(db.run, "INSERT INTO meta VALUES ('a', ?)", (value,)) is ErrorKind.STORE


def test_interrupt_ends_a_long_statement_from_another_thread(db: Database) -> None:
    timer = threading.Timer(0.1, db.interrupt)
    timer.start()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    assert kind_of(db.value, endless) is ErrorKind.CANCELLED
    timer.join()


def test_backup_is_a_whole_copy(db: Database, tmp_path: Path) -> None:
    db.run("INSERT INTO meta VALUES ('a', 'b')")
    db.backup_to(tmp_path / "copy.db")
    copy = Database.open(tmp_path / "copy.db")
    assert copy.rows("SELECT * FROM meta") == [("a", "b")]
    assert copy.value("PRAGMA integrity_check") == "ok"
    copy.close()
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_copy_that_fails_leaves_none(db: Database, tmp_path: Path) -> None:
    (tmp_path / "copy.db").mkdir()
    assert kind_of(db.backup_to, tmp_path / "copy.db") is ErrorKind.STORE
    assert not list(tmp_path.glob("*.part*"))


def test_opening_one_that_is_there_writes_nothing(tmp_path: Path) -> None:
    """It would wait for whoever writes, and fail on a full disk."""
    with contextlib.closing(Database.open(tmp_path / "mail.db")) as db:
        schema.prepare(db)
        assert db.value("PRAGMA auto_vacuum") == 2
        db.run("BEGIN IMMEDIATE")
        other = Database.open(tmp_path / "mail.db")
        assert other.value("SELECT count(*) FROM message") == 0
        other.close()
        db.roll_back()
