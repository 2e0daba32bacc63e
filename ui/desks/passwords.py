"""Questions for passwords: one at a time, when the person is at the main window, and never twice after a "not now"."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from app.commands import AskKeyring, SaveAccount, SyncAccount
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, AccountsChanged, AccountStateChanged, ConnectionState, KeyringKnown, PasswordNeeded
from app.model.account import Account, SecretKind
from ui import wording
from ui.context import Context
from ui.dialogs.password import PasswordDialog
from ui.tokens import next_token

_WELL = (ConnectionState.CONNECTED, ConnectionState.SYNCING)


class PasswordsDesk(QObject):
    """Accounts wait in turn. Signing in with a provider is not asked for here: it needs a browser, not a password."""

    answered = Signal(int)
    """The account's id."""
    said = Signal(str)
    """A passing word."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._waiting: dict[int, MailError | None] = {}
        self._declined: set[int] = set()
        self._tokens: set[int] = set()
        self._keyring_token = 0
        self.dialog: PasswordDialog | None = None
        bridge = context.bridge
        bridge.password_needed.connect(self._needed)
        bridge.account_state_changed.connect(self._state_changed)
        bridge.account_saved.connect(self._saved)
        bridge.keyring_known.connect(self._keyring_known)
        bridge.accounts_changed.connect(self._accounts_changed)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._window_changed)

    def ask(self, account_id: int, error: MailError | None) -> None:
        """The person wants to enter it now."""
        self._declined.discard(account_id)
        self._waiting = {account_id: error, **{key: why for key, why in self._waiting.items() if key != account_id}}
        if self.dialog is not None and self.dialog.account_id == account_id:
            self._waiting.pop(account_id)
            self.dialog.activateWindow()
        else:
            self._show_next()

    # --- events -------------------------------------------------------------------------------

    def _needed(self, told: PasswordNeeded) -> None:
        account = self._context.account(told.account_id)
        if (account is None or account.secret.kind is SecretKind.OAUTH or told.account_id in self._declined
                or told.error.kind not in (ErrorKind.LOGIN_REFUSED, ErrorKind.SECRET_MISSING)):
            return
        if self.dialog is None or self.dialog.account_id != told.account_id:
            self._waiting[told.account_id] = told.error
        self._ask_next()

    def _state_changed(self, told: AccountStateChanged) -> None:
        """It goes on, be it that the keyring was opened meanwhile."""
        if told.state in _WELL:
            self._settled(told.account_id)

    def _settled(self, account_id: int) -> None:
        self._waiting.pop(account_id, None)
        self._declined.discard(account_id)
        if self.dialog is not None and self.dialog.account_id == account_id:
            self.dialog.reject()
            self._declined.discard(account_id)

    def _accounts_changed(self, _told: AccountsChanged) -> None:
        known = {account.id for account in self._context.accounts()}
        for account_id in [*self._waiting, *((self.dialog.account_id,) if self.dialog is not None else ())]:
            if account_id not in known:
                self._settled(account_id)

    def _saved(self, told: AccountSaved) -> None:
        if told.token in self._tokens:
            self._tokens.discard(told.token)
            if told.error is not None:
                self.said.emit(wording.error_sentence(told.error))
            elif told.kept_for_session:
                self.said.emit(self.tr("No keyring took the password: it is kept until Depesche ends"))

    # --- one at a time ------------------------------------------------------------------------

    def _window_changed(self, _window: QWindow | None) -> None:
        self._ask_next()

    def _ask_next(self) -> None:
        """Not over what the person writes, nor over another question, nor while they are elsewhere."""
        window = self._context.window
        if window.isActiveWindow() and QApplication.activeModalWidget() is None:
            self._show_next()

    def _show_next(self) -> None:
        while self.dialog is None and self._waiting:
            account_id = next(iter(self._waiting))
            error = self._waiting.pop(account_id)
            account = self._context.account(account_id)
            if account is not None:
                self._show(account, error)

    def _show(self, account: Account, error: MailError | None) -> None:
        self.dialog = dialog = PasswordDialog(account, error, self._context.window)
        dialog.retry_wanted.connect(lambda: self._context.engine.submit(SyncAccount(account.id)))
        dialog.accepted.connect(lambda: self._answer(dialog))
        dialog.rejected.connect(lambda: self._decline(account.id))
        dialog.open()
        self._keyring_token = next_token()
        self._context.engine.submit(AskKeyring(self._keyring_token))

    def _keyring_known(self, told: KeyringKnown) -> None:
        if self.dialog is not None and told.token == self._keyring_token:
            self.dialog.show_keyring(told)

    def _answer(self, dialog: PasswordDialog) -> None:
        command = dialog.command()
        if isinstance(command, SaveAccount):
            self._tokens.add(command.token)
        self._context.engine.submit(command)
        self.dialog = None
        self.answered.emit(dialog.account_id)
        self._show_next()

    def _decline(self, account_id: int) -> None:
        """The account rests; its banner and the status bar lead back here."""
        self.dialog = None
        self._declined.add(account_id)
        self._show_next()
