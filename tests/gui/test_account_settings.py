"""An account's settings: where the password comes from, servers tried out, and what Depesche tells of its mail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.commands import AskKeyring, LookAtServers, ProbeAccount, SaveAccount
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, KeyringKnown, ServerFound, ServersSeen
from app.model.account import Account, SecretKind, SecretSource
from app.model.mailbox import MailboxNumbers
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import WORK
from ui.bridge import EventBridge
from ui.dialogs.account_settings import SERVERS, SIGN_IN, AccountSettingsDialog
from ui.settings import Settings
from ui.settings_pages.line import SettingLine


@pytest.fixture
def stored(engine: FakeEngine) -> Account:
    return accounts.save(engine.store, replace(WORK, id=0))


def _show(qtbot: QtBot, dialog: AccountSettingsDialog) -> AccountSettingsDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_password_comes_from_a_command_from_now_on(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                       stored: Account) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored))
    dialog.password.setText("typed and then thought better of")
    dialog.secret.choices[SecretKind.COMMAND].click()
    assert not dialog.save_button.isEnabled()
    dialog.secret.command.setText(" pass show mail ")
    dialog.save_button.click()
    assert engine.count(ProbeAccount) == 0
    saved = engine.last(SaveAccount)
    assert (saved.account.secret, saved.password) == (SecretSource(SecretKind.COMMAND, "pass show mail"), None)


def test_the_settings_say_which_keyring_there_is(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                 stored: Account) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored))
    dialog.show_tab(SIGN_IN)
    token = engine.last(AskKeyring).token
    bridge.post(KeyringKnown(token, "GNOME Keyring"))
    qtbot.waitUntil(lambda: dialog.secret.keyring_note.text() == "GNOME Keyring")
    bridge.post(KeyringKnown(token, "", "There is none."))
    qtbot.waitUntil(lambda: "None answers" in dialog.secret.keyring_note.text())
    bridge.post(KeyringKnown(token, "", "It is locked.", locked=True))
    qtbot.waitUntil(lambda: "locked" in dialog.secret.keyring_note.text())


def test_servers_are_tried_out_with_the_password_that_is_stored(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                                stored: Account) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored))
    dialog.show_tab(SERVERS)
    dialog.incoming.host.setText("mail.nordlicht.example")
    dialog.activateWindow()
    dialog.servers.check.setFocus()
    QTest.keyClick(dialog.servers.check, Qt.Key.Key_Return)
    asked = engine.last(LookAtServers)
    dialog.servers.check.click()
    assert engine.count(LookAtServers) == 1 and dialog.focusWidget() is dialog.servers.check
    assert asked.password is None and asked.accounts[0].incoming.host == "mail.nordlicht.example"
    bridge.post(ServersSeen(asked.token, MailboxNumbers(14, 8213, 412), None, ServerFound(())))
    qtbot.waitUntil(lambda: "let you in. 14 folder" in dialog.servers.state.text())
    dialog.servers.check.click()
    asked = engine.last(LookAtServers)
    bridge.post(ServersSeen(asked.token, MailError(ErrorKind.HOST_UNKNOWN, "…"), None, ServerFound(())))
    qtbot.waitUntil(lambda: dialog.servers.problem.text().startswith("mail.nordlicht.example: "))
    assert dialog.servers.details.isVisible()
    qtbot.waitUntil(lambda: not dialog.servers.details.visibleRegion().isEmpty())
    # Other servers: what was found out is not about them.
    dialog.incoming.host.setText("imap.nordlicht.example")
    assert not dialog.servers.problem.text() and not dialog.servers.details.isVisible()


def test_an_account_is_told_of_or_not(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, stored: Account) -> None:
    settings = Settings(quiet_accounts=[99])
    for told, quiet in ((False, [99, stored.id]), (True, [99])):
        dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored, settings=settings))
        assert dialog.told.isChecked() is not told
        dialog.told.click()
        dialog.save_button.click()
        with qtbot.waitSignal(dialog.accepted):
            bridge.post(AccountSaved(engine.last(SaveAccount).token, stored.id))
        assert settings.quiet_accounts == quiet


@pytest.mark.parametrize("grace", [0, 600])
def test_no_part_is_ever_a_window_of_its_own(engine: FakeEngine, bridge: EventBridge, stored: Account, qtbot: QtBot,
                                             monkeypatch: pytest.MonkeyPatch, grace: int) -> None:
    """Not in an account either that was switched from POP3 and still has its rule."""
    alone: list[str] = []
    shown = QWidget.setVisible

    def watch(self: QWidget, visible: bool) -> None:
        if visible and self.parent() is None:
            alone.append(type(self).__name__)
        shown(self, visible)

    monkeypatch.setattr(QWidget, "setVisible", watch)
    dialog = AccountSettingsDialog(engine, bridge, replace(stored, delete_grace=grace), settings=Settings())
    qtbot.addWidget(dialog)
    SettingLine("Name", QLineEdit(), note="Words below it")
    assert alone == []
