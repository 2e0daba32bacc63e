"""The wizard that adds an account: which page follows, and what is stored at the end."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.commands import SaveAccount
from app.events import AccountSaved
from ui.bridge import EventBridge
from ui.forms.assistant_frame import AssistantFrame
from ui.forms.step_list import StepList
from ui.ports import EnginePort
from ui.taken_names import taken_names
from ui.tokens import next_token
from ui.wizard.check_page import Check, CheckPage
from ui.wizard.done_page import DonePage
from ui.wizard.draft import AccountDraft
from ui.wizard.identity_page import IdentityPage
from ui.wizard.options_page import OptionsPage
from ui.wizard.page import WizardPage
from ui.wizard.protocol_page import ProtocolPage
from ui.wizard.servers_page import ServersPage


class Step(IntEnum):
    IDENTITY = 0
    PROTOCOL = 1
    SERVERS = 2
    OPTIONS = 3
    CHECK = 4
    DONE = 5


class AccountWizard(AssistantFrame):
    """Adds one account. `added` carries its id once it is stored; nothing is stored before the last step."""

    added = Signal(int)

    def __init__(self, engine: EnginePort, bridge: EventBridge, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Add an account"), parent)
        self.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.NonModal)
        self._engine = engine
        self._save_token = 0
        self.draft = AccountDraft(taken_names=taken_names(engine))
        self.identity = IdentityPage(self.draft)
        self.protocol = ProtocolPage(self.draft)
        self.servers = ServersPage(self.draft)
        self.options = OptionsPage(self.draft)
        self.check = CheckPage(self.draft, engine, bridge)
        self.done_page = DonePage(self.draft)
        self.pages: tuple[WizardPage, ...] = (self.identity, self.protocol, self.servers, self.options, self.check,
                                              self.done_page)
        self.steps = StepList((self.tr("You"), self.tr("Protocol"), self.tr("Servers"), self.tr("Name and rules"),
                               self.tr("Check"), self.tr("Done")))
        self.lay_out(self.pages, self.steps, 860)
        for page in self.pages:
            page.complete_changed.connect(self._refresh)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.cancel.clicked.connect(self.reject)
        self.check.servers_wanted.connect(lambda: self.go_to(Step.SERVERS))
        self.check.password_wanted.connect(self._change_password)
        self.check.anyway_wanted.connect(self._save)
        bridge.account_saved.connect(self._saved)
        self.go_to(Step.IDENTITY)

    @property
    def step(self) -> Step:
        return Step(self.stack.currentIndex())

    def go_to(self, step: Step) -> None:
        """Show a page, filled from the draft."""
        if self.step is Step.CHECK and step is not Step.CHECK:
            self.check.abandon()
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)
        self.pages[step].enter()
        self._refresh()

    def go_on(self) -> None:
        """What the button at the right does."""
        page = self.pages[self.step]
        if not page.is_complete():
            return
        page.leave()
        match self.step:
            case Step.DONE:
                self.accept()
            case Step.CHECK:
                self._save()
            case _:
                self.go_to(Step(self.step + 1))

    def go_back(self) -> None:
        if self.step not in (Step.IDENTITY, Step.DONE):
            self.pages[self.step].leave()
            self.go_to(Step(self.step - 1))

    def reject(self) -> None:
        # Once the account is stored there is nothing left to cancel.
        self.check.abandon()
        if self.step is Step.DONE:
            self.accept()
        else:
            super().reject()

    def _save(self) -> None:
        self._save_token = next_token()
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self._engine.submit(SaveAccount(self._save_token, self.draft.account(), self.draft.password))

    def _saved(self, event: AccountSaved) -> None:
        if event.token != self._save_token:
            return
        self._save_token = 0
        if event.error is not None:
            self._refresh()
            self.check.fail(self.tr("The account could not be stored"), event.error)
            return
        self.done_page.kept_for_session = event.kept_for_session
        self.go_to(Step.DONE)
        self.added.emit(event.account_id)

    def _change_password(self) -> None:
        self.go_to(Step.IDENTITY)
        self.identity.password.line.setFocus()
        self.identity.password.line.selectAll()

    def _refresh(self) -> None:
        page, step = self.pages[self.step], self.step
        done = step is Step.DONE
        self.back.setVisible(step is not Step.IDENTITY and not done)
        self.back.setEnabled(not self._save_token)
        self.cancel.setVisible(not done)
        self.next.setEnabled(page.is_complete() and not self._save_token)
        words = {Step.OPTIONS: self.tr("&Check"), Step.CHECK: self.tr("&Add account"), Step.DONE: self.tr("&Start")}
        self.next.setText(words.get(step, self.tr("&Next")))
        self.next.setDefault(True)
        if done or (step is Step.CHECK and self.check.state is Check.PASSED):
            self.next.setFocus()
