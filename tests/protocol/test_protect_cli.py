"""depeschectl protect, and what every other call does with an encrypted profile."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.engine.store_unlocking import PHRASE_FILE
from app.paths import Profile
from app.store import store_key
from app.store.conversion import Conversion
from app.store.database import Database
from app.store.store_key import FileKind
from tests.fakes.command_line import CommandLine
from tests.fakes.passwords import FakePasswords
from tests.fakes.protection import KEY, OTHER_WORDS, WORDS, legible
from tests.fakes.store import fresh_store

PHRASE, OTHER = " ".join(WORDS).encode(), " ".join(OTHER_WORDS).encode()
NEEDLES = (b"This is message", b"ada@example.org", b"SQLite format 3")


@pytest.fixture
def cli(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
        ) -> Iterator[CommandLine]:
    folder = tmp_path / "profile"
    folder.mkdir()
    store = fresh_store(folder / "mail.db")
    store.fill(range(1, 40), bodies=True)
    store.download(range(100, 120))
    store.db.close()
    yield CommandLine(folder, capfdbinary, monkeypatch)
    store_key.unlock(folder)


def as_new(cli: CommandLine) -> None:
    """What the next call is: another process, which knows no key."""
    store_key.unlock(cli.profile)


def kind(cli: CommandLine) -> FileKind:
    return store_key.kind_of(Profile(cli.profile).database)


def test_encrypted_used_changed_and_decrypted(cli: CommandLine) -> None:
    assert cli.ok("protect", "status") == {"state": "plain", "under_way": False, "key_in_keyring": False}
    listed = cli.ok("folders", "home")
    assert legible(cli.profile, *NEEDLES)
    assert cli.ok("protect", "encrypt", stdin=PHRASE) == {"state": "encrypted", "key_in_keyring": True}
    assert legible(cli.profile, *NEEDLES, PHRASE, KEY.text.encode()) == {} and kind(cli) is FileKind.ENCRYPTED
    for words, phrase in (("protect change", OTHER), ("protect decrypt", b"")):
        as_new(cli)
        assert cli.ok("protect", "status")["state"] == "encrypted"
        assert cli.ok("folders", "home") == listed and cli.ok("check")["ok"]
        as_new(cli)
        cli.ok(*words.split(), stdin=phrase)
    assert kind(cli) is FileKind.PLAIN and cli.ok("folders", "home") == listed and cli.ok("check")["ok"]
    assert cli.passwords.keyring.entries == {}


def test_without_keyring_the_phrase_comes_from_a_file_and_else_it_is_told(cli: CommandLine, tmp_path: Path,
                                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    cli.passwords = FakePasswords(available=False)
    file = tmp_path / "phrase"
    file.write_bytes(PHRASE)
    assert not cli.ok("protect", "encrypt", "--phrase-file", file)["key_in_keyring"]
    as_new(cli)
    before = {each.name: each.read_bytes() for each in cli.profile.iterdir() if each.is_file()}
    for words in (("folders", "home"), ("check",), ("protect", "status"), ("protect", "decrypt"),
                  ("backup", tmp_path / "b.zip")):
        error = cli.fails(6, *words)
        assert error["kind"] == "store-locked" and "phrase" in error["detail"]
    assert {each.name: each.read_bytes() for each in cli.profile.iterdir() if each.is_file()} == before
    monkeypatch.setenv(PHRASE_FILE, str(file))
    assert cli.ok("check")["ok"]
    as_new(cli)
    file.write_bytes(OTHER)
    assert "not that of this mail database" in cli.fails(6, "check")["detail"]
    file.write_bytes(b"nonsense words")
    assert "Word 1" in cli.fails(2, "check")["detail"]


def test_a_new_phrase_is_printed_once_and_must_be_repeated(cli: CommandLine) -> None:
    assert "11" in cli.fails(2, "protect", "encrypt", stdin=b"abandon " * 11)["detail"]
    ended = cli("protect", "encrypt", "--new-phrase", "--json", stdin=PHRASE)
    told, error = (json.loads(line) for line in ended.out.splitlines())
    assert ended.code == 2 and len(told["phrase"]) == 12 and error["error"]["kind"] == "usage"
    assert kind(cli) is FileKind.PLAIN and cli.passwords.keyring.entries == {}


def test_the_phrase_can_be_checked(cli: CommandLine) -> None:
    assert cli.fails(2, "protect", "phrase-check", stdin=PHRASE)["kind"] == "usage"
    cli.ok("protect", "encrypt", stdin=PHRASE)
    as_new(cli)
    assert cli.ok("protect", "phrase-check", stdin=PHRASE.upper()) == {"fits": True}
    assert cli.fails(6, "protect", "phrase-check", stdin=OTHER)["kind"] == "store-locked"
    assert cli.fails(2, "protect", "encrypt", stdin=PHRASE)["kind"] == "usage"
    assert cli.fails(2, "protect", "change", stdin=PHRASE)["kind"] == "usage"


def test_what_was_begun_is_gone_on_with_or_cancelled(cli: CommandLine) -> None:
    path = Profile(cli.profile).database
    with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
        work.step()
    assert cli.ok("protect", "status") == {"state": "encrypting", "under_way": True, "key_in_keyring": False}
    assert cli.ok("protect", "cancel") == {"cancelled": True} and cli.ok("protect", "cancel") == {"cancelled": False}
    assert {each.name for each in cli.profile.iterdir()} <= {"mail.db", "lock", "opening.lock"}
    with contextlib.closing(Conversion(Database.open(path), KEY)) as work:
        work.step()
    cli.ok("protect", "encrypt", stdin=PHRASE)
    assert cli.ok("protect", "status")["state"] == "encrypted"


def test_while_somebody_has_it_open_it_waits_for_the_next_call(cli: CommandLine) -> None:
    with contextlib.closing(Database.open(Profile(cli.profile).database, readonly=True)) as db:
        db.value("SELECT count(*) FROM message")
        error = cli.fails(6, "protect", "encrypt", stdin=PHRASE)
        assert error["kind"] == "locked" and "nothing is lost" in error["detail"]
    assert kind(cli) is FileKind.PLAIN
    cli.ok("protect", "encrypt", stdin=PHRASE)
    assert kind(cli) is FileKind.ENCRYPTED


def test_a_backup_says_what_it_is_and_is_restored_with_its_phrase(cli: CommandLine, tmp_path: Path) -> None:
    plain, sealed = tmp_path / "plain.zip", tmp_path / "sealed.zip"
    assert cli.ok("backup", plain)["encrypted"] is False
    assert "not encrypted: whoever has the file" in cli("backup", tmp_path / "again.zip").text
    cli.ok("protect", "encrypt", stdin=PHRASE)
    assert cli.ok("backup", sealed)["encrypted"] is True
    with ZipFile(plain) as one, ZipFile(sealed) as other:
        manifests = [json.loads(each.read("manifest.json")) for each in (one, other)]
        assert [(each["format"], each["encrypted"]) for each in manifests] == [(1, False), (2, True)]
        assert NEEDLES[0] in one.read("mail.db") and not any(each in other.read("mail.db") for each in NEEDLES)
    # Into its own profile, whose key it has.
    as_new(cli)
    assert cli.ok("restore", sealed)["messages"] == 59
    as_new(cli)
    assert cli.ok("check")["ok"] and kind(cli) is FileKind.ENCRYPTED
    # Into another one, which does not know it.
    elsewhere = CommandLine(tmp_path / "elsewhere", cli._capture, cli._patch)
    error = elsewhere.fails(6, "restore", sealed)
    assert error["kind"] == "store-locked" and not list((tmp_path / "elsewhere").glob("mail.db*"))
    assert elsewhere.fails(6, "restore", sealed, "--phrase-file", "-", stdin=OTHER)["kind"] == "store-locked"
    assert elsewhere.ok("restore", sealed, "--phrase-file", "-", stdin=PHRASE)["messages"] == 59
    as_new(elsewhere)
    assert legible(tmp_path / "elsewhere", *NEEDLES) == {}
    file = tmp_path / "phrase"
    file.write_bytes(PHRASE)
    elsewhere._patch.setenv(PHRASE_FILE, str(file))
    assert elsewhere.ok("check")["ok"]
    store_key.unlock(tmp_path / "elsewhere")
    # And a plain one into the encrypted profile, which is plain then.
    elsewhere._patch.delenv(PHRASE_FILE)
    as_new(cli)
    cli.ok("restore", plain)
    assert cli.ok("protect", "status")["state"] == "plain" and cli.ok("check")["ok"]


def test_a_backup_in_the_midst_of_a_conversion_is_one_without_it(cli: CommandLine, tmp_path: Path) -> None:
    with contextlib.closing(Conversion(Database.open(Profile(cli.profile).database), KEY)) as work:
        work.step()
    cli.ok("backup", tmp_path / "b.zip")
    elsewhere = CommandLine(tmp_path / "elsewhere", cli._capture, cli._patch)
    assert elsewhere.ok("restore", tmp_path / "b.zip")["messages"] == 59
    assert elsewhere.ok("protect", "status")["under_way"] is False and elsewhere.ok("check")["ok"]


def test_what_lacks_is_said_with_what_to_do(cli: CommandLine, tmp_path: Path) -> None:
    detail = cli.fails(2, "protect", "encrypt", stdin=b"\n")["detail"]
    assert "No recovery phrase was given" in detail and "--phrase-file" in detail and "--new-phrase" in detail
    assert "--new-phrase" not in cli.fails(2, "protect", "phrase-check", stdin=b"")["detail"]
    assert cli("protect", "encrypt", "--new-phrase").code == 2 and kind(cli) is FileKind.PLAIN
    gone = cli.fails(2, "protect", "unseal", str(tmp_path / "a.sealed"), str(tmp_path / "a"), stdin=PHRASE)
    assert gone["detail"].startswith("There is no file")
    (tmp_path / "b.sealed").write_bytes(b"no such file" * 1000)
    other = cli.fails(6, "protect", "unseal", str(tmp_path / "b.sealed"), str(tmp_path / "b"), stdin=PHRASE)
    assert "b.sealed" in other["detail"] and not (tmp_path / "b").exists()
    cli.ok("protect", "encrypt", stdin=PHRASE)
    as_new(cli)
    cli.passwords = FakePasswords(available=False)
    assert PHRASE_FILE in cli.fails(6, "folders", "home")["detail"]
    assert "is encrypted" in cli("profile", "show").text
    assert "is encrypted" in cli.fails(2, "profile", "remove")["detail"]


def test_a_backup_from_before_the_encryption_takes_it_away_and_says_so(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("backup", tmp_path / "plain.zip")
    assert cli.ok("restore", tmp_path / "plain.zip")["encryption_lost"] is False
    cli.ok("protect", "encrypt", stdin=PHRASE)
    cli.ok("backup", tmp_path / "encrypted.zip")
    as_new(cli)
    assert cli.ok("restore", tmp_path / "encrypted.zip")["encryption_lost"] is False and kind(cli) is FileKind.ENCRYPTED
    as_new(cli)
    told = cli("restore", tmp_path / "plain.zip")
    assert told.code == 0 and "'depeschectl protect encrypt'" in told.text and kind(cli) is FileKind.PLAIN
