"""Counts the steps that a round takes, and strikes at one of them. Nothing in the product knows of it.

A step is: a command about to be sent (or a literal of it), a line that completes an answer just read, a transaction
about to be committed, a transaction just committed. Between a line read and the next step the program only computes,
and what it computed is lost with it.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
from collections.abc import Callable, Iterator
from unittest import mock

from app.backends.imap.stream import Stream
from app.store.database import Database

WRITES = frozenset({"STORE", "COPY", "MOVE", "APPEND", "EXPUNGE", "CREATE", "RENAME", "DELETE", "SUBSCRIBE",
                    "UNSUBSCRIBE", "CLOSE"})
_COMMAND = re.compile(rb"(?:^|\n)[A-Za-z]+\d+ (?:UID )?([A-Za-z]+)(?= |\r)")
_ANSWERED = re.compile(rb"(?:[A-Za-z]+\d+ (?:OK|NO|BAD)|\+)", re.IGNORECASE)
_UID_TOLD = re.compile(rb"\[(?:COPYUID|APPENDUID) [^\]]*\] ?")


def kill() -> None:
    """The end of a process to which nobody listens: no handler runs, nothing is closed."""
    os.kill(os.getpid(), signal.SIGKILL)


class Failpoints:
    """Inside `watch()` every step of this process is counted; at the step number `at` (from 1) `strike` is called.

    `hide` are capabilities that the server shall seem not to have; without UIDPLUS it also tells no new UIDs.
    `commands` are the names of the commands sent, in order; `steps` those of the steps.
    """

    def __init__(self, at: int = 0, strike: Callable[[], None] = kill, hide: frozenset[str] = frozenset()) -> None:
        self._at = at
        self._strike = strike
        self._hide = hide
        self._depth = 0
        self.commands: list[str] = []
        self.steps: list[str] = []

    @property
    def writes(self) -> list[str]:
        return [each for each in self.commands if each in WRITES]

    @contextlib.contextmanager
    def watch(self) -> Iterator[Failpoints]:
        with (mock.patch.object(Stream, "send", self._sender(Stream.send)),
              mock.patch.object(Stream, "readline", self._reader(Stream.readline)),
              mock.patch.object(Stream, "readline_cut", self._reader(Stream.readline_cut)),
              mock.patch.object(Database, "write", self._writer(Database.write))):
            yield self

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if len(self.steps) == self._at:
            self._strike()

    def _sender(self, send: Callable[[Stream, bytes], None]) -> Callable[[Stream, bytes], None]:
        def watched(stream: Stream, data: bytes) -> None:
            found = [each.decode().upper() for each in _COMMAND.findall(bytes(data[:1000]))]
            self.commands += found
            self._check_hidden(data[:1000])
            self._step(f"before sending {'+'.join(found) or 'more'}")
            send(stream, data)

        return watched

    def _reader(self, read: Callable[..., bytes]) -> Callable[..., bytes]:
        def watched(stream: Stream, *arguments: int) -> bytes:
            line = read(stream, *arguments)
            if _ANSWERED.match(line):
                self._step(f"answer to {self.commands[-1] if self.commands else 'nothing'}")
            return self._hidden(line)

        return watched

    def _writer(self, write: Callable[..., contextlib.AbstractContextManager[None]]
                ) -> Callable[..., contextlib.AbstractContextManager[None]]:
        @contextlib.contextmanager
        def watched(db: Database, *, durable: bool = False) -> Iterator[None]:
            self._depth += 1
            try:
                with write(db, durable=durable):
                    yield
                    if self._depth == 1:
                        self._step("before COMMIT")
            finally:
                self._depth -= 1
            if self._depth == 0:
                self._step("after COMMIT")

        return watched

    # --- a poorer server ----------------------------------------------------------------------------

    def _hidden(self, line: bytes) -> bytes:
        if not self._hide:
            return line
        if b"CAPABILITY" in line:
            for word in self._hide:
                line = re.sub(rb" " + word.encode() + rb"(?=[ \]\r])", b"", line)
        if "UIDPLUS" in self._hide:
            line = _UID_TOLD.sub(b"", line)
        return line

    def _check_hidden(self, data: bytes) -> None:
        if "MOVE" in self._hide:
            assert b"UID MOVE" not in data, "MOVE was sent to a server without it"
        if "UIDPLUS" in self._hide:
            assert b"UID EXPUNGE" not in data, "UID EXPUNGE was sent to a server without it"
