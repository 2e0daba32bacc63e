"""The first start on a profile of an earlier day, when it is killed, has no room, or is not the first after all."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
import zstandard

from app.engine import opening
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.store import check, schema
from app.store.database import Database
from tests.torture.pop3_disk import Call, Disk, Fault
from tests.unit.store.databases import contents
from tests.unit.store.databases.stored import NAMES, NEVER_RELEASED, NEWEST, Old, unpacked

OLDER = [name for version in range(1, NEWEST) for name in NAMES if name.startswith(f"v{version}-")]
"""One of each schema."""
Shot = dict[str, bytes]
"""The files of a profile, as a process that was killed there left them; compressed."""


class Camera(Disk):
    """Takes a shot before each write, sync and truncation; equal ones follow each other once."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.shots: list[Shot] = []
        self._last: dict[str, tuple[bytes, bytes]] = {}
        super().__init__()

    def count(self, call: Call) -> None:
        super().count(call)
        if call is not Call.READ:
            shot = {each.name: self._compressed(each.name, each.read_bytes()) for each in self.directory.iterdir()
                    if not each.name.endswith("-shm")}  # the memory that dies with the process
            if not self.shots or shot != self.shots[-1]:
                self.shots.append(shot)

    def _compressed(self, name: str, octets: bytes) -> bytes:
        if name not in self._last or self._last[name][0] != octets:
            self._last[name] = octets, zstandard.ZstdCompressor(level=1).compress(octets)
        return self._last[name][1]


@contextlib.contextmanager
def developed(shot: Shot, directory: Path, old: Old) -> Iterator[Old]:
    """The profile on this shot; it is gone afterwards, since there are hundreds."""
    found = Old(Profile(directory / "killed"), old.told)
    found.profile.create()
    for name, octets in shot.items():
        (found.profile.directory / name).write_bytes(zstandard.ZstdDecompressor().decompress(octets))
    yield found
    shutil.rmtree(found.profile.directory)


@contextlib.contextmanager
def in_place(disk: Disk) -> Iterator[None]:
    """Every connection that is opened goes through it."""
    try:
        yield
    finally:
        disk.unregister()


def tried(old: Old) -> ErrorKind | None:
    """Opens and closes it; what went wrong."""
    try:
        old.open().close()
    except MailError as error:
        return error.kind
    return None


@pytest.mark.parametrize("name", OLDER)
def test_killed_at_any_write_it_is_the_old_one_or_the_new_one(name: str, tmp_path: Path, tell: Callable[[str], None]
                                                              ) -> None:
    """Or one of those between them. Once it is a newer one, the copy of the old one is whole.

    Every write on the longest way, every third one on the others, which end on the same statements.
    """
    old = unpacked(name, tmp_path)
    camera = Camera(old.profile.directory)
    with in_place(camera):
        assert tried(old) is None
    assert len(camera.shots) > 100
    seen, looked_at = set(), None
    chosen = camera.shots[::1 if name == OLDER[0] else 3]
    for number, shot in enumerate(chosen):
        store = [shot.get(each) for each in ("mail.db", "mail.db-wal")]
        if store == looked_at and number % 16:
            continue  # only the copy grew
        looked_at = store
        with developed(shot, tmp_path, old) as killed:
            seen.add(version_left(killed))
            if number % 16 == 0:
                goes_on(killed)
    assert seen == set(range(old.version, NEWEST + 1))
    tell(f"migration of {name} to schema {NEWEST}: cut off after {len(chosen)} of {len(camera.shots)} writes, each "
         f"time whole, as schema {', '.join(map(str, sorted(seen)))}")


def version_left(old: Old) -> int:
    """That of a profile whose first start was cut off; all that was in it must be there, and the copy if it is due."""
    db = Database.open(old.profile.database)
    db.run("PRAGMA synchronous = OFF")  # it is only looked at
    version = int(db.value("PRAGMA user_version"))
    assert old.holds(db)
    db.close()
    assert version == old.version or any(is_the_old_one(each, old) for each in old.copies())
    return version


def goes_on(old: Old) -> None:
    """The next start brings it to its end."""
    db = old.open()
    assert db.value("PRAGMA user_version") == NEWEST and old.holds(db) and check.check(db) == ()
    db.close()


def is_the_old_one(copy: Path, old: Old) -> bool:
    """False where the copying itself was cut off."""
    try:
        with contextlib.closing(Database.open(copy)) as db:
            return bool(db.value("PRAGMA user_version") == old.version) and old.holds(db)
    except MailError:
        return False


@pytest.mark.parametrize("name", OLDER)
def test_with_the_power_lost_at_any_write_it_is_whole(name: str, tmp_path: Path) -> None:
    """What was not synced is gone but for a random part of it. Every 23rd write, other ones for each profile."""
    for at in range(1 + 5 * OLDER.index(name), 400, 23):
        old = unpacked(name, tmp_path / str(at))
        disk = Disk(fault=Fault(Call.WRITE, at, stays=True), forgets=True, seed=at)
        with in_place(disk):
            failed = tried(old)
        if failed is None and not disk.failed:
            break
        version_left(old)
        goes_on(old)
        shutil.rmtree(old.profile.directory)
    else:
        pytest.fail("it never came to its end")


def test_without_room_for_the_copy_nothing_is_changed(tmp_path: Path) -> None:
    old = unpacked(OLDER[0], tmp_path)
    before = old.profile.database.read_bytes()
    disk = Disk(room=len(before) * 3 // 2)
    with in_place(disk):
        assert tried(old) is ErrorKind.DISK_FULL
    assert disk.failed and old.profile.database.read_bytes() == before
    assert tried(old) is None
    assert any(is_the_old_one(each, old) for each in old.copies())


@pytest.mark.parametrize("name", NAMES)
def test_one_of_a_newer_program_is_refused_and_left_alone(name: str, tmp_path: Path) -> None:
    old = unpacked(name, tmp_path)
    raw = apsw.Connection(str(old.profile.database))
    raw.execute(f"PRAGMA user_version = {NEWEST + 1}")
    raw.close()
    before = {each.name: each.read_bytes() for each in old.profile.directory.iterdir()}
    with pytest.raises(MailError, match=r"newer Depesche: update the program\. Nothing was changed") as caught:
        opening.open_store(old.profile)
    assert caught.value.kind is ErrorKind.STORE
    assert {each.name: each.read_bytes() for each in old.profile.directory.iterdir()} == before


@pytest.mark.parametrize("name", OLDER)
def test_two_that_start_at_once_bring_it_forward_once(name: str, tmp_path: Path,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    old = unpacked(name, tmp_path)
    other, back_up = Database.open(old.profile.database), Database.backup_to

    def overtaken(self: Database, path: Path) -> None:
        monkeypatch.undo()
        back_up(self, path)
        second.start()
        second.join(0.2)  # it waits for this one, or has overtaken it by now

    second = threading.Thread(target=schema.prepare, args=(other,))
    monkeypatch.setattr(Database, "backup_to", overtaken)
    goes_on(old)
    second.join()
    other.close()


@pytest.mark.parametrize("name", NEVER_RELEASED)
def test_of_a_schema_that_never_was_released_no_mail_is_lost(name: str, tmp_path: Path) -> None:
    """Each stood on the main branch for less than an hour: the program need not work with it, but must not harm it."""
    old = unpacked(name, tmp_path)
    tried(old)
    db = Database.open(old.profile.database, readonly=True)
    assert contents.octets(db) == old.told["octets"]
    db.close()
    [copy] = old.copies()
    assert is_the_old_one(copy, old)
