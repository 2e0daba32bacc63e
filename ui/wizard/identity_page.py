"""First page: name, address, password; and what the address's provider wants of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.setup.autoconfig import suggest
from app.setup.look_alike import meant
from ui.bridge import EventBridge
from ui.forms.addresses import is_email
from ui.forms.labels import Problem, field_label
from ui.help import calls
from ui.help.topics import Topic
from ui.ports import EnginePort
from ui.wizard.advice_card import AdviceCard
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage
from ui.wizard.password_part import PasswordPart
from ui.wizard.sign_in_part import SignInPart

_PAUSE_MS = 250
"""After the last key, until the provider of what stands there is looked up in the list."""


class IdentityPage(WizardPage):
    by_hand_wanted = Signal()

    def __init__(self, draft: AccountDraft, engine: EnginePort, bridge: EventBridge) -> None:
        super().__init__(draft, "", "")
        calls.set_topic(self, Topic.PASSWORDS)
        self.say(self.tr("Add an email account"), self.tr("Depesche finds the servers from your address; you can change"
                                                          " them in a moment."))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("As others see it"))
        self.email = QLineEdit()
        self.email.setPlaceholderText(self.tr("name@example.org"))
        self.email_problem = Problem()
        self.advice = AdviceCard()
        self.sign_in = SignInPart(engine, bridge)
        self.secret = PasswordPart(engine, bridge)
        self.password = self.secret.field
        self.by_hand = QPushButton(self.tr("&Set up by hand …"))
        self.by_hand.setAutoDefault(False)
        self.by_hand.clicked.connect(self.by_hand_wanted)
        for text, field in ((self.tr("&Your name"), self.name), (self.tr("Email &address"), self.email)):
            self.body.addWidget(field_label(text, field))
            self.body.addWidget(field)
            if field is self.email:
                self.body.addWidget(self.email_problem)
                self.body.addWidget(self.advice)
            self.body.addSpacing(8)
        self.body.addWidget(self.secret)
        self.body.addWidget(self.sign_in)
        self.body.addSpacing(12)
        self.body.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._advise)
        self.email.textChanged.connect(self._email_edited)
        self.email.editingFinished.connect(self._judge_email)
        self.secret.changed.connect(self._edited)
        self.sign_in.changed.connect(self._sign_in_changed)
        self._edited()

    def enter(self) -> None:
        self.name.setText(self.draft.display_name)
        self.email.setText(self.draft.email)
        self.secret.show_secret(self.draft.password, self.draft.password_is_kept)
        self._advise()
        is_to_sign_in = self.sign_in.is_offered and self.sign_in.source() is None
        (self.name if not self.draft.display_name else self.sign_in.button if is_to_sign_in else self.email).setFocus()

    def leave(self) -> None:
        self.draft.display_name = " ".join(self.name.text().split())
        self.draft.email = self.email.text().strip()
        self.draft.password = self.secret.text()
        self.draft.secret = self.sign_in.source() or self.secret.source()
        self.draft.by_hand = False

    def is_complete(self) -> bool:
        has_secret = self.sign_in.source() is not None if self.sign_in.is_offered else bool(self.secret.text())
        return is_email(self.email.text().strip()) and has_secret

    def _email_edited(self) -> None:
        self._pause.start()
        self._offer()
        if self.email_problem.text():
            self._judge_email()
        self._edited()

    def _sign_in_changed(self) -> None:
        self._advise()
        self._edited()
        got = self.sign_in.source()
        if got is not None and got.identity == self.email.text().strip() and self.name.text().strip():
            self.done.emit()

    def _edited(self) -> None:
        self.by_hand.setEnabled(self.is_complete())
        self.complete_changed.emit()

    def _judge_email(self) -> None:
        text = self.email.text().strip()
        wrong = bool(text) and not is_email(text)
        words = self.tr("This is not a complete address: it should look like name@example.org.")
        slip = meant(text)
        asked = self.tr("Do you mean {address}?").format(address=slip) if slip else ""
        self.email_problem.say(words if wrong else asked)
        self._advise()

    def _advise(self) -> None:
        self._pause.stop()
        self.advice.show_advice(suggest(self.email.text()))
        self._offer()

    def _offer(self) -> None:
        """At once with each key: a sign-in is for the address that stands there, and for no other."""
        email, told = self.email.text().strip(), self.draft.suggestion
        self.sign_in.show_for(email, told.oauth if told is not None and self.draft.found_for == email else "")
        self.secret.setVisible(not self.sign_in.is_offered)
        if self.sign_in.is_offered:
            self.advice.hide()
