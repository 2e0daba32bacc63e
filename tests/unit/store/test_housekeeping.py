"""What keeps the file small: measured on real files, with others reading and writing beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from app.errors import ErrorKind, MailError
from app.store import housekeeping
from app.store.database import Database

MEGABYTE = 1 << 20


@pytest.fixture
def keeper(db: Database) -> Iterator[Database]:
    made = housekeeping.open_for(Database.open(db.path))
    yield made
    made.close()


def fill(db: Database, megabytes: int) -> None:
    for number in range(megabytes):
        with db.write():
            db.run("INSERT INTO body (hash, size, codec, data) VALUES (?, 1, 0, zeroblob(?))",
                   (number.to_bytes(32), MEGABYTE))


def test_a_new_file_gives_room_back_step_by_step(db: Database, keeper: Database) -> None:
    fill(db, 8)
    with db.write():
        db.run("DELETE FROM body")
    housekeeping.fold_log(keeper)
    before = housekeeping.space(keeper)
    assert before.shrinks and before.free > 7 * MEGABYTE
    assert housekeeping.give_back(keeper, 32)
    after = housekeeping.space(keeper)
    assert before.whole - after.whole == 32 * before.page and before.used == after.used
    while housekeeping.space(keeper).free:
        assert housekeeping.give_back(keeper, 64)
    housekeeping.fold_log(keeper)
    housekeeping.cut_log(keeper)
    assert db.path.stat().st_size == housekeeping.space(keeper).whole < 2 * MEGABYTE


def test_an_old_file_is_rebuilt_once_and_shrinks_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = apsw.Connection(str(path))
    for statement in ("PRAGMA page_size = 16384", "PRAGMA journal_mode = WAL", "CREATE TABLE t (x)",
                      "INSERT INTO t VALUES (zeroblob(2000000))", "DELETE FROM t", "INSERT INTO t VALUES ('kept')"):
        old.execute(statement)
    old.close()
    db = housekeeping.open_for(Database.open(path))
    assert not housekeeping.space(db).shrinks and housekeeping.space(db).free > MEGABYTE
    housekeeping.rebuild(db)
    assert housekeeping.space(db).shrinks and housekeeping.space(db).free == 0
    assert db.value("SELECT x FROM t") == "kept"
    db.close()


def test_the_log_is_cut_but_not_from_under_a_reader(db: Database, keeper: Database) -> None:
    fill(db, 2)
    reader = Database.open(db.path, readonly=True)
    reader.run("BEGIN")
    assert reader.value("SELECT count(*) FROM body") == 2
    fill_more(db)
    housekeeping.fold_log(keeper)
    housekeeping.cut_log(keeper)  # neither waits nor fails
    assert housekeeping.log_octets(keeper) > 0
    assert reader.value("SELECT count(*) FROM body") == 2  # as it was when it began
    reader.run("COMMIT")
    housekeeping.fold_log(keeper)
    housekeeping.cut_log(keeper)
    assert housekeeping.log_octets(keeper) == 0
    reader.close()


def fill_more(db: Database) -> None:
    with db.write():
        db.run("INSERT INTO body (hash, size, codec, data) VALUES (x'ff', 1, 0, zeroblob(100000))")


def test_what_another_process_holds_is_left_alone(db: Database, keeper: Database) -> None:
    other = Database.open(db.path)
    other.run("BEGIN IMMEDIATE")  # as another process would: not under this one's lock
    assert not housekeeping.give_back(keeper, 8)
    assert not housekeeping.merge(keeper, "search", 8)
    housekeeping.rebuild(keeper)
    other.run("ROLLBACK")
    other.close()


@pytest.mark.parametrize("index", housekeeping.INDEXES)
def test_parts_of_an_index_are_put_together_and_found_as_before(db: Database, keeper: Database, index: str) -> None:
    column = db.rows(f"PRAGMA table_info({index})")[0][1]
    for number in range(40):
        with db.write():
            db.run(f"INSERT INTO {index} (rowid, {column}) VALUES (?, ?)",
                   (number + 1, " ".join(f"word{number}x{each}" for each in range(200))))
    parts = f"SELECT count(DISTINCT segid) FROM {index}_idx"
    before = db.value(parts)
    steps = 0
    while housekeeping.merge(keeper, index, 8):
        steps += 1
        assert steps < 500
    assert steps > 0 and db.value(parts) < before
    assert db.value(f"SELECT rowid FROM {index} WHERE {index} MATCH 'word7x9'") == 8
    db.run(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")


def test_every_table_is_checked_and_damage_is_found(db: Database, keeper: Database) -> None:
    fill(db, 1)
    names = housekeeping.tables(keeper)
    assert {"sqlite_schema", "account", "message", "body", "search_data"} <= set(names)
    assert [housekeeping.check(keeper, each) for each in names] == [""] * len(names)
    assert housekeeping.check(keeper, "gone") == ""
    root = int(db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'folder'"))
    housekeeping.cut_log(keeper)
    with db.path.open("r+b") as file:
        file.seek((root - 1) * 16384 + 1)
        file.write(b"\xff" * 12)
    fresh = Database.open(db.path)
    try:
        wrong = housekeeping.check(fresh, "folder")
    except MailError as error:
        assert error.kind is ErrorKind.DAMAGED
        wrong = error.detail
    assert wrong
    fresh.close()
