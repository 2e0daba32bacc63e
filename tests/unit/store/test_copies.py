"""Copies before a migration: made only where there is room, never more than one, and gone in time."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.engine import opening
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.store import copies, schema
from app.store.database import Database
from tests.fakes.new_store import new_store

MORE = (*schema.MIGRATIONS, "CREATE TABLE more (x)")
DAY = 86_400.0


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty database by the name that copies are told by."""
    made = new_store(tmp_path / "mail.db")
    yield made
    made.close()


def left(db: Database, name: str, days: float = 0.0) -> Path:
    made = db.path.with_name(f"mail.db.before-{name}")
    made.write_text("an older store")
    os.utime(made, (1.7e9 - days * DAY,) * 2)
    return made


def test_without_room_for_the_copy_nothing_is_changed(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=10_000_000))
    with pytest.raises(MailError) as caught:
        schema.prepare(db, MORE)
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert "free 5" in caught.value.detail and "Nothing was changed" in caught.value.detail
    assert db.value("PRAGMA user_version") == len(schema.MIGRATIONS)
    assert copies.of(db.path) == []
    monkeypatch.undo()
    schema.prepare(db, MORE)
    assert len(copies.of(db.path)) == 1


def test_after_a_migration_only_its_own_copy_stays(db: Database) -> None:
    old = [left(db, "v2-20250101-000000", 9), left(db, "v3-20250102-000000", 4)]
    other = db.path.with_name("mail.db.damaged-1")
    other.touch()
    schema.prepare(db, MORE)
    (kept,) = copies.of(db.path)
    assert kept not in old and other.exists()


def test_a_migration_that_fails_drops_nothing(db: Database) -> None:
    old = left(db, "v2-20250101-000000")
    with pytest.raises(MailError):
        schema.prepare(db, (*schema.MIGRATIONS, "SELECT no_such_function()"))
    assert old in copies.of(db.path)


def test_the_newest_stays_for_thirty_days(db: Database) -> None:
    older, newest = left(db, "v2-20250101-000000", 20), left(db, "v3-20250102-000000", 10)
    copies.drop_outlived(db.path, 1.7e9)
    assert copies.of(db.path) == [newest] and not older.exists()
    copies.drop_outlived(db.path, 1.7e9 + 20 * DAY)
    assert copies.of(db.path) == [newest]
    copies.drop_outlived(db.path, 1.7e9 - 900 * DAY)  # the calendar was wrong
    assert copies.of(db.path) == [newest]
    copies.drop_outlived(db.path, 1.7e9 + 20.1 * DAY)
    assert copies.of(db.path) == []


def test_what_lies_beside_a_copy_that_was_opened_is_no_copy_and_goes_with_it(db: Database) -> None:
    copy = left(db, "v3-20250102-000000", 40)
    beside = [copy.with_name(f"{copy.name}{part}") for part in ("-wal", "-shm", ".part")]
    for each in beside:
        each.touch()
    assert copies.of(db.path) == [copy]
    copies.drop_outlived(db.path, 1.7e9 - 20 * DAY)
    assert copy.exists()
    copies.drop_outlived(db.path, 1.7e9)
    assert [each.exists() for each in (copy, *beside)] == [False] * 4


def test_a_start_that_went_well_drops_them_and_one_that_did_not_keeps_them(db: Database) -> None:
    outlived = left(db, "v2-20250101-000000", 100)
    db.run("PRAGMA user_version = 99")
    profile = Profile(db.path.parent)
    with pytest.raises(schema.NewerStore):
        opening.open_store(profile)
    assert outlived.exists()
    db.run(f"PRAGMA user_version = {len(schema.MIGRATIONS)}")
    opened, _ = opening.open_store(profile)
    opened.close()
    assert not outlived.exists()


def test_a_conversion_of_a_copy_that_was_cut_off_is_no_copy(db: Database) -> None:
    """Else it would be the newest one, and the copy itself would go."""
    copy = left(db, "v5-20250101-000000", 3)
    half = copy.with_name(f"{copy.name}.converting")
    half.write_bytes(b"half of it")
    assert copies.of(db.path) == [copy]
    copies.drop_outlived(db.path, 1.7e9)
    assert copy.exists()


def test_a_copy_that_was_cut_off_goes_at_the_next_start(db: Database) -> None:
    """It is mail in the open that nobody would ever look for again."""
    begun = left(db, "v5-20250101-000000.part")
    log = left(db, "v5-20250101-000000.part-journal")
    copies.drop_outlived(db.path, 1.7e9)
    assert not begun.exists() and not log.exists()


def test_of_two_that_migrate_at_once_the_copy_is_of_the_version_before(db: Database) -> None:
    """A window and depeschectl, first started after an update: what the later one copies was migrated already."""
    class Slow(Database):
        def backup_to(self, path: Path) -> None:
            other.start()
            other.join(1.0)
            super().backup_to(path)

    def migrate() -> None:
        second = Database.open(db.path)
        schema.prepare(second, MORE)
        second.close()

    other = threading.Thread(target=migrate)
    first = Slow(db._connection, db.path)
    schema.prepare(first, MORE)
    other.join()
    (copy,) = copies.of(db.path)
    kept = Database.open(copy, readonly=True)
    assert kept.value("PRAGMA user_version") == len(schema.MIGRATIONS)
    kept.close()
    assert db.value("PRAGMA user_version") == len(MORE)
    assert not db.path.with_name("migrating.lock").exists()
