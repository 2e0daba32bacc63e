"""What all pages of the wizard have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.forms.page import Page
from ui.wizard.draft import AccountDraft


class WizardPage(Page):
    """`enter` shows what the draft holds, `leave` writes what was typed into it.

    `done` is told where nothing is left to ask: the wizard then goes on by itself.
    """

    done = Signal()

    def __init__(self, draft: AccountDraft, heading: str, lead: str) -> None:
        super().__init__(heading, lead)
        self.draft = draft

    def come_back(self) -> None:
        """As `enter`, for whoever comes from a later page: then no page goes on by itself."""
        self.enter()

    def abandon(self) -> None:
        """The person went elsewhere: what was asked of the network does not matter any more."""
