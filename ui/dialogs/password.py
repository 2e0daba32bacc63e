"""Asks for an account's password, after a refused login or where none is to be had, and where it is to be kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from app.commands import ProvidePassword, SaveAccount
from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import KeyringKnown
from app.model.account import Account, SecretKind, SecretSource
from ui import password_words
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Toned, field_label, hint
from ui.forms.noted_choices import NotedChoices
from ui.forms.password_field import PasswordField
from ui.help.topics import Topic
from ui.tokens import next_token

_NO_KEYRING = frozenset({SecretTrouble.NO_KEYRING, SecretTrouble.KEYRING_FAILED})


class PasswordDialog(DialogFrame):
    """When accepted, `command()` is the answer for the engine."""

    retry_wanted = Signal()
    """The person says that the keyring is open now."""

    def __init__(self, account: Account, error: MailError | None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Password for “{account}”").format(account=account.name), parent)
        self.explain_by(Topic.PASSWORDS)
        self._account = account
        self._token = next_token()
        self._trouble = error.secret_trouble if error is not None else None
        refused = error is not None and error.kind is ErrorKind.LOGIN_REFUSED
        self.headline("key", "accent", self.windowTitle(), "")
        self.body.addWidget(hint(self.tr("{user} on {server}").format(
            user=account.incoming.user, server=account.incoming.host)))
        self.reason = Toned(password_words.reason(error), "danger" if refused else "text")
        self.reason.setVisible(error is not None)
        self.body.addWidget(self.reason)
        if error is not None and refused and error.server_text:
            self.body.addWidget(hint(self.tr("The server says: {words}").format(words=error.server_text)))
        self.body.addSpacing(4)
        self.field = PasswordField()
        self._field_label = field_label(self.tr("&Password"), self.field.line)
        self.body.addWidget(self._field_label)
        self.body.addWidget(self.field)
        self.shell_line = QLineEdit(account.secret.command)
        self.shell_line.setPlaceholderText("secret-tool lookup mail work")
        self._command_label = field_label(self.tr("&Command that prints it"), self.shell_line)
        self.body.addWidget(self._command_label)
        self.body.addWidget(self.shell_line)
        self.body.addSpacing(6)
        self._offer_places()
        self.body.addStretch()
        if self._trouble is SecretTrouble.KEYRING_LOCKED:
            self.again = self.add_left(self.tr("The &keyring is open now"))
            self.again.clicked.connect(self._try_keyring)
        cancel = self.add_button(self.tr("Not now"))
        cancel.clicked.connect(self.reject)
        self.sign_in = self.add_button(self.tr("Sign in"), default=True)
        self.sign_in.clicked.connect(self.accept)
        self.field.changed.connect(self._edited)
        self.shell_line.textChanged.connect(self._edited)
        self.places.changed.connect(self._edited)
        # Its field stands above: whoever chose it would have to look for it.
        self.by_command.clicked.connect(lambda: self.shell_line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._edited()
        self.field.line.setFocus()

    @property
    def account_id(self) -> int:
        return self._account.id

    def password(self) -> str:
        return self.field.text()

    def command(self) -> ProvidePassword | SaveAccount:
        """The person's answer to PasswordNeeded; where it changes what the account's password comes from, the account
        is stored with it."""
        account, password = self._account, self.field.text()
        if self.by_command.isChecked():
            source = SecretSource(SecretKind.COMMAND, self.shell_line.text().strip())
            return SaveAccount(self._token, replace(account, secret=source), None)
        if self.keep.isChecked() and account.secret.kind is not SecretKind.KEYRING:
            return SaveAccount(self._token, replace(account, secret=SecretSource(SecretKind.KEYRING)), password)
        return ProvidePassword(account.id, password, self.keep.isChecked())

    def show_keyring(self, told: KeyringKnown) -> None:
        """What was found out of the system's keyring while the question is there."""
        if told.name:
            self.keep.setText(self.tr("K&eep it in {keyring}").format(keyring=told.name.replace("&", "&&")))
        elif self.keep.isEnabled():
            if self.keep.isChecked():
                self.session.setChecked(True)
            self.keep.setEnabled(False)
            self.places.explain(self.keep, self.tr("Not possible: no keyring answers."))

    def _offer_places(self) -> None:
        self.places = NotedChoices()
        self.keep = QRadioButton(self.tr("K&eep it in the system’s keyring"))
        self.session = QRadioButton(self.tr("Keep it &only until Depesche ends"))
        self.by_command = QRadioButton(self.tr("&Have a command print it"))
        has_keyring = self._trouble not in _NO_KEYRING and self._trouble is not SecretTrouble.KEYRING_LOCKED
        self.keep.setEnabled(has_keyring)
        kind = self._account.secret.kind
        chosen = (self.keep if kind is SecretKind.KEYRING and has_keyring else self.session)
        chosen.setChecked(True)
        if has_keyring:
            why = self.tr("Other programs of yours can reach it there, strangers cannot.")
        elif self._trouble is SecretTrouble.KEYRING_LOCKED:
            why = self.tr("Not possible while the keyring is locked.")
        else:
            why = self.tr("Not possible: no keyring answers.")
        self.places.offer(self.keep, why)
        self.places.offer(self.session, self.tr("You are asked again at the next start."))
        self.places.offer(self.by_command, self.tr("For password managers. Depesche stores the command, not what it"
                                                   " prints."))
        self.body.addWidget(self.places)

    def _edited(self) -> None:
        by_command = self.by_command.isChecked()
        self._field_label.setVisible(not by_command)
        self.field.setVisible(not by_command)
        self._command_label.setVisible(by_command)
        self.shell_line.setVisible(by_command)
        self.sign_in.setEnabled(bool(self.shell_line.text().strip() if by_command else self.field.text()))
        self.fit(480)

    def _try_keyring(self) -> None:
        self.retry_wanted.emit()
        self.reject()
