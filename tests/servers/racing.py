"""A small IMAP server whose mailbox changes at an exact moment of a client's session: for sync races.

It understands what a client synchronises with, in whatever order and windows: SELECT with CONDSTORE and QRESYNC (RFC
7162), FETCH, SEARCH with ESEARCH (RFC 4731), STATUS, IDLE. What it says wrong it says because a test made it.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType

from tests.servers.racing_box import Box
from tests.servers.racing_session import Change, Hangup, Session


class RacingServer:
    """Serves `box`, under whatever name a client selects, on 127.0.0.1:`port`, connection after connection.

    `at(moment, change)`: when the moment comes for the first time, `change` is called with the session. A moment is
    a kind of command (SELECT, UIDS, FLAGS, HEADERS, BODY, IDLE) and where in its answer: "begin", "middle" (of the
    untagged data), "end" (before the tagged line) or "after" it. `settle()` carries out the changes whose moment did
    not come.
    """

    host = "127.0.0.1"

    def __init__(self, box: Box, *words: str) -> None:
        self.box = box
        self.words = " ".join(("IMAP4rev1", *words))
        self.commands: list[str] = []
        self.failure: Exception | None = None
        self._plan: list[tuple[str, Change]] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._client: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="racing-server", daemon=True)

    def at(self, moment: str, change: Change) -> RacingServer:
        self._plan.append((moment, change))
        return self

    def settle(self) -> None:
        with self._lock:
            due, self._plan = self._plan, []
        for _, change in due:
            with suppress(Hangup):
                change(Session(self, None))

    def __enter__(self) -> RacingServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for end in (self._listener, self._client):
            if end is not None:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5.0)
        if kind is None and self.failure is not None:
            raise self.failure

    def take(self, moment: str) -> list[Change]:
        with self._lock:
            due = [change for when, change in self._plan if when == moment]
            self._plan = [pair for pair in self._plan if pair[0] != moment]
        return due

    def _run(self) -> None:
        while True:
            try:
                self._client, _ = self._listener.accept()
            except OSError:
                return
            # An answer goes out line by line: each would wait for the acknowledgement of the one before.
            self._client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._client:
                try:
                    Session(self, self._client).serve()
                except (Hangup, OSError):
                    continue
                except Exception as error:
                    self.failure = error
                    return
