"""Signing in anew, or for the first time, from an account's settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.commands import CancelSignIn
from app.events import SignedIn
from app.model.account import Account, SecretKind, SecretSource
from app.setup import oauth_providers
from ui.bridge import EventBridge
from ui.dialogs.issuer import IssuerDialog
from ui.dialogs.sign_in import SignInDialog
from ui.ports import EnginePort


class AccountSignIn(QObject):
    """An account that has such a sign-in has the new one at once, another one when its settings are saved; `give_up`
    where they are not. `signed_in` carries the SignedIn, and whether the settings are still to be saved."""

    signed_in = Signal(object, bool)

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account, parent: QWidget) -> None:
        super().__init__(parent)
        self._engine, self._bridge, self._account, self._window = engine, bridge, account, parent
        self._unsaved = 0

    def begin(self) -> None:
        """Open the browser; whom with is asked first where nobody knows."""
        stored = self._account.secret
        provider = oauth_providers.of_host(self._account.incoming.host)
        if stored.kind is SecretKind.OAUTH:
            self._with(stored)
        elif provider is not None and provider.is_configured:
            self._with(SecretSource(SecretKind.OAUTH, provider=provider.key))
        else:
            issuer = IssuerDialog(None, self._window)
            issuer.accepted.connect(lambda: self._with(issuer.source()))
            issuer.open()

    def give_up(self) -> None:
        if self._unsaved:
            self._engine.submit(CancelSignIn(self._unsaved))

    def _with(self, wanted: SecretSource) -> None:
        at_once = wanted is self._account.secret
        dialog = SignInDialog(self._engine, self._bridge, wanted, wanted.identity or self._account.email, self._window,
                              account_id=self._account.id if at_once else 0, ca_file=self._account.incoming.ca_file)
        dialog.signed_in.connect(lambda event: self._got(event, at_once))
        dialog.open()

    def _got(self, event: SignedIn, at_once: bool) -> None:
        if not at_once:
            self.give_up()
            self._unsaved = event.token
        self.signed_in.emit(event, not at_once)
