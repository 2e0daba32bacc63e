"""Certificates that were not accepted, the way to an exception, and questions for passwords."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.errors import CertificateFacts, CertificateFlaw, ErrorKind, MailError, SecretTrouble
from app.model.account import SecretKind, SecretSource
from app.model.pinning import with_pin
from tests.gui.setup_fixtures import WORK
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.bridge import EventBridge
from ui.dialogs.account_settings import AccountSettingsDialog
from ui.dialogs.certificate import CertificateDialog
from ui.dialogs.password import PasswordDialog

FACTS = CertificateFacts(
    WORK.incoming.host, WORK.incoming.port, (CertificateFlaw.SELF_SIGNED,), WORK.incoming.host, WORK.incoming.host,
    (WORK.incoming.host, "smtp.nordlicht.example"), 0, 1_767_225_600.0, 1_861_833_600.0,
    "9f2c41d07ab35e8813c6f4e0b7a9d25c60ee1f7743b98ad2c50e6613fa84b79d",
    "41a7cc02e9d3b86f5a10f7248ce6d93b7e55a0c1f2d4489b6e3097f8d1a2c6e5", "ECDSA secp256r1", 1)
WRONG = replace(FACTS, flaws=(CertificateFlaw.WRONG_NAME,), subject="*.hosting-nord.example",
                issuer="Let's Encrypt R11", names=("*.hosting-nord.example", "hosting-nord.example"), chain_length=2)
EXPIRED = replace(FACTS, flaws=(CertificateFlaw.EXPIRED,), issuer="Let's Encrypt R11", not_after=1_793_000_000.0,
                  chain_length=2)
CHANGED = replace(FACTS, flaws=(CertificateFlaw.PIN_CHANGED, CertificateFlaw.SELF_SIGNED), expected_since="2026-10-03",
                  expected="b7a90e1dd25c60f7743b98ad2c5661e3fa84b79d9f2c41d07ab35e8813c6f4e0")
REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "…", "[AUTHENTICATIONFAILED] Authentication failed.")


def _certificate(stage: Stage, facts: CertificateFacts) -> CertificateDialog:
    dialog = CertificateDialog(MailError(ErrorKind.TLS_CERTIFICATE, "…", certificate=facts), may_pin=True)
    on_top(stage, dialog)
    return dialog


@picture("certificate-self-signed")
def self_signed(stage: Stage) -> QWidget:
    return _certificate(stage, FACTS)


@picture("certificate-wrong-name")
def wrong_name(stage: Stage) -> QWidget:
    return _certificate(stage, WRONG)


@picture("certificate-expired")
def expired(stage: Stage) -> QWidget:
    return _certificate(stage, EXPIRED)


@picture("certificate-key-changed")
def changed(stage: Stage) -> QWidget:
    return _certificate(stage, CHANGED)


@picture("certificate-exception")
def exception(stage: Stage) -> QWidget:
    dialog = _certificate(stage, FACTS)
    dialog.exception.more.setChecked(True)
    dialog.exception.compared.setChecked(True)
    dialog.exception.figures.setText("FA:84:B7:9D")
    dialog.exception.accept_button.setFocus()
    stage.pause(0.1)
    bar = dialog.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    return dialog


@picture("password-refused")
def refused(stage: Stage) -> QWidget:
    return on_top(stage, PasswordDialog(WORK, REFUSED))


@picture("password-keyring-locked")
def locked(stage: Stage) -> QWidget:
    return on_top(stage, PasswordDialog(WORK, MailError(
        ErrorKind.SECRET_MISSING, "…", secret_trouble=SecretTrouble.KEYRING_LOCKED)))


@picture("password-no-keyring")
def no_keyring(stage: Stage) -> QWidget:
    session = replace(WORK, secret=SecretSource(SecretKind.SESSION))
    return on_top(stage, PasswordDialog(session, MailError(
        ErrorKind.SECRET_MISSING, "…", secret_trouble=SecretTrouble.NO_KEYRING)))


@picture("password-command")
def command(stage: Stage) -> QWidget:
    dialog = PasswordDialog(WORK, MailError(ErrorKind.SECRET_MISSING, "…", secret_trouble=SecretTrouble.NO_KEYRING))
    dialog.by_command.setChecked(True)
    dialog.shell_line.setText("pass show mail/nordlicht")
    return on_top(stage, dialog)


@picture("settings-pinned-key")
def pinned(stage: Stage) -> QWidget:
    account = replace(WORK, incoming=with_pin(WORK.incoming, FACTS))
    dialog = AccountSettingsDialog(engine_for(stage), EventBridge(), account)
    dialog.tabs.setCurrentIndex(2)
    return on_top(stage, dialog)
