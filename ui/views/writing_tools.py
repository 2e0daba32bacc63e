"""What the program lends to each composer."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.account import Account
from app.model.identity import Identity, implicit
from app.quick_dataclass import dataclass
from ui.models.address_book import AddressBook
from ui.spelling.speller import Speller


@dataclass(frozen=True, slots=True)
class WritingTools:
    """`identities` in the accounts' order; an account without any sends as itself. `rich`: a new text begins so.

    `signature_above`: over the quote in an answer.
    """

    identities: tuple[Identity, ...] = ()
    book: AddressBook | None = None
    speller: Speller | None = None
    rich: bool = False
    signature_above: bool = False

    def senders(self, accounts: Sequence[Account]) -> tuple[tuple[Account, Identity], ...]:
        """All that the person can send as."""
        return tuple((account, each) for account in accounts for each in (
            [one for one in self.identities if one.account_id == account.id] or [implicit(account)]))
