"""The account wizard: from the address to an account, with every way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.commands import ProbeAccount, SaveAccount
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, ProbeFinished, ProbeResult, ServerFound
from app.model.account import BodyPolicy, LeaveKind, LeaveRule, Protocol, SecretKind, Security, ServerSettings
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import WORK
from ui.bridge import EventBridge
from ui.dialogs.certificate import CertificateDialog
from ui.dialogs.error import ErrorDialog
from ui.wizard.account_wizard import AccountWizard, Step
from ui.wizard.server_check import Mark, failing_step

FOUND = ServerFound(("IDLE",), 12, 340, 5_000_000)


@pytest.fixture
def wizard(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> AccountWizard:
    return _open(qtbot, engine, bridge)


def _open(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> AccountWizard:
    wizard = AccountWizard(engine, bridge)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


def _introduce(wizard: AccountWizard, email: str = "mara@nordlicht.example") -> None:
    wizard.identity.name.setText("Mara  Lindqvist")
    wizard.identity.email.setText(email)
    wizard.identity.password.setText("geheim")


def _to_check(wizard: AccountWizard) -> None:
    while wizard.step < Step.CHECK:
        wizard.next.click()


def _answer(qtbot: QtBot, bridge: EventBridge, engine: FakeEngine, incoming: ProbeResult,
            outgoing: ProbeResult | None) -> None:
    with qtbot.waitSignal(bridge.probe_finished):
        bridge.post(ProbeFinished(engine.last(ProbeAccount).token, incoming, outgoing))


def test_the_whole_way_to_an_imap_account(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                          bridge: EventBridge) -> None:
    _introduce(wizard)
    _to_check(wizard)
    asked = engine.last(ProbeAccount)
    assert asked.password == "geheim"
    assert asked.account.protocol is Protocol.IMAP
    assert asked.account.incoming.host == "imap.nordlicht.example"
    assert asked.account.display_name == "Mara Lindqvist"
    assert not wizard.next.isEnabled()
    _answer(qtbot, bridge, engine, FOUND, ServerFound(()))
    assert wizard.next.isEnabled()
    assert [line.mark for line in wizard.check.incoming.lines] == [Mark.DONE] * 3
    assert engine.count(SaveAccount) == 0
    wizard.next.click()
    saved = engine.last(SaveAccount)
    assert (saved.account, saved.password) == (asked.account, "geheim")
    with qtbot.waitSignal(wizard.added) as added:
        bridge.post(AccountSaved(saved.token, 7))
    assert added.args == [7]
    assert wizard.step is Step.DONE
    with qtbot.waitSignal(wizard.accepted):
        wizard.next.click()


def test_pop3_asks_for_its_rule_and_says_so_at_the_end(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                       bridge: EventBridge) -> None:
    _introduce(wizard)
    wizard.next.click()
    wizard.protocol.pop3.click()
    wizard.next.click()
    assert wizard.servers.incoming.settings().port == 995
    wizard.next.click()
    assert wizard.options.leave_rule.isVisible()
    assert not wizard.options.bodies.isVisible()
    assert wizard.options.leave_rule.rule() == LeaveRule(LeaveKind.DAYS, 14)
    wizard.options.leave_rule.days.setValue(30)
    wizard.next.click()
    assert engine.last(ProbeAccount).account.leave == LeaveRule(LeaveKind.DAYS, 30)
    _answer(qtbot, bridge, engine, ServerFound((), 0, 5), ServerFound(()))
    wizard.next.click()
    with qtbot.waitSignal(wizard.added):
        bridge.post(AccountSaved(engine.last(SaveAccount).token, 1, kept_for_session=True))
    assert any("30" in text for text in wizard.done_page.texts)
    assert any("keyring" in text for text in wizard.done_page.texts)


def test_next_waits_for_a_whole_address_and_a_password(wizard: AccountWizard) -> None:
    assert not wizard.next.isEnabled()
    _introduce(wizard, "mara@")
    assert not wizard.next.isEnabled()
    wizard.identity.email.editingFinished.emit()
    assert wizard.identity.email_problem.text()
    wizard.identity.email.setText("mara@nordlicht.example")
    assert not wizard.identity.email_problem.text()
    assert wizard.next.isEnabled()
    wizard.identity.password.setText("")
    assert not wizard.next.isEnabled()


def test_return_goes_on_and_the_password_can_be_shown(qtbot: QtBot, wizard: AccountWizard) -> None:
    _introduce(wizard)
    field = wizard.identity.password
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    field.show_button.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert wizard.step is Step.PROTOCOL


def test_known_providers_are_filled_in_and_unknown_ones_are_called_guesses(wizard: AccountWizard) -> None:
    _introduce(wizard, "mara@gmail.com")
    wizard.next.click()
    wizard.next.click()
    assert wizard.draft.knows_provider
    assert wizard.servers.incoming.settings().host == "imap.gmail.com"
    wizard.back.click()
    wizard.back.click()
    wizard.identity.email.setText("mara@nordlicht.example")
    wizard.next.click()
    wizard.next.click()
    assert not wizard.draft.knows_provider
    assert wizard.servers.incoming.settings().host == "imap.nordlicht.example"


def test_what_was_typed_by_hand_survives_going_back_and_forth(wizard: AccountWizard) -> None:
    _introduce(wizard)
    wizard.next.click()
    wizard.next.click()
    wizard.servers.incoming.host.setText("mail.nordlicht.example")
    wizard.servers.incoming.port.setValue(1993)
    wizard.next.click()
    wizard.back.click()
    assert wizard.servers.incoming.settings().host == "mail.nordlicht.example"
    assert wizard.servers.incoming.settings().port == 1993
    wizard.back.click()
    wizard.next.click()
    assert wizard.servers.incoming.settings().port == 1993


def test_the_port_follows_the_security_unless_it_is_an_odd_one(wizard: AccountWizard) -> None:
    _introduce(wizard)
    wizard.next.click()
    wizard.next.click()
    form = wizard.servers.incoming
    form.security.setCurrentIndex(form.security.findData(Security.STARTTLS))
    assert form.port.value() == 143
    form.security.setCurrentIndex(form.security.findData(Security.TLS))
    assert form.port.value() == 993
    form.port.setValue(10993)
    form.security.setCurrentIndex(form.security.findData(Security.STARTTLS))
    assert form.port.value() == 10993
    outgoing = wizard.servers.outgoing
    outgoing.security.setCurrentIndex(outgoing.security.findData(Security.STARTTLS))
    assert outgoing.port.value() == 587


def test_no_encryption_needs_this_computer_and_consent(wizard: AccountWizard, engine: FakeEngine) -> None:
    _introduce(wizard)
    wizard.next.click()
    wizard.next.click()
    form = wizard.servers.incoming
    assert not form.consent.isVisible()
    form.security.setCurrentIndex(form.security.findData(Security.NONE))
    assert form.consent.isVisible()
    assert not form.consent.isEnabled()
    assert form.problem_label.text()
    assert not wizard.next.isEnabled()
    form.host.setText("localhost")
    assert not form.problem_label.text()
    assert not wizard.next.isEnabled()
    form.consent.click()
    assert wizard.next.isEnabled()
    _to_check(wizard)
    assert engine.last(ProbeAccount).account.plaintext_consent


@pytest.mark.parametrize("host", ["127.evil.example", "localhost.evil.example"])
def test_a_name_that_only_begins_like_this_computer_gets_no_consent(wizard: AccountWizard, host: str) -> None:
    _introduce(wizard)
    wizard.next.click()
    wizard.next.click()
    form = wizard.servers.incoming
    form.security.setCurrentIndex(form.security.findData(Security.NONE))
    form.host.setText(host)
    assert not form.consent.isEnabled()
    assert form.problem()


def test_a_pasted_host_with_a_port_is_taken_apart(wizard: AccountWizard) -> None:
    form = wizard.servers.incoming
    form.host.setText("imaps://mail.example.org:1993/")
    form.host.editingFinished.emit()
    assert (form.settings().host, form.settings().port) == ("mail.example.org", 1993)


@pytest.mark.parametrize("host", ["mail example.org", "user@example.org", "a/b", "..", "mail..org"])
def test_what_is_no_host_name_is_said(wizard: AccountWizard, host: str) -> None:
    form = wizard.servers.incoming
    form.user.setText("mara")
    form.host.setText(host)
    assert form.problem()
    assert not form.is_complete()


def test_an_account_can_receive_only(wizard: AccountWizard, engine: FakeEngine) -> None:
    _introduce(wizard)
    wizard.next.click()
    wizard.next.click()
    wizard.servers.sends.click()
    assert not wizard.servers.outgoing.isVisible()
    _to_check(wizard)
    assert engine.last(ProbeAccount).account.outgoing is None
    assert not wizard.check.outgoing.isVisible()


def test_a_refused_login_leads_back_to_the_password(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                    bridge: EventBridge) -> None:
    _introduce(wizard)
    _to_check(wizard)
    _answer(qtbot, bridge, engine, MailError(ErrorKind.LOGIN_REFUSED, "refused"), ServerFound(()))
    check = wizard.check
    assert [line.mark for line in check.incoming.lines] == [Mark.DONE, Mark.DONE, Mark.FAILED]
    assert check.problem.isVisible()
    assert not check.anyway.isVisible()
    assert not wizard.next.isEnabled()
    check.to_password.click()
    assert wizard.step is Step.IDENTITY
    wizard.identity.password.setText("richtig")
    _to_check(wizard)
    assert engine.last(ProbeAccount).password == "richtig"


def test_try_again_and_back_to_the_servers(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                           bridge: EventBridge) -> None:
    _introduce(wizard)
    _to_check(wizard)
    _answer(qtbot, bridge, engine, FOUND, MailError(ErrorKind.CONNECTION_REFUSED, "refused"))
    assert wizard.check.outgoing.lines[0].mark is Mark.FAILED
    wizard.check.again.click()
    assert engine.count(ProbeAccount) == 2
    assert not wizard.check.problem.isVisible()
    _answer(qtbot, bridge, engine, FOUND, MailError(ErrorKind.CONNECTION_REFUSED, "refused"))
    wizard.check.to_servers.click()
    assert wizard.step is Step.SERVERS


def test_a_late_answer_to_an_older_question_changes_nothing(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                            bridge: EventBridge) -> None:
    _introduce(wizard)
    _to_check(wizard)
    old = engine.last(ProbeAccount).token
    wizard.back.click()
    wizard.next.click()
    with qtbot.waitSignal(bridge.probe_finished):
        bridge.post(ProbeFinished(old, FOUND, ServerFound(())))
    assert not wizard.next.isEnabled()


def test_an_unreachable_server_may_be_added_anyway(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                   bridge: EventBridge) -> None:
    _introduce(wizard)
    _to_check(wizard)
    _answer(qtbot, bridge, engine, MailError(ErrorKind.NETWORK, "down"), None)
    wizard.check.anyway.click()
    assert engine.last(SaveAccount).account.email == "mara@nordlicht.example"


def test_what_cannot_be_stored_is_said_and_can_be_tried_again(qtbot: QtBot, wizard: AccountWizard,
                                                              engine: FakeEngine, bridge: EventBridge) -> None:
    _introduce(wizard)
    _to_check(wizard)
    _answer(qtbot, bridge, engine, FOUND, ServerFound(()))
    wizard.next.click()
    with qtbot.waitSignal(bridge.account_saved):
        bridge.post(AccountSaved(engine.last(SaveAccount).token, 0, error=MailError(ErrorKind.DISK_FULL, "full")))
    assert wizard.step is Step.CHECK
    assert wizard.check.problem.isVisible()


@pytest.mark.parametrize(("kind", "dialog"), [(ErrorKind.TLS_CERTIFICATE, CertificateDialog),
                                              (ErrorKind.TIMEOUT, ErrorDialog)])
def test_details_fit_the_error(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine, bridge: EventBridge,
                               kind: ErrorKind, dialog: type[ErrorDialog | CertificateDialog]) -> None:
    _introduce(wizard)
    _to_check(wizard)
    _answer(qtbot, bridge, engine, MailError(kind, "The certificate has expired."), None)
    wizard.check.details.click()
    opened = wizard.findChildren(dialog)
    assert len(opened) == 1
    opened[0].reject()


def test_names_that_are_taken_are_not_suggested_nor_accepted(qtbot: QtBot, engine: FakeEngine,
                                                             bridge: EventBridge) -> None:
    accounts.save(engine.store, replace(WORK, id=0, name="nordlicht.example"))
    wizard = _open(qtbot, engine, bridge)
    _introduce(wizard)
    for _ in range(3):
        wizard.next.click()
    assert wizard.options.name.text() == "mara@nordlicht.example"
    wizard.options.name.setText("nordlicht.example")
    assert not wizard.next.isEnabled()
    assert wizard.options.name_problem.text()


def test_options_of_imap_reach_the_account(wizard: AccountWizard, engine: FakeEngine) -> None:
    _introduce(wizard)
    wizard.identity.remember.click()
    for _ in range(3):
        wizard.next.click()
    wizard.options.bodies.button(BodyPolicy.RECENT).click()
    wizard.options.bodies.spin.setValue(14)
    wizard.options.budget.limited.click()
    wizard.options.name.setText("Büro")
    wizard.next.click()
    account = engine.last(ProbeAccount).account
    assert (account.bodies, account.name) == (BodyPolicy.RECENT, "Büro")
    assert (account.body_days, account.body_budget) == (14, 5 << 30)
    assert account.secret.kind is SecretKind.SESSION


def test_arrow_keys_choose_the_protocol(qtbot: QtBot, wizard: AccountWizard) -> None:
    _introduce(wizard)
    wizard.next.click()
    assert wizard.protocol.imap.isChecked()
    QTest.keyClick(wizard.protocol.imap, Qt.Key.Key_Down)
    assert wizard.protocol.pop3.isChecked()


def test_cancel_stores_nothing(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine) -> None:
    _introduce(wizard)
    with qtbot.waitSignal(wizard.rejected):
        QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert engine.count(SaveAccount) == 0


def test_every_field_has_a_name_for_screen_readers(wizard: AccountWizard) -> None:
    fields = [field for field in wizard.findChildren(QLineEdit) if not field.objectName().startswith("qt_")]
    assert len(fields) >= 8
    assert all(field.accessibleName() for field in fields)
    buddies = {label.buddy() for label in wizard.findChildren(QLabel)}
    assert {wizard.identity.name, wizard.identity.email, wizard.identity.password.line} <= buddies


@pytest.mark.parametrize(("kind", "step"), [
    (ErrorKind.HOST_UNKNOWN, 0), (ErrorKind.WRONG_PROTOCOL, 0), (ErrorKind.TLS_CERTIFICATE, 1),
    (ErrorKind.STARTTLS_MISSING, 1), (ErrorKind.LOGIN_REFUSED, 2), (ErrorKind.REFUSED, 2)])
def test_each_error_ends_the_step_that_it_belongs_to(kind: ErrorKind, step: int) -> None:
    assert failing_step(MailError(kind, "…")) == step


@pytest.mark.parametrize("room", [(1280, 720)])
def test_every_page_fits_a_small_screen(wizard: AccountWizard, room: tuple[int, int]) -> None:
    for page in wizard.pages:
        hint = page.minimumSizeHint()
        assert hint.width() + wizard.steps.sizeHint().width() <= room[0]
        assert hint.height() <= room[1] - 120


def test_settings_keep_their_certificate_file(wizard: AccountWizard) -> None:
    settings = ServerSettings("mail.example.org", 993, Security.TLS, "mara", "/tmp/ca.pem")
    wizard.servers.incoming.set_settings(settings)
    assert wizard.servers.incoming.settings() == settings
    assert wizard.servers.incoming.more.isChecked()
