"""After a switch to POP3: when mail leaves the server from now on."""

from __future__ import annotations

from dataclasses import replace

from app.model.account import LeaveKind, LeaveRule
from ui.forms.labels import Problem, title
from ui.forms.leave_limits import LeaveLimits
from ui.forms.leave_rule import LeaveRuleChooser
from ui.forms.page import Page


class RulePage(Page):
    """Until it is left, nothing is removed from the server."""

    def __init__(self) -> None:
        super().__init__()
        self.say(self.tr("Mail on the server"), self.tr(
            "All mail is on this computer. Until you choose, nothing is removed from the server; days are counted from"
            " today."))
        self.chooser = LeaveRuleChooser(LeaveRule(LeaveKind.DAYS, 14))
        self.limits = LeaveLimits(0, 0)
        self.problem = Problem()
        self.body.addWidget(self.chooser)
        self.body.addWidget(title(self.tr("Limits"), 1.0))
        self.body.addWidget(self.limits)
        self.body.addWidget(self.problem)
        self.body.addStretch()

    def rule(self) -> LeaveRule:
        messages, octets = self.limits.values()
        return replace(self.chooser.rule(), most_messages=messages, most_octets=octets)
