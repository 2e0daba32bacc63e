"""When an account is looked at again: by the clock, or after a failure, later and later."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.errors import ErrorKind, MailError

CHECK_SECONDS = 300.0
"""Between two rounds of an account that is at rest."""

_BACKOFF = (5.0, 15.0, 30.0, 60.0, 120.0, 300.0)

CHECK_LIMIT = 10.0
"""Seconds within which a connection that may be dead has to answer."""

_SLEPT = 60.0
_ELSEWHERE = frozenset({ErrorKind.TLS_CERTIFICATE, ErrorKind.TLS_FAILED, ErrorKind.WRONG_PROTOCOL,
                        ErrorKind.STARTTLS_MISSING})
_NEEDS_PASSWORD = frozenset({ErrorKind.LOGIN_REFUSED, ErrorKind.SECRET_MISSING, ErrorKind.SIGN_IN_NEEDED})


@dataclass(slots=True)
class Backoff:
    """Pauses between tries of an account that fails; with jitter, so that a server's accounts don't knock at once."""

    failures: int = 0

    def next_pause(self) -> float:
        pause = _BACKOFF[min(self.failures, len(_BACKOFF) - 1)]
        self.failures += 1
        return pause * random.uniform(0.8, 1.2)

    def reset(self) -> None:
        self.failures = 0


def needs_password(error: MailError) -> bool:
    """Whether trying again is no use before the person gave a password or signed in."""
    return error.kind in _NEEDS_PASSWORD


def may_pass(error: MailError) -> bool:
    """Whether trying again unchanged makes sense."""
    return error.kind.is_transient or error.kind in (ErrorKind.REFUSED, ErrorKind.GONE)


def is_local_to_folder(error: MailError) -> bool:
    """One folder has a problem, the session has not."""
    return error.kind in (ErrorKind.REFUSED, ErrorKind.GONE, ErrorKind.TOO_LARGE, ErrorKind.UNSUPPORTED)


def may_be_the_network(error: MailError) -> bool:
    """Whether another network may lead to the real server: some put a page for logging in before everything."""
    return error.kind in _ELSEWHERE


class SleepWatch:
    """Notices that the machine slept while a thread rested: the calendar went on, and steady clocks stand still then
    on most systems; on the others the rest took longer than it was to."""

    def __init__(self, calendar: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self._calendar = calendar
        self._steady = steady
        self._began = (calendar(), steady())

    def begin(self) -> None:
        self._began = (self._calendar(), self._steady())

    def slept(self, pause: float) -> bool:
        """Since `begin`, in a rest of at most `pause` seconds."""
        calendar, steady = self._calendar() - self._began[0], self._steady() - self._began[1]
        return calendar - steady > _SLEPT or steady > pause + _SLEPT
