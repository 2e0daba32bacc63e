"""Which messages leave the server, and when. Pure: no clock, no socket, no store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from app.model.account import LeaveKind, LeaveRule
from app.model.sync import KnownMessage, ServerUid

DAY = 86_400.0


def due(rule: LeaveRule, listing: Iterable[str], known: Mapping[ServerUid, KnownMessage], now: float) -> list[str]:
    """The UIDLs of `listing` that may be deleted on the server, in its order.

    `listing` has one UIDL for each message there; `now` is in seconds since the epoch. Only what is durably
    here, or was and was thrown away by the person, is ever due; never a UIDL that is listed twice, is empty, or had
    left the server before: then nobody can say which message would go.
    """
    uidls = list(listing)
    times = Counter(uidls)
    return [uidl for uidl in uidls
            if uidl and times[uidl] == 1 and (message := known.get(uidl)) is not None
            and _is_due(rule, message, now)]


def _is_due(rule: LeaveRule, message: KnownMessage, now: float) -> bool:
    if message.gone or not (message.has_body or message.deleted_here):
        return False
    match rule.kind:
        case LeaveKind.DELETE:
            return True
        case LeaveKind.DAYS:
            # Zero means that nobody noted when the message was first seen: then it stays.
            return message.first_seen > 0 and message.first_seen + rule.days * DAY <= now
        case LeaveKind.UNTIL_DELETED:
            return message.deleted_here
        case LeaveKind.KEEP:
            return False
