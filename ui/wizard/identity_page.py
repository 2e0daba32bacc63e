"""First page: name, address, password."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.forms.addresses import is_email
from ui.forms.labels import Problem, field_label, hint
from ui.forms.password_field import PasswordField
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage


class IdentityPage(WizardPage):
    def __init__(self, draft: AccountDraft) -> None:
        super().__init__(draft, "", "")
        self.heading_label.setText(self.tr("Add an email account"))
        self.lead_label.setText(self.tr("Depesche finds the servers from your address; you can change them in a"
                                        " moment."))
        self.setAccessibleName(self.heading_label.text())
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("As others see it"))
        self.email = QLineEdit()
        self.email.setPlaceholderText(self.tr("name@example.org"))
        self.email_problem = Problem()
        self.password = PasswordField()
        self.remember = QCheckBox(self.tr("&Remember the password in the system's keyring"))
        for text, field in ((self.tr("Your &name"), self.name), (self.tr("Email &address"), self.email)):
            self.body.addWidget(field_label(text, field))
            self.body.addWidget(field)
            if field is self.email:
                self.body.addWidget(self.email_problem)
            self.body.addSpacing(8)
        self.body.addWidget(field_label(self.tr("&Password"), self.password.line))
        self.body.addWidget(self.password)
        self.body.addWidget(hint(self.tr("Some providers want an app password here, which you make in their web"
                                         " settings.")))
        self.body.addSpacing(4)
        self.body.addWidget(self.remember)
        self.body.addStretch()
        self.email.textChanged.connect(self._email_edited)
        self.email.editingFinished.connect(self._judge_email)
        self.password.changed.connect(self.complete_changed)

    def enter(self) -> None:
        self.name.setText(self.draft.display_name)
        self.email.setText(self.draft.email)
        self.password.setText(self.draft.password)
        self.remember.setChecked(self.draft.remember)
        (self.email if self.draft.display_name else self.name).setFocus()

    def leave(self) -> None:
        self.draft.display_name = " ".join(self.name.text().split())
        self.draft.email = self.email.text().strip()
        self.draft.password = self.password.text()
        self.draft.remember = self.remember.isChecked()

    def is_complete(self) -> bool:
        return is_email(self.email.text().strip()) and bool(self.password.text())

    def _email_edited(self) -> None:
        if self.email_problem.text():
            self._judge_email()
        self.complete_changed.emit()

    def _judge_email(self) -> None:
        text = self.email.text().strip()
        wrong = bool(text) and not is_email(text)
        words = self.tr("This is not a complete address: it should look like name@example.org.")
        self.email_problem.say(words if wrong else "")
