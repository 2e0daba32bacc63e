"""The bar above a message, keys in their dialog, and the composer's switches, over a fake engine.

In one file, since bar, keys and composer meet in the fixtures between them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.commands import (
    ExportKey,
    FindKeys,
    GenerateKey,
    ImportKeys,
    OpenOriginal,
    QueueMessage,
    RemoveKey,
    SaveDraft,
    TrustKey,
    ViewMessage,
)
from app.crypto.writing import missing
from app.errors import ErrorKind, MailError
from app.events import JobFinished, KeysChanged, KeysFound, MessageQueued, MessageView, OriginalOpened, ViewReady
from app.model.account import Account
from app.model.identity import Identity
from app.model.message import Address, Attachment, Envelope
from app.model.security import (
    OPENPGP,
    SMIME,
    Encryption,
    KeysFor,
    KeysImported,
    Signature,
    StoredKey,
    Trust,
    Verdict,
)
from app.store import crypto_keys, identities
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import WORK
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.key_details import DeleteOwnKeyDialog, KeyDetailsDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.passphrase import PassphraseDialog
from ui.dialogs.security_details import SecurityDetailsDialog
from ui.main_window import MainWindow
from ui.security_words import grouped, words
from ui.views.composer import Composer
from ui.views.composer_start import new_draft
from ui.views.message_view import Shown
from ui.views.security_bar import SecurityBar

GOOD = Verdict("", OPENPGP, signature=Signature.GOOD, signer="Ben <ben@example.org>", fingerprint="AB" * 20,
               trust=Trust.VERIFIED)
BEN = StoredKey(OPENPGP, "AB" * 20, "Ben", ("ben@example.org",), b"key", created=1e9)


def view_of(message_id: int, *verdicts: Verdict, **more: object) -> MessageView:
    fields: dict[str, object] = {
        "message_id": message_id, "envelope": Envelope(subject="Hi", senders=(Address("Ben", "ben@example.org"),)),
        "text": "Hello", "html": None, "attachments": (), "inline": {}, "remote": (), "warnings": (), "raw_size": 5,
        "security": verdicts, **more}
    return MessageView(**fields)  # type: ignore[arg-type]


# --- verdicts -----------------------------------------------------------------------------------


def test_only_one_case_is_green() -> None:
    for signature in Signature:
        for encryption in Encryption:
            for covers_all in (True, False):
                verdict = replace(GOOD, signature=signature, encryption=encryption, covers_all=covers_all)
                said = words(verdict)
                assert (said.tone == "ok") is verdict.is_good, verdict
                assert said.headline


def test_the_bar_says_it_in_words_and_takes_no_room_else(qtbot: QtBot) -> None:
    bar = SecurityBar()
    qtbot.addWidget(bar)
    bar.show_view(view_of(1))
    assert bar.isHidden()
    bar.show_view(view_of(1, replace(GOOD, signature=Signature.BROKEN)))
    assert not bar.isHidden() and bar.rows[0].text == "The signature is not valid" and bar.rows[0].tone == "danger"
    assert "changed" in bar.rows[0].accessibleName()
    bar.show_view(view_of(1, GOOD, replace(GOOD, part="2", encryption=Encryption.APART, covers_all=False)))
    assert [row.part is not None for row in bar.rows] == [False, True]
    bar.show_nothing()
    assert bar.isHidden()


def test_an_old_signature_under_a_new_date_is_told(qtbot: QtBot) -> None:
    bar = SecurityBar()
    qtbot.addWidget(bar)
    for signed, noted in ((1_000_000.0, True), (1_900_000.0, False)):
        view = view_of(1, replace(GOOD, signed_at=signed))
        bar.show_view(replace(view, envelope=view.envelope._replace(date=1_900_500.0)))
        assert ("It was signed on" in bar.rows[0].accessibleName()) is noted


def test_a_fingerprint_stands_in_groups() -> None:
    assert grouped("0123456789" * 4).split("\n")[0] == "0123 4567 8901 2345 6789"


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 3))
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 2)
    window.list.select(0)
    return window


def show(window: MainWindow, bridge: EventBridge, qtbot: QtBot, *verdicts: Verdict, **more: object) -> int:
    row = window.list.selected()[0]
    qtbot.waitUntil(lambda: window.view.row is not None)
    bridge.post(ViewReady(view_of(row.id, *verdicts, **more)))
    qtbot.waitUntil(lambda: window.view.shown is Shown.MESSAGE)
    return row.id


def test_a_part_is_opened_alone_and_the_whole_again(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                    qtbot: QtBot) -> None:
    message_id = show(ready, bridge, qtbot, Verdict("2", OPENPGP, encryption=Encryption.APART, covers_all=False))
    button = ready.view.security.rows[0].part
    assert button is not None and button.text() == "Open that part"
    button.click()
    assert engine.last(ViewMessage) == ViewMessage(message_id, "2")
    show(ready, bridge, qtbot, Verdict("2", OPENPGP, encryption=Encryption.DECRYPTED, covers_all=False), part="2",
         decrypted=True)
    back = ready.view.security.rows[0].part
    assert back is not None
    back.click()
    assert engine.last(ViewMessage) == ViewMessage(message_id, "")


def test_details_lead_to_a_decision_and_the_message_is_opened_again(
        ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    message_id = show(ready, bridge, qtbot, replace(GOOD, signature=Signature.VALID, trust=Trust.NONE))
    ready.view.security.rows[0].details.click()
    dialog = ready.findChild(SecurityDetailsDialog)
    dialog.choices[Trust.ACCEPTED].click()
    assert engine.last(TrustKey) == TrustKey(OPENPGP, GOOD.fingerprint, Trust.ACCEPTED)
    before = engine.count(ViewMessage)
    bridge.post(KeysChanged())
    qtbot.waitUntil(lambda: engine.count(ViewMessage) > before)
    assert engine.last(ViewMessage).message_id == message_id


def test_an_attached_key_is_offered(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    message_id = show(ready, bridge, qtbot, attachments=(Attachment("2", "ben.asc", "application/pgp-keys", 900),))
    qtbot.waitUntil(lambda: ready.view.banners.banner("keys") is not None)
    banner = ready.view.banners.banner("keys")
    assert banner is not None
    banner.buttons[0].click()
    asked = engine.last(ImportKeys)
    assert (asked.message_id, asked.part) == (message_id, "2")


# --- keys ---------------------------------------------------------------------------------------


@pytest.fixture
def keys(engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> KeysDialog:
    with engine.store.write():
        crypto_keys.put(engine.store, BEN)
        crypto_keys.put(engine.store, replace(BEN, fingerprint="CD" * 20, name="Me", emails=("me@example.org",)),
                        b"wrapped")
    dialog = KeysDialog(engine, bridge, (WORK,))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: KeysDialog, name: str) -> KeyDetailsDialog:
    for place in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(place)
        if item is not None and item.text(0) == name:
            dialog.list.setCurrentItem(item)
    details = dialog.show_details()
    assert details is not None
    return details


@pytest.mark.parametrize("trust", list(Trust))
def test_nobody_is_told_that_they_verified_their_own_key(trust: Trust) -> None:
    assert words(replace(GOOD, own=True, trust=trust)).detail == "This is a key of your own."


def test_ones_own_keys_stand_first_and_can_be_found(keys: KeysDialog) -> None:
    names = [keys.list.topLevelItem(place).text(0) for place in range(2)]  # type: ignore[union-attr]
    assert names == ["Me", "Ben"]
    keys.filter.setText("abab")
    assert keys.list.topLevelItemCount() == 1


def test_a_key_is_accepted_exported_and_deleted(keys: KeysDialog, engine: FakeEngine, tmp_path: Path) -> None:
    details = choose(keys, "Ben")
    button = next(each for each in details.choices.buttons() if "compared" in each.text() and "Yes" in each.text())
    button.click()
    assert engine.last(TrustKey).trust is Trust.VERIFIED
    keys.export_to(BEN, tmp_path / "ben.asc", False)
    assert engine.last(ExportKey).passphrase is None
    details.removal_wanted.emit()
    assert engine.last(RemoveKey).fingerprint == BEN.fingerprint


def test_a_key_of_ones_own_goes_only_after_a_word(keys: KeysDialog, engine: FakeEngine, tmp_path: Path) -> None:
    details = choose(keys, "Me")
    details.remove.click()
    question = details.findChild(DeleteOwnKeyDialog)
    assert not question.delete.isEnabled() and engine.count(RemoveKey) == 0
    question.typed.setText("Delete")
    question.delete.click()
    assert engine.count(RemoveKey) == 1
    keys.export_to(replace(BEN, is_own=True), tmp_path / "x", True)
    asked = keys.findChild(PassphraseDialog)
    asked.field.setText("short")
    asked.again.setText("short")
    assert not asked.ok.isEnabled()
    for field in (asked.field, asked.again):
        field.setText("long enough")
    asked.ok.click()
    assert engine.last(ExportKey).passphrase == "long enough" and "long enough" not in repr(engine.last(ExportKey))


def test_a_passphrase_is_asked_for_once_and_again_if_it_was_wrong(
        keys: KeysDialog, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    keys.import_data(b"secret key")
    for kind in (ErrorKind.SECRET_MISSING, ErrorKind.LOGIN_REFUSED):
        asked = engine.last(ImportKeys)
        bridge.post(JobFinished(asked.token, None, MailError(kind, "…")))
        qtbot.waitUntil(lambda: bool(_open(keys, PassphraseDialog)))
        dialog = _open(keys, PassphraseDialog)[0]
        assert isinstance(dialog, PassphraseDialog)
        assert bool(dialog.problem.text()) is (kind is ErrorKind.LOGIN_REFUSED)
        dialog.field.setText("guess")
        dialog.ok.click()
        assert engine.last(ImportKeys).passphrase == "guess" and "guess" not in repr(engine.last(ImportKeys))
    bridge.post(JobFinished(engine.last(ImportKeys).token, KeysImported((), (BEN,), kept_for_session=True)))
    qtbot.waitUntil(lambda: "gone when Depesche ends" in keys.told.text())


def _open(parent: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in parent.findChildren(kind) if each.isVisible()]


def test_a_new_key(keys: KeysDialog, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    dialog = keys._ask_new()
    dialog.name.setText("<bad>")
    assert not dialog.make.isEnabled()
    dialog.name.setText("Ada")
    dialog.make.click()
    assert engine.last(GenerateKey).email == WORK.email
    bridge.post(JobFinished(engine.last(GenerateKey).token, KeysImported((), (replace(BEN, is_own=True),))))
    qtbot.waitUntil(lambda: "Save a backup" in keys.told.text())


# --- the composer -------------------------------------------------------------------------------


@pytest.fixture
def composer(engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> Composer:
    account = engine.add_account("writer")
    shown = Composer(engine, bridge, (replace(account, outgoing=WORK.outgoing),), replace(
        new_draft(account), to=(Address("", "ben@example.org"), Address("", "cora@example.org")), subject="Hi",
        text="Hello"))
    qtbot.addWidget(shown)
    shown.show()
    return shown


def answer(composer: Composer, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot, own: str = "CD") -> None:
    asked = engine.last(FindKeys)
    bridge.post(KeysFound(asked.token, (
        KeysFor(OPENPGP, own, ("ben@example.org",), ("cora@example.org",)),
        KeysFor(SMIME, "", (), asked.recipients))))
    qtbot.waitUntil(lambda: bool(composer.security._found))


def test_the_switches_show_only_with_a_key_of_ones_own(composer: Composer, engine: FakeEngine, bridge: EventBridge,
                                                       qtbot: QtBot) -> None:
    assert engine.last(FindKeys).recipients == ("ben@example.org", "cora@example.org")
    answer(composer, engine, bridge, qtbot, own="")
    assert composer.security.isHidden() and composer.security.protection() is None


def test_whose_key_is_missing_is_said(composer: Composer, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot
                                      ) -> None:
    answer(composer, engine, bridge, qtbot)
    composer.security.encrypt.click()
    assert composer.security.state.text() == "no key for cora@example.org"
    composer.save_draft()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 1)
    protection = engine.last(SaveDraft).protection
    assert protection is not None and protection.encrypt
    composer.send()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 1)


def test_an_answer_to_an_encrypted_message_is_encrypted_or_warned_of(
        ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    raw = (b"From: ben@example.org\r\nTo: work@example.org\r\nSubject: [...]\r\nContent-Type: multipart/encrypted; "
           b'protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\n\r\n--b--\r\n')
    opened: list[tuple[bytes, str]] = []
    ready.composing._originals._open(7, raw, True, lambda got, kind: opened.append((got, kind)))
    asked = engine.last(OpenOriginal)
    bridge.post(OriginalOpened(asked.token, 7, b"From: ben@example.org\r\n\r\nsecret\r\n", OPENPGP))
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0][1] == OPENPGP
    account = ready.context.accounts()[0]
    ready.composing._open(replace(new_draft(account), to=(Address("", "ben@example.org"),), subject="Re: Hi",
                                  text="> secret"), replace(account, outgoing=WORK.outgoing), kind=OPENPGP)
    composer = ready.composing.open_composers[-1]
    qtbot.addWidget(composer)
    assert composer.security.encrypt.isChecked()
    composer.security.encrypt.click()
    composer.send()
    assert composer.security.leaks and "encrypted message" in composer.bar.text()
    assert engine.count(QueueMessage) == 0


def test_what_an_identity_wants_is_done_where_it_can_be(composer: Composer, engine: FakeEngine, bridge: EventBridge,
                                                        qtbot: QtBot) -> None:
    composer.security.prefer(sign=True, encrypt=True)
    answer(composer, engine, bridge, qtbot)
    assert composer.security.sign.isChecked() and not composer.security.encrypt.isChecked()
    bridge.post(KeysFound(composer.security._token, (
        KeysFor(OPENPGP, "CD", ("ben@example.org", "cora@example.org"), ()), KeysFor(SMIME))))
    qtbot.waitUntil(composer.security.encrypt.isChecked)
    composer.security.encrypt.click()
    composer.security._follow_wish()
    protection = composer.security.protection()
    assert protection is not None and protection.sign and not protection.encrypt


@pytest.mark.parametrize(("error", "words"), [
    (missing("ben@example.org"), "There is no usable key for ben@example.org."),
    (MailError(ErrorKind.SECRET_MISSING, "The keyring is locked: unlock it and try again. Your private keys can't be "
               "reached without it."), "The system's keyring"),
    (MailError(ErrorKind.STORE, "'x.asc' exists already: choose another name."), "A file of this name"),
    (MailError(ErrorKind.SECRET_MISSING, "The keyring holds no password for work: enter it."), "No password is stored"),
])
def test_trouble_is_told_as_what_it_is(error: MailError, words: str) -> None:
    assert wording.error_sentence(error).startswith(words)


def test_a_message_in_its_own_window_is_opened_by_the_engine(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                             qtbot: QtBot) -> None:
    raw = (b"From: ben@example.org\r\nSubject: [...]\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; "
           b'protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\n\r\nVersion: 1\r\n--b\r\n\r\n'
           b"x\r\n--b--\r\n")
    window = ready.opening.open_raw(raw, "vault.eml")
    qtbot.waitUntil(lambda: engine.count(OpenOriginal) == 1)
    asked = engine.last(OpenOriginal)
    assert asked.raw == raw and asked.anyway
    inside = (b"From: ben@example.org\r\nSubject: Vault\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
              b'<p>nine</p><img src="https://evil.example/x.png">\r\n')
    bridge.post(OriginalOpened(asked.token, 0, inside, OPENPGP, verdicts=(
        replace(GOOD, encryption=Encryption.DECRYPTED), replace(GOOD, part="3", covers_all=False))))
    window.pane.set_plain(True)
    qtbot.waitUntil(lambda: window.pane.shown is Shown.MESSAGE)
    view = window.pane.view
    assert view is not None and view.decrypted and not view.may_load and view.envelope.subject == "Vault"
    assert "Encrypted, and signed" in window.pane.security.rows[0].text
    part = window.pane.security.rows[1].part
    assert part is not None
    part.click()
    qtbot.waitUntil(lambda: engine.count(OpenOriginal) == 2)
    assert engine.last(OpenOriginal).within == "3"
    window.pane.security.rows[0].details.click()
    window.findChild(SecurityDetailsDialog).choices[Trust.REFUSED].click()
    assert engine.last(TrustKey).trust is Trust.REFUSED
    window.reply.trigger()
    qtbot.waitUntil(lambda: engine.count(OpenOriginal) == 3)
    assert not engine.last(OpenOriginal).anyway
    window.close()
    bridge.post(OriginalOpened(engine.last(OpenOriginal).token, 0, inside, OPENPGP))
    qtbot.waitUntil(lambda: bool(ready.composing.open_composers))
    composer = ready.composing.open_composers[-1]
    qtbot.addWidget(composer)
    assert composer.security.encrypt.isChecked()


# --- what a person stumbles over -------------------------------------------------------------------


def test_a_new_key_without_a_keyring_can_be_backed_up_at_once(keys: KeysDialog, engine: FakeEngine, bridge: EventBridge,
                                                              qtbot: QtBot) -> None:
    made = replace(BEN, fingerprint="EF" * 20, name="Ada", emails=(WORK.email,), trust=Trust.VERIFIED)
    keys.import_data(b"key")
    with engine.store.write():
        crypto_keys.put(engine.store, made)
    assert not keys.backup.isEnabled()
    bridge.post(JobFinished(engine.last(ImportKeys).token, KeysImported((), (made,), kept_for_session=True)))
    qtbot.waitUntil(keys.backup.isEnabled)
    chosen = keys.chosen()
    assert chosen is not None and chosen.fingerprint == made.fingerprint and chosen.is_own
    details = keys.show_details()
    assert details is not None and details.key.is_own


def test_a_key_is_made_for_any_address_that_one_sends_from(keys: KeysDialog, engine: FakeEngine) -> None:
    account = engine.add_account()
    identities.save(engine.store, account.id, (Identity(0, account.id, 0, "Info", "info@nordlicht.example"),))
    dialog = keys._ask_new()
    assert [dialog.address.itemText(each) for each in range(dialog.address.count())] == [
        WORK.email, "info@nordlicht.example"]


def test_who_encrypts_signs_too_unless_that_was_switched_off(composer: Composer, engine: FakeEngine,
                                                             bridge: EventBridge, qtbot: QtBot) -> None:
    answer(composer, engine, bridge, qtbot)
    security = composer.security
    security.encrypt.click()
    assert security.sign.isChecked()
    security.encrypt.click()
    assert not security.sign.isChecked()
    security.sign.click()
    security.sign.click()
    security.encrypt.click()
    assert security.encrypt.isChecked() and not security.sign.isChecked()


def test_another_sender_without_a_key_does_not_switch_encryption_off(composer: Composer, engine: FakeEngine,
                                                                     bridge: EventBridge, qtbot: QtBot) -> None:
    answer(composer, engine, bridge, qtbot)
    composer.security.encrypt.click()
    answer(composer, engine, bridge, qtbot, own="")
    qtbot.waitUntil(lambda: composer.security.state.text() == "no key of your own")
    protection = composer.security.protection()
    assert composer.security.isVisible() and protection is not None and protection.encrypt


def test_sending_waits_until_it_is_known_whether_it_can_be_encrypted(composer: Composer, engine: FakeEngine,
                                                                     bridge: EventBridge, qtbot: QtBot) -> None:
    composer.subject.setText("Hi")
    composer.security.prefer(sign=False, encrypt=True)
    composer.security.look_again()
    composer.send()
    assert engine.count(QueueMessage) == 0
    bridge.post(KeysFound(engine.last(FindKeys).token, (
        KeysFor(OPENPGP, "CD", ("ben@example.org", "cora@example.org"), ()), KeysFor(SMIME))))
    qtbot.waitUntil(lambda: engine.count(QueueMessage) == 1)
    protection = engine.last(QueueMessage).protection
    assert protection is not None and protection.encrypt


def test_a_refusal_gives_the_keyboard_back_and_goes_once_something_is_changed(
        composer: Composer, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    composer.subject.setText("Hi")
    composer.activateWindow()
    composer.body.setFocus()
    composer.send()
    qtbot.waitUntil(lambda: engine.count(QueueMessage) == 1)
    bridge.post(MessageQueued(engine.last(QueueMessage).token, 1, missing("ben@example.org")))
    qtbot.waitUntil(lambda: "was not sent" in composer.bar.text())
    assert composer.focusWidget() is composer.body
    composer.recipients.to.setText("mara@nordlicht.example")
    composer.recipients.changed.emit()
    assert composer.bar.text() == ""
