"""The mail database encrypted while the engine works, and an engine that starts with the key, the phrase, or not."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from app.commands import AskProtection, CancelConversion, ProposePhrase, ProtectStore, SaveSearch, UnprotectStore
from app.engine import protection_work, store_unlocking
from app.engine.engine import Engine
from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import EditRefused, PhraseProposed, ProtectionChanged, SavedSearchesChanged
from app.model.protection import Protection
from app.paths import Profile
from app.redaction import redact
from app.store import check, conversion, conversion_state, kept_aside, phrase, store_key
from app.store.conversion import Conversion
from app.store.database import Database
from app.store.key_file import KeyFile
from app.store.store_key import FileKind, StoreKey
from tests.fakes.events import EventLog
from tests.fakes.passwords import FakePasswords
from tests.fakes.protection import KEY, OTHER_KEY, OTHER_WORDS, WORDS, rows_of
from tests.fakes.store import fresh_store

PHRASE, OTHER = " ".join(WORDS), " ".join(OTHER_WORDS)


class Place:
    """A profile with some mail of no account that would connect, and engines over it, one after the other."""

    def __init__(self, directory: Path) -> None:
        self.profile = Profile(directory)
        self.passwords = FakePasswords()
        self.engine: Engine | None = None
        store = fresh_store(self.profile.database)
        store.fill(range(1, 60), bodies=True)
        store.download(range(100, 130))
        store.db.run("UPDATE account SET settings = settings")
        self.rows = rows_of(store.db)
        store.db.run("DELETE FROM journal")
        store.db.close()

    def start(self, text: str = "", *, keep: bool = False) -> EventLog:
        self.log = EventLog()
        self.engine = Engine(self.profile, self.log.log, passwords=self.passwords, backends=_none)
        self.engine.start(text, keep)
        return self.log

    def stop(self) -> None:
        if self.engine is not None:
            assert self.engine.stop(10)
            self.engine = None

    def away(self) -> None:
        """As when the machine was turned off: nothing of a key is in the memory."""
        self.stop()
        store_key.unlock(self.profile.directory)

    def wait(self, state: Protection, **wanted: object) -> ProtectionChanged:
        return self.log.wait(ProtectionChanged, lambda told: told.state is state and all(
            getattr(told, name) == value for name, value in wanted.items()), timeout=30)

    def encrypted(self) -> None:
        self.start()
        assert self.engine is not None
        self.engine.submit(ProtectStore(PHRASE))
        self.wait(Protection.ENCRYPTING, waits_for_restart=True)
        self.away()
        assert store_key.kind_of(self.profile.database) is FileKind.ENCRYPTED

    @property
    def entries(self) -> set[str]:
        return {user.rpartition(" ")[2] for _, user in self.passwords.keyring.entries
                if user.startswith("mail database")}


def _none(*_: object) -> object:
    raise MailError(ErrorKind.NETWORK, "There is no network here.")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.away()


def test_encrypted_at_work_and_there_after_the_restart(place: Place) -> None:
    log = place.start()
    assert place.engine is not None
    place.engine.submit(ProposePhrase())
    proposed = log.wait(PhraseProposed)
    assert phrase.check(" ".join(proposed.words)) == proposed.words
    place.engine.submit(ProtectStore(" ".join(proposed.words).upper()))
    told = place.wait(Protection.ENCRYPTING, waits_for_restart=True)
    assert (told.percent, told.key_in_keyring, told.problem) == (100, True, "")
    place.engine.submit(SaveSearch("late", "from:ada"))
    log.wait(SavedSearchesChanged)
    states = [each for each in log.events if isinstance(each, ProtectionChanged)]
    assert [each.percent for each in states] == sorted(each.percent for each in states)
    place.away()
    assert store_key.kind_of(place.profile.database) is FileKind.ENCRYPTED
    assert not conversion_state.copy_of(place.profile.database).exists()
    place.start()
    assert place.wait(Protection.ENCRYPTED) == ProtectionChanged(Protection.ENCRYPTED, key_in_keyring=True)
    with contextlib.closing(place.engine.open_reader()) as db:
        assert db.value("SELECT query FROM saved_search") == "from:ada"
        assert db.value("SELECT count(*) FROM message") == 89
    place.away()


def test_no_secret_is_told_or_written(place: Place) -> None:
    place.encrypted()
    place.start()
    told = repr(place.log.events) + repr(ProtectStore(PHRASE)) + repr(PhraseProposed(WORDS))
    written = b"".join(each.read_bytes() for each in place.profile.directory.rglob("*") if each.is_file())
    for secret in (PHRASE, KEY.text, *WORDS[:3]):
        assert secret not in told
    assert KEY.text.encode() not in written and KEY.octets not in written and PHRASE.encode() not in written
    assert KEY.text not in redact(f"a {KEY.text} b") and PHRASE not in redact(f"a {PHRASE} b")
    marker = json.loads((place.profile.directory / store_key.KEY_FILE).read_text())
    assert marker["keys"] == [KEY.name] and marker["cipher"] == "chacha20" and set(marker) == {
        "format", "profile", "cipher", "keys", "inode", "folder"}


def locked(place: Place, text: str = "", **why: object) -> MailError:
    before = {each.name: each.read_bytes() for each in place.profile.directory.iterdir() if each.name != "lock"}
    engine = Engine(place.profile, EventLog().log, passwords=place.passwords, backends=_none)
    with pytest.raises(MailError) as caught:
        engine.start(text)
    assert {each.name: each.read_bytes() for each in place.profile.directory.iterdir() if each.name != "lock"} == before
    assert caught.value.secret_trouble == why.get("trouble")
    return caught.value


def test_without_key_it_starts_locked_and_with_the_phrase_it_goes_on(place: Place) -> None:
    place.encrypted()
    kept = dict(place.passwords.keyring.entries)
    place.passwords.keyring.entries.clear()
    assert locked(place, trouble=SecretTrouble.NOTHING_STORED).kind is ErrorKind.STORE_LOCKED
    assert locked(place, OTHER).kind is ErrorKind.STORE_LOCKED
    assert "Word 1" in locked(place, "nonsense " * 12).detail
    place.passwords.keyring.error = KeyringLocked("locked")
    assert "unlock it" in locked(place, trouble=SecretTrouble.KEYRING_LOCKED).detail
    place.passwords.keyring.error = None
    log = EventLog()
    engine = Engine(place.profile, log.log, passwords=place.passwords, backends=_none)
    with pytest.raises(MailError):
        engine.start()
    engine.start(PHRASE, True)  # the same object, which was refused before
    assert log.wait(ProtectionChanged).key_in_keyring
    assert engine.stop(10)
    assert place.passwords.keyring.entries == kept
    place.away()
    place.start()  # from the keyring again
    place.away()


def test_without_a_keyring_the_phrase_is_asked_for_at_each_start(place: Place) -> None:
    place.passwords = FakePasswords(available=False)
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    assert not place.wait(Protection.ENCRYPTING, waits_for_restart=True).key_in_keyring
    place.away()
    assert "No keyring" in locked(place, trouble=SecretTrouble.NO_KEYRING).detail
    place.start(PHRASE, keep=True)
    assert not place.wait(Protection.ENCRYPTED).key_in_keyring
    place.away()


def test_another_key_and_then_none(place: Place) -> None:
    place.encrypted()
    profile_id = KeyFile.of(place.profile.directory).profile
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    assert "has already" in place.log.wait(EditRefused).error.detail
    place.engine.submit(ProtectStore(OTHER))
    place.wait(Protection.CHANGING, waits_for_restart=True)
    assert place.entries == {KEY.name, OTHER_KEY.name}
    place.away()
    assert place.entries == {OTHER_KEY.name}
    assert locked(place, PHRASE).kind is ErrorKind.STORE_LOCKED  # the old phrase is worth nothing
    place.start()
    assert place.engine is not None
    place.wait(Protection.ENCRYPTED)
    assert KeyFile.of(place.profile.directory) == KeyFile(profile_id, (OTHER_KEY.name,))
    place.engine.submit(UnprotectStore())
    place.wait(Protection.DECRYPTING, waits_for_restart=True)
    place.away()
    assert store_key.kind_of(place.profile.database) is FileKind.PLAIN and place.entries == set()
    assert not (place.profile.directory / store_key.KEY_FILE).exists()
    with contextlib.closing(Database.open(place.profile.database)) as db:
        rows = rows_of(db)
        assert [rows[name] for name in ("body", "pop3_state", "account")] == [
            place.rows[name] for name in ("body", "pop3_state", "account")]
        assert len(rows["message"]) == len(place.rows["message"])
        assert check.check(db) == ()


def test_cut_off_in_the_midst_it_goes_on_at_the_next_start(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "STEP_SECONDS", 0.0)
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    place.log.wait(ProtectionChanged, lambda told: told.percent > 5)
    place.away()
    assert store_key.kind_of(place.profile.database) is FileKind.PLAIN
    place.start()
    first = place.wait(Protection.ENCRYPTING)
    assert first.problem == "" and first.key_in_keyring
    place.wait(Protection.ENCRYPTING, waits_for_restart=True)
    place.away()
    assert store_key.kind_of(place.profile.database) is FileKind.ENCRYPTED


def test_a_conversion_whose_key_is_gone_asks_for_it_and_goes_on_with_it(place: Place, monkeypatch: pytest.MonkeyPatch
                                                                        ) -> None:
    monkeypatch.setattr(conversion, "STEP_SECONDS", 0.0)
    place.passwords = FakePasswords(available=False)
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    place.log.wait(ProtectionChanged, lambda told: told.percent > 5)
    place.away()
    with contextlib.closing(Database.open(place.profile.database)) as db:
        begun = conversion_state.wanted(db)
    place.start()
    assert "enter the recovery phrase" in place.wait(Protection.ENCRYPTING).problem
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    place.wait(Protection.ENCRYPTING, waits_for_restart=True)
    with contextlib.closing(Database.open(place.profile.database)) as db:
        assert conversion_state.wanted(db) == begun  # not from the beginning
    place.away()
    place.start(PHRASE)
    place.away()


def test_cancelled_nothing_is_left_of_it(place: Place) -> None:
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    place.wait(Protection.ENCRYPTING, waits_for_restart=True)
    place.engine.submit(CancelConversion())
    assert place.wait(Protection.PLAIN) == ProtectionChanged(Protection.PLAIN)
    place.away()
    assert store_key.kind_of(place.profile.database) is FileKind.PLAIN and place.entries == set()
    assert {each.name for each in place.profile.directory.iterdir()} <= {"mail.db", "lock", "opening.lock"}


def test_a_cancelled_change_keeps_the_present_key(place: Place) -> None:
    place.encrypted()
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(OTHER))
    place.wait(Protection.CHANGING, waits_for_restart=True)
    place.engine.submit(CancelConversion())
    place.log.wait(ProtectionChanged, lambda told: told.state is Protection.ENCRYPTED and told.percent == 0,
                   after=place.log.mark() - 1)
    place.away()
    assert place.entries == {KEY.name}
    place.start()
    place.away()


def test_what_can_not_be_is_refused_in_words(place: Place) -> None:
    place.start()
    assert place.engine is not None
    place.engine.submit(UnprotectStore())
    assert place.log.wait(EditRefused).error.kind is ErrorKind.USAGE
    at = place.log.mark()
    place.engine.submit(ProtectStore("zoo " * 12))
    assert place.log.wait(EditRefused, after=at).error.kind is ErrorKind.USAGE
    place.engine.submit(AskProtection())
    assert place.wait(Protection.PLAIN) == ProtectionChanged(Protection.PLAIN)


def test_a_lost_marker_loses_nothing(place: Place) -> None:
    place.encrypted()
    (place.profile.directory / store_key.KEY_FILE).unlink()
    assert locked(place, trouble=SecretTrouble.NOTHING_STORED)
    place.start(PHRASE, keep=True)
    place.away()
    place.start()
    place.away()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"profile": 7, "keys": 1}', "\xff", "x" * 10_000,
                                     json.dumps({"profile": "0" * 16, "keys": ["../../x"]})])
def test_a_strange_marker_is_as_none(place: Place, content: str) -> None:
    place.encrypted()
    (place.profile.directory / store_key.KEY_FILE).write_text(content, "latin-1")
    assert KeyFile.read(place.profile.directory) is None
    assert locked(place, trouble=SecretTrouble.NOTHING_STORED)
    place.start(PHRASE)
    place.away()


def test_the_marker_of_another_profile_opens_nothing_and_takes_no_key_from_it(place: Place, tmp_path_factory:
                                                                              pytest.TempPathFactory) -> None:
    other = Place(tmp_path_factory.mktemp("other"))
    other.passwords = place.passwords
    place.encrypted()
    other.start()
    assert other.engine is not None
    other.engine.submit(ProtectStore(OTHER))
    other.wait(Protection.ENCRYPTING, waits_for_restart=True)
    other.away()
    marker = (other.profile.directory / store_key.KEY_FILE).read_bytes()
    (place.profile.directory / store_key.KEY_FILE).write_bytes(marker)
    assert locked(place, trouble=SecretTrouble.NOTHING_STORED)
    other.start()
    other.away()
    place.start(PHRASE)
    place.away()


def test_a_phrase_may_be_in_a_file(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store_unlocking.phrase_of_environment() == ""
    file = tmp_path / "phrase"
    file.write_text(f"{PHRASE}\n")
    monkeypatch.setenv(store_unlocking.PHRASE_FILE, str(file))
    assert phrase.check(store_unlocking.phrase_of_environment()) == WORDS
    file.unlink()
    with pytest.raises(MailError, match="can't be read"):
        store_unlocking.phrase_of_environment()


def test_a_full_disk_is_told_and_it_goes_on_once_there_is_room(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protection_work, "_AGAIN_SECONDS", 0.05)
    is_full, real = True, Conversion.step

    def step(self: Conversion, *, is_last: bool = False) -> None:
        if is_full:
            raise MailError(ErrorKind.DISK_FULL, "The disk is full: free some space, then try again.", "full")
        real(self, is_last=is_last)

    monkeypatch.setattr(Conversion, "step", step)
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    told = place.log.wait(ProtectionChanged, lambda told: bool(told.problem))
    assert told.problem.startswith("The disk is full") and told.state is Protection.ENCRYPTING
    is_full = False
    assert place.wait(Protection.ENCRYPTING, waits_for_restart=True).problem == ""


def test_a_copy_that_is_unlike_is_begun_anew_but_not_for_ever(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Conversion] = []

    def step(self: Conversion, *, is_last: bool = False) -> None:
        begun.append(self)
        raise conversion_state.anew()

    monkeypatch.setattr(Conversion, "step", step)
    place.start()
    assert place.engine is not None
    place.engine.submit(ProtectStore(PHRASE))
    assert place.log.wait(ProtectionChanged, lambda told: bool(told.problem)).state is Protection.ENCRYPTING
    assert len(begun) == 4


def test_what_lies_aside_is_encrypted_at_the_next_start(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    done, real = threading.Event(), kept_aside.protect

    def protect(path: Path, key: StoreKey, check: Callable[[], None]) -> None:
        real(path, key, check)
        done.set()

    monkeypatch.setattr(kept_aside, "protect", protect)
    with contextlib.closing(Database.open(place.profile.database)) as db:
        db.backup_to(place.profile.directory / "mail.db.before-v5-20260101-101010")
    place.encrypted()
    place.start()
    assert done.wait(30)
    place.away()
    assert store_key.kind_of(place.profile.directory / "mail.db.before-v5-20260101-101010") is FileKind.ENCRYPTED
