"""Which of an account's messages its rule lets go, without a look at all the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.model import leaving
from app.model.account import Account, LeaveKind, LeaveRule
from app.model.sync import DeleteReason, KnownMessage, ServerUid
from app.quick_dataclass import dataclass
from app.store import pop3_state
from app.store.database import Database

_IDLE = "gone_at IS NULL AND delete_at IS NULL"
_WAITS = "gone_at IS NULL AND delete_at IS NOT NULL"
_WHOLE = "kept = 0 AND (partial = 0 OR deleted_here = 1)"


@dataclass(frozen=True, slots=True)
class Due:
    """`wanted`: what may leave the server, and why. `waits`: what waits for that already, until when and why. What
    waits and surely goes on to do so is in neither."""

    wanted: Mapping[str, DeleteReason]
    waits: Mapping[str, tuple[float, str]]


def look(db: Database, account: Account, listed: Sequence[tuple[str, int]], now: float) -> Due:
    """`listed`: UIDL and octets as the server told them, oldest first. Without a time of grace nothing is wanted."""
    rule = replace(account.leave, most_messages=0, most_octets=0)
    once = {uidl for uidl, _ in listed}
    has_doubles = len(once) < len(listed)
    surely, ages = ("0", ()) if has_doubles or not account.delete_grace else _surely(rule, now)
    waiting = db.rows(f"SELECT uidl, delete_at, reason, {surely} FROM pop3_state INDEXED BY pop3_waiting "
                      f"WHERE account_id = ? AND {_WAITS}", (*ages, account.id))
    waits = {uidl: (at, reason) for uidl, at, reason, is_sure in waiting if not (is_sure and uidl in once)}
    if not account.delete_grace:
        return Due({}, waits)
    known = pop3_state.states(db, account.id, f"{_WAITS} AND NOT {surely}", ages)
    for where, values in _perhaps(rule, now):
        known.update(pop3_state.states(db, account.id, where, values))
    due = leaving.due(rule, _there(listed, known), now)
    if _is_within(db, account, len(listed) - len(due) - len(waiting) + len(waits)):
        return Due(due, waits)
    return Due(leaving.due(account.leave, _there(listed, pop3_state.states(db, account.id)), now),
               {uidl: (at, reason) for uidl, at, reason, _ in waiting})


def _there(listed: Sequence[tuple[str, int]], known: Mapping[ServerUid, KnownMessage]
           ) -> list[tuple[str, KnownMessage]]:
    """What the check itself deleted was listed too, but does not count for a limit any more."""
    return [each for each in leaving.sure([uidl for uidl, _ in listed if uidl in known], known) if not each[1].gone]


def _surely(rule: LeaveRule, now: float) -> tuple[str, tuple[object, ...]]:
    """An SQL condition, true only of waiting messages for which the rule has not changed its mind."""
    by_rule = f"reason = '{DeleteReason.RULE}' AND {_WHOLE}"
    match rule.kind:
        case LeaveKind.DELETE:
            return f"({by_rule})", ()
        case LeaveKind.DAYS:
            return f"({by_rule} AND first_seen > 0 AND first_seen <= ?)", (now - rule.days * leaving.DAY - 1,)
        case LeaveKind.UNTIL_DELETED | LeaveKind.UNTIL_MOVED | LeaveKind.KEEP:
            return "0", ()


def _perhaps(rule: LeaveRule, now: float) -> list[tuple[str, tuple[object, ...]]]:
    """SQL conditions, each with an index of its own, true of all that does not wait and that the rule may let go."""
    deleted: tuple[str, tuple[object, ...]] = ("gone_at IS NULL AND deleted_here = 1", ())
    match rule.kind:
        case LeaveKind.DELETE:
            return [(f"{_IDLE} AND {_WHOLE}", ())]
        case LeaveKind.DAYS:
            # A day more: sums of fractions are not exact.
            return [(f"{_IDLE} AND first_seen <= ?", (now - rule.days * leaving.DAY + leaving.DAY,))]
        case LeaveKind.UNTIL_DELETED:
            return [deleted]
        case LeaveKind.UNTIL_MOVED:
            return [deleted, ("gone_at IS NULL AND moved_at IS NOT NULL", ())]
        case LeaveKind.KEEP:
            return []


def _is_within(db: Database, account: Account, count: int) -> bool:
    """Whether `count` messages, which is at least what stays, are surely within the rule's limits."""
    rule = account.leave
    if 0 < rule.most_messages < count:
        return False
    return not rule.most_octets or int(db.value(
        "SELECT coalesce(sum(size), 0) FROM pop3_state WHERE account_id = ? AND gone_at IS NULL", (account.id,)
        )) <= rule.most_octets
