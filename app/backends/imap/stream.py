"""Octets to and from one server: lines and literals, counted, bounded and never believed in advance."""

from __future__ import annotations

import contextlib
import io
import socket
import ssl
from collections.abc import Iterator

from app.backends.imap.compress import Deflating, Inflating
from app.backends.imap.dial import dial
from app.backends.imap.faults import out_of_step
from app.backends.imap.switch import Switch
from app.backends.imap.wire import Wire
from app.backends.tls import Guard
from app.errors import ErrorKind, MailError

MAX_LINE = 4 << 20
KEPT_OF_LINE = 256 << 10
"""What `readline_cut` keeps of a line at most, and a little of its end."""
MAX_LITERAL = 64 << 20
MAX_SKIPPED = 256 << 20
ANSWER_BUDGET = 64 << 20
_PIECE = 1 << 20
_SEND_PIECE = 1 << 16
_BUFFER = 1 << 20
_KEPT_END = 64


class Stream:
    """One connected socket. OSError passes through as it is; only a broken protocol is raised as MailError.

    Every answer has a budget of octets, set by `expect`, so that no server can fill the memory; where the connection
    is compressed, they count as they are after inflating.
    """

    def __init__(self, sock: socket.socket, switch: Switch, timeout: float) -> None:
        self._switch = switch
        self._timeout = timeout
        self._pushed = b""
        self._deflating: Deflating | None = None
        self.budget = ANSWER_BUDGET
        self._sock = sock
        self._wire = Wire(sock)
        self._reader = _buffered(self._wire)

    @classmethod
    def connect(cls, host: str, port: int, switch: Switch, connect_timeout: float, timeout: float) -> Stream:
        """Tries the host's addresses in turn. Raises OSError (socket.gaierror for an unknown name)."""
        sock = dial(host, port, switch, connect_timeout)
        sock.settimeout(timeout)
        return cls(sock, switch, timeout)

    def start_tls(self, guard: Guard) -> None:
        """Secures the connection. What came in the clear and was not read yet is thrown away."""
        self._pushed = b""
        guard.secure(self._sock, self._take)

    def _take(self, secured: ssl.SSLSocket) -> None:
        self._sock = secured
        self._wire = Wire(secured, self._wire.octets)
        self._reader = _buffered(self._wire)
        self._switch.attach(secured)

    def start_compression(self) -> None:
        """From the next octet on both sides deflate (RFC 4978 3): the tagged OK was the last plain line."""
        self._sock.settimeout(0)
        try:
            early = self._reader.peek(1)
        finally:
            self._sock.settimeout(self._timeout)
        self._reader = _buffered(Inflating(self._wire, bytes(early)))
        self._deflating = Deflating()

    @property
    def is_secure(self) -> bool:
        return isinstance(self._sock, ssl.SSLSocket)

    @property
    def octets(self) -> int:
        """Octets received on the wire, after decryption, before inflating."""
        return self._wire.octets

    def fileno(self) -> int:
        return self._sock.fileno()

    def expect(self, budget: int = ANSWER_BUDGET, within: float = 0.0) -> None:
        """The next answer may have `budget` octets in all, and take `within` seconds where that is above 0."""
        self.budget = budget
        self._wire.begin(within)

    def patience(self, timeout: float) -> None:
        """Seconds that the server may stay silent."""
        self._timeout = timeout
        self._sock.settimeout(timeout)

    @contextlib.contextmanager
    def less_patience(self, timeout: float) -> Iterator[None]:
        """`patience` of at most `timeout` seconds within it."""
        before = self._timeout
        self.patience(min(before, timeout))
        try:
            yield
        finally:
            self._timeout = before
            with contextlib.suppress(OSError):  # closed meanwhile
                self._sock.settimeout(before)

    def readline(self, limit: int = MAX_LINE) -> bytes:
        """A line with its end. MailError(PROTOCOL) past `limit` octets, ConnectionResetError at the end."""
        if self._pushed:
            line, self._pushed = self._pushed, b""
            return line
        line = self._reader.readline(limit + 1)
        self._spend(len(line))
        if line[-1:] != b"\n":
            if len(line) > limit:
                raise out_of_step("a line is too long")
            raise ConnectionResetError("the server closed the connection")
        return line

    def readline_cut(self) -> bytes:
        """As `readline`, but of a longer line the middle is dropped: the beginning and the last octets stay."""
        line = self._reader.readline(KEPT_OF_LINE)
        self.budget -= len(line)
        if self.budget < 0:
            raise out_of_step("it has no end")
        if line[-1:] == b"\n":
            return line
        end = line
        while not end.endswith(b"\n"):
            more = self._reader.readline(KEPT_OF_LINE)
            if not more:
                raise ConnectionResetError("the server closed the connection")
            self._spend(len(more))
            end = (end + more)[-_KEPT_END:]
        return line + b" " + end

    def buffered(self) -> bytes:
        """What `skip` and `read` would find next without waiting, if there is anything; else it waits for the next."""
        return b"" if self._pushed else self._reader.peek(1)

    def read(self, size: int) -> bytes:
        """A literal: exactly `size` octets, allocated as they arrive."""
        if size > MAX_LITERAL:
            raise _too_large(size, MAX_LITERAL)
        self._spend(size)
        if size <= _PIECE:
            data = self._reader.read(size)
            if len(data) < size:
                raise ConnectionResetError("the server closed the connection")
            return data
        pieces = []
        while size:
            piece = self._reader.read(min(size, _PIECE))
            if not piece:
                raise ConnectionResetError("the server closed the connection")
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def skip(self, size: int) -> None:
        """Reads `size` octets and keeps none. MailError(TOO_LARGE) past MAX_SKIPPED."""
        if size > MAX_SKIPPED:
            raise _too_large(size, MAX_SKIPPED)
        self._spend(size)
        while size:
            piece = self._reader.read(min(size, _PIECE))
            if not piece:
                raise ConnectionResetError("the server closed the connection")
            size -= len(piece)

    def push_back(self, line: bytes) -> None:
        """`line` will be read once more."""
        self._pushed = line

    def ready(self) -> bool:
        """True if `readline` would find something at once, the end of the connection included."""
        if self._pushed or self._wire.ended:
            return True
        self._wire.begin()  # however long nothing came
        self._sock.settimeout(0)
        try:
            return bool(self._reader.peek(1)) or self._wire.ended
        finally:
            self._sock.settimeout(self._timeout)

    def send(self, data: bytes) -> None:
        """In pieces, since the socket's time limit is for one call and not for one packet."""
        if self._deflating is not None:
            data = self._deflating.pack(data)
        if len(data) <= _SEND_PIECE:
            self._sock.sendall(data)
            return
        view = memoryview(data)
        for start in range(0, len(data), _SEND_PIECE):
            self._sock.sendall(view[start:start + _SEND_PIECE])

    def close(self) -> None:
        """Never raises."""
        self._switch.detach()
        with contextlib.suppress(OSError):
            self._sock.close()

    def _spend(self, count: int) -> None:
        self.budget -= count
        if self.budget < 0:
            raise out_of_step("it has no end")


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, _BUFFER)


def _too_large(size: int, most: int) -> MailError:
    return MailError(ErrorKind.TOO_LARGE, f"The server announces {size} octets in one piece; {most} are the most that "
                                          "is accepted.")
