"""Asks for an account's password, after a refused login or where none is stored."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from app.commands import ProvidePassword
from app.errors import ErrorKind, MailError
from app.model.account import Account, SecretKind
from ui import wording
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Toned, field_label, hint
from ui.forms.password_field import PasswordField


class PasswordDialog(DialogFrame):
    """When accepted, `command()` is the answer for the engine."""

    def __init__(self, account: Account, error: MailError | None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Password for “{account}”").format(account=account.name), parent)
        self._account = account
        self.headline("key", "accent", self.windowTitle(), "")
        who = self.tr("{user} on {server}").format(user=account.incoming.user, server=account.incoming.host)
        self.body.addWidget(hint(who))
        self.reason = Toned(wording.error_sentence(error) if error else "", "danger")
        self.reason.setVisible(error is not None and error.kind is not ErrorKind.SECRET_MISSING)
        self.body.addWidget(self.reason)
        if error is not None and error.server_text and error.kind is not ErrorKind.SECRET_MISSING:
            self.body.addWidget(hint(self.tr("The server says: {words}").format(words=error.server_text)))
        self.body.addSpacing(4)
        self.field = PasswordField()
        self.body.addWidget(field_label(self.tr("&Password"), self.field.line))
        self.body.addWidget(self.field)
        self.remember = QCheckBox(self.tr("&Remember the password in the system's keyring"))
        self.remember.setChecked(account.secret.kind is SecretKind.KEYRING)
        self.body.addWidget(self.remember)
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.sign_in = self.add_button(self.tr("Sign in"), default=True)
        self.sign_in.clicked.connect(self.accept)
        self.field.changed.connect(self._edited)
        self._edited()
        self.fit(460)
        self.field.line.setFocus()

    def password(self) -> str:
        return self.field.text()

    def command(self) -> ProvidePassword:
        """The person's answer to PasswordNeeded."""
        return ProvidePassword(self._account.id, self.field.text(), self.remember.isChecked())

    def _edited(self) -> None:
        self.sign_in.setEnabled(bool(self.field.text()))
