"""The wizard's first two pages: the person, and the servers that are looked for, found, guessed or typed in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.commands import AskKeyring, FindServers
from app.events import FindingProgressed, KeyringKnown, ServersFound
from app.model.account import Security, ServerSettings
from app.model.finding import Asking, Findings, Source, Suggestion
from app.setup.autoconfig import suggest
from tests.fakes.engine import FakeEngine
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.wizard.account_wizard import AccountWizard

EMAIL = "mara@nordlicht.example"


def _server(host: str, port: int) -> ServerSettings:
    return ServerSettings(host, port, Security.TLS, EMAIL)


GUESSED = Suggestion("nordlicht.example", *(_server("mail.nordlicht.example", port) for port in (993, 995, 465)), False,
                     Source.GUESS, answered=True)
OUTSIDE = Suggestion("nordlicht.example", _server("imap.hafenpost.example", 993), None,
                     _server("smtp.hafenpost.example", 465), True, Source.SRV,
                     outside=("imap.hafenpost.example", "smtp.hafenpost.example"))
TOLD = Suggestion("Nordlicht Post", _server("imap.nordlicht.example", 993), _server("pop.nordlicht.example", 995),
                  _server("smtp.nordlicht.example", 465), True, Source.AUTOCONFIG)


@picture("wizard-1-identity")
def identity(stage: Stage) -> QWidget:
    return _introduced(stage, EMAIL)[0]


@picture("wizard-1-identity-app-password")
def app_password(stage: Stage) -> QWidget:
    return _introduced(stage, "mara.lindqvist@gmail.com")[0]


@picture("wizard-1-identity-browser")
def browser(stage: Stage) -> QWidget:
    return _introduced(stage, "mara.lindqvist@outlook.com")[0]


@picture("wizard-1-identity-no-keyring")
def no_keyring(stage: Stage) -> QWidget:
    return _introduced(stage, EMAIL, keyring="")[0]


@picture("wizard-1-identity-wrong")
def wrong(stage: Stage) -> QWidget:
    wizard, _ = _introduced(stage, "mara@nordlicht")
    wizard.identity.email.setText("mara.nordlicht.example")
    wizard.identity.email.editingFinished.emit()
    return wizard


@picture("wizard-2-servers-searching")
def searching(stage: Stage) -> QWidget:
    wizard, engine = _introduced(stage, EMAIL)
    wizard.next.click()
    token = engine.last(FindServers).token
    for source, state in ((Source.PROVIDERS, Asking.NOTHING), (Source.AUTOCONFIG, Asking.UNUSABLE),
                          (Source.WELL_KNOWN, Asking.NOTHING), (Source.MX, Asking.LATE),
                          (Source.GUESS, Asking.FOUND)):
        stage.bridge.post(FindingProgressed(token, source, state))
    stage.pause(0.2)
    return wizard


@picture("wizard-2-servers-found")
def found(stage: Stage) -> QWidget:
    """As one comes back to it."""
    wizard = _found(stage, TOLD)
    wizard.go_back()
    return wizard


@picture("wizard-2-servers-guess")
def guess(stage: Stage) -> QWidget:
    return _found(stage, GUESSED)


@picture("wizard-2-servers-outside")
def outside(stage: Stage) -> QWidget:
    return _found(stage, OUTSIDE)


@picture("wizard-2-servers-hosted")
def hosted(stage: Stage) -> QWidget:
    return _found(stage, replace(suggest("mara@gmail.com"), source=Source.MX))


@picture("wizard-2-servers-nothing")
def nothing(stage: Stage) -> QWidget:
    return _found(stage, suggest(EMAIL))


@picture("wizard-2-servers-by-hand")
def by_hand(stage: Stage) -> QWidget:
    wizard, _ = _introduced(stage, EMAIL)
    wizard.identity.by_hand.click()
    return wizard


def _introduced(stage: Stage, email: str, keyring: str = "GNOME Keyring") -> tuple[AccountWizard, FakeEngine]:
    engine = engine_for(stage)
    wizard = AccountWizard(engine, stage.bridge)
    on_top(stage, wizard)
    stage.bridge.post(KeyringKnown(engine.last(AskKeyring).token, keyring))
    wizard.identity.name.setText("Mara Lindqvist")
    wizard.identity.email.setText(email)
    wizard.identity.email.editingFinished.emit()
    wizard.identity.password.setText("correct horse")
    wizard.identity.password.setFocus()
    stage.pause(0.1)
    return wizard, engine


def _found(stage: Stage, suggestion: Suggestion) -> AccountWizard:
    wizard, engine = _introduced(stage, EMAIL)
    wizard.next.click()
    stage.bridge.post(ServersFound(engine.last(FindServers).token, Findings(EMAIL, (suggestion,))))
    stage.pause(0.1)
    return wizard
