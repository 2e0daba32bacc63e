"""Keys, drafts, sending and reading through a whole engine: nothing that is to be encrypted is ever stored in clear."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.commands import (
    ExportKey,
    FindKeys,
    GenerateKey,
    ImportKeys,
    OpenOriginal,
    QueueMessage,
    RemoveKey,
    SaveAccount,
    SaveDraft,
    TrustKey,
    ViewMessage,
)
from app.crypto import autocrypt, pgp_keys, writing
from app.engine import opening_mail, protecting
from app.engine.engine import Engine
from app.engine.key_vault import KeyVault
from app.engine.opening_mail import NoteKeys
from app.errors import ErrorKind, MailError
from app.events import (
    AccountSaved,
    DraftSaved,
    EditApplied,
    JobFinished,
    KeysChanged,
    KeysFound,
    MessageQueued,
    OriginalOpened,
    ViewReady,
)
from app.model.account import Protocol
from app.model.operation import AppendMessage
from app.model.security import OPENPGP, Encryption, KeysImported, Protection, Recommendation, Signature, Trust
from app.paths import Profile
from app.store import autocrypt_peers, bodies, crypto_keys, folders, outbox
from tests.factory import make_account
from tests.fakes.events import EventLog
from tests.fakes.passwords import FakePasswords
from tests.fakes.server import FakePop3, FakeServer

ME = "me@example.org"
BOTH = Protection(OPENPGP, sign=True, encrypt=True)


def mail(sender: str = ME, to: str = ME, *more: str, text: str = "Marigold") -> bytes:
    lines = [f"From: {sender}", f"To: {to}", "Subject: Garden plans", "Date: Sat, 28 Nov 2026 10:00:00 +0000",
             f"Message-ID: <{abs(hash((sender, to, text, more)))}@example.org>", *more, "MIME-Version: 1.0",
             "Content-Type: text/plain; charset=utf-8", "", text, ""]
    return "\r\n".join(lines).encode()


@dataclass
class Desk:
    engine: Engine
    log: EventLog
    account_id: int
    passwords: FakePasswords

    def job(self, command: GenerateKey | ImportKeys | ExportKey) -> JobFinished:
        self.engine.submit(command)
        return self.log.wait(JobFinished, lambda event: event.token == command.token)

    def put(self, raw: bytes, folder: str = "Inbox") -> int:
        with contextlib.closing(self.engine.open_reader()) as db:
            found = folders.by_path(db, self.account_id, folder)
            assert found is not None
            before = db.value("SELECT max(id) FROM message") or 0
        mark = self.log.mark()
        self.engine.edit(AppendMessage(found.id, raw, frozenset()))
        self.log.wait(EditApplied, after=mark)
        with contextlib.closing(self.engine.open_reader()) as db:
            return int(db.value("SELECT id FROM message WHERE id > ?", (before,)))

    def view(self, message_id: int) -> ViewReady:
        mark = self.log.mark()
        self.engine.submit(ViewMessage(message_id))
        return self.log.wait(ViewReady, after=mark)

    def keys_for(self, token: int, *recipients: str) -> KeysFound:
        self.engine.submit(FindKeys(token, self.account_id, ME, recipients))
        return self.log.wait(KeysFound, lambda event: event.token == token)

    def raw(self, message_id: int) -> bytes:
        with contextlib.closing(self.engine.open_reader()) as db:
            return bodies.raw(db, message_id) or b""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    log, passwords = EventLog(), FakePasswords()
    engine = Engine(Profile(tmp_path / "profile"), log.log, passwords=passwords,
                    backends=lambda account, _: FakePop3(FakeServer(), account.leave))
    engine.start()
    account = replace(make_account(Protocol.POP3, leave="keep"), email=ME)
    engine.submit(SaveAccount(1, account, "secret"))
    yield Desk(engine, log, log.wait(AccountSaved).account_id, passwords)
    assert engine.stop(), "a thread did not end"


@pytest.fixture
def mine(desk: Desk) -> str:
    done = desk.job(GenerateKey(10, "Me", ME)).result
    assert isinstance(done, KeysImported) and not done.kept_for_session
    return done.own[0].fingerprint


def test_what_is_to_be_encrypted_is_never_stored_in_clear(desk: Desk, mine: str) -> None:
    desk.engine.submit(SaveDraft(1, desk.account_id, mail(), protection=BOTH))
    draft = desk.log.wait(DraftSaved, lambda event: event.token == 1)
    assert draft.error is None
    assert b"Marigold" not in desk.raw(draft.message_id) and b"Garden" not in desk.raw(draft.message_id)
    shown = desk.view(draft.message_id).view
    assert "Marigold" in shown.text and shown.decrypted and shown.envelope.subject == "Garden plans"
    desk.engine.submit(OpenOriginal(2, draft.message_id))
    opened = desk.log.wait(OriginalOpened)
    assert b"Marigold" in opened.raw and opened.kind == OPENPGP
    desk.engine.submit(QueueMessage(3, desk.account_id, mail(), (ME,), draft.message_id, protection=BOTH,
                                    send_at=4e9))
    queued = desk.log.wait(MessageQueued)
    assert queued.error is None
    with contextlib.closing(desk.engine.open_reader()) as db:
        raw = outbox.raw(db, queued.outbox_id)
        assert db.value("SELECT count(*) FROM message") == 0
        assert db.value("SELECT subject FROM outbox") == "[...]"
    assert b"Marigold" not in raw and raw.startswith(b"Autocrypt: addr=me@example.org")


def test_without_a_key_nothing_is_queued_and_the_reason_is_told(desk: Desk, mine: str) -> None:
    desk.engine.submit(QueueMessage(1, desk.account_id, mail(to="ben@example.org"), ("ben@example.org",),
                                    protection=BOTH))
    told = desk.log.wait(MessageQueued)
    assert told.error is not None and "ben@example.org" in told.error.detail
    with contextlib.closing(desk.engine.open_reader()) as db:
        assert not outbox.entries(db, desk.account_id)


def test_a_plain_message_carries_the_key_and_stays_as_it_is(desk: Desk, mine: str) -> None:
    desk.engine.submit(QueueMessage(1, desk.account_id, mail(to="ben@example.org"), ("ben@example.org",), send_at=4e9))
    queued = desk.log.wait(MessageQueued)
    with contextlib.closing(desk.engine.open_reader()) as db:
        raw = outbox.raw(db, queued.outbox_id)
    assert raw.endswith(mail(to="ben@example.org"))
    seen = autocrypt.read(raw)
    assert seen is not None and seen.key is not None and seen.key.fingerprint == mine


def test_a_key_that_comes_along_is_kept_but_not_from_junk(desk: Desk, mine: str) -> None:
    ben = pgp_keys.generate("Ben", "ben@example.org")
    field = autocrypt.header(ben.key, "ben@example.org", mutual=True).decode().rstrip("\r\n")
    raw = mail("Ben <ben@example.org>", ME, field)
    desk.view(desk.put(raw, "Junk"))
    assert desk.keys_for(1, "ben@example.org").kinds[0].missing == ("ben@example.org",)
    mark = desk.log.mark()
    desk.view(desk.put(raw))
    desk.log.wait(KeysChanged, after=mark)
    found = desk.keys_for(2, "Ben@Example.org").kinds[0]
    assert found.own == mine and found.found == ("ben@example.org",)
    assert found.recommendation is Recommendation.AVAILABLE
    mark = desk.log.mark()
    desk.engine.submit(TrustKey(OPENPGP, ben.key.fingerprint, Trust.REFUSED))
    desk.log.wait(KeysChanged, after=mark)
    assert desk.keys_for(3, "ben@example.org").kinds[0].missing == ("ben@example.org",)


def test_without_a_keyring_a_key_lives_for_the_session_and_that_is_told(desk: Desk) -> None:
    desk.passwords.keyring.error = RuntimeError("no bus")
    done = desk.job(GenerateKey(1, "Me", ME)).result
    assert isinstance(done, KeysImported) and done.kept_for_session
    desk.engine.submit(SaveDraft(1, desk.account_id, mail(), protection=BOTH))
    draft = desk.log.wait(DraftSaved)
    assert draft.error is None and desk.view(draft.message_id).view.decrypted
    with contextlib.closing(desk.engine.open_reader()) as db:
        assert crypto_keys.secret(db, OPENPGP, done.own[0].fingerprint) == b""


def test_keys_go_out_under_a_passphrase_and_are_deleted(desk: Desk, mine: str, tmp_path: Path) -> None:
    target = tmp_path / "backup.asc"
    assert desk.job(ExportKey(1, OPENPGP, mine, target, "a long passphrase")).error is None
    assert target.stat().st_mode & 0o077 == 0
    again = desk.job(ExportKey(2, OPENPGP, mine, target, "a long passphrase")).error
    assert again is not None and again.kind is ErrorKind.STORE
    mark = desk.log.mark()
    desk.engine.submit(RemoveKey(OPENPGP, mine))
    desk.log.wait(KeysChanged, after=mark)
    asked = desk.job(ImportKeys(3, target.read_bytes())).error
    assert asked is not None and asked.kind is ErrorKind.SECRET_MISSING
    wrong = desk.job(ImportKeys(4, target.read_bytes(), "wrong")).error
    assert wrong is not None and wrong.kind is ErrorKind.LOGIN_REFUSED
    done = desk.job(ImportKeys(5, target.read_bytes(), "a long passphrase")).result
    assert isinstance(done, KeysImported) and done.own[0].fingerprint == mine


def test_a_key_in_an_attachment_is_taken_in(desk: Desk) -> None:
    ben = pgp_keys.generate("Ben", "ben@example.org").key
    raw = (b"From: ben@example.org\r\nMIME-Version: 1.0\r\nContent-Type: application/pgp-keys\r\n\r\n"
           + pgp_keys.armoured_public(ben))
    done = desk.job(ImportKeys(1, message_id=desk.put(raw), part="1")).result
    assert isinstance(done, KeysImported) and done.others[0].fingerprint == ben.fingerprint
    assert done.others[0].trust is Trust.NONE


def test_the_keyrings_loss_is_said_and_costs_nothing(desk: Desk, mine: str, tmp_path: Path) -> None:
    """Another keyring: the key stays in the store, and what is encrypted stays closed in plain words."""
    desk.engine.submit(SaveDraft(1, desk.account_id, mail(), protection=BOTH))
    draft = desk.log.wait(DraftSaved)
    assert desk.engine.stop()
    log = EventLog()
    other = Engine(desk.engine._profile, log.log, passwords=FakePasswords(),
                   backends=lambda account, _: FakePop3(FakeServer(), account.leave))
    other.start()
    other.submit(ViewMessage(draft.message_id))
    verdict = log.wait(ViewReady).view.security[0]
    assert verdict.encryption is Encryption.LOCKED and "another keyring" in verdict.told
    assert verdict.signature is Signature.NONE
    with contextlib.closing(other.open_reader()) as db:
        assert crypto_keys.secret(db, OPENPGP, mine)
    assert other.stop()


def test_autocrypt_dates(desk: Desk) -> None:
    """2.3: what is older than the newest key changes nothing; a message without a key only tells that one was seen."""
    ben, younger = (pgp_keys.generate("Ben", "ben@example.org").key for _ in range(2))
    with contextlib.closing(desk.engine._open()) as db:
        def tell(at: float, key: object) -> str:
            opening_mail.note(db, NoteKeys(desk.account_id, (), autocrypt.Seen("ben@example.org", at, key)))  # type: ignore[arg-type]
            known = autocrypt_peers.peer(db, desk.account_id, "ben@example.org")
            return known.fingerprint if known is not None else ""

        assert tell(50.0, None) == ""
        assert tell(100.0, ben) == ben.fingerprint
        assert tell(90.0, younger) == ben.fingerprint
        assert tell(200.0, None) == ben.fingerprint
        assert tell(150.0, younger) == younger.fingerprint
        known = autocrypt_peers.peer(db, desk.account_id, "ben@example.org")
        assert known is not None and known.last_seen == 200.0 and known.autocrypt_at == 150.0


def test_the_end_of_the_program_waits_for_what_is_being_encrypted(desk: Desk, mine: str,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    slow = threading.Event()
    real = writing.protect

    def protect(*given: object, **named: object) -> bytes:
        slow.wait(5.0)
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(protecting, "protect", protect)
    desk.engine.submit(QueueMessage(1, desk.account_id, mail(), (ME,), protection=BOTH, send_at=4e9))
    keyring_answers = threading.Timer(0.2, slow.set)
    keyring_answers.start()
    desk.engine.stop(0.0)
    with contextlib.closing(desk.engine.open_reader()) as db:
        assert len(outbox.entries(db)) == 1


def test_a_keyring_that_lost_its_secret_gets_no_other_one_by_reading(desk: Desk, mine: str) -> None:
    with contextlib.closing(desk.engine.open_reader()) as db:
        wrapped = crypto_keys.secret(db, OPENPGP, mine)
    kept = dict(desk.passwords.keyring.entries)
    desk.passwords.keyring.entries.clear()
    vault = KeyVault(desk.passwords)
    with pytest.raises(MailError) as told:
        vault.unwrap(OPENPGP, mine, wrapped)
    assert told.value.kind is ErrorKind.SECRET_MISSING and desk.passwords.keyring.entries == {}
    desk.passwords.keyring.entries.update(kept)
    assert vault.unwrap(OPENPGP, mine, wrapped)
