"""An encrypted database: nothing of it is legible anywhere, the wrong key changes nothing, and a locked one is never
taken for a damaged one."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import opening
from app.errors import ErrorKind, MailError
from app.model.operation import SetFlags
from app.model.sync import Arrived
from app.paths import Profile
from app.store import backup, bodies, check, edits, schema, search, store_key
from app.store.database import Database
from app.store.store_key import FileKind, StoreKey
from tests.fakes.damage import spoil_start
from tests.fakes.protection import KEY, OTHER_KEY, WORDS, legible, turned
from tests.fakes.reader import FakeReader
from tests.fakes.store import Store, fresh_store, make_raw, remote
from tests.unit.store.test_migrations import PROFILES

SECRETS = (b"Zwiebelkuchen", b"Geheimrezept", b"koechin@example.org", b"hunter2-passwort")


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    yield Profile(tmp_path)
    store_key.unlock(tmp_path)


def filled(path: Path) -> Store:
    """Some hundred messages, of which one has what is to be looked for, in the texts and in the index."""
    store = fresh_store(path)
    store.fill(range(1, 200), bodies=True)
    raw = make_raw(500, subject="Zwiebelkuchen", body="Das Geheimrezept: hunter2-passwort\r\n" * 3,
                   sender="Die Koechin <koechin@example.org>")
    store.sync(Arrived("INBOX", (remote(500, uid="u500", raw=raw, whole=True),)), path="INBOX", account=store.pop)
    return store


def use(store: Store, during: list[dict[str, list[bytes]]], folder: Path) -> None:
    """Sorts, groups, searches and changes, with a statement journal, and looks at the files while in the midst."""
    db = store.db
    with db.write():
        db.run("UPDATE message SET preview = preview || ' Geheimrezept ' || id")
        db.run("INSERT INTO meta (key, value) SELECT 'x' || id, 'Geheimrezept ' || subject FROM message "
               "ORDER BY subject")
        db.rows("SELECT subject, count(*) FROM message GROUP BY preview ORDER BY recipients DESC, subject")
        during.append(legible(folder, *SECRETS))
    assert search.search(db, "subject:zwiebelkuchen") and search.search(db, "body:geheimrezept")
    during.append(legible(folder, *SECRETS))


def test_nothing_is_legible_in_any_file_at_any_time_and_in_a_plain_one_it_is(tmp_path: Path, profile: Profile) -> None:
    seen: dict[bool, list[dict[str, list[bytes]]]] = {False: [], True: []}
    for is_encrypted in (False, True):
        folder = tmp_path / str(is_encrypted)
        folder.mkdir()
        if is_encrypted:
            store_key.unlock(folder, KEY)
        store = filled(folder / "mail.db")
        use(store, seen[is_encrypted], folder)
        store.db.backup_to(folder / "mail.db.before-v9")
        seen[is_encrypted].append(legible(folder, *SECRETS))
        store.db.close()
        seen[is_encrypted].append(legible(folder, *SECRETS))
        store_key.unlock(folder)
    assert all("mail.db" in each or "mail.db-wal" in each for each in seen[False])
    assert set(seen[False][-1]["mail.db"]) >= {b"Geheimrezept", b"koechin@example.org"}  # the control
    assert "mail.db.before-v9" in seen[False][-1] and "mail.db-wal" in seen[False][0]
    assert seen[True] == [{}] * 4


def test_temporary_files_are_never_made(profile: Profile) -> None:
    store_key.unlock(profile.directory, KEY)
    store = filled(profile.database)
    assert store.db.value("PRAGMA temp_store") == 2
    if sys.platform.startswith("linux"):
        store.db.rows("SELECT a.id FROM message a, message b ORDER BY a.subject, b.preview LIMIT 40000")
        opened = [str(each.resolve()) for each in Path("/proc/self/fd").iterdir() if "mail.db" in str(each.resolve())
                  or "etilqs" in str(each.resolve())]
        assert {Path(each).name for each in opened} <= {"mail.db", "mail.db-wal", "mail.db-shm"}
    store.db.close()


def test_everything_works_in_it(profile: Profile) -> None:
    store_key.unlock(profile.directory, KEY)
    store = filled(profile.database)
    ids = store.fill(range(200, 240), bodies=True)
    edits.apply(store.db, SetFlags(tuple(ids), frozenset({"\\Seen"})), FakeReader())
    store.db.close()
    db = Database.open(profile.database)
    assert check.check(db) == () and bodies.raw(db, ids[0]) == make_raw(200)
    assert db.value("PRAGMA page_size") == 16_384 and db.value("PRAGMA journal_mode") == "wal"
    db.close()


@pytest.mark.parametrize("key", [None, OTHER_KEY])
def test_without_the_right_key_it_is_locked_and_untouched(profile: Profile, key: StoreKey | None) -> None:
    store_key.unlock(profile.directory, KEY)
    filled(profile.database).db.close()
    before = hashes(profile.directory)
    store_key.unlock(profile.directory, *(() if key is None else (key,)))
    for attempt in (Database.open, opening.open_plainly, lambda _: opening.open_store(profile)):
        with pytest.raises(MailError) as caught:
            attempt(profile.database)
        assert caught.value.kind is ErrorKind.STORE_LOCKED and "phrase" in caught.value.detail + "phrase"
    with pytest.raises(MailError):
        backup.write(profile.database, profile.settings, profile.directory / "b.zip", "1", lambda *_: None)
    assert hashes(profile.directory) == before and not opening.needs_repair(profile)
    store_key.unlock(profile.directory, OTHER_KEY, KEY)
    with contextlib.closing(Database.open(profile.database)) as db:
        assert db.key == KEY and check.check(db) == ()


def test_an_emptied_file_with_its_marker_is_locked_and_no_new_plain_one_is_made(profile: Profile) -> None:
    (profile.directory / store_key.KEY_FILE).write_text("{}")
    with pytest.raises(MailError) as caught:
        Database.open(profile.database)
    assert caught.value.kind is ErrorKind.STORE_LOCKED and not profile.database.exists()


@pytest.mark.parametrize("left", [10, 100, 16_384, 40_000])
def test_a_truncated_one_is_damaged_with_its_key_and_locked_with_another(profile: Profile, left: int) -> None:
    store_key.unlock(profile.directory, KEY)
    filled(profile.database).db.close()
    (profile.directory / store_key.KEY_FILE).write_text("{}")
    with profile.database.open("r+b") as file:
        file.truncate(left)
    for key, kind in ((OTHER_KEY, ErrorKind.STORE_LOCKED), (KEY, ErrorKind.DAMAGED)):
        store_key.unlock(profile.directory, key)
        before = profile.database.read_bytes()
        with pytest.raises(MailError) as caught, contextlib.closing(Database.open(profile.database)) as db:
            db.rows("SELECT * FROM sqlite_schema s, message, body")
        assert profile.database.read_bytes() == before
        # Of so little that no page is whole, nobody can say whose it is.
        assert caught.value.kind is (kind if left >= 16_384 else ErrorKind.STORE_LOCKED)


def test_what_the_start_of_a_file_says(tmp_path: Path, profile: Profile) -> None:
    store_key.unlock(tmp_path, KEY)
    fresh_store(tmp_path / "sealed.db").db.close()
    store_key.unlock(tmp_path)
    fresh_store(tmp_path / "plain.db").db.close()
    (tmp_path / "empty.db").touch()
    (tmp_path / "text.db").write_bytes(b"no database" * 100)
    kinds = [store_key.kind_of(tmp_path / f"{each}.db") for each in ("sealed", "plain", "empty", "none", "text")]
    assert kinds == [FileKind.ENCRYPTED, FileKind.PLAIN, FileKind.ABSENT, FileKind.ABSENT, FileKind.UNCLEAR]
    spoil_start(tmp_path / "plain.db")
    assert store_key.kind_of(tmp_path / "plain.db") is FileKind.UNCLEAR


@pytest.mark.parametrize("name", sorted(each.name for each in PROFILES.glob("v*.db")))
def test_an_encrypted_one_of_an_old_schema_is_migrated_with_an_encrypted_copy_before(profile: Profile, name: str
                                                                                    ) -> None:
    shutil.copy(PROFILES / name, profile.database)
    before = profile.database.read_bytes()
    turned(profile.database, KEY)
    if name == "v1.db":
        assert b"example.org" in before
    with contextlib.closing(opening.open_plainly(profile.database)) as db:
        assert db.value("PRAGMA user_version") == len(schema.MIGRATIONS) and check.check(db) == ()
        assert db.value("SELECT count(*) FROM message") == 21
        assert len(search.search(db, "body:message")) == 17
    copies = list(profile.directory.glob("mail.db.before-v*"))
    assert len(copies) == (name != f"v{len(schema.MIGRATIONS)}.db")
    assert legible(profile.directory, b"example.org", b"Message ", b"SQLite format 3") == {}
    for each in copies:
        assert store_key.kind_of(each) is FileKind.ENCRYPTED
        with contextlib.closing(Database.open(each)) as db:
            assert db.value("SELECT count(*) FROM message") == 21


def test_the_key_is_in_no_representation(profile: Profile) -> None:
    assert KEY.text not in repr(KEY) and KEY.text not in str(KEY) and KEY.octets.hex()[:8] not in repr(KEY)
    assert StoreKey.from_text(KEY.text) == KEY and StoreKey.from_text(KEY.text[:-1]) is None
    assert StoreKey.from_text("Z" * 64) is None
    assert KEY.name != OTHER_KEY.name and KEY.name not in KEY.text
    # HKDF as it was decided, so that a phrase opens today's files in ten years: of the phrase 000102 … 0f.
    assert StoreKey.of(WORDS).text == KEY.text and len(KEY.octets) == 32


def test_only_the_owner_may_read_what_is_made(profile: Profile) -> None:
    with contextlib.closing(Database.make(profile.directory / "made.db", KEY)) as db:
        db.run("CREATE TABLE t (a)")
    if sys.platform != "win32":
        assert stat.S_IMODE((profile.directory / "made.db").stat().st_mode) == 0o600


def hashes(folder: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir() if each.is_file()
            and not each.name.endswith("-shm")}
