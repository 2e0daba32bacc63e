"""What an account's person should know, though nothing failed."""

from __future__ import annotations

from enum import StrEnum

from app.quick_dataclass import dataclass


class WarningKind(StrEnum):
    MANY_LEFT = "many-left"
    """So many messages lie on the POP3 server (`number`) that each check takes long (`seconds`)."""
    MIXED_USE = "mixed-use"
    """Another device uses the same mailbox by IMAP: what a rule deletes here is gone there too (`number` of messages
    changed on the server that this account did not change)."""
    RENUMBERED = "renumbered"
    """The POP3 server gave all messages new ids; `number` of them were recognised and not downloaded again."""
    NO_IDS = "no-ids"
    """The server tells no ids (UIDL): nothing is ever deleted there."""
    DOUBTFUL_IDS = "doubtful-ids"
    """`number` of messages have ids that are empty or used twice: those are never deleted on the server."""

    RENAMED_FOLDER = "renamed-folder"
    """The server made a mailbox with the name of a folder that is here only; that one, whose id `number` is, bears
    another name now."""


@dataclass(frozen=True, slots=True)
class AccountWarning:
    """The newest of its kind. `noted_at` in seconds since the epoch; `dismissed`: the person has read it, and it is
    shown again only if it becomes worse by half."""

    account_id: int
    kind: WarningKind
    number: int
    seconds: float
    noted_at: float
    dismissed: bool = False
