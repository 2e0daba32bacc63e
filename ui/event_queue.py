"""What waits to be told to the window. A sync's flood of one kind becomes few events, which say the same."""

from __future__ import annotations

from collections import deque

from app.events import (
    AccountsChanged,
    ActivityChanged,
    CountsChanged,
    Event,
    FoldersChanged,
    MessagesChanged,
    OutboxChanged,
    ThreadsLinked,
)

_MOST_MESSAGES, _MOST_THREADS = 200, 10
"""Ids in one event: what the window does about them must not take long."""

Kind = tuple[object, ...]


class EventQueue:
    """In the order in which they came, but that an event may join an earlier one of its kind where only such as may
    join stand between: all these ask the window to look again, and it looks at what is stored by then.

    Not to be used by two threads at a time.
    """

    def __init__(self) -> None:
        self._waiting: deque[list[Event]] = deque()
        self._open: dict[Kind, list[Event]] = {}
        """What is still to be joined, in the list of one in which it waits."""
        self._urgent = 0

    @property
    def is_urgent(self) -> bool:
        """Whether somebody waits for anything in it."""
        return self._urgent > 0

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def put(self, event: Event) -> bool:
        """Whether it should be told at once; others come by the hundred, and only tell how far a sync is."""
        kind = _kind(event)
        if kind is None:
            self._open.clear()
            if not (self._waiting and self._waiting[-1][0] == event
                    and isinstance(event, FoldersChanged | OutboxChanged | AccountsChanged)):
                self._waiting.append([event])
                self._urgent += 1
            return True
        found = self._open.get(kind)
        joined = None if found is None else _joined(found[0], event)
        if found is not None and joined is not None:
            found[0] = joined
        else:
            self._open[kind] = [event]
            self._waiting.append(self._open[kind])
        return False

    def take(self) -> Event | None:
        """The next one, None if there is none."""
        if not self._waiting:
            return None
        found = self._waiting.popleft()
        kind = _kind(found[0])
        self._urgent -= kind is None
        if kind is not None and self._open.get(kind) is found:
            del self._open[kind]
        return found[0]

    def clear(self) -> None:
        self._waiting.clear()
        self._open.clear()
        self._urgent = 0


def _kind(event: Event) -> Kind | None:
    """Equal for events that may join; None for those that stand alone."""
    match event:
        case ActivityChanged():
            return ActivityChanged, event.account_id, event.kind, event.label
        case MessagesChanged():
            return MessagesChanged, event.folder_id
        case CountsChanged() | ThreadsLinked():
            return (type(event),)
        case _:
            return None


def _joined(old: Event, new: Event) -> Event | None:
    """Both of a kind; None where it would become too much for one event."""
    match old, new:
        case ActivityChanged(), ActivityChanged():
            return new
        case CountsChanged(), CountsChanged():
            return CountsChanged(_both(old.folder_ids, new.folder_ids))
        case ThreadsLinked(), ThreadsLinked():
            threads = _both(old.threads, new.threads)
            return ThreadsLinked(threads) if len(threads) <= _MOST_THREADS else None
        case MessagesChanged(), MessagesChanged():
            gone = frozenset(new.removed)  # from this folder, where they may have come just before
            added, changed = ([each for each in ids if each not in gone] for ids in (old.added, old.changed))
            joined = MessagesChanged(old.folder_id, _both(added, new.added), _both(changed, new.changed),
                                     _both(old.removed, new.removed))
            most = max(map(len, (joined.added, joined.changed, joined.removed)))
            return joined if most <= _MOST_MESSAGES else None
        case _:
            return None


def _both(first: tuple[int, ...] | list[int], second: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*first, *second)))
