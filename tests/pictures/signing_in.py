"""Signing in with a provider in the browser: the waiting, its end, and where it is offered."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from app.commands import SignIn
from app.errors import ErrorKind
from app.events import SignedIn, SignInProgressed
from app.model.account import SecretKind, SecretSource
from app.model.sign_in import SignInFailed, SignInTrouble
from tests.fakes.engine import FakeEngine
from tests.fakes.oauth import registered
from tests.gui.setup_fixtures import WORK
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.account_settings import SIGN_IN, AccountSettingsDialog
from ui.dialogs.issuer import IssuerDialog
from ui.dialogs.sign_in import SignInDialog
from ui.settings import Settings
from ui.wizard.account_wizard import AccountWizard

EMAIL = "mara.lindqvist@gmail.com"
GOOGLE = SecretSource(SecretKind.OAUTH, provider="google", identity=EMAIL)
PAGE = ("https://accounts.google.com/o/oauth2/v2/auth?response_type=code&client_id=depesche&redirect_uri=http%3A%2F%2F"
        "127.0.0.1%3A42531%2FkF3v&scope=https%3A%2F%2Fmail.google.com%2F")


@picture("sign-in-waiting")
def waiting(stage: Stage) -> QWidget:
    dialog, engine = _dialog(stage)
    stage.bridge.post(SignInProgressed(engine.last(SignIn).token, PAGE))
    stage.wait(lambda: bool(dialog.url.text()))
    return dialog


@picture("sign-in-failed")
def failed(stage: Stage) -> QWidget:
    dialog, engine = _dialog(stage)
    error = SignInFailed(SignInTrouble.DENIED, ErrorKind.REFUSED, "denied", "access_denied: The user denied access.")
    stage.bridge.post(SignedIn(engine.last(SignIn).token, None, 3, error=error))
    stage.wait(dialog.bar.isHidden)
    return dialog


@picture("sign-in-not-registered")
def not_registered(stage: Stage) -> QWidget:
    dialog, engine = _dialog(stage)
    error = SignInFailed(SignInTrouble.NO_CLIENT, ErrorKind.USAGE, "not registered")
    stage.bridge.post(SignedIn(engine.last(SignIn).token, None, error=error))
    stage.wait(dialog.bar.isHidden)
    return dialog


@picture("dialog-issuer")
def issuer(stage: Stage) -> QWidget:
    return on_top(stage, IssuerDialog())


@picture("dialog-account-sign-in-browser")
def settings(stage: Stage) -> QWidget:
    dialog = AccountSettingsDialog(engine_for(stage), stage.bridge, replace(WORK, secret=GOOGLE), settings=Settings())
    dialog.show_tab(SIGN_IN)
    dialog.secret.show_keyring("GNOME Keyring", "", locked=False)
    return on_top(stage, dialog)


@picture("wizard-1-sign-in")
def offered(stage: Stage) -> QWidget:
    return _wizard(stage)[0]


@picture("wizard-1-signed-in")
def signed_in(stage: Stage) -> QWidget:
    wizard, engine = _wizard(stage)
    wizard.identity.sign_in.begin()
    other = replace(GOOGLE, identity="mara@lindqvist.example")
    stage.bridge.post(SignedIn(engine.last(SignIn).token, other))
    stage.wait(lambda: wizard.identity.sign_in.source() is not None)
    return wizard


def _dialog(stage: Stage) -> tuple[SignInDialog, FakeEngine]:
    _registered(stage)
    engine = engine_for(stage)
    dialog = SignInDialog(engine, stage.bridge, GOOGLE, EMAIL)
    on_top(stage, dialog)
    return dialog, engine


def _wizard(stage: Stage) -> tuple[AccountWizard, FakeEngine]:
    _registered(stage)
    engine = engine_for(stage)
    wizard = AccountWizard(engine, stage.bridge)
    on_top(stage, wizard)
    wizard.identity.name.setText("Mara Lindqvist")
    wizard.identity.email.setText(EMAIL)
    wizard.identity.email.editingFinished.emit()
    stage.wait(lambda: wizard.identity.sign_in.is_offered)
    return wizard, engine


def _registered(stage: Stage) -> None:
    held = ExitStack()
    folder = held.enter_context(TemporaryDirectory(prefix="depesche-pictures-"))
    held.enter_context(registered(Path(folder), "google"))
    stage.after(held.close)
