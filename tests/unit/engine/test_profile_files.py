"""Backup and restore: all of it or nothing, whatever is cut off, and whatever the archive pretends to be.

In one file, since all of it starts from the filled profile at its head.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands import BackUpProfile, RestoreProfile
from app.engine import opening, profile_files, restoring
from app.engine.engine import Engine
from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import JobFinished
from app.model.account import LeaveKind, LeaveRule, SecretKind, SecretSource, Security, ServerSettings
from app.model.jobs import BackedUp, Restored
from app.model.operation import AppendMessage, DeleteFolder, DeleteMessages
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import accounts, backup, bodies, check, edits, outbox, schema, unpacking
from app.store.database import Database
from tests.fakes.events import EventLog
from tests.fakes.passwords import MemoryKeyring
from tests.fakes.server import FakePop3, FakeServer
from tests.fakes.store import fresh_store, make_raw
from tests.torture.failpoints import kill
from tests.torture.forks import run_killed


def quiet(done: int, total: int) -> None:
    pass


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """20 POP3 messages, settings, a backup of both at `backup.zip` beside it; then 5 messages more, other settings."""
    profile = Profile(tmp_path / "profile")
    profile.create()
    store = fresh_store(profile.database)
    store.download(range(20))
    profile.settings.write_text('{"theme": "backed up"}')
    profile.log.write_text("nothing of this goes out")
    backed = profile_files.write(profile, BackUpProfile(1, tmp_path / "backup.zip"), quiet)
    assert backed == BackedUp(tmp_path / "backup.zip", 20, (tmp_path / "backup.zip").stat().st_size)
    store.download(range(20, 25))
    store.db.close()
    profile.settings.write_text('{"theme": "newer"}')
    return profile


@pytest.fixture
def archive(profile: Profile) -> Path:
    return profile.directory.parent / "backup.zip"


def opened(profile: Profile) -> Iterator[Database]:
    db, repaired = opening.open_store(profile)
    assert repaired is None and check.check(db) == ()
    yield db
    db.close()


def count(profile: Profile) -> int:
    (number,) = [int(db.value("SELECT count(*) FROM message")) for db in opened(profile)]
    return number


def theme(profile: Profile) -> str:
    return str(json.loads(profile.settings.read_text())["theme"])


def restore(profile: Profile, source: Path, *, anyway: bool = False) -> Restored:
    return profile_files.restore_now(profile, RestoreProfile(1, source), quiet, anyway=anyway)


def test_a_backup_has_the_mail_the_settings_and_a_manifest(profile: Profile, archive: Path) -> None:
    with zipfile.ZipFile(archive) as made:
        assert sorted(made.namelist()) == ["mail.db", "manifest.json", "settings.json"]
        assert {each.compress_type for each in made.infolist()} == {zipfile.ZIP_STORED}
        manifest = json.loads(made.read("manifest.json"))
        assert manifest["messages"] == 20 and manifest["accounts"] == 2
        for name, part in manifest["files"].items():
            octets = made.read(name)
            assert part == {"size": len(octets), "sha256": hashlib.sha256(octets).hexdigest()}
    assert [each.name for each in archive.parent.iterdir() if each.name.startswith(".")] == []
    if sys.platform != "win32":
        assert archive.stat().st_mode & 0o777 == 0o600


def test_restored_with_the_former_mail_kept(profile: Profile, archive: Path) -> None:
    done = restore(profile, archive)
    assert done.messages == 20 and done.kept is not None
    assert count(profile) == 20 and theme(profile) == "backed up"
    former = Database.open(done.kept)
    assert former.value("SELECT count(*) FROM message") == 25
    former.close()
    assert json.loads((done.kept.parent / "settings.json").read_text()) == {"theme": "newer"}
    assert {each.name for each in profile.directory.iterdir()} == {
        "mail.db", "settings.json", "depesche.log", done.kept.parent.name}


def test_restored_into_a_new_profile_octet_for_octet(profile: Profile, archive: Path, tmp_path: Path) -> None:
    other = Profile(tmp_path / "other")
    opening.make(other)
    assert restore(other, archive) == Restored(20, None)
    (found,) = [{bodies.raw(db, number) for (number,) in db.rows("SELECT id FROM message")} for db in opened(other)]
    assert found == {make_raw(number) for number in range(20)}


def test_a_damaged_present_database_does_not_keep_the_backup_out(profile: Profile, archive: Path) -> None:
    with profile.database.open("r+b") as file:
        file.write(b"\xaa" * 100)
    opening.note_damage(profile)
    damaged = profile.database.read_bytes()
    done = restore(profile, archive)
    assert done.kept is not None and done.kept.read_bytes() == damaged
    assert count(profile) == 20


def test_a_backup_is_made_while_others_write(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    profile.create()
    store = fresh_store(profile.database)
    archive = store.folder("Archive", store.pop)
    for number in range(40):
        edits.apply(store.db, AppendMessage(archive.id, make_raw(number, body=os.urandom(20_000).hex())), MimeReader())
    ended = threading.Event()
    started = threading.Event()

    def write() -> None:
        db = Database.open(profile.database)
        number = 40
        while not ended.is_set():
            edits.apply(db, AppendMessage(archive.id, make_raw(number)), MimeReader())
            number += 1
            started.set()
        db.close()

    writer = threading.Thread(target=write)
    writer.start()
    assert started.wait(30)
    try:
        made = profile_files.write(profile, BackUpProfile(1, tmp_path / "backup.zip"), quiet)
    finally:
        ended.set()
        writer.join()
    store.db.close()
    other = Profile(tmp_path / "other")
    opening.make(other)
    assert made.messages >= 40 and restore(other, tmp_path / "backup.zip").messages == made.messages
    assert count(other) == made.messages


def test_nothing_is_written_over_and_a_stopped_backup_leaves_nothing(profile: Profile, archive: Path) -> None:
    before = archive.read_bytes()
    with pytest.raises(MailError) as refused:
        profile_files.write(profile, BackUpProfile(1, archive), quiet)
    assert refused.value.kind is ErrorKind.USAGE and archive.read_bytes() == before

    def stop(done: int, total: int) -> None:
        raise MailError(ErrorKind.CANCELLED, "Stopped.")

    with pytest.raises(MailError):
        profile_files.write(profile, BackUpProfile(1, archive.with_name("b.zip")), stop)
    with pytest.raises(MailError) as refused:
        profile_files.write(profile, BackUpProfile(1, archive.parent / "none" / "b.zip"), quiet)
    assert refused.value.kind is ErrorKind.STORE
    assert {each.name for each in archive.parent.iterdir()} == {"profile", "backup.zip"}


def test_a_full_disk_leaves_no_backup_and_the_profile_as_it_was(profile: Profile, archive: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "copied", full)
    monkeypatch.setattr(unpacking, "copied", full)
    with pytest.raises(MailError) as caught:
        profile_files.write(profile, BackUpProfile(1, archive.with_name("b.zip")), quiet)
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert {each.name for each in archive.parent.iterdir()} == {"profile", "backup.zip"}
    assert refused(profile, archive).kind is ErrorKind.DISK_FULL


# --- from the window -------------------------------------------------------------------------------------------------


def test_from_the_window_the_next_start_does_it(profile: Profile, archive: Path) -> None:
    assert restoring.prepare(profile, archive, quiet) == 20
    in_use = Database.open(profile.database)
    assert in_use.value("SELECT count(*) FROM message") == 25 and theme(profile) == "newer"
    in_use.close()
    assert opening.needs_repair(profile)  # so that nobody opens it past `open_store`
    assert count(profile) == 20 and theme(profile) == "backed up" and not opening.needs_repair(profile)


def test_the_whole_way_of_the_window(profile: Profile, archive: Path) -> None:
    """Engine, job, end, and the engine of the next start, which finds the former mail exchanged."""
    log = EventLog()

    def engine() -> Engine:
        made = Engine(profile, log.log, passwords=PasswordStore(),
                      backends=lambda account, _: FakePop3(FakeServer(), account.leave))
        made.start()
        return made

    running = engine()
    running.submit(RestoreProfile(7, archive))
    end = log.wait(JobFinished, lambda event: event.token == 7)
    assert end.result == Restored(20, None) and end.error is None
    running.submit(RestoreProfile(8, archive.with_name("none.zip")))
    failed = log.wait(JobFinished, lambda event: event.token == 8)
    assert failed.error is not None and failed.error.kind is ErrorKind.STORE
    running.submit(RestoreProfile(9, archive))
    assert log.wait(JobFinished, lambda event: event.token == 9).result == Restored(20, None)
    assert running.stop(5.0)
    running = engine()
    with contextlib.closing(running.open_reader()) as db:
        assert db.value("SELECT count(*) FROM message") == 20
    assert running.stop(5.0)
    assert count(profile) == 20 and theme(profile) == "backed up"


def test_a_second_thought_takes_the_place_of_the_first(profile: Profile, archive: Path) -> None:
    second = archive.with_name("second.zip")
    profile_files.write(profile, BackUpProfile(1, second), quiet)
    restoring.prepare(profile, archive, quiet)
    assert restoring.prepare(profile, second, quiet) == 25
    assert count(profile) == 25 and theme(profile) == "newer"


def test_what_waits_to_be_sent_is_not_sent_by_a_restored_profile(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    profile.create()
    store = fresh_store(profile.database)
    with store.db.write():
        outbox.add(store.db, store.pop.id, bodies.pack(make_raw(1)), ("bob@example.org",), "Message 1")
    edits.apply(store.db, AppendMessage(store.folder("Work").id, make_raw(2)), MimeReader())
    store.db.close()
    profile_files.write(profile, BackUpProfile(1, tmp_path / "b.zip"), quiet)
    restore(profile, tmp_path / "b.zip")
    for db in opened(profile):
        (entry,) = outbox.entries(db)
        assert entry.state == outbox.UNKNOWN and "backup" in entry.error
        assert db.rows("SELECT kind, attempts, json_extract(payload, '$.folder') FROM journal") == [
            ("append", 1, db.value("SELECT id FROM folder WHERE path = 'Work'"))]


def test_a_password_command_from_a_file_runs_only_once_the_person_agreed(tmp_path: Path) -> None:
    """From the window a backup is opened as any file is, and may be anybody's."""
    profile, ran = Profile(tmp_path / "profile"), tmp_path / "ran"
    profile.create()
    store = fresh_store(profile.database)
    command = SecretSource(SecretKind.COMMAND, f"touch {ran}; echo x")
    accounts.save(store.db, replace(store.pop, secret=command))
    store.db.run("INSERT INTO account (name, protocol, leave_rule, settings, position) SELECT 'twice', protocol, "
                 "leave_rule, replace(settings, '\"secret\":', '\"secret\": {\"kind\": \"keyring\"}, \"secret\":'), "
                 "9 FROM account WHERE id = ?", (store.pop.id,))
    assert [each.secret for each in accounts.accounts(store.db)].count(command) == 2  # what JSON says twice, too
    store.db.close()
    profile_files.write(profile, BackUpProfile(1, tmp_path / "b.zip"), quiet)
    restoring.prepare(profile, tmp_path / "b.zip", quiet)  # into the profile that had it before
    for db in opened(profile):
        assert [each.secret for each in accounts.accounts(db)].count(command) == 2
    profile = Profile(tmp_path / "another")
    profile.create()
    restoring.prepare(profile, tmp_path / "b.zip", quiet)
    for db in opened(profile):
        found = accounts.accounts(db)
        assert not [each for each in found if each.secret.kind is SecretKind.COMMAND]
        assert [each.secret.command for each in found].count(command.command) == 2  # to be shown, and agreed to
        with pytest.raises(MailError) as caught:
            PasswordStore().get(next(each for each in found if each.id == store.pop.id))
        assert caught.value.kind is ErrorKind.SECRET_MISSING and not ran.exists()
    restore(profile, tmp_path / "b.zip")  # from a shell
    for db in opened(profile):
        assert accounts.account(db, store.pop.id).secret == command


