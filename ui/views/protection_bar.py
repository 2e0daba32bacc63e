"""Sign and encrypt: two switches at the foot of the composer, and whether everybody's key is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.commands import FindKeys
from app.events import KeysChanged, KeysFound
from app.model.security import OPENPGP, SMIME, KeysFor, Protection, Recommendation
from ui import icons
from ui.bridge import EventBridge
from ui.forms.labels import Toned
from ui.help import calls
from ui.help.topics import Topic
from ui.plain_tip import plain_tip
from ui.ports import EnginePort
from ui.security_words import kind_name
from ui.tokens import next_token

SETTLE_MS = 300
"""Somebody types an address: ask for keys once a pause shows that it is done."""

Sender = Callable[[], tuple[int, str]]
"""The account's id and the address that it is sent from."""


class ProtectionBar(QWidget):
    """Takes no room while the sender has no key of its own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        calls.set_topic(self, Topic.ENCRYPTION)
        self._engine: EnginePort | None = None
        self._sender: Sender = lambda: (0, "")
        self._recipients: Callable[[], Sequence[str]] = lambda: ()
        self._token = 0
        self._found: dict[str, KeysFor] = {}
        self._kind = ""
        self._chosen = self._sign_chosen = False
        self._undecided = False
        self._then: Callable[[], None] | None = None
        self._required = ""
        self._wants = (False, False)
        self.sign = self._switch(self.tr("Sign"), "signature", self.tr("Prove that the message is from you"))
        self.encrypt = self._switch(self.tr("Encrypt"), "lock", self.tr(
            "Only the recipients can read text, files and subject"))
        self.kind = QToolButton()
        self.kind.setProperty("role", "chip")
        self.kind.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kind.setToolTip(self.tr("OpenPGP or S/MIME"))
        menu = QMenu(self.kind)
        group = QActionGroup(menu)
        self._kinds: dict[str, QAction] = {}
        for kind in (OPENPGP, SMIME):
            action = menu.addAction(kind_name(kind))
            action.triggered.connect(partial(self._choose, kind))
            action.setCheckable(True)
            group.addAction(action)
            self._kinds[kind] = action
        self.kind.setMenu(menu)
        self.state = Toned()
        self.state.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(6)
        for part in (self.sign, self.encrypt, self.kind, self.state):
            row.addWidget(part)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.hide()

    def serve(self, engine: EnginePort, bridge: EventBridge, sender: Sender,
              recipients: Callable[[], Sequence[str]]) -> None:
        """From here on keys are looked for."""
        self._engine, self._sender, self._recipients = engine, sender, recipients
        bridge.keys_found.connect(self._take)
        bridge.keys_changed.connect(self._keys_changed)
        self._ask()

    def look_again(self) -> None:
        """Sender or recipients changed."""
        self._undecided = True
        self._settle.start()

    def wait_for_keys(self, then: Callable[[], None]) -> bool:
        """Where the sender's identity wants to sign or encrypt and it is still being looked whether that can be done:
        True, and `then` is called once it is known."""
        if not self._undecided or self._chosen or self._required or not any(self._wants):
            return False
        self._then = then
        self._settle.stop()
        self._ask()
        return True

    def prefer(self, *, sign: bool, encrypt: bool) -> None:
        """What the sender's identity wants: signed, and encrypted where everybody can be encrypted to. The person's own
        choice comes first."""
        self._wants = (sign, encrypt)
        self._follow_wish()
        self._show()

    def require(self, kind: str) -> None:
        """An encrypted message is answered or gone on with: what it quotes must not go out in clear unnoticed."""
        self._required = self._kind = kind
        self.sign.setChecked(True)
        self.encrypt.setChecked(True)
        self._show()

    def protection(self) -> Protection | None:
        """As the switches stand; None for neither."""
        if self.isHidden() or not (self.sign.isChecked() or self.encrypt.isChecked()):
            return None
        return Protection(self._kind or OPENPGP, self.sign.isChecked(), self.encrypt.isChecked())

    @property
    def leaks(self) -> bool:
        """Whether words of an encrypted message would go out in clear."""
        return bool(self._required) and not self.encrypt.isChecked()

    def _keys_changed(self, _told: KeysChanged) -> None:
        self._settle.start()

    def _follow_wish(self) -> None:
        if self._chosen or self._required:
            return
        found = self._found.get(self._kind)
        everybody = found is not None and bool(found.found) and not found.missing
        self.sign.setChecked(self._wants[0] and found is not None and bool(found.own))
        self.encrypt.setChecked(self._wants[1] and everybody)

    # --- inside -------------------------------------------------------------------------------

    def _switch(self, text: str, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setText(text)
        button.setToolTip(tip)
        button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)
        icons.bind(button, icon)
        button.clicked.connect(partial(self._switched, icon))
        return button

    def _switched(self, which: str) -> None:
        """Who encrypts signs, too, unless signing was switched off by hand: without it nobody knows who wrote it."""
        self._chosen = True
        if which == "signature":
            self._sign_chosen = True
        elif not self._sign_chosen:
            self.sign.setChecked(self.encrypt.isChecked() or self._wants[0])
        self._show()
        self.changed.emit()

    def _choose(self, kind: str, _checked: bool = False) -> None:
        self._kind, self._chosen = kind, True
        self._show()
        self.changed.emit()

    def _ask(self) -> None:
        if self._engine is not None:
            self._token = next_token()
            account_id, email = self._sender()
            self._engine.submit(FindKeys(self._token, account_id, email, tuple(self._recipients())))

    def _take(self, told: KeysFound) -> None:
        if told.token != self._token:
            return
        self._found = {each.kind: each for each in told.kinds}
        if not self._required and (not self._chosen or not self._own(self._kind)):
            usable = [kind for kind in (OPENPGP, SMIME) if self._own(kind)]
            # The one with which everybody can be reached, else the first.
            best = [kind for kind in usable if not self._found[kind].missing] or usable
            self._kind = best[0] if best else self._kind
        self._follow_wish()
        self._show()
        self._undecided = self._settle.isActive()
        if self._then is not None and not self._undecided:
            then, self._then = self._then, None
            then()

    def _own(self, kind: str) -> bool:
        return kind in self._found and bool(self._found[kind].own)

    def _show(self) -> None:
        kinds = [kind for kind in (OPENPGP, SMIME) if self._own(kind)]
        # What was switched on by hand must not be dropped in silence where another sender has no key.
        wanted = self._chosen and (self.sign.isChecked() or self.encrypt.isChecked())
        self.setVisible(bool(kinds) or bool(self._required) or wanted)
        self.kind.setVisible(len(kinds) > 1)
        self.kind.setText(kind_name(self._kind or OPENPGP))
        if self._kind:
            self._kinds[self._kind].setChecked(True)
        found = self._found.get(self._kind)
        text, tone = self._state(found) if found is not None else ("", "dim")
        self.state.setText(text)
        self.state.setToolTip(plain_tip("\n".join(found.missing)) if found is not None else "")
        self.state.set_tone(tone)
        self.state.setVisible(bool(text))

    def _state(self, found: KeysFor) -> tuple[str, str]:
        if not found.own:
            return self.tr("no key of your own"), "danger"
        total = len(found.found) + len(found.missing)
        if not self.encrypt.isChecked():
            if total and not found.missing and found.recommendation is not Recommendation.DISCOURAGE:
                return self.tr("can be encrypted"), "dim"
            return "", "dim"
        if not total:
            return "", "dim"
        if len(found.missing) == 1:
            return self.tr("no key for {email}").format(email=found.missing[0]), "danger"
        if found.missing:
            return self.tr("keys for %n of {total}", "", len(found.found)).format(total=total), "danger"
        if found.recommendation is Recommendation.DISCOURAGE:
            return self.tr("a key is old: it may not be read"), "warning"
        return self.tr("keys for all"), "ok"
