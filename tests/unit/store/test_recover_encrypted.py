"""Salvage of a damaged encrypted database: with its key what is whole is saved, without it nothing is touched."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from app.engine import opening
from app.errors import ErrorKind, MailError
from app.model.sync import Arrived
from app.paths import Profile
from app.store import accounts, bodies, check, sealed_pages, store_key
from app.store.carve import PageFile
from app.store.database import Database
from app.store.store_key import FileKind
from tests.fakes.damage import spoil_start
from tests.fakes.protection import KEY, OTHER_KEY, legible
from tests.fakes.store import Store, fresh_store, make_raw, remote

PAGE = 16_384
MAIL = 60


def text(number: int) -> str:
    """What does not shrink, and fills pages of its own."""
    return random.Random(number).randbytes(9_000).hex()


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    profile = Profile(tmp_path)
    store_key.unlock(tmp_path, KEY)
    store = fresh_store(profile.database)
    for number in range(MAIL):
        raw = make_raw(number, body=text(number) if number % 2 else "")
        store.sync(Arrived("INBOX", (remote(number, uid=f"u{number}", raw=raw, whole=True),)), path="INBOX",
                   account=store.pop)
    store.db.close()
    (tmp_path / store_key.KEY_FILE).write_text("{}")
    yield profile
    store_key.unlock(tmp_path)


def spoil(path: Path, *pages: int) -> None:
    with path.open("r+b") as file:
        for number in pages:
            file.seek((number - 1) * PAGE + 300)
            file.write(b"\xff" * 64)


def repaired(profile: Profile) -> tuple[int, int]:
    db, told = opening.open_store(profile)
    assert told is not None and db.key == KEY and check.check(db) == ()
    for uidl, message_id in db.rows("SELECT uidl, message_id FROM pop3_state"):
        number = int(uidl[1:])
        assert bodies.raw(db, message_id) == make_raw(number, body=text(number) if number % 2 and number < MAIL else "")
    db.close()
    assert store_key.kind_of(profile.database) is FileKind.ENCRYPTED
    assert legible(profile.directory, b"This is message", b"example.org") == {}
    assert told.kept.exists()
    return told.salvaged, told.lost


def test_with_its_first_page_gone_everything_is_salvaged(profile: Profile) -> None:
    spoil(profile.database, 1)
    assert repaired(profile) == (MAIL, 0)


def test_with_nothing_left_of_the_header_too(profile: Profile) -> None:
    with profile.database.open("r+b") as file:
        file.write(bytes(random.Random(5).randbytes(PAGE)))
    assert store_key.kind_of(profile.database) is FileKind.UNCLEAR
    assert repaired(profile) == (MAIL, 0)


def test_pages_that_are_not_authentic_are_lost_and_the_rest_is_salvaged(profile: Profile) -> None:
    pages = profile.database.stat().st_size // PAGE
    chosen = random.Random(2).sample(range(2, pages + 1), pages // 8)
    spoil(profile.database, 1, *chosen)
    salvaged, lost = repaired(profile)
    assert salvaged >= MAIL // 3 and salvaged + lost <= MAIL and salvaged < MAIL


def test_what_was_only_in_the_log_is_salvaged(profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> None:
    db = Database.open(profile.database)
    db.rows("PRAGMA wal_autocheckpoint = 0")
    store = Store(db, accounts.by_name(db, "work"), accounts.by_name(db, "home"))
    store.download(range(MAIL, MAIL + 6))
    other = Profile(tmp_path_factory.mktemp("cut"))
    for suffix in ("", "-wal"):
        shutil.copy(f"{profile.database}{suffix}", f"{other.database}{suffix}")
    db.close()
    store_key.unlock(other.directory, KEY)
    opening.note_damage(other)
    assert repaired(other) == (MAIL + 6, 0)
    store_key.unlock(other.directory)


@pytest.mark.parametrize("keys", [(), (OTHER_KEY,)])
def test_without_its_key_a_damaged_one_is_neither_repaired_nor_put_aside(profile: Profile, keys: tuple[()]) -> None:
    spoil(profile.database, 1)
    store_key.unlock(profile.directory, *keys)
    before = {each.name: each.read_bytes() for each in profile.directory.iterdir()}
    with pytest.raises(MailError) as caught:
        opening.open_store(profile)
    assert caught.value.kind is ErrorKind.STORE_LOCKED
    opening.heed(profile, caught.value)
    assert {each.name: each.read_bytes() for each in profile.directory.iterdir()} == before


def test_damage_that_was_noted_does_not_put_a_locked_one_aside(profile: Profile) -> None:
    opening.note_damage(profile)
    store_key.unlock(profile.directory)
    before = profile.database.read_bytes()
    with pytest.raises(MailError) as caught:
        opening.open_store(profile)
    assert caught.value.kind is ErrorKind.STORE_LOCKED and profile.database.read_bytes() == before
    assert not list(profile.directory.glob("*damaged*"))


def test_pages_are_opened_as_sqlite_opens_them(profile: Profile) -> None:
    """Every page against a plain copy that SQLite made, and each changed octet is noticed."""
    octets = profile.database.read_bytes()
    opened = sealed_pages.opener(KEY)
    with PageFile(profile.database, KEY) as pages:
        assert pages.has_authentic
    with PageFile(profile.database, OTHER_KEY) as pages:
        assert not pages.has_authentic
    count = len(octets) // PAGE
    found = [opened(number, octets[(number - 1) * PAGE:number * PAGE]) for number in range(1, count + 1)]
    assert all(len(each) == PAGE for each in found) and found[0].startswith(b"SQLite format 3\0")
    assert any(b"This is message" in each or b"example.org" in each for each in found)
    one = octets[PAGE:2 * PAGE]
    for at in (0, 5_000, PAGE - 33, PAGE - 32, PAGE - 17, PAGE - 1):
        assert opened(2, one[:at] + bytes((one[at] ^ 1,)) + one[at + 1:]) == b""
    assert opened(3, one) == b""  # a page in another one's place


def test_sqlite_notices_a_changed_octet(profile: Profile) -> None:
    spoil(profile.database, *range(3, profile.database.stat().st_size // PAGE + 1))
    connection = apsw.Connection(str(profile.database))
    connection.pragma("key", KEY.raw)
    for table in ("message", "body", "pop3_state"):
        with pytest.raises(apsw.CorruptError):
            connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()


def test_a_plain_one_that_is_damaged_while_it_is_about_to_be_encrypted_is_repaired(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    store = fresh_store(profile.database)
    store.download(range(20))
    store.db.close()
    (tmp_path / store_key.KEY_FILE).write_text("{}")  # is there from the beginning of a conversion
    spoil_start(profile.database)
    db, told = opening.open_store(profile)
    assert told is not None and (told.salvaged, told.lost) == (20, 0) and db.key is None
    db.close()
