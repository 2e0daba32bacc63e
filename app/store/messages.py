"""Lists of messages, read by key: a page costs the same at row 200 and at row 1,000,000."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.model.account import LeaveKind, LeaveRule, Protocol
from app.model.message import Flags, MessageRow
from app.store.database import Database, Row

_SELECT = """
SELECT m.id, m.account_id, m.folder_id, m.uid, m.message_id, m.sender_name, m.sender_email, m.recipients, m.subject,
       m.date, m.size, m.flags, m.has_attachment, m.body_id IS NOT NULL, m.preview, m.sort_sender, m.sort_subject,
       m.labels, m.missing, a.protocol, a.leave_rule, p.uidl, p.first_seen, p.gone_at
FROM message m JOIN account a ON a.id = m.account_id LEFT JOIN pop3_state p ON p.message_id = m.id
"""
_COLUMNS = 24
_DAY = 86_400


class SortBy(StrEnum):
    DATE = "date"
    SENDER = "sort_sender"
    SUBJECT = "sort_subject"
    SIZE = "size"


class Only(StrEnum):
    """Quick filters."""

    ALL = ""
    UNREAD = "m.seen = 0"
    FLAGGED = "m.flagged = 1"
    ATTACHMENT = "m.has_attachment = 1"
    MISSING = "m.missing = 1"


@dataclass(frozen=True, slots=True)
class View:
    """One folder's list as a person arranged it."""

    folder_id: int
    sort: SortBy = SortBy.DATE
    descending: bool = True
    only: Only = Only.ALL


def page(db: Database, view: View, after: MessageRow | None, limit: int = 200) -> list[MessageRow]:
    """The next `limit` rows below `after` (None: from the top)."""
    column, direction = view.sort.value, "DESC" if view.descending else "ASC"
    where, values = ["m.folder_id = ?"], [view.folder_id]
    if view.only is not Only.ALL:
        where.append(view.only.value)
    if after is not None:
        where.append(f"(m.{column}, m.id) {'<' if view.descending else '>'} (?, ?)")
        values += [_sort_value(after, view.sort), after.id]
    sql = (f"{_SELECT} WHERE {' AND '.join(where)} "
           f"ORDER BY m.{column} {direction}, m.id {direction} LIMIT {int(limit)}")
    return [_from_row(row) for row in db.table(sql, _COLUMNS, values)]


def rows(db: Database, ids: Sequence[int]) -> list[MessageRow]:
    """Rows in the order of `ids`; what is no longer there is left out."""
    found: dict[int, MessageRow] = {}
    for start in range(0, len(ids), 500):
        some = ids[start:start + 500]
        sql = f"{_SELECT} WHERE m.folder_id IS NOT NULL AND m.id IN ({','.join('?' * len(some))})"
        found.update((row[0], _from_row(row)) for row in db.table(sql, _COLUMNS, some))
    return [found[each] for each in ids if each in found]


def sort_key(row: MessageRow, view: View) -> tuple[Any, ...]:
    """Grows from the top of the view to its end."""
    value = _sort_value(row, view.sort)
    if not view.descending:
        return (value, row.id)
    return (_Reversed(value), -row.id)


def matches(row: MessageRow, view: View) -> bool:
    """Whether the row belongs into the view at all."""
    if row.folder_id != view.folder_id:
        return False
    match view.only:
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


def split_flags(text: str) -> Flags:
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


def _sort_value(row: MessageRow, sort: SortBy) -> Any:
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
     gone_at) = row
    is_pop3 = protocol == Protocol.POP3.value
    return MessageRow(
        id=number, account_id=account_id, folder_id=folder_id, message_id=message_id,
        uid=(uidl or "") if is_pop3 else ("" if uid is None else str(uid)),
        sender_name=sender_name, sender_email=sender_email, recipients=recipients, subject=subject, date=date,
        size=size, flags=split_flags(flags), has_attachment=bool(has_attachment),
        cached="full" if has_body else "headers", preview=preview,
        server_state=_server_state(uidl, first_seen, gone_at, leave) if is_pop3 else "",
        labels=tuple(json.loads(labels)) if labels else (), missing=bool(missing))


def _server_state(uidl: str | None, first_seen: float | None, gone_at: float | None, leave: str) -> str:
    if uidl is None or gone_at is not None or first_seen is None:
        return "only-here"
    rule = LeaveRule.parse(leave)
    if rule.kind is LeaveKind.DAYS:
        return time.strftime("%Y-%m-%d", time.localtime(first_seen + rule.days * _DAY))
    return "on-server"
