"""The account wizard as a whole: from the address to an account, with every way back. The check is in
test_wizard_check, the choice of the protocol in test_protocol_choice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.commands import LookAtServers, SaveAccount
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, AccountsChanged, KeyringKnown
from app.model.account import BodyPolicy, LeaveKind, LeaveRule, Protocol, SecretKind
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import WORK
from tests.gui.wizard_tools import SERVERS, answer, introduce, open_wizard, to_check
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.wizard.account_wizard import AccountWizard, Step


@pytest.fixture
def wizard(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> AccountWizard:
    return open_wizard(qtbot, engine, bridge)


def _to_options(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine, bridge: EventBridge,
                protocol: Protocol = Protocol.IMAP) -> None:
    to_check(wizard)
    answer(qtbot, bridge, engine)
    wizard.protocol.choice.cards[protocol].click()
    wizard.next.click()
    assert wizard.step is Step.OPTIONS


def test_the_whole_way_to_an_imap_account(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                          bridge: EventBridge) -> None:
    to_check(wizard)
    asked = engine.last(LookAtServers)
    assert asked.password == "geheim"
    assert [each.protocol for each in asked.accounts] == [Protocol.IMAP, Protocol.POP3]
    assert asked.accounts[0].outgoing == SERVERS.smtp
    assert asked.accounts[0].display_name == "Mara Lindqvist"
    assert not wizard.next.isEnabled()
    answer(qtbot, bridge, engine)
    assert wizard.step is Step.PROTOCOL
    wizard.next.click()
    assert wizard.next.text() == "&Add account"
    assert engine.count(SaveAccount) == 0
    wizard.next.click()
    saved = engine.last(SaveAccount)
    assert (saved.account.protocol, saved.account.incoming, saved.account.outgoing) == (
        Protocol.IMAP, SERVERS.imap, SERVERS.smtp)
    assert (saved.account.name, saved.password) == ("Nordlicht", "geheim")
    assert not wizard.next.isEnabled() and not wizard.back.isEnabled()
    bridge.post(KeyringKnown(0, "KWallet"))
    with qtbot.waitSignal(wizard.added) as added:
        bridge.post(AccountSaved(saved.token, 7))
    assert any("kept in KWallet" in text for text in wizard.done_page.texts)
    assert added.args == [7]
    assert wizard.step is Step.DONE
    with qtbot.waitSignal(wizard.accepted):
        wizard.next.click()


def test_the_new_account_s_inbox_is_looked_at_then(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                   bridge: EventBridge) -> None:
    first, second = engine.add_account("work"), engine.add_account("home", Protocol.POP3)
    for account in (first, second):
        engine.fill(account, range(1, 4))
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.tree_model.index_of_folder(engine.folder(second).id).isValid())
    qtbot.waitUntil(lambda: window.browsing.open_folder(engine.folder(first).id))
    window.accounts.add_account()
    wizard = window.findChild(AccountWizard)
    assert wizard is not None
    wizard.added.emit(second.id)
    assert window.browsing.folder is not None and window.browsing.folder.account_id == first.id
    wizard.accept()
    qtbot.waitUntil(lambda: window.browsing.folder is not None and window.browsing.folder.account_id == second.id)


def test_pop3_asks_for_its_rule_and_says_so_at_the_end(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                       bridge: EventBridge) -> None:
    _to_options(qtbot, wizard, engine, bridge, Protocol.POP3)
    assert wizard.options.leave_rule.isVisible() and wizard.options.limits.isVisible()
    assert not wizard.options.bodies.isVisible()
    assert wizard.options.rule() == LeaveRule(LeaveKind.DAYS, 14)
    wizard.options.leave_rule.days.setValue(30)
    wizard.options.limits.messages.limited.click()
    wizard.next.click()
    saved = engine.last(SaveAccount).account
    assert (saved.protocol, saved.incoming, saved.leave) == (
        Protocol.POP3, SERVERS.pop3, LeaveRule(LeaveKind.DAYS, 30, 500))
    assert saved.delete_grace == 600
    with qtbot.waitSignal(wizard.added):
        bridge.post(AccountSaved(engine.last(SaveAccount).token, 1, kept_for_session=True))
    assert any("30" in text for text in wizard.done_page.texts)
    assert any("no keyring" in text for text in wizard.done_page.texts)
    assert any("412 mail" in text and "MB" in text for text in wizard.done_page.texts)


def test_options_of_imap_reach_the_account(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                           bridge: EventBridge) -> None:
    _to_options(qtbot, wizard, engine, bridge)
    wizard.options.bodies.button(BodyPolicy.RECENT).click()
    wizard.options.bodies.spin.setValue(14)
    wizard.options.budget.limited.click()
    wizard.options.name.setText("Büro")
    wizard.next.click()
    account = engine.last(SaveAccount).account
    assert (account.bodies, account.name) == (BodyPolicy.RECENT, "Büro")
    assert (account.body_days, account.body_budget) == (14, 5 << 30)
    assert account.delete_grace == 0


def test_what_cannot_be_stored_is_said_and_can_be_tried_again(qtbot: QtBot, wizard: AccountWizard,
                                                              engine: FakeEngine, bridge: EventBridge) -> None:
    _to_options(qtbot, wizard, engine, bridge)
    wizard.next.click()
    with qtbot.waitSignal(bridge.account_saved):
        bridge.post(AccountSaved(engine.last(SaveAccount).token, 0, error=MailError(ErrorKind.DISK_FULL, "full")))
    assert wizard.step is Step.OPTIONS
    assert "disk is full" in wizard.options.problem.text()
    wizard.next.click()
    assert engine.count(SaveAccount) == 2


def test_back_leads_past_the_check_to_the_servers_which_then_wait(qtbot: QtBot, wizard: AccountWizard,
                                                                  engine: FakeEngine, bridge: EventBridge) -> None:
    _to_options(qtbot, wizard, engine, bridge)
    wizard.back.click()
    assert wizard.step is Step.PROTOCOL
    wizard.back.click()
    assert wizard.step is Step.SERVERS
    assert (wizard.draft.imap, wizard.draft.pop3, wizard.draft.smtp) == (SERVERS.imap, SERVERS.pop3, SERVERS.smtp)
    wizard.back.click()
    assert wizard.step is Step.IDENTITY


def test_what_was_chosen_is_there_again_after_going_back(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                         bridge: EventBridge) -> None:
    _to_options(qtbot, wizard, engine, bridge, Protocol.POP3)
    wizard.options.name.setText("Büro")
    wizard.back.click()
    assert wizard.protocol.pop3.isChecked()
    wizard.next.click()
    assert wizard.options.name.text() == "Büro"


def test_next_waits_for_a_whole_address_and_a_password(wizard: AccountWizard) -> None:
    assert not wizard.next.isEnabled()
    introduce(wizard, "mara@")
    assert not wizard.next.isEnabled()
    wizard.identity.email.setText("mara@nordlicht.example")
    assert wizard.next.isEnabled()
    wizard.identity.password.setText("")
    assert not wizard.next.isEnabled()


def test_return_goes_on_and_the_password_can_be_shown(qtbot: QtBot, wizard: AccountWizard) -> None:
    introduce(wizard)
    field = wizard.identity.password
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    field.show_button.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert wizard.step is Step.SERVERS


def test_names_that_are_taken_are_not_suggested_nor_accepted(qtbot: QtBot, engine: FakeEngine,
                                                             bridge: EventBridge) -> None:
    accounts.save(engine.store, replace(WORK, id=0, name="Nordlicht", incoming=replace(WORK.incoming, user="other")))
    wizard = open_wizard(qtbot, engine, bridge)
    _to_options(qtbot, wizard, engine, bridge)
    assert wizard.options.name.text() == "mara@nordlicht.example"
    wizard.options.name.setText("Nordlicht")
    assert not wizard.next.isEnabled()
    assert wizard.options.name_problem.text()


def test_the_password_of_the_session_is_not_for_the_keyring(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                            bridge: EventBridge) -> None:
    to_check(wizard)
    wizard.draft.secret = replace(wizard.draft.secret, kind=SecretKind.SESSION)
    answer(qtbot, bridge, engine)
    wizard.next.click()
    wizard.next.click()
    assert engine.last(SaveAccount).account.secret.kind is SecretKind.SESSION


def test_who_signed_in_in_the_browser_has_no_password(wizard: AccountWizard, engine: FakeEngine) -> None:
    to_check(wizard)
    wizard.draft.secret = replace(wizard.draft.secret, kind=SecretKind.OAUTH, provider="nordlicht")
    wizard.check.start()
    assert engine.last(LookAtServers).password is None


def test_cancel_stores_nothing(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine) -> None:
    introduce(wizard)
    with qtbot.waitSignal(wizard.rejected):
        QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert engine.count(SaveAccount) == 0


def test_every_field_has_a_name_for_screen_readers(wizard: AccountWizard) -> None:
    fields = [field for field in wizard.findChildren(QLineEdit) if not field.objectName().startswith("qt_")]
    assert len(fields) >= 8
    assert all(field.accessibleName() for field in fields)
    buddies = {label.buddy() for label in wizard.findChildren(QLabel)}
    assert {wizard.identity.name, wizard.identity.email, wizard.identity.password.line} <= buddies


def test_a_draft_does_not_show_its_password(wizard: AccountWizard) -> None:
    to_check(wizard)
    assert "geheim" not in repr(wizard.draft)


@pytest.mark.parametrize("room", [(1280, 720)])
def test_every_page_fits_a_small_screen(wizard: AccountWizard, room: tuple[int, int]) -> None:
    for page in wizard.pages:
        hint = page.minimumSizeHint()
        assert hint.width() + wizard.steps.sizeHint().width() <= room[0]
        assert hint.height() <= room[1] - 120
