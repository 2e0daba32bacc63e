"""Fourth page: IMAP or POP3, with what either would bring."""

from __future__ import annotations

from app.model.account import Protocol
from app.model.mailbox import MailboxNumbers
from ui.forms.protocol_choice import ProtocolChoice, Side
from ui.forms.protocol_table import ProtocolTable
from ui.help import calls
from ui.help.topics import Topic
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage


class ProtocolPage(WizardPage):
    def __init__(self, draft: AccountDraft) -> None:
        super().__init__(draft, "", "")
        calls.set_topic(self, Topic.CHOOSING)
        self.choice = ProtocolChoice()
        self.imap, self.pop3 = self.choice.imap, self.choice.pop3
        self.body.addWidget(self.choice)
        self.body.addWidget(ProtocolTable())
        self.body.addStretch()
        self.choice.changed.connect(self.complete_changed)

    def enter(self) -> None:
        draft = self.draft
        asked = self.tr("This is what the servers told just now. You can change it later, without losing anything.")
        silent = self.tr("The servers could not be asked yet. You can change it later, without losing anything.")
        told = any(isinstance(draft.numbers(each), MailboxNumbers) for each in Protocol)
        self.say(self.tr("How should your mail be fetched?"), asked if told else silent)
        imap, pop3 = (Side(draft.numbers(each), draft.may_use(each)) for each in (Protocol.IMAP, Protocol.POP3))
        self.choice.show_sides(imap, pop3, draft.leave, draft.protocol if draft.protocol_chosen else None)
        self.choice.focus_chosen()

    def leave(self) -> None:
        chosen = self.choice.protocol()
        if chosen is not None:
            self.draft.protocol, self.draft.protocol_chosen = chosen, self.choice.is_overruled()

    def is_complete(self) -> bool:
        return self.choice.protocol() is not None