@pytest.mark.parametrize("is_own", [True, False])
def test_a_file_has_no_server_delete_anything(tmp_path: Path, is_own: bool) -> None:
    """It could name any message there; the person's own, from a shell, goes on with what they began."""
    profile = Profile(tmp_path / "profile")
    profile.create()
    store = fresh_store(profile.database)
    ids = store.fill(range(1, 4))
    (waiting,) = store.download(range(9, 10))
    edits.apply(store.db, DeleteMessages((ids[0],), forever=True), store.reader)
    store.db.run("UPDATE pop3_state SET delete_at = 1, reason = 'asked' WHERE message_id = ?", (waiting,))
    edits.apply(store.db, DeleteFolder(store.folder("Work/Old").id), store.reader)
    store.db.close()
    profile_files.write(profile, BackUpProfile(1, tmp_path / "b.zip"), quiet)
    if is_own:
        restore(profile, tmp_path / "b.zip")
    else:
        restoring.prepare(profile, tmp_path / "b.zip", quiet)
    for db in opened(profile):
        kinds = sorted(row[0] for row in db.rows("SELECT kind FROM journal"))
        assert kinds == (["expunge", "remove"] if is_own else [])
        assert bool(db.value("SELECT folder_id IS NULL FROM message WHERE id = ?", (ids[0],))) is is_own
        assert db.value("SELECT count(*) FROM pop3_state WHERE delete_at IS NOT NULL") == int(is_own)
        assert check.check(db) == ()


