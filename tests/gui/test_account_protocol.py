"""How an account's mail is fetched: asked by its own login, side by side, and on to the switch."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.commands import LookAtServers
from app.errors import CertificateFacts, CertificateFlaw, ErrorKind, MailError
from app.events import Looked, ServersSeen
from app.model.account import Account, Protocol, Security, ServerSettings
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import HOME, WORK
from tests.gui.wizard_tools import BY_IMAP, BY_POP3, REFUSED
from ui.bridge import EventBridge
from ui.dialogs.account_protocol import AccountProtocolDialog
from ui.dialogs.account_settings import AccountSettingsDialog
from ui.dialogs.certificate import CertificateDialog
from ui.main_window import MainWindow
from ui.switch.assistant import SwitchAssistant


def _open(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, account: Account = WORK) -> AccountProtocolDialog:
    dialog = AccountProtocolDialog(engine, bridge, account)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _answer(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, imap: Looked = BY_IMAP,
            pop3: Looked = BY_POP3) -> None:
    with qtbot.waitSignal(bridge.servers_seen):
        bridge.post(ServersSeen(engine.last(LookAtServers).token, imap, pop3, None))


def test_both_servers_are_asked_by_the_accounts_own_login(qtbot: QtBot, engine: FakeEngine,
                                                          bridge: EventBridge) -> None:
    dialog = _open(qtbot, engine, bridge)
    asked = engine.last(LookAtServers)
    assert asked.password is None
    assert [(each.id, each.protocol, each.incoming.host, each.outgoing) for each in asked.accounts] == [
        (1, Protocol.IMAP, "imap.nordlicht.example", None), (1, Protocol.POP3, "pop.nordlicht.example", None)]
    assert not dialog.choice.isVisible() and not dialog.switch.isEnabled()
    assert "pop.nordlicht.example" in dialog.state.text()
    _answer(qtbot, engine, bridge)
    assert dialog.choice.isVisible() and not dialog.state.isVisible()
    assert dialog.choice.protocol() is Protocol.IMAP and not dialog.switch.isEnabled()
    # No rule was chosen yet, and the switch itself deletes nothing.
    assert "stay on the server" in dialog.choice.pop3.paragraphs()[0]


def test_the_other_one_leads_to_the_switch_with_its_server(qtbot: QtBot, engine: FakeEngine,
                                                           bridge: EventBridge) -> None:
    dialog = _open(qtbot, engine, bridge)
    _answer(qtbot, engine, bridge)
    dialog.choice.pop3.click()
    assert dialog.switch.isEnabled() and "POP3" in dialog.switch.text()
    with qtbot.waitSignal(dialog.switch_wanted) as wanted:
        dialog.switch.click()
    assert wanted.args == [ServerSettings("pop.nordlicht.example", 995, Security.TLS, "mara@nordlicht.example")]


@pytest.mark.parametrize("account", [WORK, HOME])
def test_what_does_not_answer_can_be_asked_elsewhere(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                     account: Account) -> None:
    dialog = _open(qtbot, engine, bridge, account)
    is_imap = account.protocol is Protocol.IMAP
    _answer(qtbot, engine, bridge, BY_IMAP if is_imap else REFUSED, REFUSED if is_imap else BY_POP3)
    assert dialog.choice.protocol() is account.protocol
    assert not dialog.choice.cards[dialog.other].isEnabled() and not dialog.switch.isEnabled()
    assert dialog.form.isVisible()
    dialog.form.host.setText("mail.nordlicht.example")
    dialog.again.click()
    assert engine.last(LookAtServers).accounts[1].incoming.host == "mail.nordlicht.example"
    _answer(qtbot, engine, bridge)
    dialog.choice.cards[dialog.other].click()
    with qtbot.waitSignal(dialog.switch_wanted) as wanted:
        dialog.switch.click()
    assert wanted.args[0].host == "mail.nordlicht.example"


def test_an_unknown_certificate_of_the_other_server_can_be_looked_at_and_its_key_accepted(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    dialog = _open(qtbot, engine, bridge)
    assert not dialog.details.isVisible()
    facts = CertificateFacts("pop.nordlicht.example", 995, (CertificateFlaw.SELF_SIGNED,), fingerprint="ab" * 32,
                             pin="cd" * 32)
    _answer(qtbot, engine, bridge, pop3=MailError(ErrorKind.TLS_CERTIFICATE, "…", certificate=facts))
    dialog.details.click()
    (shown,) = dialog.findChildren(CertificateDialog)
    shown.key_accepted.emit(facts)
    assert engine.last(LookAtServers).accounts[1].incoming.pin == "cd" * 32
    _answer(qtbot, engine, bridge)
    assert not dialog.details.isVisible() and dialog.choice.cards[dialog.other].isEnabled()
    dialog.choice.pop3.click()
    with qtbot.waitSignal(dialog.switch_wanted) as wanted:
        dialog.switch.click()
    assert wanted.args[0].pin == "cd" * 32


def test_what_the_account_has_stays_possible_when_its_server_is_silent(qtbot: QtBot, engine: FakeEngine,
                                                                       bridge: EventBridge) -> None:
    dialog = _open(qtbot, engine, bridge)
    _answer(qtbot, engine, bridge, REFUSED, BY_POP3)
    assert dialog.choice.protocol() is Protocol.IMAP
    assert "refused" in dialog.choice.imap.paragraphs()[0]


def test_a_late_answer_to_a_closed_window_is_for_nobody(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    dialog = _open(qtbot, engine, bridge)
    dialog.reject()
    _answer(qtbot, engine, bridge)
    assert dialog.choice.protocol() is None


def test_menu_and_settings_lead_there_and_on_to_the_switch(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                           bridge: EventBridge) -> None:
    account = accounts.save(engine.store, replace(WORK, id=0))
    window.accounts.open_settings(account.id)
    (settings,) = window.findChildren(AccountSettingsDialog)
    settings.servers.protocol_button.click()
    (dialog,) = settings.findChildren(AccountProtocolDialog)
    _answer(qtbot, engine, bridge)
    dialog.choice.pop3.click()
    dialog.switch.click()
    (assistant,) = window.findChildren(SwitchAssistant)
    assert assistant.server.form.settings().host == "pop.nordlicht.example"
    assert not settings.isVisible()
    assistant.close()
