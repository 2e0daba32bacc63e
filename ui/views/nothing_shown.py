"""What stands in the message's place while there is none to show, or too many."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.forms.empty_state import EmptyState
from ui.help import calls
from ui.help.topics import Topic


class NothingShown(EmptyState):
    """`welcomes`: there is no account yet, and so nothing to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.welcomes = False
        self.button.setProperty("role", "")  # the first step is to add an account, beside this
        self.action_wanted.connect(lambda: calls.calls().ask(Topic.PROTOCOLS))

    def say_nothing(self) -> None:
        if self.welcomes:
            self.say("depesche", self.tr("Welcome to Depesche"), self.tr(
                "With IMAP your mail stays on the server, with POP3 it comes to this computer. Both work here, side "
                "by side."), self.tr("IMAP and POP3 explained"))
        else:
            self.say("mail-open", self.tr("No message chosen"), self.tr("Choose one in the list to read it here."))

    def say_many(self, count: int) -> None:
        self.say("all-mail", self.tr("%n message(s) chosen", "", count),
                 self.tr("Archive, move or delete them together, or choose one to read it."))
