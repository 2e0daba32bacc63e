"""The wizard that adds an account: which page follows, and what is stored at the end."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.commands import AskProtection, SaveAccount
from app.events import AccountSaved, KeyringKnown
from ui.bridge import EventBridge
from ui.dialogs.assistant_frame import AssistantFrame
from ui.forms.step_list import StepList
from ui.ports import EnginePort
from ui.protection.new_phrase import NewPhraseDialog
from ui.taken_names import all_accounts
from ui.tokens import next_token
from ui.wizard.check_page import CheckPage
from ui.wizard.check_verdict import Question
from ui.wizard.done_page import DonePage
from ui.wizard.draft import AccountDraft
from ui.wizard.identity_page import IdentityPage
from ui.wizard.options_page import OptionsPage
from ui.wizard.page import WizardPage
from ui.wizard.protocol_page import ProtocolPage
from ui.wizard.servers_page import ServersPage


class Step(IntEnum):
    IDENTITY = 0
    SERVERS = 1
    CHECK = 2
    PROTOCOL = 3
    OPTIONS = 4
    DONE = 5


class AccountWizard(AssistantFrame):
    """Adds one account. `added` carries its id once it is stored; nothing is stored before the last step."""

    added = Signal(int)

    def __init__(self, engine: EnginePort, bridge: EventBridge, parent: QWidget | None = None, *,
                 online: bool = True) -> None:
        super().__init__(self.tr("Add an account"), parent)
        self.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.NonModal)
        self._engine, self._bridge = engine, bridge
        self._save_token = 0
        self.draft = AccountDraft(others=all_accounts(engine))
        self.identity = IdentityPage(self.draft, engine, bridge)
        self.servers = ServersPage(self.draft, engine, bridge, online=online)
        self.check = CheckPage(self.draft, engine, bridge)
        self.protocol = ProtocolPage(self.draft)
        self.options = OptionsPage(self.draft)
        self.done_page = DonePage(self.draft)
        self.pages: tuple[WizardPage, ...] = (self.identity, self.servers, self.check, self.protocol, self.options,
                                              self.done_page)
        self.steps = StepList((self.tr("You"), self.tr("Servers"), self.tr("Check"), self.tr("Protocol"),
                               self.tr("Name and rules"), self.tr("Done")))
        self.lay_out(self.pages, self.steps, 900)
        self.resize(self.width(), min(720, self.screen().availableSize().height() - 60))
        for page in self.pages:
            page.complete_changed.connect(self._refresh)
            page.done.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.cancel.clicked.connect(self.reject)
        self.identity.by_hand_wanted.connect(self._by_hand)
        self.check.servers_wanted.connect(self._change_servers)
        self.check.sign_in_wanted.connect(lambda: self.go_back_to(Step.IDENTITY))
        bridge.account_saved.connect(self._saved)
        bridge.keyring_known.connect(self._keyring_known)
        bridge.protection_changed.connect(self.options.stored_mail.show_state)
        engine.submit(AskProtection())
        self._show(Step.IDENTITY)
        self.identity.enter()
        self._refresh()

    @property
    def step(self) -> Step:
        return Step(self.stack.currentIndex())

    def go_to(self, step: Step) -> None:
        """Show a page, filled from the draft; it may go on by itself."""
        self._show(step)
        self.pages[step].enter()
        self._refresh()

    def go_back_to(self, step: Step) -> None:
        self._show(step)
        self.pages[step].come_back()
        self._refresh()

    def _change_servers(self, question: Question | None) -> None:
        self.go_back_to(Step.SERVERS)
        if question is not None:
            self.servers.show_server(question.protocol)

    def go_on(self) -> None:
        """What the button at the right does."""
        page = self.pages[self.step]
        if not page.is_complete() or self._save_token:
            return
        page.leave()
        match self.step:
            case Step.DONE:
                self._end()
            case Step.OPTIONS:
                self._save()
            case _:
                self.go_to(Step(self.step + 1))

    def go_back(self) -> None:
        """The check is no place to come back to: before it lie the servers that it asked."""
        if self.step in (Step.IDENTITY, Step.DONE):
            return
        self.pages[self.step].leave()
        self.go_back_to(Step.SERVERS if self.step is Step.PROTOCOL else Step(self.step - 1))

    def reject(self) -> None:
        # Once the account is stored there is nothing left to cancel.
        self.pages[self.step].abandon()
        if self.step is Step.DONE:
            self._end()
        else:
            self.identity.sign_in.give_up()
            super().reject()

    def _show(self, step: Step) -> None:
        if self.step is not step:
            self.pages[self.step].abandon()
        self.stack.setCurrentIndex(step)
        self.steps.show_step(step)

    def _by_hand(self) -> None:
        if self.identity.is_complete():
            self.identity.leave()
            self.draft.by_hand = True
            self.go_to(Step.SERVERS)

    def _save(self) -> None:
        self._save_token = next_token()
        self._refresh()
        self._engine.submit(SaveAccount(self._save_token, self.draft.account(), self.draft.given_password))

    def _end(self) -> None:
        """The account is there; what is left is the phrase, if the mail is to be encrypted."""
        if not self.draft.encrypt:
            self.accept()
            return
        self.draft.encrypt = False
        dialog = NewPhraseDialog(self._engine, self._bridge, self)
        dialog.accepted.connect(self.accept)
        dialog.rejected.connect(self._not_encrypted)
        dialog.open()

    def _not_encrypted(self) -> None:
        self.done_page.not_encrypted()
        self._refresh()

    def _keyring_known(self, event: KeyringKnown) -> None:
        self.done_page.keyring = event.name

    def _saved(self, event: AccountSaved) -> None:
        if event.token != self._save_token:
            return
        self._save_token = 0
        if event.error is not None:
            self.options.fail(event.error)
            self._refresh()
            return
        self.done_page.kept_for_session = event.kept_for_session
        self.go_to(Step.DONE)
        self.added.emit(event.account_id)

    def _refresh(self) -> None:
        page, step = self.pages[self.step], self.step
        done = step is Step.DONE
        self.back.setVisible(step is not Step.IDENTITY and not done)
        self.back.setEnabled(not self._save_token)
        self.cancel.setVisible(not done)
        self.next.setEnabled(page.is_complete() and not self._save_token)
        words = {Step.OPTIONS: self.tr("&Add account"),
                 Step.DONE: self.tr("Recovery &phrase …") if self.draft.encrypt else self.tr("&Start")}
        self.next.setText(words.get(step, self.tr("&Next")))
        self.next.setDefault(True)
        if done:
            self.next.setFocus()
