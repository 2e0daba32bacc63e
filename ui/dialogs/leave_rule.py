"""When mail leaves a POP3 account's server, with a preview of what the next check would do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.commands import PreviewLeave
from app.errors import MailError
from app.model.account import Account, LeaveRule
from app.model.jobs import JobResult
from app.model.leaving import LeavePreview
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Picture, Toned, announce, title
from ui.forms.leave_limits import GraceField, LeaveLimits
from ui.forms.leave_rule import LeaveRuleChooser
from ui.forms.scrolling import scrolling
from ui.help.topics import Topic
from ui.job import Job
from ui.ports import EnginePort
from ui.rule_words import RuleWords

SETTLE_MS = 300
"""After the last change, before the preview is asked for."""


class LeaveRuleDialog(DialogFrame):
    """`chosen` carries the LeaveRule and the seconds of grace; who opened the dialog stores them.

    They can be chosen only once a preview came, or could not be made for a reason that is told. `rule`: what is
    offered at first in place of the account's.
    """

    chosen = Signal(object, int)

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account, parent: QWidget | None = None, *,
                 rule: LeaveRule | None = None) -> None:
        super().__init__(self.tr("Mail on the server of “{account}”").format(account=account.name), parent)
        self.explain_by(Topic.LEAVING)
        self._account = account
        self._words = RuleWords(self)
        self._job = Job(engine, bridge, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        first = rule or account.leave
        self.chooser = LeaveRuleChooser(first)
        self.limits = LeaveLimits(first.most_messages, first.most_octets)
        self.grace = GraceField(account.delete_grace)
        self._build()
        self._settle.timeout.connect(lambda: self._ask(server=False))
        self._job.finished.connect(self._answered)
        for part in (self.chooser, self.limits, self.grace):
            part.changed.connect(self._changed)
        self.fit(620, 690)
        self._changed()

    def rule(self) -> LeaveRule:
        messages, octets = self.limits.values()
        return replace(self.chooser.rule(), most_messages=messages, most_octets=octets)

    def preview_text(self) -> str:
        """What the preview says."""
        return " ".join(filter(None, (self.told.text(), self.beside.text())))

    def done(self, result: int) -> None:
        self._settle.stop()
        self._job.abandon()
        super().done(result)

    # --- the preview ----------------------------------------------------------------------------

    def _changed(self) -> None:
        self._job.abandon()
        self.save_button.setEnabled(False)
        self.ask_server.setEnabled(False)
        self._show("clock", "faint", self.tr("Working out what the next check would do …"), "")
        self._settle.start()

    def _ask(self, *, server: bool) -> None:
        rule, number = self.rule(), self._account.id
        self.ask_server.setEnabled(False)
        if server:
            self._show("server", "accent", self.tr("Asking the server …"), "")
        self._job.start(lambda token: PreviewLeave(token, number, rule, server))

    def _answered(self, result: JobResult | None, error: MailError | None) -> None:
        if isinstance(result, LeavePreview):
            leaves = bool(result.deletes)
            self._show("warning" if leaves else "check", "warning" if leaves else "ok", self._words.preview(result),
                       self._words.beside(result, self.grace.seconds()))
        elif error is not None:
            self._show("error", "danger", self.tr("What the next check would do is not known."),
                       wording.error_sentence(error))
        self.save_button.setEnabled(True)
        self.ask_server.setEnabled(True)
        announce(self.card, self.preview_text())

    def _show(self, picture: str, tone: str, told: str, beside: str) -> None:
        self._mark.show_icon(picture, tone)
        self.told.setText(told)
        self.beside.setText(beside)
        self.card.setAccessibleName(self.preview_text())

    def _save(self) -> None:
        self.chosen.emit(self.rule(), self.grace.seconds())
        self.accept()

    # --- parts ----------------------------------------------------------------------------------

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        column.addWidget(title(self.tr("What happens to mail on the server once it is downloaded?"), 1.15))
        column.addSpacing(4)
        column.addWidget(self.chooser)
        column.addWidget(title(self.tr("Limits"), 1.0))
        column.addWidget(self.limits)
        column.addSpacing(8)
        column.addWidget(self.grace)
        column.addStretch()
        self.body.addWidget(scrolling(inner), 1)
        self.card = QFrame()
        self.card.setProperty("frame", "card")
        self._mark = Picture("clock", 22, "faint")
        self.told, self.beside = Toned("", "text"), Toned()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.told)
        words.addWidget(self.beside)
        words.addStretch()
        line = QHBoxLayout(self.card)
        line.setContentsMargins(14, 12, 14, 12)
        line.setSpacing(12)
        mark = QVBoxLayout()
        mark.addWidget(self._mark)
        mark.addStretch()
        line.addLayout(mark)
        line.addLayout(words, 1)
        # The buttons below do not jump while the words change.
        self.card.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 4 + 30)
        self.body.addWidget(self.card)
        self.ask_server = self.add_left(self.tr("&Ask the server"))
        self.ask_server.setToolTip(self.tr("Looks at what the server holds now; nothing is deleted."))
        self.ask_server.clicked.connect(lambda: self._ask(server=True))
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("&Use this rule"), default=True)
        self.save_button.clicked.connect(self._save)
