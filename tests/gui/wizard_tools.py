"""A wizard before a fake engine, and what its servers answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.commands import LookAtServers
from app.errors import ErrorKind, MailError
from app.events import Looked, ProbeResult, ServerFound, ServerLooked, ServersSeen
from app.model.account import Protocol
from app.model.finding import Source, Suggestion
from app.model.mailbox import MailboxNumbers
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import IMAP, POP3, SMTP
from ui.bridge import EventBridge
from ui.wizard.account_wizard import AccountWizard, Step

SERVERS = Suggestion("Nordlicht", IMAP, POP3, SMTP, True, Source.PROVIDERS)
BY_IMAP = MailboxNumbers(14, 8_213, 412)
BY_POP3 = MailboxNumbers(1, 412, 412, 380_000_000)
SENDS = ServerFound(())
REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "refused")
UNKNOWN = MailError(ErrorKind.HOST_UNKNOWN, "unknown")


def open_wizard(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> AccountWizard:
    wizard = AccountWizard(engine, bridge)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


def introduce(wizard: AccountWizard, email: str = "mara@nordlicht.example") -> None:
    wizard.identity.name.setText("Mara  Lindqvist")
    wizard.identity.email.setText(email)
    wizard.identity.password.setText("geheim")


def to_check(wizard: AccountWizard, servers: Suggestion = SERVERS) -> None:
    """As if `servers` had been found for certain."""
    introduce(wizard)
    wizard.identity.leave()
    wizard.draft.take(servers)
    wizard.go_to(Step.CHECK)


def answer(qtbot: QtBot, bridge: EventBridge, engine: FakeEngine, imap: Looked | None = BY_IMAP,
           pop3: Looked | None = BY_POP3, outgoing: ProbeResult | None = SENDS) -> None:
    """All servers at once."""
    with qtbot.waitSignal(bridge.servers_seen):
        bridge.post(ServersSeen(engine.last(LookAtServers).token, imap, pop3, outgoing))


def answer_one(qtbot: QtBot, bridge: EventBridge, engine: FakeEngine, protocol: Protocol | None,
               result: Looked | ServerFound) -> None:
    with qtbot.waitSignal(bridge.server_looked):
        bridge.post(ServerLooked(engine.last(LookAtServers).token, protocol, result))
