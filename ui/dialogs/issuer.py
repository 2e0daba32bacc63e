"""Whom to sign in with, typed in: for a mail server of one's own (OpenID Connect)."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtWidgets import QLineEdit, QWidget

from app.model.account import SecretKind, SecretSource
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, field_label


class IssuerDialog(DialogFrame):
    """When accepted, `source()` names the issuer and the program's name there."""

    def __init__(self, source: SecretSource | None = None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sign in with another provider"), parent)
        self.headline("key", "accent", self.windowTitle(), self.tr(
            "Some mail servers of companies and schools let nobody in with a password, but with a sign-in in the "
            "browser (OAuth 2.0, OpenID Connect). Whoever runs the server can tell you both."))
        self.issuer = QLineEdit(source.provider if source and source.client else "")
        self.issuer.setPlaceholderText("https://login.example.org")
        self.issuer.setMaxLength(1000)
        self.problem = Problem()
        self.client = QLineEdit(source.client if source else "")
        self.client.setMaxLength(500)
        self.body.addWidget(field_label(self.tr("&Address of the sign-in (issuer)"), self.issuer))
        self.body.addWidget(self.issuer)
        self.body.addWidget(self.problem)
        self.body.addSpacing(4)
        self.body.addWidget(field_label(self.tr("&Client id of Depesche there"), self.client))
        self.body.addWidget(self.client)
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.sign_in = self.add_button(self.tr("&Sign in …"), default=True)
        self.sign_in.clicked.connect(self.accept)
        self.issuer.textChanged.connect(self._edited)
        self.client.textChanged.connect(self._edited)
        self.issuer.editingFinished.connect(self._judge)
        self._edited()
        self.fit(500)
        self.issuer.setFocus()

    def source(self) -> SecretSource:
        return SecretSource(SecretKind.OAUTH, provider=self._url(), client=self.client.text().strip())

    def _url(self) -> str:
        text = self.issuer.text().strip().rstrip("/")
        return text if "://" in text or not text else f"https://{text}"

    def _is_url(self) -> bool:
        try:
            parts = urlsplit(self._url())
            return parts.scheme == "https" and "." in (parts.hostname or "") and not parts.query and not parts.fragment
        except ValueError:
            return False

    def _edited(self) -> None:
        if self.problem.text():
            self._judge()
        self.sign_in.setEnabled(self._is_url() and bool(self.client.text().strip()))

    def _judge(self) -> None:
        wrong = bool(self.issuer.text().strip()) and not self._is_url()
        self.problem.say(self.tr("This should be an address that begins with https://.") if wrong else "")
