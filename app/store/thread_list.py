"""Lists of conversations: a folder's, read by key as its messages are (messages.py), and what is told of each.

A folder's list shows the newest message of each conversation that lies there and passes the view's filters. A filter
takes messages, not conversations: the row stands for those that pass, and for no others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from app.model.message import MessageRow
from app.model.threads import Conversation, Person
from app.store import messages
from app.store.database import Database
from app.store.messages import Only, SortBy, View

MOST_TOLD = 100
"""Of one conversation's messages these newest ones are counted, named and shown; an edit takes all."""

_APART = "('trash', 'junk', 'drafts')"
"""Roles of folders whose messages are no part of a conversation elsewhere."""

_PLAIN = (Only.ALL, Only.UNREAD, Only.FLAGGED, Only.ATTACHMENT, Only.MISSING)
_COLUMN = re.compile(r"\bm\.(?=(?:snoozed_until|seen|flagged|has_attachment|missing|flags)\b)")

_MEMBERS = f"""
SELECT n.thread_id, n.id, n.folder_id FROM message n INDEXED BY message_by_thread
WHERE n.thread_id > 0 AND n.thread_id IN (SELECT value FROM json_each(?1)) AND n.folder_id IN (
  SELECT id FROM folder WHERE id = ?2 OR (role NOT IN {_APART} AND (SELECT role FROM folder WHERE id = ?2)
                                          NOT IN {_APART}))
ORDER BY n.date DESC, n.id DESC LIMIT -1
"""


class _Member(NamedTuple):
    id: int
    folder_id: int
    message_id: str
    name: str
    email: str
    seen: int
    flagged: int
    has_attachment: int
    passes: int


def can_group(view: View) -> bool:
    """Whether this order and these filters can be shown by conversation; by date, and not by where POP3 mail is."""
    return view.sort is SortBy.DATE and all(each in _PLAIN for each in (view.only, *view.also))


def page(db: Database, view: View, after: MessageRow | None, limit: int = 80) -> list[Conversation]:
    """The next conversations below the one whose head is `after` (None: from the top)."""
    values: list[float] = [view.folder_id] if after is None else [view.folder_id, after.date, after.id]
    return _told(db, view, messages.select(db, statement(view, limit, first=after is None), values), ())


def read(db: Database, view: View, keys: Collection[int], keep: Iterable[int] = ()) -> dict[int, Conversation]:
    """These conversations by their keys, as they are now; those that the view does not show are left out. `keep` are
    ids of messages that pass its filters whatever they say; what was put off is hidden all the same."""
    kept = list(keep)
    if kept and view.hides_sleepers:
        kept = [row[0] for row in db.rows("SELECT id FROM message WHERE snoozed_until = 0 AND id IN "
                                          "(SELECT value FROM json_each(?))", (json.dumps(kept),))]
    named = json.dumps(kept)
    threads = [key for key in keys if key > 0]
    heads: list[MessageRow] = []
    if threads:
        passes = f"({_passes(view)} OR n.id IN (SELECT value FROM json_each(?3)))"
        heads += messages.select(
            db, " WHERE m.id IN (SELECT (SELECT n.id FROM message n WHERE n.thread_id > 0 "
            f"AND n.thread_id = wanted.value AND n.folder_id = ?2 AND {passes} "
            "ORDER BY n.date DESC, n.id DESC LIMIT 1) FROM json_each(?1) wanted)",
            (json.dumps(threads), view.folder_id, named))
    alone = [-key for key in keys if key < 0]
    if alone:
        heads += [row for row in messages.rows(db, alone)
                  if not row.thread_id and row.folder_id == view.folder_id
                  and (row.id in kept or messages.matches(row, view))]
    return {each.key: each for each in _told(db, view, heads, kept)}


def statement(view: View, limit: int, *, first: bool) -> str:
    """What goes behind a SELECT of messages: with the folder's id, and date and id of the head above."""
    way, direction = ("<", "DESC") if view.descending else (">", "ASC")
    where = ["m.folder_id = ?1", *messages.conditions(view), _is_newest(view)]
    if not first:
        where.append(f"(m.date, m.id) {way} (?2, ?3)")
    return f" WHERE {' AND '.join(where)} ORDER BY m.date {direction}, m.id {direction} LIMIT {int(limit)}"


def keys_of(db: Database, ids: Sequence[int]) -> dict[int, int]:
    """The keys of the conversations that these messages belong to; what is no longer there is left out."""
    return {number: key for number, key, _ in dated_keys(db, ids)}


def dated_keys(db: Database, ids: Sequence[int]) -> list[tuple[int, int, float]]:
    """As `keys_of`: id, key and date of each message."""
    return [(number, thread_id or -number, date) for number, thread_id, date in db.table(
        "SELECT id, thread_id, date FROM message WHERE folder_id IS NOT NULL AND id IN "
        "(SELECT value FROM json_each(?))", 3, (json.dumps(list(ids)),))]


