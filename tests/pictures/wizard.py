"""The wizard's pages from the check on, in each state. Those before it are in wizard_servers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.commands import LookAtServers, SaveAccount
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, Looked, ProbeResult, ServerFound, ServerLooked, ServersSeen
from app.model.account import Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.finding import Source, Suggestion
from app.model.folder import Quota
from app.model.mailbox import MailboxNumbers
from tests.fakes.engine import FakeEngine
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.wizard.account_wizard import AccountWizard, Step

EMAIL = "mara@nordlicht.example"
SERVERS = Suggestion(
    "Nordlicht", ServerSettings("imap.nordlicht.example", 993, Security.TLS, EMAIL),
    ServerSettings("pop.nordlicht.example", 995, Security.TLS, EMAIL),
    ServerSettings("smtp.nordlicht.example", 465, Security.TLS, EMAIL), True, Source.PROVIDERS)
IMAP = MailboxNumbers(14, 8_213, 412, quota=Quota("", 2_250_000_000, 5 << 30))
POP3 = MailboxNumbers(1, 412, 412, 380_000_000)
FULL = replace(IMAP, quota=Quota("", 492_000_000, 500 << 20))
REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.", "[AUTHENTICATIONFAILED] Failed.")
UNKNOWN = MailError(ErrorKind.HOST_UNKNOWN, "There is no server of this name.")
SILENT = MailError(ErrorKind.TIMEOUT, "The server took too long to answer.")


@picture("wizard-3-checking")
def checking(stage: Stage) -> QWidget:
    wizard, engine = _wizard(stage)
    token = engine.last(LookAtServers).token
    stage.bridge.post(ServerLooked(token, Protocol.IMAP, IMAP))
    stage.bridge.post(ServerLooked(token, Protocol.POP3, REFUSED))
    stage.pause(0.1)
    return wizard


@picture("wizard-3-password")
def password(stage: Stage) -> QWidget:
    return _checked(stage, REFUSED, REFUSED, REFUSED)[0]


@picture("wizard-3-certificate")
def certificate(stage: Stage) -> QWidget:
    untrusted = MailError(ErrorKind.TLS_CERTIFICATE, "The certificate is self-signed.")
    return _checked(stage, untrusted, untrusted, ServerFound(()))[0]


@picture("wizard-3-unreachable")
def unreachable(stage: Stage) -> QWidget:
    return _checked(stage, SILENT, UNKNOWN, UNKNOWN)[0]


@picture("wizard-3-sending")
def sending(stage: Stage) -> QWidget:
    return _checked(stage, IMAP, POP3, REFUSED)[0]


@picture("wizard-3-twice")
def twice(stage: Stage) -> QWidget:
    engine = engine_for(stage)
    wizard = AccountWizard(engine, stage.bridge)
    on_top(stage, wizard)
    _introduce(wizard)
    known = wizard.draft.account(Protocol.IMAP)
    wizard.draft.others = (replace(known, id=1, name="Nordlicht"),)
    wizard.go_to(Step.CHECK)
    return wizard


@picture("wizard-4-protocol")
def protocol(stage: Stage) -> QWidget:
    return _checked(stage, IMAP, POP3, ServerFound(()))[0]


@picture("wizard-4-protocol-answered")
def answered(stage: Stage) -> QWidget:
    wizard = _checked(stage, FULL, POP3, ServerFound(()))[0]
    wizard.protocol.choice.devices.no.click()
    return wizard


@picture("wizard-4-protocol-one")
def one(stage: Stage) -> QWidget:
    return _checked(stage, IMAP, REFUSED, ServerFound(()))[0]


@picture("wizard-4-protocol-empty")
def empty(stage: Stage) -> QWidget:
    return _checked(stage, MailboxNumbers(1, 0, 0), MailboxNumbers(1, 0, 0, 0), ServerFound(()))[0]


@picture("wizard-4-protocol-narrow")
def narrow(stage: Stage) -> QWidget:
    wizard = _checked(stage, IMAP, POP3, ServerFound(()))[0]
    wizard.resize(620, 900)
    return wizard


@picture("wizard-5-options-imap")
def options_imap(stage: Stage) -> QWidget:
    return to_options(stage, Protocol.IMAP)[0]


@picture("wizard-5-options-pop3")
def options_pop3(stage: Stage) -> QWidget:
    return to_options(stage, Protocol.POP3)[0]


@picture("wizard-5-options-failed")
def options_failed(stage: Stage) -> QWidget:
    wizard, engine = to_options(stage, Protocol.IMAP)
    wizard.next.click()
    stage.bridge.post(AccountSaved(engine.last(SaveAccount).token, 0, error=MailError(ErrorKind.DISK_FULL, "full")))
    stage.pause(0.1)
    return wizard


@picture("wizard-6-done-imap")
def done_imap(stage: Stage) -> QWidget:
    return _done(stage, Protocol.IMAP, kept_for_session=False)


@picture("wizard-6-done-pop3")
def done_pop3(stage: Stage) -> QWidget:
    return _done(stage, Protocol.POP3, kept_for_session=True)


def _introduce(wizard: AccountWizard) -> None:
    wizard.draft.display_name, wizard.draft.email, wizard.draft.password = "Mara Lindqvist", EMAIL, "correct horse"
    wizard.draft.secret = SecretSource(SecretKind.KEYRING)
    wizard.draft.take(SERVERS)


def _wizard(stage: Stage) -> tuple[AccountWizard, FakeEngine]:
    """A wizard that asks the servers just now."""
    engine = engine_for(stage)
    wizard = AccountWizard(engine, stage.bridge)
    on_top(stage, wizard)
    _introduce(wizard)
    wizard.go_to(Step.CHECK)
    return wizard, engine


def _checked(stage: Stage, imap: Looked, pop3: Looked, outgoing: ProbeResult) -> tuple[AccountWizard, FakeEngine]:
    wizard, engine = _wizard(stage)
    stage.bridge.post(ServersSeen(engine.last(LookAtServers).token, imap, pop3, outgoing))
    stage.pause(0.1)
    return wizard, engine


def to_options(stage: Stage, protocol: Protocol) -> tuple[AccountWizard, FakeEngine]:
    wizard, engine = _checked(stage, IMAP, POP3, ServerFound(()))
    wizard.protocol.choice.cards[protocol].click()
    wizard.next.click()
    return wizard, engine


def _done(stage: Stage, protocol: Protocol, *, kept_for_session: bool) -> QWidget:
    wizard, engine = to_options(stage, protocol)
    wizard.next.click()
    stage.bridge.post(AccountSaved(engine.last(SaveAccount).token, 1, kept_for_session))
    stage.wait(lambda: wizard.step is Step.DONE)
    return wizard