@pytest.mark.parametrize("change", ["outgoing", "pin", "in the open", "issuer", "rule", "nothing", "provider"])
def test_what_the_keyring_has_goes_to_no_server_that_a_file_names(tmp_path: Path, change: str) -> None:
    """Whoever knows with which login somebody reads their mail could write another outgoing server beside it."""
    profile = Profile(tmp_path / "profile")
    profile.create()
    store = fresh_store(profile.database)
    mine = accounts.save(store.db, replace(store.imap, secret=SecretSource(SecretKind.KEYRING)))
    keyring = MemoryKeyring()
    assert PasswordStore(keyring).put(mine, "secret word")
    issuer = SecretSource(SecretKind.OAUTH, provider="https://issuer.example", client="x", identity=mine.email)
    theirs = {
        "outgoing": replace(mine, outgoing=ServerSettings("smtp.evil.example", 465, Security.TLS, "me")),
        "pin": replace(mine, incoming=replace(mine.incoming, pin="00" * 32)),
        "in the open": replace(mine, incoming=replace(mine.incoming, security=Security.NONE), plaintext_consent=True),
        "issuer": replace(mine, secret=issuer), "rule": replace(mine, leave=LeaveRule(LeaveKind.DELETE)),
        "nothing": mine,
        "provider": replace(mine, secret=replace(issuer, provider="google"))}[change]
    accounts.save(store.db, theirs)
    profile_files.write(profile, BackUpProfile(1, tmp_path / "b.zip"), quiet)
    accounts.save(store.db, mine)
    store.db.close()
    restoring.prepare(profile, tmp_path / "b.zip", quiet)
    for db in opened(profile):
        found = accounts.account(db, mine.id)
        assert replace(found, secret=theirs.secret) == theirs
        if change in ("nothing", "provider"):
            assert found.secret == theirs.secret
        else:
            assert found.secret == replace(theirs.secret, kind=SecretKind.SESSION)
            with pytest.raises(MailError) as caught:
                PasswordStore(keyring).get(found)
            assert caught.value.kind is ErrorKind.SECRET_MISSING


