"""The fields of one identity."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import MailError
from app.mime.compose import parse_addresses
from app.mime.htmltext import html_to_text
from app.mime.quoting import for_editor
from app.model.identity import Identity
from ui import usage_words
from ui.forms.addresses import is_email
from ui.forms.labels import Problem, field_label

_LONGEST = 500


class IdentityForm(QWidget):
    """`changed` comes when the person changed something, not when `set_identity` did. What is not shown here, such as
    keys, goes through untouched."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._identity = Identity(0, 0)
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.name, self.email, self.reply_to, self.organisation, self.bcc = (
            self._line(column, words, hint) for words, hint in (
                (self.tr("Your na&me"), ""), (self.tr("&Email address"), "name@example.org"),
                (self.tr("Ans&wers to"), self.tr("the address above")), (self.tr("&Organisation"), ""),
                (self.tr("&Blind copy of all to"), "")))
        self.problem = Problem()
        column.addWidget(self.problem)
        self.signature = QPlainTextEdit()
        self.signature.setTabChangesFocus(True)
        self.signature.textChanged.connect(self._edited)
        column.addWidget(field_label(self.tr("Si&gnature"), self.signature))
        column.addWidget(self.signature, 1)
        self.as_html = QCheckBox(self.tr("The signature is &HTML"))
        self.as_html.setToolTip(self.tr("For rich text; plain text gets its words"))
        self.as_html.toggled.connect(self._edited)
        column.addWidget(self.as_html)
        self.sign = QCheckBox(self.tr("Sign messages"))
        self.encrypt = QCheckBox(self.tr("Encrypt when there is a key for everybody"))
        for box in (self.sign, self.encrypt):
            box.setToolTip(self.tr("With a key of your own for this address: see Keys and certificates"))
            box.toggled.connect(self._edited)
            column.addWidget(box)

    def set_identity(self, identity: Identity) -> None:
        self._filling = True
        self._identity = identity
        for line, text in ((self.name, identity.name), (self.email, identity.email),
                           (self.reply_to, identity.reply_to), (self.organisation, identity.organisation),
                           (self.bcc, identity.bcc)):
            line.setText(text)
        self.as_html.setChecked(bool(identity.signature_html))
        self.signature.setPlainText(identity.signature_html or identity.signature)
        self.sign.setChecked(identity.sign)
        self.encrypt.setChecked(identity.encrypt)
        self.problem.say("")
        self._filling = False

    def identity(self) -> Identity:
        text = self.signature.toPlainText()
        plain, html = (text, "")
        if self.as_html.isChecked() and text.strip():
            # By the allow-list, and nothing that would have to be loaded: a signature goes to everybody.
            plain, html = html_to_text(text).strip(), for_editor(text, frozenset())
        return replace(
            self._identity, name=self.name.text().strip(), email=self.email.text().strip(),
            reply_to=self.reply_to.text().strip(), organisation=self.organisation.text().strip(),
            bcc=self.bcc.text().strip(), signature=plain, signature_html=html,
            sign=self.sign.isChecked(), encrypt=self.encrypt.isChecked())

    def check(self) -> bool:
        """Says what is wrong and goes there."""
        if not is_email(self.email.text().strip()):
            return self._complain(self.email, self.tr("Give an email address: name@example.org."))
        for line in (self.reply_to, self.bcc):
            try:
                parse_addresses(line.text())
            except MailError as error:
                return self._complain(line, usage_words.sentence(error.detail))
        return True

    def _complain(self, line: QLineEdit, words: str) -> bool:
        self.problem.say(words)
        line.setFocus()
        return False

    def _line(self, column: QVBoxLayout, words: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(hint)
        line.textEdited.connect(self._edited)
        column.addWidget(field_label(words, line))
        column.addWidget(line)
        column.addSpacing(3)
        return line

    def _edited(self) -> None:
        if not self._filling:
            self.problem.say("")
            self.changed.emit()
