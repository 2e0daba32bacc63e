"""From whom a message goes out, and whom one writes to."""

from __future__ import annotations

from app.model.account import Account
from app.model.message import Address
from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """A sender of an account. `id` is 0 until stored, and for the one that an account without any has by itself.

    `position` counts from 0; the first one is the account's own. `reply_to` and `bcc` hold addresses as they are typed.
    `signature` is plain text, `signature_html` the same for rich text or "". `openpgp` and `smime` are fingerprints in
    upper-case hex, "" for none.
    """

    id: int
    account_id: int
    position: int = 0
    name: str = ""
    email: str = ""
    reply_to: str = ""
    organisation: str = ""
    bcc: str = ""
    signature: str = ""
    signature_html: str = ""
    sign: bool = False
    encrypt: bool = False
    openpgp: str = ""
    smime: str = ""

    @property
    def address(self) -> Address:
        return Address(self.name, self.email)


def implicit(account: Account) -> Identity:
    """The identity of an account for which none is stored."""
    return Identity(0, account.id, name=account.display_name, email=account.email)


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody to be offered where an address is typed. `written` and `read` count messages."""

    name: str
    email: str
    written: int = 0
    read: int = 0

    @property
    def address(self) -> Address:
        return Address(self.name, self.email)


@dataclass(frozen=True, slots=True)
class Template:
    """A message to begin with; `raw` is RFC 5322 text as a draft is stored. `id` is 0 until stored."""

    id: int
    name: str
    raw: bytes
