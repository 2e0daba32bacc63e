"""The assistant of the switch: what is asked of the engine, and which page follows."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from app.commands import PlanSwitch, RunSwitch, SaveAccount, UndoSwitch
from app.errors import CertificateFacts, MailError
from app.events import AccountSaved, JobProgressed
from app.model.account import Account, Protocol, ServerSettings
from app.model.jobs import JobResult
from app.model.switching import SwitchPlan, SwitchReport, SwitchState
from app.store import accounts, folders
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.assistant_frame import AssistantFrame
from ui.forms.page import Page
from ui.forms.step_list import StepList
from ui.help import calls
from ui.help.topics import Topic
from ui.job import Job
from ui.models.folder_words import place_name
from ui.ports import EnginePort
from ui.switch.folders_page import FoldersPage
from ui.switch.numbers_page import NumbersPage
from ui.switch.progress_page import ProgressPage
from ui.switch.report_page import ReportPage
from ui.switch.rule_page import RulePage
from ui.switch.server_page import ServerPage
from ui.tokens import next_token
from ui.wizard.draft import WINDOW_GRACE


class Step(IntEnum):
    SERVER = 0
    FOLDERS = 1
    NUMBERS = 2
    PROGRESS = 3
    REPORT = 4
    RULE = 5
    """Only after a switch to POP3."""


class SwitchAssistant(AssistantFrame):
    """Switches `account` to the other protocol. `job_id`: goes on at once with a switch that was stopped.

    `server`: the other protocol's, where it is known already.

    Nothing is changed before the person leaves the page with the numbers. `unfinished` carries the job's id where the
    window was closed before the switch was done. Not modal: one may read on while it runs.
    """

    unfinished = Signal(int)

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account, parent: QWidget | None = None, *,
                 job_id: int = 0, protocol: Protocol | None = None, server: ServerSettings | None = None) -> None:
        super().__init__(self.tr("Switch “{account}”").format(account=account.name), parent)
        calls.set_topic(self, Topic.SWITCHING)
        self._engine, self._account = engine, account
        self._job_id = job_id
        self._save_token = 0
        self._without_server = False
        other = Protocol.IMAP if account.protocol is Protocol.POP3 else Protocol.POP3
        self.protocol = protocol or other
        self.server = ServerPage(account, server)
        names = self._folder_names()
        self.folders = FoldersPage(self.protocol, names)
        self.numbers = NumbersPage(self.protocol, names)
        self.progress = ProgressPage()
        self.report = ReportPage(self.protocol)
        self.rule = RulePage(engine, bridge, account.id)
        self.pages: tuple[Page, ...] = (self.server, self.folders, self.numbers, self.progress, self.report, self.rule)
        steps = (self.tr("Server"), self.tr("Folders"), self.tr("Numbers"), self.tr("Switch"), self.tr("Report"))
        self.steps = StepList(steps if self.protocol is Protocol.IMAP else (*steps, self.tr("Rule")))
        self.lay_out(self.pages, self.steps, 900)
        for page in self.pages:
            page.complete_changed.connect(self._refresh)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.cancel.clicked.connect(self.reject)
        self._job = Job(engine, bridge, self)
        self._job.progressed.connect(self._progressed)
        self._job.finished.connect(self._finished)
        for working in (self.folders.working, self.numbers.working):
            working.again_wanted.connect(self._plan)
            working.key_accepted.connect(self._take_key)
        self.progress.stop_wanted.connect(self._job.cancel)
        self.progress.again_wanted.connect(self._run)
        self.progress.without_wanted.connect(self._run_without)
        self.progress.undo_wanted.connect(self._undo)
        self.report.undo_wanted.connect(self._undo)
        bridge.account_saved.connect(self._saved)
        self.go_to(Step.SERVER)
        if job_id:
            self._run()

    @property
    def step(self) -> Step:
        return Step(self.stack.currentIndex())

    def go_to(self, step: Step) -> None:
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.pages[step].enter()
        self._refresh()

    def go_on(self) -> None:
        """What the button at the right does."""
        if not self.pages[self.step].is_complete():
            return
        match self.step:
            case Step.SERVER:
                self.go_to(Step.FOLDERS)
                self._plan()
            case Step.FOLDERS:
                self._to_numbers()
            case Step.NUMBERS:
                self._run()
            case Step.REPORT if self._is_open():
                self._run()
            case Step.REPORT if self._asks_rule():
                self.go_to(Step.RULE)
            case Step.RULE:
                self._save_rule()
            case _:
                self.accept()

    def go_back(self) -> None:
        if self.step in (Step.FOLDERS, Step.NUMBERS):
            self._job.abandon()
            self.go_to(Step(self.step - 1))

    def _folder_names(self) -> dict[int, str]:
        with contextlib.closing(self._engine.open_reader()) as db:
            return {each.id: place_name(each) for each in folders.folders(db, self._account.id)}

    # --- jobs -----------------------------------------------------------------------------------

    def _plan(self) -> None:
        """A dry run, with the person's mapping once there is one."""
        page = self.folders if self.step is Step.FOLDERS else self.numbers
        mapping = self.folders.mapping() if page is self.numbers else ()
        target, password, number = self.server.target(), self.server.password(), self._account.id
        page.ask()
        self._job.start(lambda token: PlanSwitch(token, number, target, mapping, password))

    def _to_numbers(self) -> None:
        changed = self.folders.mapping()
        self.go_to(Step.NUMBERS)
        if changed:
            self._plan()
        elif self.folders.plan is not None:
            self.numbers.show_plan(self.folders.plan)

    def _run(self) -> None:
        if self.numbers.plan is not None and not self._job_id:
            self._job_id = self.numbers.plan.job_id
        job, password, without = self._job_id, self.server.password(), self._without_server
        self.go_to(Step.PROGRESS)
        self.progress.run()
        self._job.start(lambda token: RunSwitch(token, job, password, without))
        self._refresh()

    def _run_without(self) -> None:
        """The old server is not asked any more, be it that the switch stops again."""
        self._without_server = True
        self._run()

    def _undo(self) -> None:
        job = self._job_id
        self._job.start(lambda token: UndoSwitch(token, job))
        self._refresh()

    def _progressed(self, told: JobProgressed) -> None:
        match self.step:
            case Step.FOLDERS:
                self.folders.progress(told)
            case Step.NUMBERS:
                self.numbers.progress(told)
            case Step.PROGRESS:
                self.progress.progress(told)
            case _:
                pass

    def _finished(self, result: JobResult | None, error: MailError | None) -> None:
        if isinstance(result, SwitchPlan):
            (self.folders if self.step is Step.FOLDERS else self.numbers).show_plan(result)
        elif isinstance(result, SwitchReport):
            self.report.show_report(result)
            self.go_to(Step.REPORT)
        elif error is not None:
            self._fail(error)
        self._refresh()

    def _take_key(self, facts: CertificateFacts) -> None:
        self.server.form.accept_key(facts)
        self._plan()

    def _fail(self, error: MailError) -> None:
        match self.step:
            case Step.FOLDERS:
                self.folders.fail(error)
            case Step.NUMBERS:
                self.numbers.fail(error)
            case Step.PROGRESS:
                self.progress.stopped(error)
            case _:
                self.report.fail(error)

    # --- the rule afterwards --------------------------------------------------------------------

    def _is_open(self) -> bool:
        """Something could not be brought here: the switch goes on from there, or is undone."""
        return self.report.report is not None and self.report.report.state is SwitchState.RUNNING

    def _asks_rule(self) -> bool:
        told = self.report.report
        return self.protocol is Protocol.POP3 and told is not None and told.state is SwitchState.DONE

    def _save_rule(self) -> None:
        with contextlib.closing(self._engine.open_reader()) as db:
            # As the switch has left it.
            now = accounts.account(db, self._account.id)
        self._save_token = next_token()
        self._engine.submit(SaveAccount(self._save_token, replace(now, leave=self.rule.rule(),
                                                                  delete_grace=WINDOW_GRACE)))
        self._refresh()

    def _saved(self, told: AccountSaved) -> None:
        if told.token != self._save_token:
            return
        self._save_token = 0
        if told.error is None:
            self.accept()
        else:
            self.rule.problem.say(wording.error_sentence(told.error))
            self._refresh()

    # --- closing --------------------------------------------------------------------------------

    def reject(self) -> None:
        if self.step is Step.PROGRESS and self._job.is_running:
            self.ask_stop()
        else:
            self._stop_and_close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.step is Step.PROGRESS and self._job.is_running:
            event.ignore()
            self.ask_stop()
        else:
            if self.step is Step.PROGRESS or self._is_open():
                self.unfinished.emit(self._job_id)
            super().closeEvent(event)

    def ask_stop(self) -> None:
        """The window is to close while something runs."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Stop the switch"), self.tr("Stop the switch?"), parent=self)
        box.setInformativeText(self.tr("What was carried so far stays. You can go on later; until then the account"
                                       " works as before."))
        stop = box.addButton(self.tr("Stop"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("Let it run"), QMessageBox.ButtonRole.RejectRole))
        stop.clicked.connect(self._stop_and_close)
        box.open()

    def _stop_and_close(self) -> None:
        self._job.abandon()
        if self.step is Step.PROGRESS or self._is_open():
            self.unfinished.emit(self._job_id)
        super().reject()

    def _refresh(self) -> None:
        step = self.step
        runs = self._job.is_running or bool(self._save_token)
        self.back.setVisible(step in (Step.FOLDERS, Step.NUMBERS))
        again = step is Step.REPORT and self._is_open()
        self.cancel.setVisible(again or step not in (Step.REPORT, Step.RULE))
        self.cancel.setText(self.tr("Close") if again or step is Step.PROGRESS else self.tr("Cancel"))
        self.next.setVisible(step is not Step.PROGRESS)
        self.next.setEnabled(self.pages[step].is_complete() and not runs)
        words = {Step.SERVER: self.tr("&Look and count"), Step.NUMBERS: self.tr("&Switch now"),
                 Step.RULE: self.tr("&Use this rule")}
        last = step is Step.REPORT and not self._asks_rule()
        self.next.setText(self.tr("&Try again") if again else self.tr("&Done") if last else
                          words.get(step, self.tr("&Next")))
        self.next.setDefault(True)
        if self.next.isEnabled() and step in (Step.FOLDERS, Step.NUMBERS, Step.REPORT):
            # Else the keyboard would stand on what is next to it: Cancel, or Undo.
            self.next.setFocus()
