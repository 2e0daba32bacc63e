"""IMAP or POP3: what to recommend for a mailbox, and why. Pure."""

from __future__ import annotations

from enum import StrEnum

from app.model.account import Protocol
from app.model.folder import Quota
from app.model.mailbox import MailboxNumbers
from app.quick_dataclass import dataclass

NEARLY_FULL = 0.85
"""Share of its quota from which on a mailbox is."""


class Reason(StrEnum):
    """Why it is the recommended one. Those after BUT speak against it, or tell what goes with it."""

    ONLY_ONE = "only one"
    """The other protocol does not answer, or is not offered."""
    SEVERAL_DEVICES = "several devices"
    """All of them show the same."""
    SAFE_COPY = "safe copy"
    """One device, but the server keeps everything, should it break."""
    USUAL = "usual"
    """Nothing speaks for the other one."""
    LITTLE_ROOM = "little room"
    NEARLY_FULL = "nearly full"
    """One device, and the server has no room to keep everything: it is emptied as mail comes here."""
    BUT_FULL = "but full"
    """With several devices only the person can make room on the server."""
    BUT_FOLDERS = "but folders"
    """POP3 does not see what lies in other folders than the Inbox."""
    BUT_BACKUP = "but backup"
    """The only copy will be on this computer."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said; None: nothing yet. `little_room`: the server has."""

    several_devices: bool | None = None
    little_room: bool | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """`protocol` None where neither can be used."""

    protocol: Protocol | None
    reasons: tuple[Reason, ...] = ()


def advise(imap: MailboxNumbers | None, pop3: MailboxNumbers | None, answers: Answers) -> Advice:
    """None for a protocol that cannot be used. IMAP unless something speaks for POP3: only it works, or there is one
    device and too little room on the server."""
    if imap is None and pop3 is None:
        return Advice(None)
    if pop3 is None:
        return Advice(Protocol.IMAP, (Reason.ONLY_ONE,))
    if imap is None:
        return Advice(Protocol.POP3, (Reason.ONLY_ONE, Reason.BUT_BACKUP))
    full = is_nearly_full(imap.quota)
    tight = full if answers.little_room is None else answers.little_room
    if answers.several_devices is None or answers.several_devices:
        why = Reason.SEVERAL_DEVICES if answers.several_devices else Reason.USUAL
        return Advice(Protocol.IMAP, (why, *([Reason.BUT_FULL] if tight else [])))
    if not tight:
        return Advice(Protocol.IMAP, (Reason.SAFE_COPY,))
    elsewhere = imap.messages > imap.inbox_messages
    return Advice(Protocol.POP3, (Reason.NEARLY_FULL if full else Reason.LITTLE_ROOM,
                                  *([Reason.BUT_FOLDERS] if elsewhere else []), Reason.BUT_BACKUP))


def is_nearly_full(quota: Quota | None) -> bool:
    """From 85 % on; False without a limit."""
    return quota is not None and quota.limit > 0 and quota.used >= NEARLY_FULL * quota.limit
