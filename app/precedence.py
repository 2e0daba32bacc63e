"""The window's thread runs Python before those that work behind it.

The interpreter runs one thread at a time, and asks nobody who is in more of a hurry. Each call into Qt or SQLite lets
go of it for an instant and then waits for whoever took it; a repaint makes hundreds of these. So while the window's
thread is at something (`with at_the_window`) the others stop where they ask whether they may go on (`give_way`):
between two messages, lines or statements.
"""

from __future__ import annotations

import threading
import time
from collections import deque

_LONGEST_SECONDS = 0.1
"""Nobody waits for a window that is busy for longer, with a dialog of its own for one: mail is stored all the same."""
_PATIENCE_SECONDS, _TURN_SECONDS = 0.05, 0.005
"""Who has waited for so long in all is let alone for a while: a window that is always busy must not stop the mail."""


class _AtTheWindow:
    """Entered by the window's thread only, also more than once; it never waits here."""

    def __init__(self) -> None:
        self.is_held = False
        self.holder = 0
        self.since = 0.0
        self.waiting: deque[threading.Lock] = deque()
        self._depth = 0

    def __enter__(self) -> None:
        self._depth += 1
        self.holder = threading.get_ident()
        self.since = time.monotonic()
        self.is_held = True

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if not self._depth:
            self.is_held = False
            while self.waiting:
                self.waiting.popleft().release()


class _Turn(threading.local):
    """Each thread's own: how long it has waited since its last turn, and when that ends."""

    waited = 0.0
    ends = 0.0


at_the_window = _AtTheWindow()
_turn = _Turn()


def give_way() -> None:
    """Returns when the window's thread has done what it is at, or has taken too long for it. Costs next to nothing
    while it does nothing, and in that thread itself."""
    if at_the_window.is_held:
        _wait()


def _wait() -> None:
    now = time.monotonic()
    left = at_the_window.since + _LONGEST_SECONDS - now
    if threading.get_ident() == at_the_window.holder or left <= 0 or now < _turn.ends:
        return
    until = threading.Lock()
    until.acquire()
    at_the_window.waiting.append(until)
    if at_the_window.is_held:  # else nobody might come to release it
        until.acquire(timeout=left)
    ended = time.monotonic()
    _turn.waited += ended - now
    if _turn.waited >= _PATIENCE_SECONDS:
        _turn.waited, _turn.ends = 0.0, ended + _TURN_SECONDS
