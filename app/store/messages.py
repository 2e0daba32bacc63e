"""Lists of messages, read by key: a page costs the same at row 200 and at row 1,000,000."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.model.account import LeaveKind, LeaveRule, Protocol
from app.model.message import Flags, MessageRow
from app.quick_dataclass import dataclass
from app.store.database import Database, Row

_LEAVES = ("a.protocol = 'pop3' AND p.delete_at IS NOT NULL AND p.gone_at IS NULL AND NOT (p.reason = 'moved' AND "
           "(SELECT role FROM folder WHERE id = m.folder_id) = 'inbox')")
"""Of message `m` with state `p`. What was moved back into the Inbox since the last check does not wait any more."""

_SELECT = f"""
SELECT m.id, m.account_id, m.folder_id, m.uid, m.message_id, m.sender_name, m.sender_email, m.recipients, m.subject,
       m.date, m.size, m.flags, m.has_attachment, m.body_id IS NOT NULL, m.preview, m.sort_sender, m.sort_subject,
       m.labels, m.missing, a.protocol, a.leave_rule, p.uidl, p.first_seen, p.gone_at, p.partial, p.kept,
       CASE WHEN {_LEAVES} THEN p.delete_at END, m.snoozed_until, m.thread_id
FROM message m JOIN account a ON a.id = m.account_id LEFT JOIN pop3_state p ON p.message_id = m.id
"""
_COLUMNS = 29
_DAY = 86_400


class SortBy(StrEnum):
    DATE = "date"
    SENDER = "sort_sender"
    SUBJECT = "sort_subject"
    SIZE = "size"


_THERE, _WAITING = "m.place > 0", "m.place = 2"
_NOT_THERE = "m.place = 0 AND m.server_folder_id IS NULL"
_NO_BODY = "m.server_folder_id IS NULL AND m.body_id IS NULL"


class Only(StrEnum):
    """Quick filters."""

    ALL = ""
    UNREAD = "m.seen = 0"
    FLAGGED = "m.flagged = 1"
    ATTACHMENT = "m.has_attachment = 1"
    MISSING = "m.missing = 1"
    ON_SERVER = f"{_THERE} AND a.protocol = 'pop3'"
    """POP3, as the three below: for IMAP no message belongs to them."""
    LEAVING = f"{_WAITING} AND {_LEAVES}"
    ONLY_HERE = f"{_NOT_THERE} AND a.protocol = 'pop3'"
    PARTIAL = f"{_NO_BODY} AND p.partial = 1 AND a.protocol = 'pop3'"


TAGGED = r"(' ' || {}flags) GLOB '* [^\]*'"
"""Whether a message wears any keyword, as SQL; to be given the table's alias with its dot, or ""."""

_INDEXES = {Only.UNREAD: ("message_unread", "m.seen = 0"), Only.FLAGGED: ("message_flagged", "m.flagged = 1"),
            Only.ON_SERVER: ("message_there", _THERE), Only.LEAVING: ("message_leaving", _WAITING),
            Only.ONLY_HERE: ("message_only_here", _NOT_THERE), Only.PARTIAL: ("message_partial", _NO_BODY)}
"""By date, with their conditions. In another order a list walks through the folder's index of that order, unless there
are _FEW of them."""
_FEW = 2_000


@dataclass(frozen=True, slots=True)
class View:
    """One folder's list as a person arranged it."""

    folder_id: int
    sort: SortBy = SortBy.DATE
    descending: bool = True
    only: Only = Only.ALL
    also: tuple[Only, ...] = ()
    """Further quick filters: a message must pass all of them."""
    tags: tuple[str, ...] = ()
    """Keywords in lower case, of which a message must wear one; () asks for none."""
    asleep: bool = False
    """Those that were put off (snooze.py), too."""

    @property
    def hides_sleepers(self) -> bool:
        """What is gone from the server is to be decided on, put off or not."""
        return not self.asleep and Only.MISSING not in (self.only, *self.also)

    @property
    def is_filtered(self) -> bool:
        """Whether some of what lies in the folder may be left out."""
        return self.only is not Only.ALL or bool(self.also or self.tags)


