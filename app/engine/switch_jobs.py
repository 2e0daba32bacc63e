"""The switch between POP3 and IMAP, as jobs."""

from __future__ import annotations

from app.commands import PlanSwitch, RunSwitch, UndoSwitch
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model.switching import SwitchPlan, SwitchReport

_NOT_YET = "The switch is not there yet: nothing was changed."


def plan(tools: JobTools, command: PlanSwitch) -> SwitchPlan:
    raise MailError(ErrorKind.UNSUPPORTED, _NOT_YET)


def run(tools: JobTools, command: RunSwitch) -> SwitchReport:
    raise MailError(ErrorKind.UNSUPPORTED, _NOT_YET)


def undo(tools: JobTools, command: UndoSwitch) -> SwitchReport:
    raise MailError(ErrorKind.UNSUPPORTED, _NOT_YET)
