"""Time that is driven: a process in which hours pass in minutes, and the machine may have slept.

Both clocks go on as ever, and are moved forward between two things that happen: only while every account's thread
waits, so that no server seems slow. Waits of sockets end at the moved clock; nothing else of the program is changed.
"""

from __future__ import annotations

import select
import selectors
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

_SLICE = 0.05
"""Seconds after which a wait looks at the clock again."""
_SOON = 0.3
"""Who waits no longer than that is not at rest."""
_WORKERS = "account-"
T = TypeVar("T")


class DrivenTime:
    """Put in place by `install`, before anything of the program is imported: defaults of arguments keep a clock."""

    def __init__(self) -> None:
        self._real_time, self._real_monotonic = time.time, time.monotonic
        self._real_select, self._real_selector = select.select, selectors.DefaultSelector
        self._guard = threading.Lock()
        self._calendar = self._steady = 0.0
        self._waits: dict[int, float] = {}

    def install(self) -> None:
        time.time = self.time
        time.monotonic = self.monotonic
        select.select = self._select
        selectors.DefaultSelector = self._selector()  # type: ignore[misc]

    def time(self) -> float:
        return self._real_time() + self._calendar

    def monotonic(self) -> float:
        return self._real_monotonic() + self._steady

    def go_on(self, seconds: float) -> bool:
        """Both clocks, if every account is at rest; whether they were moved."""
        with self._guard:
            if not self._at_rest():
                return False
            self._calendar += seconds
            self._steady += seconds
            return True

    def sleep(self, seconds: float) -> None:
        """The machine sleeps: the calendar goes on, the steady clock stands still (as on Linux)."""
        with self._guard:
            self._calendar += seconds

    @property
    def is_quiet(self) -> bool:
        """Every account waits."""
        with self._guard:
            return self._at_rest()

    def _at_rest(self) -> bool:
        now = self.monotonic()
        return all(self._waits.get(each.ident or 0, 0.0) - now > _SOON for each in threading.enumerate()
                   if each.name.startswith(_WORKERS))

    def _wait(self, timeout: float | None, ask: Callable[[float | None], T], found: Callable[[T], bool]) -> T:
        if timeout is None:
            return ask(None)
        until, thread = self.monotonic() + timeout, threading.get_ident()
        try:
            while True:
                left = until - self.monotonic()
                answer = ask(max(0.0, min(left, _SLICE)))
                if left <= 0 or found(answer):
                    return answer
                with self._guard:
                    self._waits[thread] = until
        finally:
            with self._guard:
                self._waits.pop(thread, None)

    def _select(self, read: Any, write: Any, failed: Any, timeout: float | None = None) -> Any:
        return self._wait(timeout, lambda seconds: self._real_select(read, write, failed, seconds), any)

    def _selector(self) -> type[selectors.DefaultSelector]:
        wait = self._wait

        class DrivenSelector(self._real_selector):  # type: ignore[name-defined,misc]
            def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
                ask: Callable[[float | None], Any] = super().select
                found: list[tuple[selectors.SelectorKey, int]] = wait(timeout, ask, bool)
                return found

        return DrivenSelector
