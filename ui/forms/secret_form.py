"""Where an account's password comes from: the keyring, this session, a command, or a sign-in in the browser."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.model.account import SecretKind, SecretSource
from ui.forms.labels import INDENT, field_label, hint, note
from ui.forms.password_field import PasswordField
from ui.sign_in_words import provider_name, signed_in_as

_TYPED = (SecretKind.KEYRING, SecretKind.SESSION)


class SecretForm(QWidget):
    """`provider`: the name of whom one can sign in with in the browser, or "". A new password stays in its field until
    the settings are saved; `password()` is "" where the one there is to stay."""

    changed = Signal()
    sign_in_wanted = Signal()

    def __init__(self, secret: SecretSource, provider: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = self._oauth = secret
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.choices: dict[SecretKind, QRadioButton] = {}
        self._add(column, SecretKind.KEYRING, self.tr("Kept in the system's &keyring"))
        self.keyring_note = self._note(column, "")
        self._add(column, SecretKind.SESSION, self.tr("Kept only &until Depesche ends"))
        self._note(column, self.tr("After each start it is asked for once."))
        self.line = QWidget()
        inner = QVBoxLayout(self.line)
        inner.setContentsMargins(INDENT, 2, 0, 6)
        inner.setSpacing(4)
        self.field = PasswordField()
        inner.addWidget(field_label(self.tr("New &password"), self.field.line))
        inner.addWidget(self.field)
        self.ask_note = hint(self.tr("Left empty, it is asked for when Depesche logs in next."))
        inner.addWidget(self.ask_note)
        column.addWidget(self.line)
        self._add(column, SecretKind.COMMAND, self.tr("Printed by a c&ommand"))
        self.command = QLineEdit(secret.command)
        self.command.setPlaceholderText("pass show mail/work")
        self.command.setMaxLength(1000)
        self.command.setAccessibleName(self.tr("Command that prints the password"))
        self._indented(column, (self.command, hint(self.tr(
            "It runs in a shell each time Depesche logs in; its first line is the password."))))
        named = provider or (provider_name(secret.provider) if secret.provider else "")
        self._add(column, SecretKind.OAUTH, self.tr("Signed in &with {provider} in the browser").format(
            provider=named.replace("&", "&&")) if named else self.tr("Signed in in the &browser"))
        self.identity = hint("")
        self.sign_in = QPushButton()
        self.sign_in.setAutoDefault(False)
        self.sign_in.clicked.connect(self.sign_in_wanted)
        self._indented(column, (self.identity, self.sign_in))
        self.choices[secret.kind].setChecked(True)
        self.field.changed.connect(self.changed)
        self.command.textChanged.connect(self.changed)
        self._group.buttonToggled.connect(lambda _button, on: self._chosen() if on else None)
        self._show()

    @property
    def kind(self) -> SecretKind:
        return next(kind for kind, button in self.choices.items() if button.isChecked())

    def source(self) -> SecretSource:
        match self.kind:
            case SecretKind.COMMAND:
                return SecretSource(SecretKind.COMMAND, self.command.text().strip())
            case SecretKind.OAUTH:
                return self._oauth
            case kind:
                return SecretSource(kind)

    def password(self) -> str:
        return self.field.text() if self.kind in _TYPED else ""

    def is_complete(self) -> bool:
        match self.kind:
            case SecretKind.COMMAND:
                return bool(self.command.text().strip())
            case SecretKind.OAUTH:
                return self._oauth.kind is SecretKind.OAUTH
            case _:
                return True

    def show_keyring(self, name: str, trouble: str, *, locked: bool) -> None:
        """What keeps passwords on this system, or why nothing does."""
        if locked:
            self.keyring_note.setText(self.tr("It is locked now, and asks for its own password."))
        elif trouble:
            self.keyring_note.setText(self.tr("None answers on this system: the password would be kept only until"
                                              " Depesche ends."))
        else:
            self.keyring_note.setText(name)
        self.keyring_note.setToolTip(trouble)
        self.keyring_note.setVisible(bool(self.keyring_note.text()))

    def signed_in(self, source: SecretSource) -> None:
        """The browser was shown, and the provider agreed."""
        self._oauth = source
        self.choices[SecretKind.OAUTH].setChecked(True)
        self._show()
        self.changed.emit()

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        kind = self.kind
        typed = kind in _TYPED
        self.line.setVisible(typed)
        self.field.line.setPlaceholderText(self.tr("unchanged") if self._stored.kind in _TYPED else "")
        self.ask_note.setVisible(self._stored.kind not in _TYPED)
        self.command.setEnabled(kind is SecretKind.COMMAND)
        self.sign_in.setEnabled(kind is SecretKind.OAUTH)
        is_in = self._oauth.kind is SecretKind.OAUTH
        self.identity.setText(signed_in_as(self._oauth) if is_in else self.tr(
            "For providers that let mail programs in by a sign-in in the browser (OAuth)."))
        self.sign_in.setText(self.tr("Sign in again …") if is_in else self.tr("Sign in …"))

    def _add(self, column: QVBoxLayout, kind: SecretKind, words: str) -> None:
        button = QRadioButton(words)
        self._group.addButton(button)
        self.choices[kind] = button
        column.addWidget(button)

    def _note(self, column: QVBoxLayout, words: str) -> QLabel:
        label = note(words)
        column.addWidget(label)
        label.setVisible(bool(words))
        return label

    def _indented(self, column: QVBoxLayout, parts: Iterable[QWidget]) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(INDENT, 0, 0, 6)
        inner.setSpacing(4)
        for each in parts:
            inner.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft if isinstance(each, QPushButton)
                            else Qt.AlignmentFlag(0))
        column.addLayout(inner)
