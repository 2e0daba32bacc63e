"""A socket for line protocols: buffered, secured on demand, with a deadline, and interruptible."""

from __future__ import annotations

import contextlib
import errno
import select
import socket
import ssl
import threading
import time

from app.backends import tls
from app.errors import ErrorKind, MailError
from app.model.account import ServerSettings
from app.octets import find
from app.precedence import give_way

DEFAULT_TIMEOUT = 30.0
LINE_LIMIT = 65_536
_CHUNK = 1 << 18
_SEND_CHUNK = 1 << 15
_CONNECT_SLICE = 0.2
_IN_PROGRESS = frozenset({0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EINTR})


def require_consent(settings: ServerSettings, plaintext_consent: bool) -> None:
    """Raises MailError(USAGE) unless an unencrypted connection was agreed to and stays on this computer."""
    if settings.is_loopback and plaintext_consent:
        return
    raise MailError(
        ErrorKind.USAGE,
        f"Without encryption everyone on the way to {settings.host} could read the password. Choose TLS or "
        "STARTTLS. Only for a server on this computer may it be left out, and only with your consent.")


class LineSocket:
    """One connection. Owned by one thread, but for `interrupt`. Raises MailError only, and is of no use then.

    `octets` counts what was received (after TLS). `timeout` (seconds) bounds the wait for a line, and for
    each further piece of a block.
    """

    def __init__(self) -> None:
        self.octets = 0
        self._host, self._port = "", 0
        self._timeout = DEFAULT_TIMEOUT
        self._socket: socket.socket | None = None
        self._buffer = bytearray()
        self._scratch = memoryview(bytearray(_CHUNK))
        self._interrupted = threading.Event()
        self._lock = threading.Lock()

    @property
    def pending(self) -> int:
        """Octets received but not yet read."""
        waiting = self._socket.pending() if isinstance(self._socket, ssl.SSLSocket) else 0
        return len(self._buffer) + waiting

    def connect(self, host: str, port: int, timeout: float = DEFAULT_TIMEOUT) -> None:
        """Connects to the first address of `host` that answers.

        Raises HOST_UNKNOWN, CONNECTION_REFUSED, TIMEOUT, NETWORK or CANCELLED.
        """
        self._host, self._port, self._timeout = host, port, timeout
        try:
            _require_same_name(host)
            addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, ValueError) as exc:  # ValueError: a name that cannot be one
            self._check()
            raise MailError(
                ErrorKind.HOST_UNKNOWN,
                f"The server {host} cannot be found. Check its name and your connection.") from exc
        deadline = time.monotonic() + timeout
        failure: OSError = OSError(errno.EADDRNOTAVAIL, "no address")
        for left, (family, kind, protocol, _, address) in zip(
                range(len(addresses), 0, -1), addresses, strict=True):
            now = time.monotonic()
            try:
                self._try(socket.socket(family, kind, protocol), address, now + (deadline - now) / left)
            except OSError as exc:
                failure = exc
                continue
            return
        raise self._translate(failure) from failure

    def start_tls(self, guard: tls.Guard) -> None:
        """Secures the connection. Raises TLS_CERTIFICATE, TLS_FAILED, or PROTOCOL if data came in before."""
        plain = self._connected()
        if self._buffer:
            raise MailError(ErrorKind.PROTOCOL,
                            f"{self._host} sent data in the clear before encryption began: someone may be "
                            "tampering with the connection. Use TLS instead of STARTTLS.")
        try:
            guard.secure(plain, self._adopt)
        except (OSError, ValueError) as exc:  # ValueError: a name that cannot be sent (RFC 6066 3)
            raise self._translate(exc) from exc

    def send(self, data: bytes) -> None:
        """Hands all of it to the system. After an error the last octet certainly did not reach the server."""
        try:
            for start in range(0, len(data), _SEND_CHUNK):
                # sendall's limit is for the whole call, and a slow line may need longer for a large message.
                self._connected().sendall(data[start:start + _SEND_CHUNK])
        except OSError as exc:
            raise self._translate(exc) from exc

    def set_timeout(self, seconds: float) -> None:
        """Another limit for each wait from now on."""
        self._timeout = seconds
        self._connected().settimeout(seconds)

    def readline(self, limit: int = LINE_LIMIT) -> bytes:
        """The next line without its CRLF (or LF). Raises PROTOCOL past `limit` octets."""
        give_way()
        start = 0
        deadline = time.monotonic() + self._timeout
        while (end := self._buffer.find(b"\n", start, limit)) < 0:
            start = len(self._buffer)
            if start >= limit:
                raise MailError(ErrorKind.PROTOCOL, f"{self._host} sent a line of more than {limit} octets.")
            self._receive()
            if time.monotonic() > deadline:
                raise self._translate(TimeoutError())
        line = bytes(self._buffer[:end]).removesuffix(b"\r")
        del self._buffer[:end + 1]
        return line

    def read_until(self, mark: bytes, limit: int, drop: int = 0, rare: int = 0) -> bytes:
        """All octets up to and with `mark`, but for the last `drop`. Raises TOO_LARGE past `limit` octets.

        `rare`: where in the mark an octet stands that is seldom in what is read.
        """
        give_way()
        start = 0
        while (found := find(self._buffer, mark, rare, start)) < 0:
            start = max(0, len(self._buffer) - len(mark) + 1)
            if start > limit:
                raise MailError(ErrorKind.TOO_LARGE,
                                f"{self._host} sent more than {limit} octets where less was announced.")
            self._receive()
        end = found + len(mark)
        with memoryview(self._buffer) as view:
            block = bytes(view[:end - drop])
        del self._buffer[:end]
        return block

    def peek(self, count: int) -> bytes:
        """The next `count` octets, left where they are."""
        while len(self._buffer) < count:
            self._receive()
        return bytes(self._buffer[:count])

    def interrupt(self) -> None:
        """From any thread, at any time: the blocked call, and every later one, raises CANCELLED."""
        self._interrupted.set()
        with self._lock, contextlib.suppress(OSError):
            if self._socket is not None:
                # SSLSocket.shutdown would take the encryption away from under the other thread.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def close(self) -> None:
        with self._lock:
            closing, self._socket = self._socket, None
        if closing is not None:
            closing.close()

    def _try(self, candidate: socket.socket, address: object, deadline: float) -> None:
        """Connects in short waits, so that an interrupt is seen on every system."""
        try:
            candidate.setblocking(False)
            code = candidate.connect_ex(address)  # type: ignore[arg-type]  # as getaddrinfo gave it
            if code not in _IN_PROGRESS:
                raise OSError(code, "connect")
            # Windows tells a failed connect in the third list.
            while not any(select.select([], [candidate], [candidate], _CONNECT_SLICE)):
                self._check()
                if time.monotonic() > deadline:
                    raise TimeoutError
            if code := candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                raise OSError(code, "connect")
            candidate.settimeout(self._timeout)
            candidate.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except BaseException:
            candidate.close()
            raise
        self._adopt(candidate)

    def _adopt(self, new: socket.socket) -> None:
        with self._lock:
            self._socket = new
        self._check()

    def _connected(self) -> socket.socket:
        self._check()
        if self._socket is None:
            raise MailError(ErrorKind.NETWORK, f"The connection to {self._host} has ended. Try again.")
        return self._socket

    def _receive(self) -> None:
        try:
            count = self._connected().recv_into(self._scratch)
        except OSError as exc:
            raise self._translate(exc) from exc
        self._check()
        if not count:
            raise MailError(ErrorKind.NETWORK,
                            f"{self._host} closed the connection before its answer was complete. Try again.")
        self.octets += count
        self._buffer += self._scratch[:count]

    def _check(self) -> None:
        if self._interrupted.is_set():
            raise MailError(ErrorKind.CANCELLED, "Cancelled.")

    def _translate(self, exc: Exception) -> MailError:
        where = f"{self._host}, port {self._port},"
        if self._interrupted.is_set():
            return MailError(ErrorKind.CANCELLED, "Cancelled.")
        if isinstance(exc, ssl.SSLError):
            return tls.translate_ssl_error(exc, self._host, self._port)
        if isinstance(exc, TimeoutError):
            return MailError(
                ErrorKind.TIMEOUT,
                f"{where} did not answer within {self._timeout:g} seconds: the server hangs, or this port wants "
                "another kind of encryption. Try again later, or check port and encryption.")
        if isinstance(exc, ConnectionRefusedError):
            return MailError(ErrorKind.CONNECTION_REFUSED,
                             f"{where} refuses the connection. Check the port, or try again later.")
        return MailError(
            ErrorKind.NETWORK,
            f"The connection to {where} failed ({_reason(exc)}). Check your network and try again.")


def _require_same_name(host: str) -> None:
    """Raises ValueError for names that Python's IDNA 2003 would lead to another domain (ß → ss)."""
    if not host.isascii() and host.encode("idna").decode("idna") != host.lower():
        raise ValueError(host)


def _reason(exc: Exception) -> str:
    code = exc.errno if isinstance(exc, OSError) else None
    return errno.errorcode.get(code, "unknown error") if code else type(exc).__name__
