"""In place of the password: signing in with the provider in the browser."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.commands import CancelSignIn
from app.events import SignedIn
from app.model.account import SecretKind, SecretSource
from app.setup import oauth_providers
from ui import sign_in_words
from ui.bridge import EventBridge
from ui.dialogs.issuer import IssuerDialog
from ui.dialogs.sign_in import SignInDialog
from ui.forms.labels import Picture, Toned, announce
from ui.ports import EnginePort


class SignInPart(QWidget):
    """Offered where the address's provider is known and Depesche is registered with it, or on request for one that is
    typed in. `source()` is None until the person has signed in for this address. What was got and is not used in the
    end is given back by `give_up`."""

    changed = Signal()

    def __init__(self, engine: EnginePort, bridge: EventBridge) -> None:
        super().__init__()
        self._engine, self._bridge = engine, bridge
        self._email = ""
        self._wanted: SecretSource | None = None
        self._declined = False
        self._by_hand = False
        self._got: tuple[str, SignedIn] | None = None
        self.card = QFrame()
        self.card.setProperty("frame", "card")
        self._mark = Picture("key", 20, "accent")
        self.words = Toned("", "text")
        self.other = Toned("", "warning")
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.by_password = QPushButton(self.tr("Use a pass&word instead"))
        self.elsewhere = QPushButton(self.tr("Sign in in the &browser instead …"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button, called in ((self.button, self.begin), (self.by_password, self._decline)):
            button.setAutoDefault(False)
            button.clicked.connect(called)
            buttons.addWidget(button)
        buttons.addStretch(1)
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addWidget(self.words)
        text.addWidget(self.other)
        text.addLayout(buttons)
        inside = QHBoxLayout(self.card)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(10)
        inside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(text, 1)
        for flat in (self.by_password, self.elsewhere):
            flat.setProperty("role", "flat")
        self.elsewhere.setAutoDefault(False)
        self.elsewhere.clicked.connect(self._ask_issuer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    @property
    def is_offered(self) -> bool:
        """Then no password is asked for."""
        return self._wanted is not None and not self._declined

    def show_for(self, email: str, provider: str = "") -> None:
        """`provider`: a key that somebody who knows the servers told, "" to go by the address alone."""
        known = oauth_providers.known().get(provider) or oauth_providers.of_address(email)
        if email != self._email and not self._by_hand:
            self._declined = False
        self._email = email
        if not self._by_hand:
            self._wanted = (SecretSource(SecretKind.OAUTH, provider=known.key)
                            if known is not None and known.is_configured else None)
        self._show()

    def source(self) -> SecretSource | None:
        if not self.is_offered or self._got is None or self._got[0] != self._email:
            return None
        return self._got[1].secret

    def begin(self) -> None:
        """Open the browser."""
        if self._wanted is None:
            return
        dialog = SignInDialog(self._engine, self._bridge, self._wanted, self._email, self.window())
        dialog.signed_in.connect(self._signed_in)
        dialog.open()

    def give_up(self) -> None:
        """No account was made."""
        if self._got is not None:
            self._engine.submit(CancelSignIn(self._got[1].token))
            self._got = None

    def _signed_in(self, event: SignedIn) -> None:
        if self._got is not None and self._got[1].secret != event.secret:
            self.give_up()
        self._got = self._email, event
        self._show()
        announce(self, self.words.text())
        self.changed.emit()

    def _decline(self) -> None:
        self._declined, self._by_hand = not self._by_hand, False
        self.show_for(self._email)
        self.changed.emit()

    def _ask_issuer(self) -> None:
        if self._wanted is not None:  # known, but a password was preferred
            self._declined = False
            self._show()
            self.changed.emit()
            return
        dialog = IssuerDialog(None, self.window())
        dialog.accepted.connect(lambda: self._use(dialog.source()))
        dialog.open()

    def _use(self, source: SecretSource) -> None:
        self._wanted, self._by_hand, self._declined = source, True, False
        self._show()
        self.changed.emit()
        self.begin()

    def _show(self) -> None:
        self.card.setVisible(self.is_offered)
        self.elsewhere.setVisible(not self.is_offered)
        if self._wanted is None:
            return
        name = sign_in_words.provider_name(self._wanted.provider)
        got = self.source()
        self._mark.show_icon("check-circle" if got else "key", "ok" if got else "accent")
        self.words.setText(sign_in_words.signed_in_as(got) if got else self.tr(
            "{provider} lets you sign in in the browser; Depesche never sees your password.").format(provider=name))
        differs = got is not None and got.identity.lower() != self._email.lower()
        self.other.setText(self.tr("That is not the address above. If the mailbox belongs to it all the same, go on; "
                                   "otherwise sign in again.") if differs else "")
        self.other.setVisible(differs)
        self.button.setText(self.tr("Sign in a&gain …") if got else self.tr("Sign &in with {provider} …").format(
            provider=name.replace("&", "&&")))
        self.button.setProperty("role", "" if got else "primary")
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)
