"""When an account is looked at again: by the clock, or after a failure, later and later."""

from __future__ import annotations

import random
from dataclasses import dataclass

from app.errors import ErrorKind, MailError

CHECK_SECONDS = 300.0
"""Between two rounds of an account that is at rest."""

_BACKOFF = (5.0, 15.0, 30.0, 60.0, 120.0, 300.0)

_NEEDS_PASSWORD = frozenset({ErrorKind.LOGIN_REFUSED, ErrorKind.SECRET_MISSING})


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
    return error.kind in _NEEDS_PASSWORD


def may_pass(error: MailError) -> bool:
    """Whether trying again unchanged makes sense."""
    return error.kind.is_transient or error.kind in (ErrorKind.REFUSED, ErrorKind.GONE)
