"""Every page of the account wizard, and what it says when a check fails."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.commands import ProbeAccount, SaveAccount
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, ProbeFinished, ProbeResult, ServerFound
from app.model.account import Protocol, Security
from tests.fakes.engine import FakeEngine
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.wizard.account_wizard import AccountWizard, Step

FOUND = ServerFound(("IDLE", "MOVE"), 12, 8231, 900_000_000)


@picture("wizard-1-identity")
def identity(stage: Stage) -> QWidget:
    return _wizard(stage, Step.IDENTITY)[0]


@picture("wizard-1-mistake")
def mistake(stage: Stage) -> QWidget:
    wizard, _ = _wizard(stage, Step.IDENTITY)
    wizard.identity.email.setText("mara@")
    wizard.identity.email.editingFinished.emit()
    return wizard


@picture("wizard-2-protocol")
def protocol(stage: Stage) -> QWidget:
    return _wizard(stage, Step.PROTOCOL)[0]


@picture("wizard-3-servers")
def servers(stage: Stage) -> QWidget:
    return _wizard(stage, Step.SERVERS)[0]


@picture("wizard-3-unencrypted")
def unencrypted(stage: Stage) -> QWidget:
    wizard, _ = _wizard(stage, Step.SERVERS, "mara@posteo.de")
    form = wizard.servers.incoming
    form.more.setChecked(True)
    form.security.setCurrentIndex(form.security.findData(Security.NONE))
    return wizard


@picture("wizard-4-options-imap")
def options_imap(stage: Stage) -> QWidget:
    return _wizard(stage, Step.OPTIONS)[0]


@picture("wizard-4-options-pop3")
def options_pop3(stage: Stage) -> QWidget:
    return _wizard(stage, Step.OPTIONS, protocol=Protocol.POP3)[0]


@picture("wizard-5-checking")
def checking(stage: Stage) -> QWidget:
    return _wizard(stage, Step.CHECK)[0]


@picture("wizard-5-passed")
def passed(stage: Stage) -> QWidget:
    return _checked(stage, FOUND, ServerFound(()))[0]


@picture("wizard-5-login-refused")
def login_refused(stage: Stage) -> QWidget:
    refused = MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.", "[AUTHENTICATIONFAILED] Failed.")
    return _checked(stage, refused, ServerFound(()))[0]


@picture("wizard-5-certificate")
def certificate(stage: Stage) -> QWidget:
    return _checked(stage, FOUND, MailError(ErrorKind.TLS_CERTIFICATE, "The certificate is self-signed."))[0]


@picture("wizard-5-unreachable")
def unreachable(stage: Stage) -> QWidget:
    gone = MailError(ErrorKind.HOST_UNKNOWN, "There is no server of this name.")
    return _checked(stage, gone, ServerFound(()), Protocol.POP3)[0]


@picture("wizard-6-done-imap")
def done_imap(stage: Stage) -> QWidget:
    return _done(stage, Protocol.IMAP, kept_for_session=False)


@picture("wizard-6-done-pop3")
def done_pop3(stage: Stage) -> QWidget:
    return _done(stage, Protocol.POP3, kept_for_session=True)


def _wizard(stage: Stage, step: Step, email: str = "mara@nordlicht.example",
            protocol: Protocol = Protocol.IMAP) -> tuple[AccountWizard, FakeEngine]:
    """A wizard that has come as far as `step`."""
    engine = engine_for(stage)
    wizard = AccountWizard(engine, stage.bridge)
    on_top(stage, wizard)
    if step is not Step.IDENTITY:
        wizard.identity.name.setText("Mara Lindqvist")
        wizard.identity.email.setText(email)
        wizard.identity.password.setText("correct horse")
    while wizard.step < step:
        if wizard.step is Step.PROTOCOL and protocol is Protocol.POP3:
            wizard.protocol.pop3.setChecked(True)
        wizard.next.click()
    return wizard, engine


def _checked(stage: Stage, incoming: ProbeResult, outgoing: ProbeResult,
             protocol: Protocol = Protocol.IMAP) -> tuple[AccountWizard, FakeEngine]:
    wizard, engine = _wizard(stage, Step.CHECK, protocol=protocol)
    stage.bridge.post(ProbeFinished(engine.last(ProbeAccount).token, incoming, outgoing))
    stage.pause(0.1)
    return wizard, engine


def _done(stage: Stage, protocol: Protocol, *, kept_for_session: bool) -> QWidget:
    wizard, engine = _checked(stage, FOUND, ServerFound(()), protocol)
    wizard.next.click()
    stage.bridge.post(AccountSaved(engine.last(SaveAccount).token, 1, kept_for_session))
    stage.wait(lambda: wizard.step is Step.DONE)
    return wizard
