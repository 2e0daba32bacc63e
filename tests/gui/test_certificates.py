"""What is shown of a certificate that was not accepted, and the way to an exception, which is no single click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.commands import ProbeAccount, SaveAccount
from app.errors import CertificateFacts, CertificateFlaw, ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, ProbeFinished
from app.model.account import Account
from app.model.pinning import account_with_pin
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import WORK
from ui import certificate_words, wording
from ui.bridge import EventBridge
from ui.dialogs.account_settings import AccountSettingsDialog
from ui.dialogs.certificate import CertificateDialog
from ui.forms.server_form import ServerForm, incoming_ports
from ui.main_window import MainWindow

FINGERPRINT, PIN, OLD_PIN = "0123456789abcdef" * 4, "fedcba9876543210" * 4, "00" * 32
FACTS = CertificateFacts(
    WORK.incoming.host, WORK.incoming.port, (CertificateFlaw.SELF_SIGNED, CertificateFlaw.WRONG_NAME),
    "mail.nordlicht.example", "mail.nordlicht.example, Nordlicht", tuple(f"n{n}.example" for n in range(9)), 3,
    1.76e9, 1.8e9, FINGERPRINT, PIN, "RSA 2048", 2)


def failed(facts: CertificateFacts) -> MailError:
    return MailError(ErrorKind.TLS_CERTIFICATE, "The certificate …", certificate=facts)


def shown(qtbot: QtBot, facts: CertificateFacts, *, may_pin: bool = True) -> CertificateDialog:
    dialog = CertificateDialog(failed(facts), "", may_pin=may_pin)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def words(dialog: CertificateDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


@pytest.mark.parametrize("flaw", list(CertificateFlaw))
def test_each_check_has_its_words(qtbot: QtBot, flaw: CertificateFlaw) -> None:
    dialog = shown(qtbot, replace(FACTS, flaws=(flaw,)))
    assert certificate_words.found(flaw) in words(dialog) and certificate_words.advice(flaw) in words(dialog)
    assert f"{FACTS.host}:{FACTS.port}" in words(dialog)
    assert not any("anyway" in button.text() for button in dialog.findChildren(QPushButton))


def test_all_that_is_wrong_and_all_facts_are_told_and_copied(qtbot: QtBot) -> None:
    dialog = shown(qtbot, FACTS)
    told = words(dialog)
    assert "signed its certificate itself" in told and "made out to another server" in told
    assert "n0.example" in told and "n8.example" not in told and "RSA 2048" in told
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "01:23:45:67:89:AB:CD:EF:01" in copied and f"{FACTS.host}:{FACTS.port}" in copied


def test_return_does_not_connect(qtbot: QtBot) -> None:
    dialog = shown(qtbot, FACTS)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_a_key_is_accepted_only_after_comparing_ticking_and_typing(qtbot: QtBot) -> None:
    dialog = shown(qtbot, FACTS)
    way = dialog.exception
    assert not way.accept_button.isVisible()
    way.more.click()
    assert f"{FACTS.host}:{FACTS.port}" in words(dialog)
    way.accept_button.click()
    assert dialog.isVisible() and not way.accept_button.isEnabled()
    way.figures.setText("89:ab:cd:ee")
    way.compared.click()
    assert not way.accept_button.isEnabled()
    way.figures.setText("89:AB:cd:EF")
    way.compared.click()
    assert not way.accept_button.isEnabled()
    way.compared.click()
    assert not way.accept_button.isDefault()
    with qtbot.waitSignal(dialog.key_accepted) as told:
        way.accept_button.click()
    assert told.args == [FACTS]


@pytest.mark.parametrize("flaw", [CertificateFlaw.REVOKED, CertificateFlaw.PIN_CHANGED, CertificateFlaw.WEAK_KEY,
                                  CertificateFlaw.OLD_TLS])
def test_what_proves_nothing_or_took_another_s_place_has_no_exception(qtbot: QtBot, flaw: CertificateFlaw) -> None:
    assert not shown(qtbot, replace(FACTS, flaws=(CertificateFlaw.SELF_SIGNED, flaw))).exception.isVisible()
    assert not shown(qtbot, replace(FACTS, pin="", fingerprint="")).exception.isVisible()
    assert not shown(qtbot, FACTS, may_pin=False).exception.isVisible()


def test_a_changed_key_is_shown_beside_the_one_that_was_accepted(qtbot: QtBot) -> None:
    dialog = shown(qtbot, replace(FACTS, flaws=(CertificateFlaw.PIN_CHANGED,), expected=OLD_PIN,
                                  expected_since="2026-11-01"))
    told = words(dialog)
    assert "shows another key than before" in told and "00:00:00:00" in told and "FE:DC:BA" in told
    assert "2026" in told or "26" in told


def test_old_encryption_is_told_from_none() -> None:
    old = MailError(ErrorKind.TLS_FAILED, "…", certificate=CertificateFacts("h", 1, (CertificateFlaw.OLD_TLS,)))
    assert "outdated" in wording.error_sentence(old)
    assert "outdated" not in wording.error_sentence(MailError(ErrorKind.TLS_FAILED, "…"))


# --- where it is kept -----------------------------------------------------------------------------------


@pytest.fixture
def form(qtbot: QtBot) -> ServerForm:
    form = ServerForm(incoming_ports(WORK.protocol), "Incoming")
    qtbot.addWidget(form)
    form.set_settings(WORK.incoming)
    form.show()
    return form


def test_a_pin_is_shown_kept_and_forgotten(form: ServerForm) -> None:
    assert not form.pinned.isVisible()
    form.accept_key(replace(FACTS, host="another.example"))
    assert form.settings() == WORK.incoming
    form.accept_key(FACTS)
    assert form.settings().pin == PIN and form.settings().pin_since and form.pinned.isVisible()
    kept = form.settings()
    form.set_settings(kept)
    assert form.settings() == kept
    form.pinned.forget_button.click()
    assert form.settings() == WORK.incoming and not form.pinned.isVisible()


def test_a_pin_does_not_go_to_another_host_or_port(form: ServerForm) -> None:
    form.accept_key(FACTS)
    form.port.setValue(994)
    assert form.settings().pin == ""
    form.port.setValue(993)
    assert form.settings().pin == PIN
    form.host.setText("imap.other.example")
    assert form.settings().pin == ""


def test_the_key_is_taken_for_every_server_of_that_host_and_port() -> None:
    outgoing = replace(WORK.incoming)
    assert WORK.outgoing is not None
    both = account_with_pin(replace(WORK, outgoing=outgoing), FACTS)
    assert both.outgoing is not None and both.incoming.pin == both.outgoing.pin == PIN
    one = account_with_pin(WORK, FACTS)
    assert one.outgoing == WORK.outgoing


def test_settings_take_the_key_and_try_again(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    stored = accounts.save(engine.store, replace(WORK, id=0))
    dialog = AccountSettingsDialog(engine, bridge, stored)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.password.setText("geheim")
    dialog.save_button.click()
    bridge.post(ProbeFinished(engine.last(ProbeAccount).token, failed(FACTS), None))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(CertificateDialog)))
    dialog.findChildren(CertificateDialog)[0].key_accepted.emit(FACTS)
    qtbot.waitUntil(lambda: engine.count(ProbeAccount) == 2)
    assert engine.last(ProbeAccount).account.incoming.pin == PIN


def test_the_banner_s_details_lead_to_the_exception(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                    bridge: EventBridge) -> None:
    work: Account = engine.add_account()
    facts = replace(FACTS, host=work.incoming.host, port=work.incoming.port)
    bridge.post(AccountStateChanged(work.id, ConnectionState.STOPPED, failed(facts)))
    qtbot.waitUntil(lambda: window.banners.banner(f"account{work.id}") is not None)
    banner = window.banners.banner(f"account{work.id}")
    assert banner is not None and "signed its certificate itself" in banner.text
    next(button for button in banner.buttons if button.text() == "Details …").click()
    dialog = window.findChildren(CertificateDialog)[0]
    assert dialog.exception.isVisibleTo(dialog)
    dialog.key_accepted.emit(facts)
    saved = engine.last(SaveAccount)
    assert saved.account.incoming.pin == PIN and saved.account.id == work.id and saved.password is None
    dialog.reject()
