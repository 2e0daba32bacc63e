"""Octets to and from one server: lines and literals, counted, bounded and never believed in advance."""

from __future__ import annotations

import contextlib
import io
import socket
import ssl
from typing import TYPE_CHECKING

from app.backends.imap.switch import Switch
from app.errors import ErrorKind, MailError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_LINE = 1 << 20
MAX_LITERAL = 256 << 20
ANSWER_BUDGET = 64 << 20
_PIECE = 1 << 20
_SEND_PIECE = 1 << 16
_BUFFER = 1 << 20
_KEPT_END = 64


def out_of_step(what: str, server_text: str = "") -> MailError:
    """The server breaks the protocol; the connection has to go."""
    return MailError(ErrorKind.PROTOCOL, f"The IMAP server's answer cannot be understood: {what}. Try again; if it "
                                         "stays so, tell the provider.", server_text)


class _Socket(io.RawIOBase):
    """recv_into as a raw file; None where a non-blocking read has nothing."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__()
        self._sock = sock
        self.octets = 0
        self.ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        try:
            count = self._sock.recv_into(buffer)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return None
        self.octets += count
        self.ended = count == 0
        return count


class Stream:
    """One connected socket. OSError passes through as it is; only a broken protocol is raised as MailError.

    Every answer has a budget of octets, set by `expect`, so that no server can fill the memory.
    """

    def __init__(self, sock: socket.socket, switch: Switch, timeout: float) -> None:
        self._switch = switch
        self._timeout = timeout
        self._earlier_octets = 0
        self._pushed = b""
        self.budget = ANSWER_BUDGET
        self._use(sock)

    @classmethod
    def connect(cls, host: str, port: int, switch: Switch, connect_timeout: float, timeout: float) -> Stream:
        """Tries the host's addresses in turn. Raises OSError (socket.gaierror for an unknown name)."""
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        patience = connect_timeout if len(addresses) == 1 else connect_timeout / 2
        failure: OSError = OSError("the name has no address")
        for family, kind, protocol, _, address in addresses:
            sock = socket.socket(family, kind, protocol)
            try:
                switch.attach(sock)
                sock.settimeout(patience)
                sock.connect(address)
                # An IDLE that the network forgot shall be noticed some day.
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.settimeout(timeout)
                return cls(sock, switch, timeout)
            except OSError as exc:
                sock.close()
                switch.check()
                failure = exc
            except MailError:
                sock.close()
                raise
        raise failure

    def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """Secures the connection. What came in the clear and was not read yet is thrown away."""
        self._pushed = b""
        secured = context.wrap_socket(self._sock, server_hostname=host, do_handshake_on_connect=False)
        self._earlier_octets += self._raw.octets
        self._use(secured)
        self._switch.attach(secured)
        secured.do_handshake()

    @property
    def is_secure(self) -> bool:
        return isinstance(self._sock, ssl.SSLSocket)

    @property
    def octets(self) -> int:
        """Octets received, after decryption."""
        return self._earlier_octets + self._raw.octets

    def fileno(self) -> int:
        return self._sock.fileno()

    def expect(self, budget: int = ANSWER_BUDGET) -> None:
        """The next answer may have `budget` octets in all."""
        self.budget = budget

    def patience(self, timeout: float) -> None:
        """Seconds that the server may stay silent."""
        self._timeout = timeout
        self._sock.settimeout(timeout)

    def readline(self, limit: int = MAX_LINE) -> bytes:
        """A line with its end. MailError(PROTOCOL) past `limit` octets, ConnectionResetError at the end."""
        if self._pushed:
            line, self._pushed = self._pushed, b""
            return line
        line = self._reader.readline(limit + 1)
        self._spend(len(line))
        if not line.endswith(b"\n"):
            if len(line) > limit:
                raise out_of_step(f"a line has more than {limit} octets")
            raise ConnectionResetError("the server closed the connection")
        return line

    def readline_cut(self) -> bytes:
        """As `readline`, but of a longer line the middle is dropped: the beginning and the last octets stay."""
        line = self._reader.readline(MAX_LINE)
        self._spend(len(line))
        if line.endswith(b"\n"):
            return line
        end = line
        while not end.endswith(b"\n"):
            more = self._reader.readline(MAX_LINE)
            if not more:
                raise ConnectionResetError("the server closed the connection")
            self._spend(len(more))
            end = (end + more)[-_KEPT_END:]
        return line + b" " + end

    def read(self, size: int) -> bytes:
        """A literal: exactly `size` octets, allocated as they arrive."""
        if size > MAX_LITERAL:
            raise MailError(ErrorKind.TOO_LARGE, f"The server announces {size} octets in one piece; "
                                                 f"{MAX_LITERAL} are the most that is accepted.")
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

    def push_back(self, line: bytes) -> None:
        """`line` will be read once more."""
        self._pushed = line

    def ready(self) -> bool:
        """True if `readline` would find something at once, the end of the connection included."""
        if self._pushed or self._raw.ended:
            return True
        self._sock.settimeout(0)
        try:
            return bool(self._reader.peek(1)) or self._raw.ended
        finally:
            self._sock.settimeout(self._timeout)

    def send(self, data: bytes) -> None:
        """In pieces, since the socket's time limit is for one call and not for one packet."""
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

    def _use(self, sock: socket.socket) -> None:
        self._sock = sock
        self._raw = _Socket(sock)
        self._reader = io.BufferedReader(self._raw, _BUFFER)

    def _spend(self, count: int) -> None:
        self.budget -= count
        if self.budget < 0:
            raise out_of_step("it has no end")
