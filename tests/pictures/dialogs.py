"""The dialogs, each in the state in which it says most."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import ErrorKind, MailError
from app.model.account import SecretKind, SecretSource
from app.store import accounts, bodies, outbox
from tests.gui.setup_fixtures import HOME, WORK
from tests.pictures.composer import ORIGINAL
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from tests.pictures.trust import FACTS as SELF_SIGNED
from ui.dialogs.about import AboutDialog
from ui.dialogs.account_settings import RULES, SERVERS, SIGN_IN, AccountSettingsDialog
from ui.dialogs.certificate import CertificateDialog
from ui.dialogs.error import ErrorDialog, explain
from ui.dialogs.folder_name import FolderNameDialog
from ui.dialogs.outbox import OutboxDialog
from ui.dialogs.password import PasswordDialog
from ui.dialogs.remove_account import RemoveAccountDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.source import SourceDialog
from ui.settings import Settings

SLOW = MailError(ErrorKind.TIMEOUT, "imap.nordlicht.example, port 993, did not answer within 30 seconds.",
                 "* BYE Autologout; idle for too long")
REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.",
                    "[AUTHENTICATIONFAILED] Authentication failed.")
UNTRUSTED = MailError(ErrorKind.TLS_CERTIFICATE, "The certificate of imap.nordlicht.example, port 993, is self-signed:"
                                                 " nobody vouches for it.", certificate=SELF_SIGNED)


@picture("dialog-error")
def error(stage: Stage) -> QWidget:
    return on_top(stage, ErrorDialog(SLOW))


@picture("dialog-error-details")
def error_details(stage: Stage) -> QWidget:
    return on_top(stage, explain(SLOW, None, WORK.incoming.host))


@picture("dialog-certificate")
def certificate(stage: Stage) -> QWidget:
    return on_top(stage, CertificateDialog(UNTRUSTED, WORK.incoming.host))


@picture("dialog-password")
def password(stage: Stage) -> QWidget:
    return on_top(stage, PasswordDialog(WORK, REFUSED))


@picture("dialog-about")
def about(stage: Stage) -> QWidget:
    return on_top(stage, AboutDialog())


@picture("dialog-folder-name")
def folder_name(stage: Stage) -> QWidget:
    heading = QCoreApplication.translate("FoldersDesk", "New folder")
    dialog = FolderNameDialog(heading, taken=("Leuchtturm",))
    dialog.line.setText("leuchtturm")
    return on_top(stage, dialog)


@picture("dialog-shortcuts")
def shortcuts(stage: Stage) -> QWidget:
    stage.window.actions_.shortcuts.trigger()
    (dialog,) = stage.window.findChildren(ShortcutsDialog)
    return on_top(stage, dialog)


@picture("dialog-source")
def source(stage: Stage) -> QWidget:
    return on_top(stage, SourceDialog(ORIGINAL, "Eingangshalle"))


@picture("dialog-outbox")
def waiting_mail(stage: Stage) -> QWidget:
    engine = engine_for(stage)
    account = accounts.save(engine.store, replace(WORK, id=0))
    posts = (("Angebot Wegeleitsystem", ("jonas@leuchtturm.example",)),
             ("Einladung zum Sommerfest", tuple(f"{name}@post.example" for name in ("anna", "ben", "clara", "dora"))),
             ("Rechnung 2025-118", ("buchhaltung@leuchtturm.example",)))
    for subject, recipients in posts:
        with engine.store.write():
            outbox.add(engine.store, account.id, bodies.pack(ORIGINAL * 40), recipients, subject)
    first = outbox.entries(engine.store)
    outbox.mark(engine.store, first[1].id, outbox.FAILED, "550 5.1.1 <dora@post.example>: no such user here")
    outbox.mark(engine.store, first[2].id, outbox.UNKNOWN)
    dialog = OutboxDialog(engine, stage.bridge)
    dialog.list.setCurrentRow(1)
    return on_top(stage, dialog)


@picture("dialog-outbox-empty")
def empty_outbox(stage: Stage) -> QWidget:
    return on_top(stage, OutboxDialog(engine_for(stage), stage.bridge))


@picture("dialog-account")
def account_person(stage: Stage) -> QWidget:
    return _settings(stage, "")


@picture("dialog-account-servers")
def account_servers(stage: Stage) -> QWidget:
    return _settings(stage, SERVERS)


@picture("dialog-account-rules")
def account_rules(stage: Stage) -> QWidget:
    return _settings(stage, RULES)


@picture("dialog-account-sign-in")
def account_sign_in(stage: Stage) -> QWidget:
    dialog = _settings(stage, SIGN_IN)
    dialog.secret.show_keyring("GNOME Keyring", "", locked=False)
    return dialog


@picture("dialog-account-sign-in-command")
def account_command(stage: Stage) -> QWidget:
    dialog = _settings(stage, SIGN_IN, SecretSource(SecretKind.COMMAND, "pass show mail/nordlicht"))
    dialog.secret.show_keyring("", QCoreApplication.translate(
        "ErrorDetails", "There is no keyring on this system that Depesche could use."), locked=False)
    return dialog


@picture("dialog-remove-imap")
def remove_imap(stage: Stage) -> QWidget:
    return on_top(stage, RemoveAccountDialog(WORK))


@picture("dialog-remove-pop3")
def remove_pop3(stage: Stage) -> QWidget:
    return on_top(stage, RemoveAccountDialog(HOME))


def _settings(stage: Stage, tab: str, secret: SecretSource = WORK.secret) -> AccountSettingsDialog:
    account = HOME if tab == RULES else replace(WORK, secret=secret)
    dialog = AccountSettingsDialog(engine_for(stage), stage.bridge, account, settings=Settings())
    if tab:
        dialog.show_tab(tab)
    on_top(stage, dialog)
    return dialog
