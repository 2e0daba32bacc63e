"""The password of a new account, and how long it is kept."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.commands import AskKeyring
from app.events import KeyringKnown
from app.model.account import SecretKind, SecretSource
from ui.bridge import EventBridge
from ui.forms.labels import field_label, note
from ui.forms.password_field import PasswordField
from ui.known_sentences import KnownSentences
from ui.ports import EnginePort
from ui.tokens import next_token

_TROUBLES = KnownSentences("PasswordPart", (
    QT_TRANSLATE_NOOP("PasswordPart", "No keyring is available on this system."),
    QT_TRANSLATE_NOOP("PasswordPart", "The keyring is locked: unlock it and try again."),
    QT_TRANSLATE_NOOP("PasswordPart", "The keyring failed ({0})."),
))


class PasswordPart(QWidget):
    """Asks once which keyring there is; where none answers, the password lasts as long as the program."""

    changed = Signal()

    def __init__(self, engine: EnginePort, bridge: EventBridge) -> None:
        super().__init__()
        self._engine = engine
        self._token = 0
        self.field = PasswordField()
        self.keep = QRadioButton(self.tr("&Keep it in the system's keyring"))
        self.session = QRadioButton(self.tr("Only &until Depesche is quit"))
        asked_again = note(self.tr("Then it is asked for again."))
        self.trouble = note("")
        self.trouble.hide()
        self._group = QButtonGroup(self)
        for button in (self.keep, self.session):
            self._group.addButton(button)
        self.keep.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(field_label(self.tr("&Password"), self.field.line))
        layout.addWidget(self.field)
        layout.addSpacing(4)
        for each in (self.keep, self.trouble, self.session, asked_again):
            layout.addWidget(each)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self.changed)
        bridge.keyring_known.connect(self._known)

    def show_secret(self, password: str, kept: bool) -> None:
        if not self._token:
            self._token = next_token()
            self._engine.submit(AskKeyring(self._token))
        self.field.setText(password)
        if self.keep.isEnabled():
            (self.keep if kept else self.session).setChecked(True)

    def text(self) -> str:
        return self.field.text()

    def source(self) -> SecretSource:
        return SecretSource(SecretKind.KEYRING if self.keep.isChecked() else SecretKind.SESSION)

    def _known(self, event: KeyringKnown) -> None:
        if event.token != self._token:
            return
        if event.name:
            self.keep.setText(self.tr("&Keep it in {keyring}").format(keyring=event.name.replace("&", "&&")))
        else:
            self.keep.setEnabled(False)
            self.session.setChecked(True)
        self._say(event)

    def _say(self, event: KeyringKnown) -> None:
        words = _TROUBLES.said(event.trouble) or event.trouble
        if not event.name and not words:
            words = self.tr("No keyring answers on this system.")
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.keep.setAccessibleDescription(words)
