"""Asks before everything is deleted, says what would be lost, and wants it confirmed by more than a click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.engine import removal
from app.engine.removal import Contents
from app.errors import MailError
from app.paths import Profile
from ui import background, formats, wording
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Toned, announce, field_label


class RemoveAllDialog(DialogFrame):
    """Accepted once the person has typed how many messages are lost: nobody does that without having read it."""

    back_up_wanted = Signal()

    def __init__(self, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Remove all data of Depesche"), parent)
        self._wanted = ""
        self.headline("warning", "danger", self.tr("Delete everything that Depesche keeps here?"), self.tr(
            "Accounts, mail, drafts, filters, keys and settings in {folder}, and the passwords in the keyring. What"
            " lies on IMAP servers stays there. Backups that you made stay, too.").format(folder=profile.directory))
        self.facts = Toned(self.tr("Counting …"), "text")
        self.lost = Toned("", "danger")
        self.lost.hide()
        self.body.addWidget(self.facts)
        self.body.addWidget(self.lost)
        self.typed = QLineEdit()
        self.typed.setMaximumWidth(220)
        self.typed.textChanged.connect(self._judge)
        self.asked = field_label("", self.typed)
        self.asked.setWordWrap(True)
        self.body.addSpacing(6)
        self.body.addWidget(self.asked)
        self.body.addWidget(self.typed)
        self.body.addStretch()
        self.back_up = self.add_left(self.tr("&Back up first …"))
        self.back_up.clicked.connect(self._back_up)
        self.cancel = self.add_button(self.tr("&Keep everything"), default=True)
        self.cancel.clicked.connect(self.reject)
        self.remove = self.add_button(self.tr("&Delete and quit"), role="danger")
        self.remove.clicked.connect(self.accept)
        self._judge()
        self.fit(560)
        self.cancel.setFocus()
        background.run(self, lambda: removal.look(profile), self.show_contents)

    def show_contents(self, found: Contents | MailError) -> None:
        """What was counted."""
        if isinstance(found, MailError):
            self.facts.setText(wording.error_sentence(found))
            return
        held = found.held
        if held is None:
            self._wanted = self.tr("everything")
            self.facts.setText(self.tr("The mail database cannot be read, so that nobody knows what it holds."))
            self.lost.setText(self.tr(
                "The passwords of its accounts stay in the keyring: nobody can look up which those are."))
            self.lost.show()
            self._ask(self.tr("&Type “{word}” to delete it all the same:").format(word=self._wanted))
            return
        lost = found.only_here or 0
        self._wanted = str(lost) if lost else self.tr("everything")  # to count nothing says nothing
        self.facts.setText(" · ".join((self.tr("%n account(s)", "", held.accounts),
                                       self.tr("%Ln message(s)", "", held.messages), formats.size(found.octets))))
        words = []
        if lost:
            words.append(self.tr("%Ln message(s) exist only on this computer, and are lost for ever.", "", lost))
        if held.keys:
            words.append(self.tr("%n private key(s) are lost: mail that was encrypted for them can never be read"
                                 " again.", "", held.keys))
        self.lost.setText("\n".join(words))
        self.lost.setVisible(bool(words))
        if lost:
            self._ask(self.tr("&Type how many messages are lost by that ({number}) to confirm it:").format(
                number=formats.number(lost)))
        else:
            self._ask(self.tr("&Type “{word}” to confirm it:").format(word=self._wanted))

    def _ask(self, words: str) -> None:
        self.asked.setText(words)
        self.typed.setAccessibleName(words.replace("&", ""))
        announce(self, f"{self.facts.text()} {self.lost.text()}")
        self._layout.activate()  # there is more to show now than when it was measured first
        self.fit(560)
        self._judge()

    def _judge(self) -> None:
        self.typed.setEnabled(bool(self._wanted))
        typed = self.typed.text().strip().casefold()
        if self._wanted.isdigit():  # as a number is written here, too
            typed = "".join(each for each in typed if each.isalnum())
        self.remove.setEnabled(bool(self._wanted) and typed == self._wanted.casefold())

    def _back_up(self) -> None:
        self.reject()
        self.back_up_wanted.emit()
