"""A server that speaks a written dialogue, for the odd paths that no real server takes."""

from __future__ import annotations

import re
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType

Step = str | bytes
MAX_LINE = 1_000_000
LAST_WORDS = 0.5


class ScriptedServer:
    """Serves one dialogue per connection, in turn, on 127.0.0.1:`port`.

    A dialogue is a list of steps:
      "S: text"    send text and CRLF; <name> is replaced by what a C step captured
      b"bytes"     send exactly these bytes
      "C: regex"   expect a line that the regex (any case) matches whole. `<tag>` captures a word under
                   that name, so "C: <tag> LOGIN .*" and "S: <tag> OK" fit together; (?P<name>…) works too
      "READ n"     expect n raw bytes (a literal); n may be <name>
      "TLS"        turn the connection into TLS (after a STARTTLS or STLS)
      "HANG"       say nothing more until the client goes or finish() is called
      "CLOSE"      close the connection here
    After the last step the server closes its side and only listens.

    tls_context: needed for "TLS" and for implicit_tls (every connection starts with the handshake).
    `received` holds every line from all connections. finish() raises AssertionError on a mismatch.
    """

    host = "127.0.0.1"

    def __init__(
        self,
        *dialogues: Sequence[Step],
        tls_context: ssl.SSLContext | None = None,
        implicit_tls: bool = False,
    ) -> None:
        self.received: list[str] = []
        self.unexpected: list[str] = []
        self._dialogues = dialogues
        self._context = tls_context
        self._implicit = implicit_tls
        self._mismatch = ""
        self._where = "no connection came"
        self._stopping = threading.Event()
        self._client: socket.socket | None = None
        self._listener = socket.create_server((self.host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, name="scripted-server", daemon=True)

    def start(self) -> ScriptedServer:
        self._thread.start()
        return self

    def __enter__(self) -> ScriptedServer:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish()
        else:
            self.stop()

    def finish(self, timeout: float = 5.0) -> None:
        """Wait for the dialogues to end, then raise AssertionError when one did not go as written."""
        deadline = time.monotonic() + timeout
        while self._thread.is_alive() and not self._hanging() and time.monotonic() < deadline:
            self._thread.join(0.01)
        late = self._thread.is_alive() and not self._hanging()
        if not late:
            # A client that has closed already still has its last words on the way.
            self._thread.join(LAST_WORDS)
        where = self._where
        self.stop()
        if self._mismatch:
            raise AssertionError(self._mismatch)
        if late:
            raise AssertionError(f"the dialogue did not end within {timeout} s: {where}")

    def stop(self) -> None:
        """Close everything without a verdict."""
        self._stopping.set()
        for end in (self._listener, self._client):
            if end is not None:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def _hanging(self) -> bool:
        return self._where.startswith(("HANG", "drain"))

    def _run(self) -> None:
        for number, dialogue in enumerate(self._dialogues, 1):
            self._where = f"connection {number} of {len(self._dialogues)} did not come"
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._client = client
            conversation = _Conversation(self, client, self._context)
            try:
                if self._implicit:
                    conversation.start_tls()
                self._play(number, dialogue, conversation)
            except _Mismatch as mismatch:
                self._mismatch = f"connection {number}, {self._where}: {mismatch}"
            except OSError as error:
                if not self._stopping.is_set():
                    self._mismatch = f"connection {number}, {self._where}: {error}"
            finally:
                conversation.close()
            if self._mismatch:
                return

    def _play(self, number: int, dialogue: Sequence[Step], conversation: _Conversation) -> None:
        for index, step in enumerate(dialogue, 1):
            self._where = f"HANG at step {index}" if step == "HANG" else f"step {index} {step!r}"
            if not conversation.perform(step):
                return
        # What follows (a LOGOUT, say) is not part of the dialogue, but it is kept for the test to look at.
        # The next connection cannot come before this one's end, so only the last one is drained for long.
        if number == len(self._dialogues):
            self._where = "drain"
            self.unexpected += conversation.drain()


class _Mismatch(Exception):
    pass


class _Conversation:
    """One connection: the bytes read so far and the words captured."""

    def __init__(self, server: ScriptedServer, client: socket.socket, context: ssl.SSLContext | None) -> None:
        self._server = server
        self._socket = client
        self._context = context
        self._buffer = b""
        self._words: dict[str, str] = {}

    def perform(self, step: Step) -> bool:
        """Do one step; False when the dialogue ends here."""
        if isinstance(step, bytes):
            self._socket.sendall(step)
        elif step.startswith("S: "):
            self._socket.sendall((self._fill(step[3:]) + "\r\n").encode())
        elif step.startswith("C: "):
            self._expect(step[3:])
        elif step.startswith("READ "):
            self._read(int(self._fill(step[5:])))
        elif step == "TLS":
            self.start_tls()
        elif step == "HANG":
            self.drain()
            return False
        elif step == "CLOSE":
            return False
        else:
            raise _Mismatch(f"not a step: {step!r}")
        return True

    def start_tls(self) -> None:
        if self._context is None:
            raise _Mismatch("this dialogue needs a tls_context")
        if self._buffer:
            raise _Mismatch(f"the client sent this in the clear before TLS: {self._buffer!r}")
        self._socket = self._context.wrap_socket(self._socket, server_side=True)
        self._server._client = self._socket

    def drain(self) -> list[str]:
        """Read until the client goes; the lines it still sent."""
        lines: list[str] = []
        if not isinstance(self._socket, ssl.SSLSocket) and self._server._where == "drain":
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_WR)
        with suppress(OSError):
            while line := self._line():
                lines.append(line)
                self._server.received.append(line)
        return lines

    def close(self) -> None:
        self._socket.close()

    def _fill(self, text: str) -> str:
        return re.sub(r"<(\w+)>", lambda found: self._words.get(found[1], found[0]), text)

    def _expect(self, pattern: str) -> None:
        line = self._line()
        if line is None:
            raise _Mismatch("the client closed the connection instead")
        self._server.received.append(line)
        regex = re.sub(r"(?<!\?P)<(\w+)>", r"(?P<\1>\\S+)", pattern)
        found = re.fullmatch(regex, line, re.IGNORECASE)
        if found is None:
            raise _Mismatch(f"the client sent {line!r}")
        self._words |= {name: word for name, word in found.groupdict().items() if word is not None}

    def _line(self) -> str | None:
        while b"\n" not in self._buffer:
            chunk = self._socket.recv(65536)
            if not chunk:
                return None
            self._buffer += chunk
            if len(self._buffer) > MAX_LINE:
                raise _Mismatch("the client sent a line without an end")
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line.rstrip(b"\r").decode("utf-8", "backslashreplace")

    def _read(self, count: int) -> None:
        while len(self._buffer) < count:
            chunk = self._socket.recv(65536)
            if not chunk:
                raise _Mismatch(f"the client closed after {len(self._buffer)} of {count} bytes")
            self._buffer += chunk
        literal, self._buffer = self._buffer[:count], self._buffer[count:]
        self._server.received.append(literal.decode("utf-8", "backslashreplace"))