def newest(db: Database, threads: Sequence[int], folder_ids: Collection[int]) -> dict[int, float]:
    """When the newest message of each came that lies in these folders; answered by the index alone."""
    return {thread_id: date for thread_id, date in db.table(
        "SELECT thread_id, max(date) FROM message INDEXED BY message_by_thread WHERE thread_id > 0 AND thread_id IN "
        "(SELECT value FROM json_each(?)) AND folder_id IN (SELECT value FROM json_each(?)) GROUP BY thread_id",
        2, (json.dumps(list(threads)), json.dumps(list(folder_ids))))}


def _is_newest(view: View) -> str:
    passes = _passes(view)
    if not view.is_filtered and view.hides_sleepers:  # answered by the index, without a look at each row
        passes = "n.id NOT IN (SELECT id FROM message WHERE snoozed_until > 0)"
    return ("(m.thread_id = 0 OR NOT EXISTS (SELECT 1 FROM message n WHERE n.thread_id > 0 AND n.thread_id = "
            "m.thread_id AND n.folder_id = m.folder_id AND (n.date, n.id) > (m.date, m.id) AND "
            f"{passes}))")


def _passes(view: View) -> str:
    """What the view asks of message `n`."""
    return " AND ".join(_COLUMN.sub("n.", each) for each in messages.conditions(view)) or "1"


def _told(db: Database, view: View, heads: Sequence[MessageRow], keep: Collection[int]) -> list[Conversation]:
    threads = [row.thread_id for row in heads if row.thread_id]
    places: dict[int, list[tuple[int, int]]] = {each: [] for each in threads}
    for thread_id, number, folder_id in db.table(_MEMBERS, 3, (json.dumps(threads), view.folder_id)):
        places[thread_id].append((number, folder_id))
    several = [each for each in threads if len(places[each]) > 1]
    details = _details(db, view, [number for each in several for number, _ in places[each][:MOST_TOLD]])
    return [_conversation(view, row, places[row.thread_id], details, keep) if row.thread_id in places
            and len(places[row.thread_id]) > 1 else alone(row) for row in heads]


def alone(row: MessageRow) -> Conversation:
    """A message that stands for itself."""
    return Conversation(row.thread_id or -row.id, row, (row.id,), (row.id,), 1,
                        (Person(row.sender_name, row.sender_email, row.is_unread),), int(row.is_unread),
                        row.is_flagged, row.has_attachment)


def _details(db: Database, view: View, ids: Sequence[int]) -> dict[int, _Member]:
    if not ids:
        return {}
    found = db.table(f"SELECT n.id, n.folder_id, n.message_id, n.sender_name, n.sender_email, n.seen, n.flagged, "
                     f"n.has_attachment, {_passes(view)} FROM message n WHERE n.id IN (SELECT value FROM "
                     "json_each(?))", 9, (json.dumps(list(ids)),))
    return {row[0]: _Member(*row) for row in found}


def _conversation(view: View, head: MessageRow, places: Sequence[tuple[int, int]], details: dict[int, _Member],
                  keep: Collection[int]) -> Conversation:
    told = [details[number] for number, _ in places[:MOST_TOLD] if number in details]
    here = [each for each in told if each.folder_id == view.folder_id and (each.passes or each.id in keep)]
    ids = [each.id for each in here]
    if view.is_filtered:
        return _summary(head, ids, here, ids, 0)
    beyond = places[MOST_TOLD:]
    every = ids + [number for number, folder_id in beyond if folder_id == view.folder_id]
    return _summary(head, every, _once(told, here, view.folder_id), ids, len(beyond))


def _once(told: Sequence[_Member], here: Sequence[_Member], folder_id: int) -> list[_Member]:
    """What lies in the folder, and of other folders what does not: a copy is the same message."""
    seen = {each.message_id for each in here if each.message_id}
    shown = []
    for each in told:
        if each.folder_id == folder_id:
            if each.passes:
                shown.append(each)
        elif not each.message_id or each.message_id not in seen:
            seen.add(each.message_id)
            shown.append(each)
    return shown


def _summary(head: MessageRow, ids: Sequence[int], shown: Sequence[_Member], here: Collection[int],
             more: int) -> Conversation:
    """`shown` newest first, of which the list itself has those that are `here`; `more` were not looked at."""
    people: dict[str, Person] = {}
    unread = 0
    for each in reversed(shown):
        is_unread = not each.seen and each.id in here
        unread += is_unread
        known = people.get(each.email or each.name)
        people[each.email or each.name] = Person(
            each.name if known is None else known.name, each.email, is_unread or (known is not None and known.unread))
    return Conversation(head.thread_id or -head.id, head, tuple(ids), tuple(each.id for each in shown),
                        len(shown) + more,
                        tuple(people.values()), unread, any(each.flagged for each in shown if each.id in here),
                        any(each.has_attachment for each in shown))
