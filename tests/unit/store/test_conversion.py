"""A copy that is made while others write is like the database in every row, whatever happened between its steps.

In one file, since every conversion is driven and compared by the helpers at its head.
"""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ErrorKind, MailError
from app.model.operation import DeleteMessages, MoveMessages, SetFlags
from app.model.protection import Protection
from app.store import (
    check,
    conversion,
    conversion_exchange,
    conversion_index,
    conversion_state,
    conversion_tables,
    edits,
    schema,
    search,
    store_key,
)
from app.store.conversion import Conversion, Stage
from app.store.database import Database
from app.store.store_key import FileKind, StoreKey
from tests.fakes.disk import SmallDisk
from tests.fakes.protection import KEY, OTHER_KEY, convert, exchanged, legible, rows_of, schema_of, turned
from tests.fakes.reader import FakeReader
from tests.fakes.store import Store, fresh_store

WAYS = {"encrypting": (None, KEY), "decrypting": (KEY, None), "changing": (KEY, OTHER_KEY)}


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that something can come between any two pieces."""
    monkeypatch.setattr(conversion, "STEP_SECONDS", 0.0)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "mail.db"
    store_key.unlock(tmp_path)


def filled(path: Path, key: StoreKey | None = None, count: int = 80) -> Store:
    store_key.unlock(path.parent, *(() if key is None else (key,)))
    store = fresh_store(path)
    store.fill(range(1, count), bodies=True)
    store.download(range(1000, 1000 + count // 2))
    return store


class Writer:
    """Does something else at each step, of a fixed chance: arrivals, edits, deletions, texts, what is unique moving."""

    def __init__(self, store: Store, seed: int = 7) -> None:
        self.store, self.chance, self.next = store, random.Random(seed), 5_000
        self.did: set[str] = set()

    def __call__(self, number: int) -> None:
        if number > 45:
            return
        db, what = self.store.db, self.chance.choice(("fill", "download", "flags", "delete", "move", "swap", "index",
                                                      "nothing", "optimize", "order"))
        self.did.add(what)
        ids = [row[0] for row in db.rows("SELECT id FROM message WHERE folder_id IS NOT NULL ORDER BY id")]
        some = tuple(self.chance.sample(ids, 3))
        self.next += 10
        match what:
            case "fill":
                self.store.fill(range(self.next, self.next + 5), bodies=True)
            case "download":
                self.store.download(range(self.next, self.next + 5))
            case "flags":
                edits.apply(db, SetFlags(some, frozenset({"\\Seen"})), FakeReader())
            case "delete":
                edits.apply(db, DeleteMessages(some), FakeReader())
            case "move":
                edits.apply(db, MoveMessages(some, self.store.folder("Work").id), FakeReader())
            case "swap":
                with db.write():  # account.name is unique, and no index that is made later
                    for name, account_id in (("x", 1), ("home" if number % 2 else "hOme", 2), (f"w{number}", 1)):
                        db.run("UPDATE account SET name = ? WHERE id = ?", (name, account_id))
                    db.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('k', ?)", (str(number),))
            case "index":
                db.run("INSERT OR REPLACE INTO text_search (rowid, body) VALUES (?, 'zwiebel ' || ?)",
                       (some[0], number))
            case "optimize":
                db.run("INSERT INTO search (search, rank) VALUES ('merge', -8)")
                db.run("INSERT INTO text_search (text_search) VALUES ('optimize')")
            case "order":
                db.run("CREATE INDEX IF NOT EXISTS message_by_size ON message(folder_id, size, id)" if number % 2 else
                       "DROP INDEX IF EXISTS message_by_size")


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("way", WAYS)
def test_every_row_is_there_whatever_was_written_meanwhile(path: Path, way: str, seed: int) -> None:
    old, new = WAYS[way]
    store = filled(path, old)
    writer = Writer(store, seed)
    steps = convert(path, new, writer)
    assert steps > 45 and len(writer.did) >= 9
    store.fill(range(9_000, 9_020), bodies=True)  # after the last look, before the exchange
    wanted, plan = rows_of(store.db), schema_of(store.db)
    found = search.search(store.db, "body:zwiebel")
    store.db.close()
    store_key.unlock(path.parent, *(() if old is None else (old,)))
    assert exchanged(path, new)
    with contextlib.closing(Database.open(path)) as db:
        assert db.key == new
        assert rows_of(db) == wanted
        assert [row for row in schema_of(db) if "conversion" not in str(row)] == [
            row for row in plan if "conversion" not in str(row)]
        assert db.value("PRAGMA user_version") == len(schema.MIGRATIONS) and db.value("PRAGMA page_size") == 16_384
        assert db.value("PRAGMA integrity_check") == "ok" and check.check(db) == ()
        assert search.search(db, "body:zwiebel") == found
        assert conversion_state.wanted(db) is None
    assert sorted(each.name for each in path.parent.iterdir()) == ["mail.db", "opening.lock"]
    assert store_key.kind_of(path) is (FileKind.PLAIN if new is None else FileKind.ENCRYPTED)


def test_triggers_and_counts_work_in_what_came_of_it(path: Path) -> None:
    store = filled(path)
    store.db.close()
    turned(path, KEY)
    with contextlib.closing(Database.open(path)) as db:
        again = Store(db, store.imap, store.pop)
        before = again.counts("INBOX")
        again.fill(range(3_000, 3_010), bodies=True)
        assert again.counts("INBOX")[0] == before[0] + 10 and check.check(db) == ()
        assert min(again.id_of(each) for each in range(3_000, 3_010)) >= 120  # ids are never given twice


def test_writers_in_other_threads_are_not_waited_for_and_nothing_of_theirs_is_lost(path: Path) -> None:
    store = filled(path)
    done = threading.Event()
    numbers: list[int] = []

    def write() -> None:
        with contextlib.closing(Database.open(path)) as db:
            other = Store(db, store.imap, store.pop)
            number = 20_000
            while not done.is_set():
                other.download(range(number, number + 3))
                numbers.append(number)
                number += 3

    thread = threading.Thread(target=write)
    thread.start()
    convert_once(path)
    done.set()
    thread.join()
    wanted = rows_of(store.db)
    store.db.close()
    assert exchanged(path, KEY)
    with contextlib.closing(Database.open(path)) as db:
        assert rows_of(db) == wanted and numbers
        assert db.value("SELECT count(*) FROM pop3_state WHERE uidl >= 'u20000' AND uidl < 'u3'") == 3 * len(numbers)


def convert_once(path: Path) -> None:
    with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
        while work.stage is not Stage.READY:
            work.step()


def test_percent_rises_to_100_and_only_ready_is_that(path: Path) -> None:
    store = filled(path)
    seen = []
    with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
        while work.stage is not Stage.READY:
            seen.append(work.percent)
            work.step()
        assert work.percent == 100
    assert seen == sorted(seen) and seen[0] < 20 and seen[-1] < 100 and len(set(seen)) > 5
    store.db.close()


def test_it_goes_on_where_it_was(path: Path) -> None:
    store = filled(path)
    everything = convert(path, KEY)
    with contextlib.closing(Database.open(path)) as db:
        conversion_state.cancel(db)
    steps = 0
    while True:
        with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
            if work.stage is Stage.READY:
                break
            work.step()
            steps += 1
        store.fill(range(6_000 + steps, 6_001 + steps))  # there is always one row more
    # A step more for each table whose pieces begin small again.
    assert steps < 3 * everything
    wanted = rows_of(store.db)
    store.db.close()
    assert exchanged(path, KEY)
    with contextlib.closing(Database.open(path)) as db:
        assert rows_of(db) == wanted


def test_while_somebody_has_it_open_nothing_is_exchanged(path: Path) -> None:
    store = filled(path)
    convert(path, KEY)
    for reader in (store.db, Database.open(path, readonly=True)):
        with contextlib.closing(reader):
            reader.value("SELECT count(*) FROM message")
            assert not conversion_exchange.exchange(path, KEY)
            assert store_key.kind_of(path) is FileKind.PLAIN
    gate = conversion_exchange.gate(path.parent)
    gate.acquire()
    assert not conversion_exchange.exchange(path, KEY)
    gate.release()
    assert exchanged(path, KEY)


def test_what_is_not_ready_or_of_another_key_is_not_exchanged(path: Path) -> None:
    filled(path).db.close()
    assert not conversion_exchange.exchange(path, KEY)
    with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
        work.step()
    assert not conversion_exchange.exchange(path, KEY)
    convert(path, KEY)
    assert not conversion_exchange.exchange(path, OTHER_KEY) and not conversion_exchange.exchange(path, None)
    assert exchanged(path, KEY)


def test_cancelled_it_leaves_the_database_as_it_was(path: Path) -> None:
    store = filled(path)
    plan = store.db.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    for _ in range(2):
        with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
            for _ in range(20):
                work.step()
        assert conversion_state.protection(None, conversion_state.wanted(store.db)) is Protection.ENCRYPTING
        store.fill(range(7_000, 7_005))
        conversion_state.cancel(store.db)
        assert store.db.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name") == plan
        assert not conversion_state.copy_of(path).exists() and conversion_state.wanted(store.db) is None
    assert check.check(store.db) == ()
    store.db.close()


@pytest.mark.parametrize("what", ["another key", "no copy", "strange copy", "empty copy", "schema"])
def test_a_copy_that_does_not_fit_is_begun_anew(path: Path, what: str) -> None:
    store = filled(path)
    with contextlib.closing(Conversion(Database.open(path), OTHER_KEY if what == "another key" else KEY)) as work:
        for _ in range(60):
            work.step()
    copy = conversion_state.copy_of(path)
    match what:
        case "no copy":
            conversion_state.remove_copy(path)
        case "strange copy":
            copy.write_bytes(random.Random(1).randbytes(100_000))
        case "empty copy":
            conversion_state.remove_copy(path)
            copy.touch()
        case "schema":
            store.db.run("CREATE TABLE added (id INTEGER PRIMARY KEY, a TEXT)")
            store.db.run("INSERT INTO added (a) VALUES ('there')")
    convert(path, KEY)
    wanted = rows_of(store.db)
    store.db.close()
    assert exchanged(path, KEY)
    with contextlib.closing(Database.open(path)) as db:
        assert rows_of(db) == wanted and "message" in wanted


def test_a_row_that_differs_is_found_before_the_exchange(path: Path) -> None:
    """The comparison can fail: each kind of difference is put into the copy by hand."""
    store = filled(path)
    differences = ("UPDATE message SET subject = 'other' WHERE id = 30",
                   "DELETE FROM pop3_state WHERE uidl = 'u1003'", "INSERT INTO meta VALUES ('more', 'x')",
                   "UPDATE body SET data = zeroblob(length(data)) WHERE id = 9",
                   "UPDATE search_data SET block = x'00' WHERE id > 100")
    for difference in differences:
        with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
            while work.stage < Stage.COMPARED:
                work.step()
        with contextlib.closing(sqlite_of(path)) as copy:
            copy.run(difference)
        with pytest.raises(MailError, match="not like it"), contextlib.closing(
                Conversion(Database.open(path), KEY)) as work:
            assert work.stage is Stage.COMPARED
            while work.stage is not Stage.READY:
                work.step()
        conversion_state.cancel(store.db)
    store.db.close()


def test_a_row_too_few_at_the_very_end_keeps_the_old_one(path: Path) -> None:
    store = filled(path)
    convert(path, KEY)
    with contextlib.closing(sqlite_of(path)) as copy:
        copy.run("DELETE FROM pop3_state WHERE uidl = 'u1003'")
    wanted = rows_of(store.db)
    store.db.close()
    with pytest.raises(MailError, match="not like it"):
        conversion_exchange.exchange(path, KEY)
    with contextlib.closing(Database.open(path)) as db:
        assert db.key is None and rows_of(db) == wanted


def sqlite_of(path: Path) -> Database:
    """The copy, opened on its own."""
    folder = conversion_state.copy_of(path)
    with store_key.also(path.parent, KEY):
        return Database.open(folder)


def test_a_full_disk_ends_it_and_leaves_the_database_untouched(tmp_path: Path, path: Path) -> None:
    with SmallDisk() as disk:
        store = filled(path)
        store.db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        wanted = rows_of(store.db)
        with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
            for _ in range(5):
                work.step()
        disk.room = 50_000
        with pytest.raises(MailError) as caught:
            convert(path, KEY)
        assert caught.value.kind is ErrorKind.DISK_FULL and disk.refused
        disk.room = 1 << 40
        assert rows_of(store.db) == wanted and check.check(store.db) == ()
        assert conversion_state.wanted(store.db) is not None
        store.fill(range(8_000, 8_010))
        wanted = rows_of(store.db)
        convert(path, KEY)
        store.db.close()
        assert exchanged(path, KEY)
        with contextlib.closing(Database.open(path)) as db:
            assert rows_of(db) == wanted and db.key == KEY


def test_what_is_written_of_it_is_legible_nowhere(path: Path) -> None:
    texts = (b"This is message", b"@example.org", b"SQLite format 3")
    store = filled(path)
    assert legible(path.parent, *texts)
    seen: list[dict[str, list[bytes]]] = []
    convert(path, KEY, lambda number: seen.append(legible(path.parent, *texts)) if number % 7 == 0 else None)
    store.db.close()
    assert all({name for name in each if "converting" in name} == set() for each in seen) and len(seen) > 10
    exchanged(path, KEY)
    assert legible(path.parent, *texts) == {}


def test_a_migration_takes_the_copys_ground_away_and_it_is_begun_anew(path: Path) -> None:
    store = filled(path)
    with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
        for _ in range(30):
            work.step()
    conversion_state.rest(store.db)
    assert conversion_state.wanted(store.db) is not None and not conversion_state.copy_of(path).exists()
    assert store.db.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'conversion%'") == 0
    store.db.script("ALTER TABLE outbox ADD COLUMN later TEXT NOT NULL DEFAULT 'x'")
    convert(path, KEY)
    wanted = rows_of(store.db)
    store.db.close()
    assert exchanged(path, KEY)
    with contextlib.closing(Database.open(path)) as db:
        assert rows_of(db) == wanted


def test_the_structure_of_the_indexes_is_understood(path: Path) -> None:
    """Else everything is compared at each change, which is right but slow."""
    store = filled(path, count=600)
    store.db.run("INSERT INTO search (search) VALUES ('optimize')")
    edits.apply(store.db, DeleteMessages(tuple(store.id_of(each) for each in range(1, 50))), FakeReader())
    store.db.run("DELETE FROM message WHERE id % 3 = 0")
    for index in ("search", "text_search"):
        block = bytes(store.db.value(f"SELECT block FROM {index}_data WHERE id = 10"))
        segments = conversion_index._read(block)
        pages = {row[0] >> 37 for row in store.db.rows(f"SELECT id FROM {index}_data WHERE id > 10 AND id < 1 << 53")}
        assert {each.number for each in segments} == pages and pages
    for octets in (b"", b"\0" * 8, b"\0\0\0\0\xff\0\0\1\xff", random.Random(3).randbytes(40)):
        with pytest.raises((IndexError, ValueError)):
            conversion_index._read(octets)
    store.db.close()
    store.sound = False


def test_a_comparison_of_segments_only_is_enough(path: Path) -> None:
    """After the first one no full comparison is made: each kind of write to the index is caught by its segments."""
    store = filled(path, count=300)
    convert(path, KEY)
    for number in range(6):
        Writer(store, number)(number)
        store.db.run("INSERT INTO search (search, rank) VALUES ('merge', 4)")
        store.fill(range(10_000 + 50 * number, 10_040 + 50 * number), bodies=True)
        with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
            while work.has_news():
                work.step()
            for index in ("search", "text_search"):
                for part in ("data", "idx", "docsize", "config"):
                    name = f"{index}_{part}"
                    here, there = (work._db.rows(f"SELECT * FROM {each}.{name} ORDER BY 1, 2") for each in (
                        "main", "copy"))
                    assert here == there, name
    store.db.close()


def test_names_of_our_own_stand_in_no_statement_of_the_schema(path: Path) -> None:
    store = filled(path)
    assert not any("conversion" in str(sql) for _, sql in conversion_tables.definition(store.db))
    assert {each.name for each in conversion_tables.tables(store.db)} >= {
        "message", "body", "pop3_state", "search_data"}
    assert all(len(each.keys) <= conversion_tables.MOST_KEYS for each in conversion_tables.tables(store.db))
    store.db.close()
