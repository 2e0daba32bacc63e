"""Second page: IMAP or POP3, and what each means."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup

from app.model.account import Protocol
from app.setup.autoconfig import suggest
from ui.forms.choice_card import ChoiceCard
from ui.forms.labels import hint
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage


class ProtocolPage(WizardPage):
    def __init__(self, draft: AccountDraft) -> None:
        super().__init__(draft, "", "")
        self.heading_label.setText(self.tr("How should your mail be fetched?"))
        self.lead_label.setText(self.tr("Both ways work with the same mailbox; you can add the other one later."))
        self.setAccessibleName(self.heading_label.text())
        self.imap = ChoiceCard("cloud-sync", self.tr("IMAP – mail stays on the server"), (
            self.tr("The server keeps your mail and its folders; Depesche shows them and keeps a copy for reading"
                    " offline."),
            self.tr("Good with several devices: what you read, move or delete here changes everywhere."),
        ))
        self.pop3 = ChoiceCard("computer", self.tr("POP3 – mail comes to this computer"), (
            self.tr("Depesche downloads your mail; from then on the copy on this computer is the one that counts."),
            self.tr("Good for one computer or a small mailbox. Folders exist only here; you decide when mail leaves"
                    " the server. Keep a backup."),
        ))
        self._group = QButtonGroup(self)
        for card in (self.imap, self.pop3):
            self._group.addButton(card)
            self.body.addWidget(card)
            self.body.addSpacing(6)
        self.note = hint("")
        self.body.addWidget(self.note)
        self.body.addStretch()

    def enter(self) -> None:
        found = suggest(self.draft.email)
        only_pop3 = found.certain and found.imap is None and found.pop3 is not None
        recommended = self.tr("Recommended")
        self.imap.set_badge("" if only_pop3 else recommended)
        self.pop3.set_badge(recommended if only_pop3 else "")
        if only_pop3:
            words = self.tr("{provider} offers POP3 only, as far as we know.")
        elif found.certain and found.pop3 is None:
            words = self.tr("{provider} offers IMAP only, as far as we know.")
        else:
            words = ""
        self.note.setText(words.format(provider=found.provider))
        chosen = self.pop3 if self.draft.protocol is Protocol.POP3 else self.imap
        chosen.setChecked(True)
        chosen.setFocus()

    def leave(self) -> None:
        self.draft.protocol = Protocol.POP3 if self.pop3.isChecked() else Protocol.IMAP
