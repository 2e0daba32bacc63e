"""Retrieves messages ahead of whoever stores them, in steps that the line carries in a moment."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Collection, Mapping, Sequence

from app.backends.pop3.connection import MAX_MESSAGE, Pop3Connection
from app.backends.pop3.refused import Refused

STEP_MESSAGES = 200
STEP_OCTETS = 4 * 1024 * 1024
STEP_SECONDS = 0.25
_FIRST_WINDOW = 256 * 1024
_LEAST_WINDOW = 32 * 1024
_UNTOLD_SIZE = 64 * 1024
BEGINNING = 20
"""Lines of the text that come with a message of which only the beginning is wanted."""

log = logging.getLogger(__name__)


class Download:
    """RETR of the given message numbers, in their order; of those in `beginnings` only TOP, where the server knows it.

    What was asked for but not yet read (the window) is at most what the line carried in STEP_SECONDS, so that
    `settle`, after which the session is free for another command, takes no longer. Without PIPELINING one
    command at a time is on its way.
    """

    def __init__(self, connection: Pop3Connection, numbers: Sequence[int], sizes: Mapping[int, int],
                 beginnings: Collection[int] = ()) -> None:
        self._connection = connection
        self._sizes = sizes
        self._beginnings = set(beginnings)
        self._todo = deque(number for number in numbers if self._acceptable(number))
        self._skipped = len(numbers) - len(self._todo)
        self._asked: deque[int] = deque()
        self._asked_octets = 0
        self._ready: deque[tuple[int, bytes | None]] = deque()
        self._window = _FIRST_WINDOW
        self._asked_at = 0.0

    @property
    def is_settled(self) -> bool:
        """True if no answer is on its way."""
        return not self._asked

    @property
    def skipped(self) -> int:
        """How many messages are too large to be asked for."""
        return self._skipped

    def is_beginning(self, number: int) -> bool:
        """Whether what `step` gave for it is only the message's beginning."""
        return number in self._beginnings

    def step(self) -> list[tuple[int, bytes | None]]:
        """The next messages as (number, octets), None where the server gave none; an empty list at the end.

        The following ones are asked for before it returns.
        """
        self._ask()
        batch: list[tuple[int, bytes | None]] = []
        octets = 0
        start = time.monotonic()
        while (self._ready or self._asked) and len(batch) < STEP_MESSAGES:
            if batch and octets + self._next_size() > STEP_OCTETS:
                break
            found = self._ready.popleft() if self._ready else self._read()
            if found is None:
                self._ask()
                continue
            number, raw = found
            batch.append((number, raw))
            octets += len(raw or b"")
            if octets >= STEP_OCTETS or time.monotonic() - start >= STEP_SECONDS:
                break
        self._adapt(octets)
        self._ask()
        return batch

    def settle(self) -> None:
        """Reads all that is on its way, so that another command can be sent; `step` hands it out later."""
        while self._asked:
            if (found := self._read()) is not None:
                self._ready.append(found)

    def _ask(self) -> None:
        if self._ready or not self._todo:
            return
        deepest = STEP_MESSAGES if "PIPELINING" in self._connection.capabilities else 1
        lines = []
        while self._todo and len(self._asked) < deepest:
            size = self._size(self._todo[0])
            if self._asked and self._asked_octets + size > self._window:
                break
            number = self._todo.popleft()
            self._asked.append(number)
            self._asked_octets += size
            lines.append(f"TOP {number} {BEGINNING}" if number in self._beginnings else f"RETR {number}")
        if lines:
            self._asked_at = time.monotonic()
            self._connection.send(lines)

    def _read(self) -> tuple[int, bytes | None] | None:
        """The next answer, (number, octets); None where TOP was refused: then the message is asked for as a whole."""
        number = self._asked.popleft()
        self._asked_octets -= self._size(number)
        try:
            self._connection.answer()
        except Refused as error:
            if number in self._beginnings:
                self._beginnings.discard(number)
                if self._acceptable(number):
                    self._todo.append(number)
                    return None
            log.warning("message %d stays on the server, which did not send it: %s", number, error.server_text)
            return number, None
        raw = self._connection.body()
        if "PIPELINING" not in self._connection.capabilities:
            self._ask()
        if not raw:
            log.warning("message %d stays on the server, which sent nothing for it", number)
        return number, raw or None

    def _adapt(self, octets: int) -> None:
        """Sizes the window by what the line carried since the last request, the caller's own time included."""
        elapsed = time.monotonic() - self._asked_at
        if octets >= self._window // 4 and elapsed > 0:
            self._window = int(min(STEP_OCTETS, max(_LEAST_WINDOW, octets / elapsed * STEP_SECONDS)))

    def _next_size(self) -> int:
        return len(self._ready[0][1] or b"") if self._ready else self._size(self._asked[0])

    def _size(self, number: int) -> int:
        size = self._sizes.get(number, _UNTOLD_SIZE)
        return min(size, _UNTOLD_SIZE) if number in self._beginnings else size

    def _acceptable(self, number: int) -> bool:
        if self._size(number) <= MAX_MESSAGE:
            return True
        log.warning("message %d of %d octets stays on the server: it is too large", number, self._sizes[number])
        return False
