"""After a switch to POP3: when mail leaves the server from now on."""

from __future__ import annotations

from dataclasses import replace

from app.commands import PreviewLeave
from app.errors import MailError
from app.model.account import LeaveKind, LeaveRule
from app.model.jobs import JobResult
from app.model.leaving import LeavePreview
from ui import wording
from ui.bridge import EventBridge
from ui.forms.labels import Problem, Toned, title
from ui.forms.leave_limits import LeaveLimits
from ui.forms.leave_rule import LeaveRuleChooser
from ui.forms.page import Page
from ui.job import Job
from ui.ports import EnginePort
from ui.rule_words import RuleWords


class RulePage(Page):
    """Until another rule is chosen here, with what it will do, nothing is ever removed from the server: mail has been
    lying there for years."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account_id: int) -> None:
        super().__init__()
        self.say(self.tr("Mail on the server"), self.tr(
            "All mail is on this computer. Until you choose, nothing is removed from the server; days are counted from"
            " today."))
        self._account_id = account_id
        self._words = RuleWords(self)
        self._job = Job(engine, bridge, self)
        self.chooser = LeaveRuleChooser(LeaveRule(LeaveKind.KEEP))
        self.limits = LeaveLimits(0, 0)
        self.preview = Toned()
        self.problem = Problem()
        self.body.addWidget(self.chooser)
        self.body.addWidget(title(self.tr("Limits"), 1.0))
        self.body.addWidget(self.limits)
        self.body.addSpacing(8)
        self.body.addWidget(self.preview)
        self.body.addWidget(self.problem)
        self.body.addStretch()
        self._job.finished.connect(self._answered)
        for part in (self.chooser, self.limits):
            part.changed.connect(self._changed)

    def rule(self) -> LeaveRule:
        messages, octets = self.limits.values()
        return replace(self.chooser.rule(), most_messages=messages, most_octets=octets)

    def enter(self) -> None:
        self._changed()

    def is_complete(self) -> bool:
        """A rule is used only once it was shown what it does, or why that is not known."""
        return not self._job.is_running

    def _changed(self) -> None:
        rule, number = self.rule(), self._account_id
        self.preview.setText(self.tr("Working out what the next check would do …"))
        self._job.start(lambda token: PreviewLeave(token, number, rule))
        self.complete_changed.emit()

    def _answered(self, result: JobResult | None, error: MailError | None) -> None:
        if isinstance(result, LeavePreview):
            self.preview.set_tone("warning" if result.deletes else "ok")
            self.preview.setText(self._words.preview(result))
        elif error is not None:
            self.preview.set_tone("danger")
            self.preview.setText(" ".join((self.tr("What the next check would do is not known."),
                                           wording.error_sentence(error))))
        self.complete_changed.emit()
