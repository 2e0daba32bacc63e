"""What a list shows by conversation: a folder, or the results of a search."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from app.events import MessagesChanged
from app.model.message import MessageRow
from app.model.threads import Conversation, Person
from app.store import messages, thread_list
from app.store.database import Database
from app.store.messages import View
from ui.models.listing import PAGE


class Grouping(ABC):
    """As a Listing, of conversations. `key` is that of a head: it grows from the top of the list to its end."""

    folder_ids: frozenset[int] = frozenset()
    """The folders whose messages are shown; others' stand below an unfolded row only. Empty for any."""

    @abstractmethod
    def page(self, db: Database, after: MessageRow | None) -> tuple[list[Conversation], bool]:
        """Those below the head `after`, and whether they are the last."""

    @abstractmethod
    def key(self, head: MessageRow) -> tuple[Any, ...]: ...

    @abstractmethod
    def read(self, db: Database, keys: Collection[int], keep: Collection[int]) -> list[Conversation]:
        """These as they are now; `keep` are messages that no filter hides."""

    @abstractmethod
    def keys_of(self, db: Database, event: MessagesChanged, last: MessageRow | None) -> tuple[set[int], bool]:
        """Conversations that may have come or changed by what arrived; and whether some were left out, since they are
        new and would stand below `last`."""


    def within(self, db: Database, threads: Sequence[int], last: MessageRow) -> set[int]:
        """Those of these conversations that may stand above `last`."""
        return set(threads)


class FolderConversations(Grouping):
    """One folder's, by date, perhaps filtered; `view` fits `thread_list.can_group`."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.folder_ids = frozenset({view.folder_id})

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[Conversation], bool]:
        found = thread_list.page(db, self.view, after, PAGE)
        return found, len(found) < PAGE

    def key(self, head: MessageRow) -> tuple[Any, ...]:
        return messages.sort_key(head, self.view)

    def read(self, db: Database, keys: Collection[int], keep: Collection[int]) -> list[Conversation]:
        return list(thread_list.read(db, self.view, keys, keep).values())

    def keys_of(self, db: Database, event: MessagesChanged, last: MessageRow | None) -> tuple[set[int], bool]:
        return _by_date(db, event, last, self.folder_ids, self.view)

    def within(self, db: Database, threads: Sequence[int], last: MessageRow) -> set[int]:
        return _within(db, threads, last, self.folder_ids, self.view)


class UnifiedConversations(Grouping):
    """Those of several folders, by date, perhaps filtered; `view.folder_id` does not matter."""

    def __init__(self, folder_ids: Sequence[int], view: View) -> None:
        self.view = view
        self._views = [replace(view, folder_id=each) for each in folder_ids]
        self.folder_ids = frozenset(folder_ids)

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[Conversation], bool]:
        """What a folder has below its last one is not known, so that nothing below the first of these is told yet."""
        limit = max(20, 2 * PAGE // max(1, len(self._views)))
        pages = [thread_list.page(db, each, after, limit) for each in self._views]
        ends = [self.key(page[-1].head) for page in pages if len(page) == limit]
        found = sorted((each for page in pages for each in page), key=lambda told: self.key(told.head))
        return [each for each in found if not ends or not min(ends) < self.key(each.head)], not ends

    def key(self, head: MessageRow) -> tuple[Any, ...]:
        return messages.sort_key(head, self.view)

    def read(self, db: Database, keys: Collection[int], keep: Collection[int]) -> list[Conversation]:
        return [told for view in self._views for told in thread_list.read(db, view, keys, keep).values()]

    def keys_of(self, db: Database, event: MessagesChanged, last: MessageRow | None) -> tuple[set[int], bool]:
        return _by_date(db, event, last, self.folder_ids, self.view)

    def within(self, db: Database, threads: Sequence[int], last: MessageRow) -> set[int]:
        return _within(db, threads, last, self.folder_ids, self.view)


class ResultConversations(Grouping):
    """What a search found, in its order; a row stands for those messages of a conversation that were found."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._ids = tuple(ids)
        self._place = {each: place for place, each in enumerate(self._ids)}
        self._groups: dict[int, list[int]] | None = None

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[Conversation], bool]:
        groups = list(self._grouped(db).values())
        start = 0
        if after is not None:
            last = self._place[after.id]
            start = next((at for at, ids in enumerate(groups) if self._place[ids[0]] > last), len(groups))
        while start < len(groups):
            # A whole page may have been deleted since the search.
            found = self._made(db, groups[start:start + PAGE])
            start += PAGE
            if found:
                return found, start >= len(groups)
        return [], True

    def key(self, head: MessageRow) -> tuple[Any, ...]:
        return (self._place.get(head.id, len(self._ids)),)

    def read(self, db: Database, keys: Collection[int], keep: Collection[int]) -> list[Conversation]:
        self._groups = None
        groups = self._grouped(db)
        return self._made(db, [groups[key] for key in keys if key in groups])

    def keys_of(self, db: Database, event: MessagesChanged, last: MessageRow | None) -> tuple[set[int], bool]:
        ids = [each for each in event.added + event.changed if each in self._place]
        return (set(thread_list.keys_of(db, ids).values()) if ids else set()), False

    def _grouped(self, db: Database) -> dict[int, list[int]]:
        if self._groups is None:
            keys = thread_list.keys_of(db, self._ids)
            self._groups = {}
            for each in self._ids:
                if each in keys:
                    self._groups.setdefault(keys[each], []).append(each)
        return self._groups

    @staticmethod
    def _made(db: Database, groups: Sequence[Sequence[int]]) -> list[Conversation]:
        rows = {row.id: row for row in messages.rows(db, [each for ids in groups for each in ids])}
        there = ([rows[each] for each in ids if each in rows] for ids in groups)
        return [_of_rows(found) for found in there if found]


def _by_date(db: Database, event: MessagesChanged, last: MessageRow | None, folder_ids: Collection[int],
             view: View) -> tuple[set[int], bool]:
    """A first sync brings thousands that stand below what is loaded, and each alone until somebody has looked."""
    if event.folder_id not in folder_ids:
        return set(), False
    found = thread_list.dated_keys(db, event.added + event.changed)
    if last is None:
        return {key for _, key, _ in found}, False
    end = (last.date, last.id)
    above = {key for number, key, date in found
             if key > 0 or ((date, number) > end if view.descending else (date, number) < end)}
    return above, len(above) < len({key for _, key, _ in found})


def _within(db: Database, threads: Sequence[int], last: MessageRow, folder_ids: Collection[int],
            view: View) -> set[int]:
    found = thread_list.newest(db, threads, folder_ids)
    return {key for key, date in found.items() if (date >= last.date if view.descending else date <= last.date)}


def _of_rows(rows: Sequence[MessageRow]) -> Conversation:
    made = thread_list.alone(rows[0])
    if len(rows) == 1:
        return made
    people: dict[str, Person] = {}
    for row in reversed(rows):
        known = people.get(row.sender_email)
        people[row.sender_email] = Person(row.sender_name, row.sender_email,
                                          row.is_unread or (known is not None and known.unread))
    ids = tuple(row.id for row in rows)
    return replace(made, ids=ids, shown=ids, count=len(ids), people=tuple(people.values()),
                   unread=sum(row.is_unread for row in rows), flagged=any(row.is_flagged for row in rows),
                   has_attachment=any(row.has_attachment for row in rows))
