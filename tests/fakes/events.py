"""Collects an engine's events and waits for the one that a test is about."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from app.events import Event

E = TypeVar("E")


class EventLog:
    """Pass `log` as an engine's `emit`."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.events: list[Event] = []

    def log(self, event: Event) -> None:
        with self._condition:
            self.events.append(event)
            self._condition.notify_all()

    def wait(self, kind: type[E], accept: Callable[[E], bool] = lambda event: True, *, after: int = 0,
             timeout: float = 10.0) -> E:
        """The first event of `kind` since position `after` that is accepted; AssertionError if none comes."""
        def found() -> E | None:
            return next((event for event in self.events[after:] if isinstance(event, kind) and accept(event)), None)

        with self._condition:
            result = self._condition.wait_for(found, timeout)
            assert result is not None, f"no {kind.__name__} within {timeout} s; last: {self.events[-8:]}"
            return result

    def mark(self) -> int:
        """The position of the next event."""
        with self._condition:
            return len(self.events)