def conditions(view: View) -> list[str]:
    """What SQL asks of message `m`, beside its folder: the filters, and that it does not sleep (snooze.py)."""
    found = [each.value for each in (view.only, *view.also) if each is not Only.ALL]
    if view.hides_sleepers:
        found.insert(0, "m.snoozed_until = 0")
    if view.tags:
        found.append(TAGGED.format("m."))  # so that its index is made use of, see ordering.py
        words = ("'" + each.replace("'", "''").replace("\0", "") + "'" for each in view.tags)
        found.append("(" + " OR ".join(f"instr(' ' || lower(m.flags) || ' ', ' ' || {word} || ' ') > 0"
                                       for word in words) + ")")
    return found


def page(db: Database, view: View, after: MessageRow | None, limit: int = 200) -> list[MessageRow]:
    """The next `limit` rows below `after` (None: from the top)."""
    values = [view.folder_id] if after is None else [view.folder_id, sort_value(after, view.sort), after.id]
    sql = statement(view, limit, first=after is None, few=_are_few(db, view))
    return [_from_row(row) for row in db.table(sql, _COLUMNS, values)]


def _are_few(db: Database, view: View) -> bool:
    """Whether those that the view is to show are sorted at less cost than the folder is walked through."""
    if view.sort is SortBy.DATE or view.only not in _INDEXES:
        return False
    index, condition = _INDEXES[view.only]
    return bool(db.value(f"SELECT count(*) < {_FEW} FROM (SELECT 1 FROM message m INDEXED BY {index} "
                         f"WHERE m.folder_id = ? AND {condition} LIMIT {_FEW})", (view.folder_id,)))


def statement(view: View, limit: int = 200, *, first: bool = False, few: bool = False) -> str:
    """SELECT with the folder's id, and unless it is the `first` page, sort value and id of the row above it.

    `few`: those of a place (one of _INDEXES) are found first and then sorted."""
    column, direction = view.sort.value, "DESC" if view.descending else "ASC"
    where = ["m.folder_id = ?", *conditions(view)]
    if not first:
        where.append(f"(m.{column}, m.id) {'<' if view.descending else '>'} (?, ?)")
    select = _SELECT.replace("message m", f"message m INDEXED BY {_INDEXES[view.only][0]}", 1) if few else _SELECT
    return (f"{select} WHERE {' AND '.join(where)} "
            f"ORDER BY m.{column} {direction}, m.id {direction} LIMIT {int(limit)}")


def key_statement(view: View, limit: int, *, first: bool) -> str:
    """As `statement`, but id and sort value of each row only."""
    _, _, tail = statement(view, limit, first=first).partition("FROM message m")
    return f"SELECT m.id, m.{view.sort.value} FROM message m{tail}"


def rows(db: Database, ids: Sequence[int]) -> list[MessageRow]:
    """Rows in the order of `ids`; what is no longer there is left out."""
    found: dict[int, MessageRow] = {}
    for start in range(0, len(ids), 500):
        some = ids[start:start + 500]
        sql = f"{_SELECT} WHERE m.folder_id IS NOT NULL AND m.id IN ({','.join('?' * len(some))})"
        found.update((row[0], _from_row(row)) for row in db.table(sql, _COLUMNS, some))
    return [found[each] for each in ids if each in found]


def select(db: Database, tail: str, values: Sequence[Any]) -> list[MessageRow]:
    """Rows by a condition on message `m`: `tail` goes on behind the FROM, and sorts only if it has a LIMIT."""
    return [_from_row(row) for row in db.table(_SELECT + tail, _COLUMNS, values)]


def sort_key(row: MessageRow, view: View) -> tuple[Any, ...]:
    """Grows from the top of the view to its end."""
    value = sort_value(row, view.sort)
    if not view.descending:
        return (value, row.id)
    return (_Reversed(value), -row.id)


