"""An encrypted profile that was copied, moved, or linked to another disk: no key is lost, and nothing stays legible."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import opening, removal, store_conversion, store_unlocking
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.store import store_key
from app.store.database import Database
from app.store.store_key import FileKind
from tests.fakes.passwords import FakePasswords
from tests.fakes.protection import KEY, OTHER_KEY, legible
from tests.fakes.store import fresh_store

NEEDLES = (b"This is message", b"SQLite format 3")


@pytest.fixture
def passwords() -> FakePasswords:
    return FakePasswords()


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    made = Profile(tmp_path / "one")
    made.create()
    store = fresh_store(made.database)
    store.fill(range(1, 40), bodies=True)
    store.db.close()
    yield made
    for name in ("one", "two"):
        store_key.unlock(tmp_path / name)


def encrypted(profile: Profile, passwords: FakePasswords) -> None:
    store_conversion.run(profile, passwords, KEY, lambda _: None)


def opens(profile: Profile, passwords: FakePasswords) -> bool:
    """As another process would: it knows no key but the keyring's."""
    store_key.unlock(profile.directory)
    try:
        store_unlocking.unlock(profile, passwords)
    except MailError as error:
        assert error.kind is ErrorKind.STORE_LOCKED
        return False
    with contextlib.closing(Database.open(profile.database)) as db:
        return bool(db.value("SELECT count(*) FROM message") == 39)


@pytest.mark.parametrize("end", ["removed", "decrypted"])
@pytest.mark.parametrize("which", ["the copy", "the original"])
def test_a_copied_profile_has_a_key_of_its_own(profile: Profile, passwords: FakePasswords, end: str, which: str
                                               ) -> None:
    """What is done to the one must not take the key of the other out of the keyring."""
    encrypted(profile, passwords)
    copied = Profile(profile.directory.with_name("two"))
    shutil.copytree(profile.directory, copied.directory)
    assert opens(copied, passwords) and opens(profile, passwords)
    gone, stays = (copied, profile) if which == "the copy" else (profile, copied)
    assert opens(gone, passwords)
    if end == "removed":
        removal.remove(gone, passwords)
    else:
        store_conversion.run(gone, passwords, None, lambda _: None)
    assert opens(stays, passwords)


def test_a_copied_profile_that_was_never_opened_takes_no_key_along(profile: Profile, passwords: FakePasswords) -> None:
    encrypted(profile, passwords)
    copied = Profile(profile.directory.with_name("two"))
    shutil.copytree(profile.directory, copied.directory)
    removal.remove(copied, passwords)
    assert opens(profile, passwords)


def test_a_profile_that_was_moved_leaves_no_key_behind(profile: Profile, passwords: FakePasswords) -> None:
    encrypted(profile, passwords)
    moved = Profile(profile.directory.with_name("two"))
    profile.directory.rename(moved.directory)
    assert opens(moved, passwords)
    removal.remove(moved, passwords)
    assert passwords.keyring.entries == {}


def test_a_database_that_is_a_link_is_encrypted_where_it_lies(profile: Profile, passwords: FakePasswords) -> None:
    disk = profile.directory.with_name("disk")
    disk.mkdir()
    profile.database.rename(disk / "mail of years.db")
    profile.database.symlink_to(disk / "mail of years.db")
    assert set(legible(disk, *NEEDLES)) == {"mail of years.db"}
    encrypted(profile, passwords)
    assert opens(profile, passwords) and profile.database.is_symlink()
    assert store_key.kind_of(disk / "mail of years.db") is FileKind.ENCRYPTED
    assert legible(disk, *NEEDLES) == {} and legible(profile.directory, *NEEDLES) == {}


def test_nobody_else_reads_a_new_database_nor_its_log(tmp_path: Path) -> None:
    """In a folder that was there before, and is open to everybody."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    before = os.umask(0o022)
    try:
        db, _ = opening.open_store(Profile(folder))
        db.run("INSERT INTO meta VALUES ('a', 'b')")
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
        db.close()
    finally:
        os.umask(before)
    assert {"mail.db", "mail.db-wal"} <= set(modes) and set(modes.values()) == {0o600}


@pytest.mark.parametrize("then", ["plain", "another key"])
def test_the_key_of_a_database_that_was_put_aside_stays_in_the_keyring(
        profile: Profile, passwords: FakePasswords, then: str) -> None:
    """A backup is restored, of an encrypted profile: the former mail is promised to be there still."""
    plain = profile.directory / "plain"
    shutil.copy(profile.database, plain)
    encrypted(profile, passwords)
    aside = profile.directory / "before-restore-20260101-101010"
    aside.mkdir()
    profile.database.rename(aside / "mail.db")
    plain.rename(profile.database)
    store_key.unlock(profile.directory)
    if then == "another key":
        store_conversion.run(profile, passwords, OTHER_KEY, lambda _: None)
    store_unlocking.forget(profile, passwords, OTHER_KEY if then == "another key" else None)
    assert store_unlocking.kept(profile, passwords, KEY.name) == KEY
    assert opens(profile, passwords)
    (aside / "mail.db").replace(profile.database)  # what they would do who want it back
    assert opens(profile, passwords)
    store_unlocking.forget(profile, passwords, KEY)
    assert len(passwords.keyring.entries) == 1
    removal.remove(profile, passwords)
    assert passwords.keyring.entries == {}


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_a_plain_database_whose_start_is_damaged_is_repaired_though_a_key_was_noted(
        profile: Profile, passwords: FakePasswords, is_encrypted: bool) -> None:
    """While it is being encrypted, or after that was taken back: no phrase would ever fit."""
    if is_encrypted:
        encrypted(profile, passwords)
        passwords.keyring.entries.clear()
        store_key.unlock(profile.directory)
    else:
        store_unlocking.note(profile, passwords, KEY, keep=True)
    with profile.database.open("r+b") as file:
        file.write(b"\xff" * 200)

    def unlock() -> None:
        store_unlocking.unlock(profile, passwords)

    if is_encrypted:
        with pytest.raises(MailError) as caught:
            opening.open_store(profile, unlock)
        assert caught.value.kind is ErrorKind.STORE_LOCKED
        assert not list(profile.directory.glob("mail.db.damaged-*"))
    else:
        db, repaired = opening.open_store(profile, unlock)
        db.close()
        assert repaired is not None and list(profile.directory.glob("mail.db.damaged-*"))
