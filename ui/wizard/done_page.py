"""Last page: what happens now, and where the password is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.model.account import Protocol, SecretKind
from app.model.mailbox import MailboxNumbers
from ui import formats
from ui.forms.labels import Picture, announce, text_label
from ui.rule_words import RuleWords
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage


class DonePage(WizardPage):
    """`kept_for_session`: no keyring took the password. `keyring`: the name of the one that would, "" if unknown."""

    def __init__(self, draft: AccountDraft) -> None:
        super().__init__(draft, "", "")
        self.kept_for_session = False
        self.keyring = ""
        self._next: tuple[Picture, QLabel] | None = None
        """The line that speaks of the phrase."""
        self._lines: list[QHBoxLayout] = []
        self.texts: list[str] = []

    def enter(self) -> None:
        draft = self.draft
        self.say(self.tr("“{name}” is set up").format(name=draft.name), self.tr("This is what happens now:"))
        found = draft.numbers(draft.protocol)
        numbers = found if isinstance(found, MailboxNumbers) and found.messages else None
        if draft.protocol is Protocol.IMAP:
            self._say("folder", self.tr("Depesche reads the list of folders and the newest messages first; you can read"
                                        " while the rest is on its way."))
            self._say("cloud-sync", self.tr("What you read, move or delete here changes on the server, and on your"
                                            " other devices."))
        else:
            self._say("download", self._download(numbers))
            self._say("clock", RuleWords(self).rule(draft.leave))
        if draft.smtp is None or draft.without_sending:
            self._say("info", self.tr("This account only receives mail. A server for sending can be added in the"
                                      " account's settings."))
        if draft.unchecked:
            self._say("warning", self.tr("The servers could not be asked yet. Depesche keeps trying, and tells if"
                                         " something is wrong."))
        self._say("key", self._password())
        if draft.encrypt:
            self._next = self._say("lock", self.tr("Next, Depesche shows the recovery phrase of your encrypted mail."
                                                   " Have pen and paper at hand."))
        self.body.addStretch()

    def not_encrypted(self) -> None:
        """The phrase was not confirmed: that stands where it was spoken of."""
        words = self.tr("Your mail on this computer is not encrypted: the recovery phrase was not confirmed. The"
                        " account is set up all the same. You can encrypt later in the preferences, under Security.")
        if self._next is not None:
            picture, text = self._next
            picture.show_icon("warning", "warning")
            text.setText(words)
            self.texts[-1] = words
            announce(self, words)

    def _download(self, numbers: MailboxNumbers | None) -> str:
        if numbers is None:
            return self.tr("Depesche downloads your mail, the newest first; you can read while the rest is on its way.")
        words = self.tr("Depesche downloads %Ln mail(s), the newest first; you can read while the rest is on its way.",
                        "", numbers.messages)
        if numbers.octets:
            words += " " + self.tr("It is {size} in all.").format(size=formats.size(numbers.octets))
        return words

    def _password(self) -> str:
        wanted = self.draft.password_is_kept
        oauth = self.draft.secret.kind is SecretKind.OAUTH
        if wanted and not self.kept_for_session:
            where = self.keyring or self.tr("the system's keyring")
            words = self.tr("Your sign-in is kept in {keyring}.") if oauth else self.tr(
                "Your password is kept in {keyring}.")
            return words.format(keyring=where)
        words = self.tr("The sign-in lasts until you quit Depesche; then it asks again.") if oauth else self.tr(
            "The password is kept until you quit Depesche; then it asks again.")
        return self.tr("The system has no keyring that could keep the password.") + " " + words if wanted else words

    def _say(self, icon: str, words: str) -> tuple[Picture, QLabel]:
        picture, text = Picture(icon, 24, "accent"), text_label(words)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        self.texts.append(words)
        self._lines.append(line)
        self.body.addLayout(line)
        self.body.addSpacing(10)
        return picture, text
