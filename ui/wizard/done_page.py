"""Last page: what happens now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.model.account import Protocol
from ui.forms.labels import Picture, text_label
from ui.rule_words import RuleWords
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage


class DonePage(WizardPage):
    def __init__(self, draft: AccountDraft) -> None:
        super().__init__(draft, "", "")
        self.kept_for_session = False
        self._lines: list[QHBoxLayout] = []
        self.texts: list[str] = []

    def enter(self) -> None:
        self.heading_label.setText(self.tr("“{name}” is set up").format(name=self.draft.name))
        self.setAccessibleName(self.heading_label.text())
        self.lead_label.setText(self.tr("This is what happens now:"))
        if self.draft.protocol is Protocol.IMAP:
            self._say("folder", self.tr("Depesche reads the list of folders and the newest messages first; you can read"
                                        " while the rest is on its way."))
            self._say("cloud-sync", self.tr("What you read, move or delete here changes on the server, and on your"
                                            " other devices."))
        else:
            self._say("download", self.tr("Depesche downloads your mail, the newest first; you can read while the rest"
                                          " is on its way."))
            self._say("clock", RuleWords(self).rule(self.draft.leave))
        if self.draft.outgoing is None:
            self._say("info", self.tr("This account only receives mail. A server for sending can be added in the"
                                      " account's settings."))
        if self.kept_for_session or not self.draft.remember:
            words = self.tr("The password is kept until you quit Depesche; then it asks again.")
            if self.kept_for_session and self.draft.remember:
                words = self.tr("The system has no keyring that could keep the password.") + " " + words
            self._say("key", words)
        self.body.addStretch()

    def _say(self, picture: str, words: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Picture(picture, 24, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text_label(words), 1)
        self.texts.append(words)
        self._lines.append(line)
        self.body.addLayout(line)
        self.body.addSpacing(10)
