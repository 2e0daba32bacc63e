"""Questions for passwords: one at a time, with their reason and the choice of where to keep them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.commands import AskKeyring, ProvidePassword, SaveAccount, SyncAccount
from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import AccountSaved, AccountsChanged, AccountStateChanged, ConnectionState, KeyringKnown, PasswordNeeded
from app.model.account import Account, Protocol, SecretKind, SecretSource
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import RECEIVES_ONLY, WORK
from ui.bridge import EventBridge
from ui.dialogs.password import PasswordDialog
from ui.main_window import MainWindow

REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "…", "[AUTH] no such luck")


def missing(trouble: SecretTrouble | None) -> MailError:
    return MailError(ErrorKind.SECRET_MISSING, "…", secret_trouble=trouble)


def shown(qtbot: QtBot, account: Account, error: MailError | None) -> PasswordDialog:
    dialog = PasswordDialog(account, error)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def words(dialog: PasswordDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def test_a_password_is_handed_on(qtbot: QtBot) -> None:
    dialog = shown(qtbot, WORK, REFUSED)
    assert "refused the user name" in words(dialog) and "no such luck" in words(dialog)
    assert not dialog.sign_in.isEnabled() and dialog.keep.isChecked()
    QTest.keyClicks(dialog.field.line, "geheim")
    dialog.session.click()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.field.line, Qt.Key.Key_Return)
    assert dialog.command() == ProvidePassword(WORK.id, "geheim", False)
    assert "geheim" not in repr(dialog.command())


@pytest.mark.parametrize("trouble", [*SecretTrouble, None])
def test_why_it_is_asked_for_is_said(qtbot: QtBot, trouble: SecretTrouble | None) -> None:
    dialog = shown(qtbot, WORK, missing(trouble))
    assert len(dialog.reason.text()) > 20 and "refused" not in dialog.reason.text()
    closed = trouble in (SecretTrouble.NO_KEYRING, SecretTrouble.KEYRING_LOCKED, SecretTrouble.KEYRING_FAILED)
    assert dialog.keep.isEnabled() is not closed and dialog.keep.isChecked() is not closed


def test_a_password_for_the_session_can_go_into_the_keyring_from_now_on(qtbot: QtBot) -> None:
    dialog = shown(qtbot, RECEIVES_ONLY, missing(SecretTrouble.SESSION_ENDED))
    dialog.field.setText("geheim")
    assert dialog.session.isChecked()
    assert dialog.command() == ProvidePassword(RECEIVES_ONLY.id, "geheim", False)
    dialog.keep.click()
    command = dialog.command()
    assert isinstance(command, SaveAccount) and command.account == replace(
        RECEIVES_ONLY, secret=SecretSource(SecretKind.KEYRING))
    assert command.password == "geheim" and "geheim" not in repr(command)


@pytest.mark.parametrize("account", [WORK, RECEIVES_ONLY])
def test_a_keyring_that_is_not_there_is_not_offered(qtbot: QtBot, account: Account) -> None:
    dialog = shown(qtbot, account, missing(SecretTrouble.SESSION_ENDED))
    dialog.show_keyring(KeyringKnown(1, "", "No keyring is available on this system."))
    assert not dialog.keep.isEnabled() and dialog.session.isChecked()
    assert "no keyring answers" in dialog.keep.accessibleDescription()
    assert "no keyring answers" in words(dialog) and "strangers cannot" not in words(dialog)


def test_the_keyring_is_called_by_its_name(qtbot: QtBot) -> None:
    dialog = shown(qtbot, WORK, REFUSED)
    dialog.show_keyring(KeyringKnown(1, "GNOME Keyring"))
    assert dialog.keep.isEnabled() and dialog.keep.isChecked() and "GNOME Keyring" in dialog.keep.text()


def test_the_keyring_is_asked_after_with_each_question(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                       bridge: EventBridge, three: list[Account]) -> None:
    needed(bridge, three[0], missing(SecretTrouble.SESSION_ENDED))
    qtbot.waitUntil(lambda: asked(window) == three[0].id)
    dialog = window.notices.passwords.dialog
    assert dialog is not None
    bridge.post(KeyringKnown(engine.last(AskKeyring).token, ""))
    qtbot.waitUntil(lambda: not dialog.keep.isEnabled())


def test_a_command_takes_the_password_s_place(qtbot: QtBot) -> None:
    dialog = shown(qtbot, WORK, missing(SecretTrouble.NO_KEYRING))
    dialog.by_command.click()
    assert not dialog.field.isVisible() and dialog.shell_line.isVisible() and not dialog.sign_in.isEnabled()
    assert dialog.focusWidget() is dialog.shell_line
    dialog.shell_line.setText(" pass show work ")
    command = dialog.command()
    assert isinstance(command, SaveAccount) and command.password is None
    assert command.account.secret == SecretSource(SecretKind.COMMAND, "pass show work")


# --- in the window --------------------------------------------------------------------------------------


@pytest.fixture
def three(engine: FakeEngine, bridge: EventBridge, window: MainWindow, qtbot: QtBot) -> list[Account]:
    made = [engine.add_account(name, Protocol.POP3) for name in ("one", "two", "three")]
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.tree_model.rowCount() > 2)
    return made


def needed(bridge: EventBridge, account: Account, error: MailError) -> None:
    bridge.post(AccountStateChanged(account.id, ConnectionState.STOPPED, error))
    bridge.post(PasswordNeeded(account.id, error))


def is_asked(window: MainWindow, account: Account) -> bool:
    return asked(window) == account.id


def asked(window: MainWindow) -> int:
    """The account that is asked about, 0 for none."""
    dialog = window.notices.passwords.dialog
    return dialog.account_id if dialog is not None else 0


def test_several_accounts_ask_one_after_the_other(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                  bridge: EventBridge, three: list[Account]) -> None:
    for account in three:
        needed(bridge, account, REFUSED)
        needed(bridge, account, REFUSED)
    # All have come: the bridge gives events in slices, and without a window manager nothing is in front once the
    # last dialog is closed.
    qtbot.waitUntil(lambda: asked(window) == three[0].id and len(window.notices.passwords._waiting) == 2)
    for account in three:
        qtbot.waitUntil(partial(is_asked, window, account))
        assert len([each for each in window.findChildren(PasswordDialog) if each.isVisible()]) == 1
        dialog = window.notices.passwords.dialog
        assert dialog is not None
        dialog.field.setText(f"pass-{account.id}")
        dialog.sign_in.click()
        assert engine.last(ProvidePassword) == ProvidePassword(account.id, f"pass-{account.id}", False)
    assert asked(window) == 0 and engine.count(ProvidePassword) == 3


def test_not_now_lets_the_account_rest_with_a_way_back(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                       bridge: EventBridge, three: list[Account]) -> None:
    account = three[0]
    needed(bridge, account, missing(SecretTrouble.KEYRING_LOCKED))
    qtbot.waitUntil(lambda: asked(window) == account.id)
    window.notices.passwords.dialog.reject()  # type: ignore[union-attr]
    needed(bridge, account, missing(SecretTrouble.KEYRING_LOCKED))
    engine.states[account.id] = AccountStateChanged(account.id, ConnectionState.STOPPED, REFUSED)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: "sign-in refused" in window.status.text_of(account.id))
    assert asked(window) == 0
    button = window.status.retry_button(account.id)
    assert button.text() == "Enter password …" and account.name in button.accessibleName()
    button.click()
    assert asked(window) == account.id and engine.count(SyncAccount) == 0


def test_a_question_goes_by_itself_when_the_keyring_was_opened(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                               bridge: EventBridge, three: list[Account]) -> None:
    needed(bridge, three[0], missing(SecretTrouble.KEYRING_LOCKED))
    needed(bridge, three[1], missing(SecretTrouble.KEYRING_LOCKED))
    qtbot.waitUntil(lambda: asked(window) == three[0].id)
    bridge.post(AccountStateChanged(three[1].id, ConnectionState.CONNECTED))
    bridge.post(AccountStateChanged(three[0].id, ConnectionState.SYNCING))
    qtbot.waitUntil(lambda: asked(window) == 0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    needed(bridge, three[0], REFUSED)
    qtbot.waitUntil(lambda: asked(window) == three[0].id)


def test_the_keyring_is_tried_again_when_the_person_says_so(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                            bridge: EventBridge, three: list[Account]) -> None:
    needed(bridge, three[0], missing(SecretTrouble.KEYRING_LOCKED))
    qtbot.waitUntil(lambda: asked(window) == three[0].id)
    window.notices.passwords.dialog.again.click()  # type: ignore[union-attr]
    assert engine.last(SyncAccount) == SyncAccount(three[0].id)
    assert asked(window) == 0


def test_nobody_is_asked_over_an_open_question_or_about_a_removed_account(
        qtbot: QtBot, window: MainWindow, engine: FakeEngine, bridge: EventBridge, three: list[Account]) -> None:
    window.accounts.open_settings(three[2].id)
    needed(bridge, three[0], REFUSED)
    needed(bridge, three[1], REFUSED)
    qtbot.waitUntil(lambda: window.banners.banner(f"account{three[1].id}") is not None)
    assert asked(window) == 0
    accounts.remove(engine.store, three[0].id)
    bridge.post(AccountsChanged())
    modal = QApplication.activeModalWidget()
    assert modal is not None
    modal.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: asked(window) == three[1].id)


def test_a_password_that_no_keyring_took_is_told(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                 bridge: EventBridge, three: list[Account]) -> None:
    session = accounts.save(engine.store, replace(three[0], secret=SecretSource(SecretKind.SESSION)))
    needed(bridge, session, missing(SecretTrouble.SESSION_ENDED))
    qtbot.waitUntil(lambda: asked(window) == session.id)
    dialog = window.notices.passwords.dialog
    assert dialog is not None
    dialog.field.setText("geheim")
    dialog.keep.click()
    dialog.sign_in.click()
    bridge.post(AccountSaved(engine.last(SaveAccount).token, session.id, True))
    qtbot.waitUntil(lambda: "until Depesche ends" in window.toast.label.text())
