"""The rules of an account's settings: what stays on the server, what is kept here, where mail goes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.model.account import Account, LeaveRule, Protocol
from app.store import accounts
from ui.bridge import EventBridge
from ui.dialogs.leave_rule import LeaveRuleDialog
from ui.forms.body_policy import BodyPolicyChooser, BudgetField
from ui.forms.labels import Picture, Toned, field_label, note, title
from ui.forms.leave_limits import MEGABYTE, Limit
from ui.forms.tab_page import TabPage
from ui.ports import EnginePort
from ui.rule_words import RuleWords

USUAL_WHOLE = 5


class AccountRules(TabPage):
    """`take` writes what was chosen into an Account."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine, self._bridge, self._account = engine, bridge, account
        self._words = RuleWords(self)
        self.leave, self.grace = account.leave, account.delete_grace
        self.bodies = BodyPolicyChooser(account.bodies, account.body_days)
        self.budget = BudgetField(account.body_budget)
        self.whole = Limit(self.tr("&Download at once only messages up to"),
                           self.tr("Megabytes up to which messages are downloaded as a whole"), "MB", MEGABYTE,
                           USUAL_WHOLE, account.whole_up_to)
        self.inbox = QComboBox()
        self.by_year = QCheckBox(self.tr("&Archive into a folder for each year"))
        self.by_year.setChecked(account.archive_by_year)
        self.rule_text, self.grace_text = Toned("", "text"), Toned()
        self.change = QPushButton(self.tr("&Change …"))
        self.change.setAutoDefault(False)
        self.change.clicked.connect(self.open_rule)
        column = self.column
        if account.protocol is Protocol.POP3:
            self._build_pop3(column)
            self._show_rule()
        else:
            column.addWidget(title(self.tr("How much mail should be readable offline?"), 1.1))
            column.addWidget(self.bodies)
            column.addWidget(self.budget)
        column.addSpacing(10)
        column.addWidget(self.by_year)
        column.addStretch()

    def take(self, account: Account) -> Account:
        return replace(
            account, leave=self.leave, delete_grace=self.grace, bodies=self.bodies.policy(),
            body_days=self.bodies.days(), body_budget=self.budget.octets(), whole_up_to=self.whole.value(),
            delivers_to=int(self.inbox.currentData() or 0), archive_by_year=self.by_year.isChecked())

    def open_rule(self) -> None:
        """The rule is chosen with its preview; it counts once the settings are saved."""
        now = replace(self._account, leave=self.leave, delete_grace=self.grace)
        dialog = LeaveRuleDialog(self._engine, self._bridge, now, self.window())
        dialog.chosen.connect(self._take_rule)
        dialog.open()

    def _take_rule(self, rule: LeaveRule, grace: int) -> None:
        self.leave, self.grace = rule, grace
        self._show_rule()

    def _show_rule(self) -> None:
        self.rule_text.setText(self._words.rule(self.leave))
        self.grace_text.setText(self.tr("Deletions there wait for {time} and can be stopped until then.").format(
            time=self._words.duration(self.grace)) if self.grace else "")
        self.grace_text.setVisible(bool(self.grace))

    def _build_pop3(self, column: QVBoxLayout) -> None:
        column.addWidget(title(self.tr("What happens to mail on the server once it is downloaded?"), 1.1))
        card = QFrame()
        card.setProperty("frame", "card")
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 12, 14, 12)
        line.setSpacing(12)
        mark = QVBoxLayout()
        mark.addWidget(Picture("server", 22, "accent"))
        mark.addStretch()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.rule_text)
        words.addWidget(self.grace_text)
        line.addLayout(mark)
        line.addLayout(words, 1)
        line.addWidget(self.change)
        column.addWidget(card)
        column.addSpacing(12)
        column.addWidget(title(self.tr("What happens here?"), 1.1))
        column.addWidget(self.whole)
        column.addWidget(note(self.tr("Of larger ones the beginning comes first, the rest when you ask for it.")))
        column.addSpacing(8)
        self._list_inboxes()
        column.addWidget(field_label(self.tr("&New mail goes into"), self.inbox))
        column.addWidget(self.inbox)

    def _list_inboxes(self) -> None:
        """Its own, or that of another POP3 account which does not itself deliver elsewhere."""
        self.inbox.addItem(self.tr("its own Inbox"), 0)
        db = self._engine.open_reader()
        try:
            known = accounts.accounts(db)
        finally:
            db.close()
        if any(each.delivers_to == self._account.id for each in known):
            # Others deliver here: no chains.
            known = ()
        for each in known:
            if each.protocol is Protocol.POP3 and each.id != self._account.id and not each.delivers_to:
                self.inbox.addItem(self.tr("the Inbox of “{account}”").format(account=each.name), each.id)
        self.inbox.setCurrentIndex(max(self.inbox.findData(self._account.delivers_to), 0))
        self.inbox.setEnabled(self.inbox.count() > 1)
