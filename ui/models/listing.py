"""What a message list shows: a folder as arranged, or the results of a search. Both are read page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from app.events import MessagesChanged
from app.model.message import MessageRow
from app.store import messages
from app.store.database import Database
from app.store.messages import View

PAGE = 80
"""Rows that one read fetches on the Qt thread: some screens full, in a few milliseconds."""


class Listing(Protocol):
    """`key` grows from the top of the list to its end. `page` tells with its rows whether they are the last."""

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[MessageRow], bool]: ...

    def key(self, row: MessageRow) -> tuple[Any, ...]: ...

    def matches(self, row: MessageRow) -> bool: ...

    def concerns(self, event: MessagesChanged) -> bool: ...

    def gone(self, db: Database, ids: Sequence[int]) -> list[int]: ...


class FolderListing:
    """One folder in one order, perhaps filtered."""

    def __init__(self, view: View) -> None:
        self.view = view

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[MessageRow], bool]:
        found = messages.page(db, self.view, after, PAGE)
        return found, len(found) < PAGE

    def key(self, row: MessageRow) -> tuple[Any, ...]:
        return messages.sort_key(row, self.view)

    def matches(self, row: MessageRow) -> bool:
        return messages.matches(row, self.view)

    def concerns(self, event: MessagesChanged) -> bool:
        return event.folder_id == self.view.folder_id

    def gone(self, db: Database, ids: Sequence[int]) -> list[int]:
        return list(ids)


class ResultListing:
    """The ids that a search found, in its order, from any folder."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._ids = tuple(ids)
        self._place = {each: place for place, each in enumerate(self._ids)}

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[MessageRow], bool]:
        start = 0 if after is None else self._place[after.id] + 1
        while start < len(self._ids):
            # A whole page may have been deleted since the search.
            found = messages.rows(db, self._ids[start:start + PAGE])
            start += PAGE
            if found:
                return found, start >= len(self._ids)
        return [], True

    def key(self, row: MessageRow) -> tuple[Any, ...]:
        return (self._place.get(row.id, len(self._ids)),)

    def matches(self, row: MessageRow) -> bool:
        return row.id in self._place

    def concerns(self, event: MessagesChanged) -> bool:
        return any(each in self._place for each in event.removed + event.changed + event.added)

    def gone(self, db: Database, ids: Sequence[int]) -> list[int]:
        # What left one folder may lie in another now and is still a result.
        there = {row.id for row in messages.rows(db, [each for each in ids if each in self._place])}
        return [each for each in ids if each not in there]