# --- hostile and broken archives -------------------------------------------------------------------------------------


def remade(archive: Path, change: Callable[[dict[str, bytes]], None], *, honest: bool = True) -> Path:
    """The backup with other contents; `honest`: with a manifest that fits."""
    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    change(files)
    if honest:
        manifest["files"] = {name: {"size": len(octets), "sha256": hashlib.sha256(octets).hexdigest()}
                             for name, octets in files.items()}
    made = archive.with_name("remade.zip")
    made.unlink(missing_ok=True)
    with zipfile.ZipFile(made, "w") as target:
        for name, octets in {**files, "manifest.json": json.dumps(manifest).encode()}.items():
            target.writestr(name, octets)
    return made


def changed_database(archive: Path, *statements: str) -> Path:
    def change(files: dict[str, bytes]) -> None:
        path = archive.with_name("changed.db")
        path.write_bytes(files["mail.db"])
        db = Database.open(path)
        for each in statements:
            db.run(each)
        db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        db.close()
        files["mail.db"] = path.read_bytes()
        path.unlink()
    return remade(archive, change)


def refused(profile: Profile, source: Path, *, anyway: bool = False) -> MailError:
    """Nothing was touched: no file but those that were there, each as it was."""
    before = {each: each.read_bytes() for each in profile.directory.iterdir()}
    with pytest.raises(MailError) as caught:
        restore(profile, source, anyway=anyway)
    assert {each: each.read_bytes() for each in profile.directory.iterdir()} == before
    assert not caught.value.server_text and not opening.needs_repair(profile)
    return caught.value


