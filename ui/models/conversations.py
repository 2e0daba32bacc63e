"""A list by conversation: which row stands for which, which are unfolded, and how changes reach the rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from app.events import MessagesChanged
from app.model.message import MessageRow
from app.model.threads import Conversation
from app.store import messages, thread_list
from app.store.database import Database
from ui.models.conversation_books import ConversationBooks, Rows
from ui.models.grouping import Grouping
from ui.models.merging import runs, staying


class Conversations(ConversationBooks):
    """A folded conversation is one row, its head. Of an unfolded one the head stands for itself, and the other messages
    are rows below it, newest first."""

    def __init__(self, grouping: Grouping, rows: Rows, db: Database) -> None:
        super().__init__(grouping, rows)
        self._db = db

    # --- what is shown ------------------------------------------------------------------------

    def page(self, after: MessageRow | None) -> tuple[list[MessageRow], bool]:
        found, complete = self.grouping.page(self._db, after)
        fresh = [each for each in found if each.key not in self._known]
        for each in fresh:
            self._learn(each)
        return [each.head for each in fresh], complete

    def last_head(self) -> MessageRow | None:
        return self.of(self._rows.shown[-1]).head if self._rows.shown else None

    def stands_for(self, rows: Iterable[MessageRow]) -> list[MessageRow]:
        """The messages that an edit of these rows is about, in the same order, each once."""
        rows = list(rows)
        folded = {each.key: each for each in map(self.of, rows) if not each.is_single and each.key not in self._below}
        missing = [key for key in folded if key not in self._whole]
        if missing:
            found = {row.id: row for row in messages.rows(self._db, [i for key in missing for i in folded[key].ids])}
            for key in missing:
                self._whole[key] = [found[each] for each in folded[key].ids if each in found]
        meant: dict[int, MessageRow] = {}
        for row in rows:
            key = self._key_of[row.id]
            for each in self._whole[key] if key in folded else [row]:
                meant.setdefault(each.id, each)
        return list(meant.values())

    # --- folding ------------------------------------------------------------------------------

    def fold(self, row: MessageRow) -> None:
        key = self._key_of[row.id]
        below = self._below.get(key)
        if below is not None:
            place = self._place(key)
            self._forget_below(key)
            self._rows.take_out(place + 1, place + len(below))
            self._rows.renew(place, [self._known[key].head])

    def unfold(self, row: MessageRow) -> None:
        told = self.of(row)
        if told.is_single or told.key in self._below:
            return
        place, below = self._place(told.key), self._read_below(told)
        self._note_below(told.key, below)
        self._rows.put_in(place + 1, below)
        self._rows.renew(place, [told.head])

    def _read_below(self, told: Conversation) -> list[MessageRow]:
        return messages.rows(self._db, [each for each in told.shown if each != told.head.id])

    # --- changes ------------------------------------------------------------------------------

    def apply(self, event: MessagesChanged) -> None:
        concerned = {self._key_of[each] for each in event.removed + event.added + event.changed
                     if each in self._key_of}
        end = self.last_head() if self._rows.is_beyond(len(self._rows.shown)) else None
        arrived, below = self.grouping.keys_of(self._db, event, end)
        if end is not None and (threads := [key for key in arrived if key > 0 and key not in self._known]):
            # Of a large mailbox nearly all of them stand below what is loaded, and reading one is dear.
            far = set(threads) - self.grouping.within(self._db, threads, end)
            arrived -= far
            below = below or bool(far)
        if below:
            self._rows.complete = False
        self.refresh(concerned | arrived)

    def linked(self, threads: Sequence[int]) -> None:
        """They have more messages than before. (Of an old profile, or a first sync, that is told of all there are.)"""
        wanted, end = set(threads), self.last_head()
        if end is not None and self._rows.is_beyond(len(self._rows.shown)):
            near = self.grouping.within(self._db, threads, end)
            wanted = {key for key in threads if key in near or key in self._known}
        self.refresh(wanted)

    def refresh(self, keys: Collection[int]) -> None:
        """Reads these again. A row that becomes another conversation's stays where it is, and so stays chosen."""
        if not keys:
            return
        keys = set(keys)
        fresh = {each.key: each for each in self.grouping.read(self._db, keys, self._rows.pinned)}
        if renamed := self._renamed(keys - set(fresh)) - keys:
            fresh.update((each.key, each) for each in self.grouping.read(self._db, renamed, self._rows.pinned))
            keys |= renamed
        others = {self._key_of[number] for told in fresh.values() for number in told.ids
                  if number in self._key_of} - keys
        if others:
            fresh.update((each.key, each) for each in self.grouping.read(self._db, others, self._rows.pinned))
        gone = {key for key in (keys | others) - set(fresh) if key in self._known}
        for told in fresh.values():
            heir = self._heir(told, gone)
            if heir is not None:
                gone.discard(heir)
                if told.key in self._known:
                    self._remove([told.key])
                self._rename(heir, told.key)
        self._remove(gone)
        known = [told for told in fresh.values() if told.key in self._known]
        moving = [told for told in known if not self._stays(told)]
        self._renew([told for told in known if self._stays(told)])
        for told in moving:
            self._update(told)
        self._insert([told for told in fresh.values() if told.key not in self._known])

    def _renamed(self, missing: Collection[int]) -> set[int]:
        """What these are called by now: a message was looked at since its key was read, and nobody tells of one that
        stays alone."""
        alone = [-key for key in missing if key < 0]
        return set(thread_list.keys_of(self._db, alone).values()) if alone else set()

    def _heir(self, told: Conversation, gone: Collection[int]) -> int | None:
        """The row that `told` takes over: one of a conversation that has become part of it."""
        merged = [key for key in dict.fromkeys(self._key_of[each] for each in told.ids if each in self._key_of)
                  if key in gone]
        pinned = self._rows.pinned
        chosen = [key for key in merged if not pinned.isdisjoint(self._known[key].ids)]
        if told.key in self._known:
            return chosen[0] if chosen and pinned.isdisjoint(self._known[told.key].ids) else None
        return next(iter([*chosen, *merged]), None)

    def _stays(self, told: Conversation) -> bool:
        """Whether its row only looks different."""
        return told.key not in self._below and self.grouping.key(told.head) == self._base[told.key]

    def _renew(self, staying_ones: Sequence[Conversation]) -> None:
        """Neighbours are told of together: each word costs both views a look."""
        places = []
        for told in staying_ones:
            place, old = self._place(told.key), self._known[told.key]
            self._learn(told, self._base[told.key])
            self._rows.shown[place] = told.head
            self._forget_ids(old, told)
            places.append(place)
        for first, last in runs(sorted(places)):
            self._rows.renew(first, self._rows.shown[first:last + 1])

    def _update(self, told: Conversation) -> None:
        place, old = self._place(told.key), self._known[told.key]
        before = [old.head, *self._below.get(told.key, [])]
        unfolded = told.key in self._below and not told.is_single
        after = [told.head, *(self._read_below(told) if unfolded else [])]
        base = self.grouping.key(told.head)
        self._learn(told, self._base[told.key])
        self._forget_below(told.key)
        if unfolded:
            self._note_below(told.key, after[1:])
        if len(before) > 1 or unfolded:
            self._become(place, before, after)
        self._rows.renew(place, after)
        self._forget_ids(old, told)
        if base != self._base[told.key]:
            self._move(told, place, len(after), base)

    def _become(self, place: int, before: list[MessageRow], after: list[MessageRow]) -> None:
        """The block of rows at `place`, of one conversation, by removals and insertions only."""
        stay = staying([str(row.id) for row in before], [str(row.id) for row in after])
        leave = [number for number, row in enumerate(before) if str(row.id) not in stay]
        for first, last in runs(leave):
            self._rows.take_out(place + first, place + last)
        for fresh, group in groupby(enumerate(after), key=lambda pair: str(pair[1].id) not in stay):
            if fresh:
                some = list(group)
                self._rows.put_in(place + some[0][0], [row for _, row in some])

    def _move(self, told: Conversation, place: int, count: int, base: tuple[Any, ...]) -> None:
        target = bisect_left(self._rows.shown, (*base, 0), key=self._at)
        if target == len(self._rows.shown) and base > self._base[told.key] and not self._rows.complete:
            self._remove([told.key])  # below what is loaded: fetchMore reads it when somebody scrolls there
            return
        if target not in range(place, place + count + 1):
            self._rows.shift(place, place + count - 1, target)
        self._base[told.key] = base

    def _remove(self, keys: Collection[int]) -> None:
        places: list[int] = []
        for key in keys:
            place = self._place(key)
            places += range(place, place + 1 + len(self._below.get(key, [])))
        for first, last in runs(sorted(places)):
            self._rows.take_out(first, last)
        for key in keys:
            self._forget(key)

    def _insert(self, arrived: list[Conversation]) -> None:
        placed = sorted(((self.grouping.key(told.head), told) for told in arrived), key=lambda pair: pair[0])
        at = [(bisect_left(self._rows.shown, (*base, 0), key=self._at), base, told) for base, told in placed]
        groups = [(place, [each[1:] for each in run]) for place, run in groupby(at, key=lambda each: each[0])]
        for place, run in reversed(groups):
            if self._rows.is_beyond(place):
                self._rows.complete = False
                continue
            for base, told in run:
                self._learn(told, base)
            self._rows.put_in(place, [told.head for _, told in run])
