"""What the pages that show a plan of the switch have in common."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import MailError
from app.events import JobProgressed
from app.model.account import Protocol
from app.model.switching import SwitchPlan
from ui.forms.page import Page
from ui.switch.working import Working


class PlannedPage(Page):
    """While the server is asked, and where that failed, `working` says so in the place of what the plan tells.

    `protocol` is the one switched to; `names` of the folders here, by id; `asking` is said while the server is asked.
    """

    def __init__(self, protocol: Protocol, names: Mapping[int, str], asking: str) -> None:
        super().__init__()
        self._to_imap = protocol is Protocol.IMAP
        self._names = names
        self._asking = asking
        self.plan: SwitchPlan | None = None
        self.working = Working()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.working)
        self.body.addWidget(self._stack, 1)

    def hold(self, told: QWidget) -> None:
        """`told` is what the plan is shown in."""
        self._stack.addWidget(told)

    def is_complete(self) -> bool:
        return self.plan is not None

    def ask(self) -> None:
        """The server is being asked."""
        self.plan = None
        self.working.turn(self._asking)
        self._stack.setCurrentWidget(self.working)
        self.complete_changed.emit()

    def progress(self, told: JobProgressed) -> None:
        self.working.progress(told)

    def fail(self, error: MailError) -> None:
        self.working.fail(error)

    def show_plan(self, plan: SwitchPlan) -> None:
        self.plan = plan
        self._fill(plan)
        self._stack.setCurrentIndex(1)
        self.complete_changed.emit()

    def _fill(self, plan: SwitchPlan) -> None:
        """Shows the plan in what `hold` was given."""
