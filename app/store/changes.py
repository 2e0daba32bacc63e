"""Collects what a transaction changed, to be told as events once it is committed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.events import CountsChanged, Event, FolderPaused, FoldersChanged, MessagesChanged

_ROWS_AN_EVENT = 20
"""Few enough for the window to take in at once, even when each belongs at another place of its list."""


@dataclass(slots=True)
class Changes:
    """Ids by folder. `journals`: accounts whose server is to be told something."""

    added: dict[int, list[int]] = field(default_factory=dict)
    changed: dict[int, list[int]] = field(default_factory=dict)
    removed: dict[int, list[int]] = field(default_factory=dict)
    trees: set[int] = field(default_factory=set)
    journals: set[int] = field(default_factory=set)
    paused: list[FolderPaused] = field(default_factory=list)

    def add(self, folder_id: int | None, message_id: int) -> None:
        _note(self.added, folder_id, message_id)

    def change(self, folder_id: int | None, message_id: int) -> None:
        _note(self.changed, folder_id, message_id)

    def remove(self, folder_id: int | None, message_id: int) -> None:
        _note(self.removed, folder_id, message_id)

    def pause(self, account_id: int, folder_id: int, missing: int) -> None:
        self.trees.add(account_id)
        self.paused.append(FolderPaused(account_id, folder_id, missing))

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.trees)

    def events(self) -> Iterator[Event]:
        """Rows first, then counts, then trees, then what the person is to be told."""
        folders = [*dict.fromkeys([*self.removed, *self.added, *self.changed])]
        for folder_id in folders:
            lists = [table.get(folder_id, []) for table in (self.added, self.changed, self.removed)]
            for start in range(0, max(map(len, lists)), _ROWS_AN_EVENT):
                added, changed, removed = (tuple(each[start:start + _ROWS_AN_EVENT]) for each in lists)
                yield MessagesChanged(folder_id, added, changed, removed)
        if folders:
            yield CountsChanged(tuple(folders))
        for account_id in sorted(self.trees):
            yield FoldersChanged(account_id)
        yield from self.paused


def _note(table: dict[int, list[int]], folder_id: int | None, message_id: int) -> None:
    if folder_id is not None:
        table.setdefault(folder_id, []).append(message_id)
