"""Real progress, told often enough to be seen and seldom enough to cost nothing."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

from app.errors import MailError
from app.events import ActivityChanged, ActivityEnded, ActivityKind, Event

_SECONDS_BETWEEN = 0.1


class ProgressTeller:
    """Throttles one account's ActivityChanged to ten a second."""

    def __init__(self, account_id: int, emit: Callable[[Event], None]) -> None:
        self._account_id = account_id
        self._emit = emit
        self._last = 0.0

    @contextlib.contextmanager
    def activity(self, kind: ActivityKind, label: str = "") -> Iterator[None]:
        """Begins and ends an activity; an error that passes through is told with its end."""
        self._emit(ActivityChanged(self._account_id, kind, label, 0, 0, 0))
        error: MailError | None = None
        try:
            yield
        except MailError as failure:
            error = failure
            raise
        finally:
            self._emit(ActivityEnded(self._account_id, kind, label, error))

    def progress(self, kind: ActivityKind, label: str, done: int, total: int, octets: int) -> None:
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN or done >= total:
            self._last = now
            self._emit(ActivityChanged(self._account_id, kind, label, done, total, octets))
