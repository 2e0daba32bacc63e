"""Which row of a list stands for which conversation, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Protocol

from app.model.message import MessageRow
from app.model.threads import Conversation
from ui.models.grouping import Grouping


class Rows(Protocol):
    """The rows that a model shows; each call tells its views. Places are from 0, `last` is the last one concerned."""

    complete: bool
    pinned: frozenset[int]

    @property
    def shown(self) -> list[MessageRow]: ...

    def take_out(self, first: int, last: int) -> None: ...

    def put_in(self, place: int, rows: Sequence[MessageRow]) -> None: ...

    def shift(self, first: int, last: int, target: int) -> None: ...

    def renew(self, place: int, rows: Sequence[MessageRow]) -> None: ...

    def is_beyond(self, place: int) -> bool:
        """Whether what would stand there is left for fetchMore."""


class ConversationBooks:
    """Views ask in the middle of every change: the books know what is going until it is gone, and what comes before it
    is there."""

    def __init__(self, grouping: Grouping, rows: Rows) -> None:
        self.grouping = grouping
        self._rows = rows
        self._known: dict[int, Conversation] = {}
        self._key_of: dict[int, int] = {}
        self._below: dict[int, list[MessageRow]] = {}
        self._base: dict[int, tuple[Any, ...]] = {}
        """Where each stands: its head's key when it was put there."""
        self._nth: dict[int, int] = {}
        """Of rows below a head, from 1."""
        self._whole: dict[int, list[MessageRow]] = {}
        """Messages of folded ones that somebody asked for."""

    def of(self, row: MessageRow) -> Conversation:
        return self._known[self._key_of[row.id]]

    def place_of_head(self, row: MessageRow) -> int:
        return self._place(self._key_of[row.id])

    def is_below(self, row: MessageRow) -> bool:
        """Whether it stands under the head of its conversation."""
        return row.id in self._nth

    def is_unfolded(self, row: MessageRow) -> bool:
        return self._key_of.get(row.id) in self._below

    # --- keeping them -------------------------------------------------------------------------

    def _place(self, key: int) -> int:
        return bisect_left(self._rows.shown, (*self._base[key], 0), key=self._at)

    def _at(self, row: MessageRow) -> tuple[Any, ...]:
        return (*self._base[self._key_of[row.id]], self._nth.get(row.id, 0))

    def _learn(self, told: Conversation, base: tuple[Any, ...] | None = None) -> None:
        self._known[told.key] = told
        self._base[told.key] = base or self.grouping.key(told.head)
        self._whole.pop(told.key, None)
        self._key_of.update(dict.fromkeys(ids_of(told), told.key))

    def _forget(self, key: int) -> None:
        told = self._known.pop(key)
        del self._base[key]
        self._whole.pop(key, None)
        self._forget_below(key)
        for each in ids_of(told):
            if self._key_of.get(each) == key:
                del self._key_of[each]

    def _forget_ids(self, old: Conversation, told: Conversation) -> None:
        for each in set(ids_of(old)) - set(ids_of(told)):
            if self._key_of.get(each) == told.key:
                del self._key_of[each]

    def _note_below(self, key: int, below: list[MessageRow]) -> None:
        self._below[key] = below
        self._nth.update((row.id, number) for number, row in enumerate(below, 1))

    def _forget_below(self, key: int) -> None:
        for row in self._below.pop(key, []):
            self._nth.pop(row.id, None)

    def _rename(self, old: int, new: int) -> None:
        told = self._known[new] = self._known.pop(old)
        self._base[new] = self._base.pop(old)
        self._whole.pop(old, None)
        if old in self._below:
            self._below[new] = self._below.pop(old)
        self._key_of.update((each, new) for each in ids_of(told) if self._key_of.get(each) == old)


def ids_of(told: Conversation) -> tuple[int, ...]:
    return (told.head.id, *told.ids, *told.shown)
