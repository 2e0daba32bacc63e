"""Which POP3 messages leave the server, and why: the rules themselves, and what they are told to people with.

A deletion passes four stages. The rule makes a message *due*. If the account has a time of grace it then *waits* in the
store, where the person sees it and can cancel it (`KeepOnServer`). Once that is over the session *plans* it
(`DeletesPlanned`) and sends DELE. It is *gone* only after QUIT's +OK.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.model.account import LeaveKind, LeaveRule
from app.model.sync import MADE_UP, DeleteReason, KnownMessage, ServerUid
from app.quick_dataclass import dataclass

DAY = 86_400.0


class ServerPlace(StrEnum):
    """Where a message of a POP3 account is, beside here."""

    ON_SERVER = "on-server"
    UNTIL = "until"
    """On the server until a day that is known."""
    LEAVING = "leaving"
    """Its deletion on the server waits for its time and can be cancelled."""
    PARTIAL = "partial"
    """Only its beginning is here; the server has the rest."""
    ONLY_HERE = "only-here"


@dataclass(frozen=True, slots=True)
class WaitingDelete:
    """A deletion on the server that waits. `at`: not before (seconds since the epoch). `message_id` None: deleted
    here. `subject`, `sender` and `date` are "" and 0 where nothing is left here to tell them."""

    account_id: int
    uidl: str
    message_id: int | None
    at: float
    reason: DeleteReason
    subject: str = ""
    sender: str = ""
    date: float = 0.0
    size: int = 0


@dataclass(frozen=True, slots=True)
class PreviewedDelete:
    """A message that the next check would delete on the server. `date` in seconds since the epoch, `size` in octets."""

    uidl: str
    subject: str
    date: float
    size: int
    complete: bool
    reason: DeleteReason


@dataclass(frozen=True, slots=True)
class LeavePreview:
    """What the next check would do under a rule. `download`: messages it would fetch; `deletes` oldest first.

    `incomplete`: messages the rule would let go that are not wholly here, and so stay. `kept`: those that the person
    told to stay. `later`: messages that leave on a later day, `next_day` the first of these (seconds since the epoch).
    `asked_server`: False where it was worked out from what the last check saw.
    """

    rule: LeaveRule
    download: int
    deletes: tuple[PreviewedDelete, ...]
    incomplete: int
    kept: int
    later: int
    next_day: float | None
    asked_server: bool


def sure(listing: Iterable[str], known: Mapping[ServerUid, KnownMessage]) -> list[tuple[str, KnownMessage]]:
    """What of a server's listing is known here beyond doubt, in its order: never a UIDL that is listed twice, is empty
    or was made up, since then nobody can say which message would go."""
    uidls = list(listing)
    times = Counter(uidls)
    return [(uidl, known[uidl]) for uidl in uidls
            if uidl and not uidl.startswith(MADE_UP) and times[uidl] == 1 and uidl in known]


def due(rule: LeaveRule, messages: Iterable[tuple[str, KnownMessage]], now: float) -> dict[str, DeleteReason]:
    """The UIDLs that may leave the server, in the given order, which is from the oldest message to the newest.

    `messages` are on the server, each UIDL once. Only what is wholly here, or was and was thrown away by the person,
    is ever due, and nothing that the person kept. Waiting (`delete_at`) is not looked at: the caller does.
    """
    listed = list(messages)
    found: dict[str, DeleteReason] = {}
    for uidl, message in listed:
        reason = _reason(rule, message, now) if is_deletable(message) else None
        if reason is not None:
            found[uidl] = reason
    _beyond(rule, listed, found)
    return {uidl: found[uidl] for uidl, _ in listed if uidl in found}


def is_deletable(message: KnownMessage) -> bool:
    """Whether anything may ever delete it on the server."""
    return not message.gone and not message.kept and (message.has_body or message.deleted_here)


def _reason(rule: LeaveRule, message: KnownMessage, now: float) -> DeleteReason | None:
    if message.reason is DeleteReason.ASKED:
        return DeleteReason.ASKED
    match rule.kind:
        case LeaveKind.DELETE:
            return DeleteReason.RULE
        case LeaveKind.DAYS:
            # Zero means that nobody noted when the message was first seen: then it stays.
            over = message.first_seen > 0 and message.first_seen + rule.days * DAY <= now
            return DeleteReason.RULE if over else None
        case LeaveKind.UNTIL_DELETED:
            return DeleteReason.DELETED_HERE if message.deleted_here else None
        case LeaveKind.UNTIL_MOVED:
            if message.deleted_here:
                return DeleteReason.DELETED_HERE
            return DeleteReason.MOVED if message.left_inbox else None
        case LeaveKind.KEEP:
            return None


def _beyond(rule: LeaveRule, listed: list[tuple[str, KnownMessage]], found: dict[str, DeleteReason]) -> None:
    """Adds the oldest until what stays is within the limits."""
    staying = [(uidl, message) for uidl, message in listed if uidl not in found]
    count, octets = len(staying), sum(message.size for _, message in staying)
    for uidl, message in staying:
        too_many = 0 < rule.most_messages < count
        if not too_many and not 0 < rule.most_octets < octets:
            return
        if is_deletable(message):
            found[uidl] = DeleteReason.COUNT if too_many else DeleteReason.SIZE
            count, octets = count - 1, octets - message.size
