"""How much to ask for at once, so that no batch holds the line for long."""

from __future__ import annotations

TARGET = 0.12
"""Seconds of line time that a batch aims at: two may be on their way, and a person's click waits 0.25 s at most."""


class Pace:
    """`size` is in whatever unit `note` is told: messages, octets."""

    def __init__(self, start: int, least: int, most: int) -> None:
        self.size = start
        self._least = least
        self._most = most

    def note(self, amount: int, seconds: float) -> None:
        """A batch of `amount` took so long: sets `size` for the next, at most doubled, at once as small as needed."""
        fitting = int(amount * TARGET / max(seconds, 1e-6))
        if amount >= self.size // 2 or fitting < self.size:
            self.size = max(self._least, min(self._most, fitting, max(self.size * 2, 1)))