def matches(row: MessageRow, view: View) -> bool:
    """Whether the row belongs into the view at all."""
    if row.folder_id != view.folder_id or (row.snoozed_until and view.hides_sleepers):
        return False
    if view.tags and not any(word.casefold() in view.tags for word in row.keywords):
        return False
    return all(_passes(row, each) for each in (view.only, *view.also))


def _passes(row: MessageRow, only: Only) -> bool:
    match only:
        case Only.ALL:
            return True
        case Only.UNREAD:
            return row.is_unread
        case Only.FLAGGED:
            return row.is_flagged
        case Only.ATTACHMENT:
            return row.has_attachment
        case Only.MISSING:
            return row.missing
        case Only.ON_SERVER:
            return row.server_state not in ("", "only-here")
        case Only.LEAVING:
            return row.server_state == "leaving"
        case Only.ONLY_HERE:
            return row.server_state == "only-here"
        case Only.PARTIAL:
            return row.cached == "partial"


def split_flags(text: str) -> Flags:
    """Of the column, where blanks part them."""
    return frozenset(text.split())


@lru_cache(maxsize=4096)
def join_flags(flags: Flags) -> str:
    """The canonical text of a set of flags: sorted, one space between."""
    return " ".join(sorted(flags))


class _Reversed:
    """Orders any comparable value the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: _Reversed) -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reversed) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(self.value)


def sender_key(name: str, email: str) -> str:
    """What the list sorts senders by; also how the store fills its column."""
    return (name or email).casefold()[:100]


def subject_key(subject: str) -> str:
    """What the list sorts subjects by: without Re: and the like, so that a thread stands together."""
    text = subject.casefold().strip()
    while ":" in text[:5]:
        for prefix in ("re:", "aw:", "antw:", "fw:", "fwd:", "wg:", "sv:"):
            if text.startswith(prefix):
                text = text[len(prefix):].lstrip()
                break
        else:
            break
    return text[:100]


def sort_value(row: MessageRow, sort: SortBy) -> Any:
    """What the column holds that lists in this order are sorted by."""
    match sort:
        case SortBy.DATE:
            return row.date
        case SortBy.SENDER:
            return sender_key(row.sender_name, row.sender_email)
        case SortBy.SUBJECT:
            return subject_key(row.subject)
        case SortBy.SIZE:
            return row.size


def _from_row(row: Row) -> MessageRow:
    (number, account_id, folder_id, uid, message_id, sender_name, sender_email, recipients, subject, date, size, flags,
     has_attachment, has_body, preview, _sender, _subject, labels, missing, protocol, leave, uidl, first_seen,
     gone_at, partial, kept, leaves_at, snoozed_until, thread_id) = row
    is_pop3 = protocol == Protocol.POP3.value
    return MessageRow(
        id=number, account_id=account_id, folder_id=folder_id, message_id=message_id,
        uid=(uidl or "") if is_pop3 else ("" if uid is None else str(uid)),
        sender_name=sender_name, sender_email=sender_email, recipients=recipients, subject=subject, date=date,
        size=size, flags=split_flags(flags), has_attachment=bool(has_attachment),
        cached="full" if has_body else "partial" if partial and is_pop3 else "headers", preview=preview,
        server_state=_server_state(uidl, gone_at, leaves_at, 0.0 if partial or kept else first_seen, leave)
        if is_pop3 else "",
        labels=tuple(json.loads(labels)) if labels else (), missing=bool(missing), leaves_at=leaves_at,
        kept=is_pop3 and bool(kept) and gone_at is None, snoozed_until=snoozed_until,
        thread_id=thread_id)


def _server_state(uidl: str | None, gone_at: float | None, leaves_at: float | None, first_seen: float | None,
                  leave: str) -> str:
    """`first_seen` 0 for what no day is known of."""
    if uidl is None or gone_at is not None:
        return "only-here"
    if leaves_at is not None:
        return "leaving"
    rule = LeaveRule.parse(leave)
    if rule.kind is LeaveKind.DAYS and first_seen:
        return time.strftime("%Y-%m-%d", time.localtime(first_seen + rule.days * _DAY))
    return "on-server"
