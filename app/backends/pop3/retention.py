"""Which messages leave the server in this session. Pure: no clock, no socket, no store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.model import leaving
from app.model.account import LeaveRule
from app.model.leaving import DAY
from app.model.sync import KnownMessage, ServerUid

__all__ = ["DAY", "due"]


def due(rule: LeaveRule, listing: Iterable[str], known: Mapping[ServerUid, KnownMessage], now: float,
        grace: float = 0.0) -> list[str]:
    """The UIDLs of `listing` that may be deleted on the server, in its order.

    `listing` has one UIDL for each message there, oldest first; `now` is in seconds since the epoch. Only what is
    durably here, or was and was thrown away by the person, is ever due, and only what is told apart beyond doubt
    (`leaving.sure`); never what had left the server before. With a `grace` only what has waited for it (`delete_at`)
    goes.
    """
    going = leaving.due(rule, leaving.sure(listing, known), now)
    return [uidl for uidl in going if _has_waited(known[uidl], now, grace)]


def _has_waited(message: KnownMessage, now: float, grace: float) -> bool:
    return message.delete_at <= now if message.delete_at is not None else not grace