def put(name: str, octets: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files[name] = octets
    return change


@pytest.mark.parametrize("name", ["../mail.db", "/etc/evil", "a/../../b", "mail.db-wal", "lock", "depesche.log"])
def test_no_other_name_comes_out_of_an_archive(profile: Profile, archive: Path, name: str) -> None:
    assert refused(profile, remade(archive, put(name, b"x"))).kind is ErrorKind.DAMAGED


def test_every_octet_counts(profile: Profile, archive: Path) -> None:
    whole = archive.read_bytes()
    broken = archive.with_name("broken.zip")
    at = whole.index(b"SQLite format 3")
    places = [at + 20_000, at + 300_000, whole.rindex(b"sha256") + 12, whole.rindex(b"mail.db"), len(whole) - 12]
    for place in places:
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1:])
        assert refused(profile, broken).kind is ErrorKind.DAMAGED
    for length in (0, 10, 1_000, len(whole) // 2, len(whole) - 1):
        broken.write_bytes(whole[:length])
        assert refused(profile, broken).kind is ErrorKind.DAMAGED
    broken.write_bytes(whole + b"x")
    assert refused(profile, broken).kind is ErrorKind.DAMAGED


def test_another_checksum_than_the_manifest_has(profile: Profile, archive: Path) -> None:
    assert refused(profile, remade(archive, put("settings.json", b"{}"), honest=False)).kind is ErrorKind.DAMAGED


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b"[" * 60_000, b'{"format": 1}', b"\xff",
                                      b'{"format": true, "files": 3}',
                                      b'{"format": 1, "files": {"mail.db": {"size": -1, "sha256": 3}}}',
                                      b'{"format": 1e999}', b" " * 100_000])
