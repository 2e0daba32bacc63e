"""Fifth page: the account's name, and the one question that each protocol asks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import MailError
from app.model.account import LeaveRule, Protocol
from ui import wording
from ui.forms.body_policy import BodyPolicyChooser, BudgetField
from ui.forms.labels import Picture, Problem, Toned, field_label, hint, title
from ui.forms.leave_limits import LeaveLimits
from ui.forms.leave_rule import LeaveRuleChooser
from ui.help import calls
from ui.help.topics import Topic
from ui.rule_words import RuleWords
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage
from ui.wizard.stored_mail import StoredMailPart


class OptionsPage(WizardPage):
    def __init__(self, draft: AccountDraft) -> None:
        super().__init__(draft, "", "")
        calls.set_topic(self, Topic.LEAVING)
        self.heading_label.setText(self.tr("Name and rules"))
        self.lead_label.setText(self.tr("All of this can be changed later in the account's settings."))
        self.setAccessibleName(self.heading_label.text())
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name_problem = Problem()
        self.body.addWidget(field_label(self.tr("Account &name"), self.name))
        self.body.addWidget(self.name)
        self.body.addWidget(self.name_problem)
        self.body.addWidget(hint(self.tr("This is how it is called in the list of folders.")))
        self.body.addSpacing(12)
        self.leave_rule = LeaveRuleChooser(draft.leave)
        self.limits = LeaveLimits(draft.leave.most_messages, draft.leave.most_octets)
        self.bodies = BodyPolicyChooser(draft.bodies, draft.body_days)
        self.budget = BudgetField(draft.body_budget)
        self.told = Told()
        self._pop3 = _block(self.tr("What happens to mail on the server once it is downloaded?"), self.told,
                            self.leave_rule, self.limits)
        self._imap = _block(self.tr("How much mail should be readable offline?"), self.bodies, self.budget)
        self.body.addWidget(self._pop3)
        self.body.addWidget(self._imap)
        self.stored_mail = StoredMailPart(first=not draft.others)
        self.body.addWidget(self.stored_mail)
        self.problem = Problem()
        self.body.addWidget(self.problem)
        self.body.addStretch()
        self.name.textChanged.connect(self._name_edited)
        self.leave_rule.changed.connect(self._say_rule)
        self.limits.changed.connect(self._say_rule)
        self._say_rule()

    def enter(self) -> None:
        if not self.draft.name:
            self.draft.name = self.draft.suggest_name()
        self.problem.say("")
        self.name.setText(self.draft.name)
        self._pop3.setVisible(self.draft.protocol is Protocol.POP3)
        self._imap.setVisible(self.draft.protocol is Protocol.IMAP)
        self.name.setFocus()
        self.name.selectAll()

    def leave(self) -> None:
        self.draft.name = " ".join(self.name.text().split())
        self.draft.leave = self.rule()
        self.draft.bodies, self.draft.body_days = self.bodies.policy(), self.bodies.days()
        self.draft.body_budget = self.budget.octets()
        self.draft.encrypt = self.stored_mail.is_wanted

    def fail(self, error: MailError) -> None:
        """The account could not be stored."""
        self.problem.say(self.tr("The account could not be stored. {reason}").format(
            reason=wording.error_sentence(error)))

    def rule(self) -> LeaveRule:
        messages, octets = self.limits.values()
        return replace(self.leave_rule.rule(), most_messages=messages, most_octets=octets)

    def is_complete(self) -> bool:
        name = " ".join(self.name.text().split())
        return bool(name) and name not in self.draft.taken_names

    def _say_rule(self) -> None:
        """Before anything is stored: what the chosen rule does with the mail on the server."""
        self.told.say(RuleWords(self).rule(self.rule()))

    def _name_edited(self) -> None:
        name = " ".join(self.name.text().split())
        taken = name in self.draft.taken_names
        self.name_problem.say(self.tr("Another account has this name already.") if taken else "")
        self.complete_changed.emit()


class Told(QFrame):
    """The sentence that counts, in a frame of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.words = Toned("", "text")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.setSpacing(10)
        line.addWidget(Picture("info", 18, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)

    def say(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)


def _block(question: str, *choosers: QWidget) -> QWidget:
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(title(question, 1.1))
    for chooser in choosers:
        layout.addWidget(chooser)
    return block
