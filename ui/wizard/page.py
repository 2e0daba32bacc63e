"""What all pages of the wizard have in common."""

from __future__ import annotations

from ui.forms.page import Page
from ui.wizard.draft import AccountDraft


class WizardPage(Page):
    """`enter` shows what the draft holds, `leave` writes what was typed into it."""

    def __init__(self, draft: AccountDraft, heading: str, lead: str) -> None:
        super().__init__(heading, lead)
        self.draft = draft