def test_manifests_that_are_none(profile: Profile, archive: Path, manifest: bytes) -> None:
    made = archive.with_name("remade.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(made, "w") as target:
        target.writestr("mail.db", source.read("mail.db"))
        target.writestr("manifest.json", manifest)
    assert refused(profile, made).kind is ErrorKind.DAMAGED


def test_a_bomb_is_not_unpacked(profile: Profile, archive: Path) -> None:
    made = archive.with_name("remade.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mail.db", bytes(50_000_000))
        target.writestr("manifest.json", source.read("manifest.json"))
    assert refused(profile, made).kind is ErrorKind.DAMAGED
    with zipfile.ZipFile(made, "w") as target:
        for number in range(5_000):
            target.writestr(f"{number}", b"")
    assert refused(profile, made).kind is ErrorKind.DAMAGED


def test_of_a_newer_version(profile: Profile, archive: Path) -> None:
    error = refused(profile, changed_database(archive, f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}"))
    assert error.kind is ErrorKind.STORE and "newer" in error.detail
    made = archive.with_name("remade.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(made, "w") as target:
        target.writestr("mail.db", source.read("mail.db"))
        target.writestr("manifest.json", b'{"format": 3}')
    error = refused(profile, made)
    assert error.kind is ErrorKind.STORE and "newer" in error.detail


def test_a_database_with_statements_of_its_own(profile: Profile, archive: Path) -> None:
    for each in ("CREATE TRIGGER evil AFTER INSERT ON message BEGIN DELETE FROM account; END",
                 "CREATE VIEW evil AS SELECT 1", "DROP TRIGGER message_inserted"):
        error = refused(profile, changed_database(archive, each), anyway=True)
        assert error.kind is ErrorKind.DAMAGED and "statements" in error.detail


def test_what_is_no_database_of_ours(profile: Profile, archive: Path) -> None:
    for octets in (b"", b"text", b"SQLite format 3\0" + bytes(84), b"SQLite format 3\0" + b"\x01" * 40_000):
        assert refused(profile, remade(archive, put("mail.db", octets))).kind in (ErrorKind.DAMAGED, ErrorKind.STORE)


def test_mail_that_does_not_pass_the_check_needs_a_word_more(profile: Profile, archive: Path) -> None:
    faulty = changed_database(archive, "UPDATE folder SET total = total + 1 WHERE path = 'Inbox'")
    error = refused(profile, faulty)
    assert error.kind is ErrorKind.DAMAGED and "Inbox" in error.detail and "--anyway" in error.detail
    assert restore(profile, faulty, anyway=True).messages == 20


def test_a_backup_of_an_older_version_is_brought_up_to_date(profile: Profile, tmp_path: Path) -> None:
    older = Path(__file__).parent.parent / "store" / "profiles" / "v2.db"
    database = tmp_path / "v2.db"
    shutil.copy(older, database)
    made = remade(tmp_path / "backup.zip", put("mail.db", database.read_bytes()))
    assert restore(profile, made, anyway=True).messages > 0
    for db in opened(profile):
        assert db.value("PRAGMA user_version") == len(schema.MIGRATIONS)


# --- killed ----------------------------------------------------------------------------------------------------------

_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})
"""What Python's own audit tells of the file system: each is a place to be killed at."""


def killed_at(word: str, number: int, task: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        left = [number]

        def audit(event: str, arguments: tuple[object, ...]) -> None:
            if event in _EVENTS and word in str(arguments[0]):
                left[0] -= 1
                if not left[0]:
                    kill()

        sys.addaudithook(audit)
        return task()
    return run


def test_a_backup_killed_at_every_step_is_there_as_a_whole_or_not_at_all(profile: Profile, archive: Path) -> None:
    target = archive.with_name("killed.zip")
    made = 0
    number = 1
    while run_killed(killed_at("killed.zip", number,
                               lambda: profile_files.write(profile, BackUpProfile(1, target), quiet))):
        if target.exists():
            made += 1
            assert restoring.prepare(profile, target, quiet) == 25
            target.unlink()
        else:
            profile_files.write(profile, BackUpProfile(1, target), quiet)
            target.unlink()
        assert {each.name for each in archive.parent.iterdir() if each.name.startswith(".killed")} == set()
        number += 1
    assert number > 5 and restoring.prepare(profile, target, quiet) == 25
    print(f"backup killed at {number - 1} steps: {made} times whole, else not there, and made by the next try")


def start(profile: Profile) -> None:
    db, _ = opening.open_store(profile)
    db.close()


def test_a_restore_killed_at_every_step_leaves_the_old_or_the_new(profile: Profile, archive: Path) -> None:
    template = profile.directory.with_name("template")
    shutil.copytree(profile.directory, template)
    seen: list[tuple[int, str]] = []
    number = 1
    while run_killed(killed_at("profile", number, lambda: restore(profile, archive))):
        # Killed once more while the next start goes on with it, then started in peace.
        run_killed(killed_at("profile", 1 + number % 7, lambda: start(profile)))
        seen.append((count(profile), theme(profile)))
        shutil.rmtree(profile.directory)
        shutil.copytree(template, profile.directory)
        number += 1
    assert set(seen) == {(25, "newer"), (20, "backed up")}
    switched = seen.index((20, "backed up"))
    assert set(seen[switched:]) == {(20, "backed up")}  # once begun it is never taken back
    print(f"restore killed at {len(seen)} steps: {switched} times all of the former profile, "
          f"{len(seen) - switched} times all of the restored one")


def test_a_start_killed_while_it_restores_goes_on(profile: Profile, archive: Path) -> None:
    restoring.prepare(profile, archive, quiet)
    template = profile.directory.with_name("template")
    shutil.copytree(profile.directory, template)
    number = 1
    while run_killed(killed_at("profile", number, lambda: start(profile))):
        assert (count(profile), theme(profile)) == (20, "backed up")
        (former,) = profile.directory.glob("before-restore-*/mail.db")
        db = Database.open(former)
        assert db.value("SELECT count(*) FROM message") == 25
        db.close()
        shutil.rmtree(profile.directory)
        shutil.copytree(template, profile.directory)
        number += 1
    assert number > 5
    print(f"start with a waiting restore killed at {number - 1} steps: each next start had all of the restored profile")
