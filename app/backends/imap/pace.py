"""How much to ask for at once, so that one batch takes a quarter of a second at most."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

TARGET = 0.2
"""Seconds of line time that a batch aims at; below the 0.25 s that a person's click may have to wait."""


class Pace:
    """`size` is in whatever unit `measured` is told: messages, octets."""

    def __init__(self, start: int, least: int, most: int) -> None:
        self.size = start
        self._least = least
        self._most = most

    @contextmanager
    def measured(self, amount: int) -> Iterator[None]:
        """Times one batch of `amount` and sets `size` for the next: at most doubled, at once as small as needed."""
        begun = time.monotonic()
        yield
        seconds = max(time.monotonic() - begun, 1e-6)
        fitting = int(amount * TARGET / seconds)
        if amount >= self.size // 2 or fitting < self.size:
            self.size = max(self._least, min(self._most, fitting, max(self.size * 2, 1)))
