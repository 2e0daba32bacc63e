"""A thread that serves requests in the order in which they come."""

from __future__ import annotations

import queue
import threading
from typing import Generic, TypeVar

R = TypeVar("R")


class RequestThread(threading.Thread, Generic[R]):
    """Heirs have `run`, which takes from `_requests` until None comes."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name, daemon=True)
        self._requests: queue.SimpleQueue[R | None] = queue.SimpleQueue()

    def put(self, request: R) -> None:
        """From any thread; never blocks."""
        self._requests.put(request)

    def stop(self) -> None:
        """What was asked before is still done: an edit is never lost to closing the window."""
        self._requests.put(None)
