"""What an account's worker has been asked, from any thread, without ever blocking the one who asks."""

from __future__ import annotations

import threading
from collections import deque

from app.backends.base import Wakeup
from app.commands import WorkerCommand


class Inbox:
    """A locked queue and the wakeup that ends a worker's rest."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._commands: deque[WorkerCommand] = deque()
        self._journal_waits = False
        self.wakeup = Wakeup()

    def put(self, command: WorkerCommand) -> None:
        with self._lock:
            self._commands.append(command)
        self.wakeup.wake()

    def nudge(self) -> None:
        """The journal has something to tell the server."""
        with self._lock:
            self._journal_waits = True
        self.wakeup.wake()

    def take(self) -> list[WorkerCommand]:
        """Everything asked since the last call, in order."""
        with self._lock:
            taken = list(self._commands)
            self._commands.clear()
        return taken

    def take_nudge(self) -> bool:
        with self._lock:
            waits, self._journal_waits = self._journal_waits, False
        return waits

    def close(self) -> None:
        self.wakeup.close()
