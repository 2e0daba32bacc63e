"""What a person must hear of while the window is hidden: its banners are seen by nobody then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, DeliveryFailed, PasswordNeeded
from ui import wording
from ui.context import Context
from ui.desktop.notice import Choice, Notice, Teller
from ui.desktop.notification_words import LONGEST_NAME, plain
from ui.settings import Notify

_LONGEST = 300


class Troubles(QObject):
    """One notification for each account (its key is the account's id below zero), until the window is seen again or
    the trouble is over. `is_hidden` tells of the window."""

    open_wanted = Signal()

    def __init__(self, context: Context, teller: Teller, is_hidden: Callable[[], bool]) -> None:
        super().__init__(context.window)
        self._context, self._teller, self._is_hidden = context, teller, is_hidden
        self._told: set[int] = set()
        bridge = context.bridge
        bridge.account_state_changed.connect(self._state_changed)
        bridge.password_needed.connect(self._password_needed)
        bridge.delivery_failed.connect(self._delivery_failed)
        teller.chosen.connect(self._chosen)

    def seen(self) -> None:
        """The window shows it all."""
        for account_id in list(self._told):
            self._over(account_id)

    def _state_changed(self, told: AccountStateChanged) -> None:
        if told.state is ConnectionState.STOPPED and told.error is not None:
            self._tell(told.account_id, told.error, self.tr("{account} gets no mail"))
        elif told.state is ConnectionState.CONNECTED:
            self._over(told.account_id)

    def _password_needed(self, told: PasswordNeeded) -> None:
        self._tell(told.account_id, told.error, self.tr("{account} gets no mail"))

    def _delivery_failed(self, told: DeliveryFailed) -> None:
        self._tell(told.account_id, told.error, self.tr("{account}: a message was not sent"))

    def _tell(self, account_id: int, error: MailError, title: str) -> None:
        account = self._context.account(account_id)
        if (account is None or account_id in self._told or not self._is_hidden() or error.kind is ErrorKind.CANCELLED
                or self._context.settings.notify is Notify.OFF):
            return
        self._told.add(account_id)
        self._teller.show(Notice(-account_id, title.format(account=plain(account.name, LONGEST_NAME)),
                                 (plain(wording.error_sentence(error), _LONGEST),),
                                 ((Choice.OPEN, self.tr("Open")),)))

    def _over(self, account_id: int) -> None:
        if account_id in self._told:
            self._told.discard(account_id)
            self._teller.withdraw(-account_id)

    def _chosen(self, key: int, _choice: Choice) -> None:
        if key < 0:
            self._over(-key)
            self.open_wanted.emit()
