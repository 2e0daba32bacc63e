"""Where the browser brings the provider's answer (RFC 8252 7.3): a port on this computer, for one request."""

from __future__ import annotations

import contextlib
import errno
import hmac
import secrets
import selectors
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from app.errors import ErrorKind, MailError
from app.model.sign_in import BrowserWords, SignInFailed, SignInTrouble
from app.setup.oauth_page import reply
from app.setup.oauth_request import Arrival, Refusal, read

PATIENCE = 300.0
"""Seconds for the person to sign in."""
_AT_ONCE = 8
_QUEUE = 64
_OCTETS = 16 * 1024
_REQUEST_SECONDS = 10.0
_MOST_STRANGERS = 5_000
_NO_IPV6 = frozenset({errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL, errno.EPROTONOSUPPORT})


@dataclass(slots=True, eq=False)
class _Caller:
    socket: socket.socket
    ends: float
    heard: bytearray = field(default_factory=bytearray)


class Loopback:
    """Listens from its making on. Whatever is not the one request that is awaited (GET of a random path, by this name,
    with `state`) has no effect but to be counted in `strangers`; the ninth that keeps silent makes the first go.

    `redirect` is the URI for the provider. `cancel` is for other threads.
    """

    def __init__(self, redirect: str, state: str, words: BrowserWords, *, patience: float = PATIENCE) -> None:
        self.strangers = 0
        self._state = state
        self._words = words
        self._ends = time.monotonic() + patience
        self._cancelled = threading.Event()
        self._callers: list[_Caller] = []
        self._selector = selectors.DefaultSelector()
        self._woken, self._wake = socket.socketpair()
        self._servers: tuple[socket.socket, ...] = ()
        try:
            self._servers = _listening(by_name=urlsplit(redirect.partition("{")[0]).hostname == "localhost")
            for each in (*self._servers, self._woken):
                self._selector.register(each, selectors.EVENT_READ)
        except OSError as error:
            self.close()
            raise MailError(ErrorKind.NETWORK, "No port on this computer is free for the browser's answer. Try again."
                            ) from error
        self.redirect = redirect.format(port=self._servers[0].getsockname()[1], path=secrets.token_urlsafe(16))

    def wait(self) -> Arrival:
        """The answer. Raises MailError: TIMEOUT, CANCELLED, SignInFailed(FLOODED). Closes in any case."""
        try:
            while True:
                for caller in self._ready():
                    arrival = self._hear(caller)
                    if arrival is not None:
                        return arrival
        finally:
            self.close()

    def cancel(self) -> None:
        self._cancelled.set()
        with contextlib.suppress(OSError):  # closed already
            self._wake.send(b"\0")

    def close(self) -> None:
        for caller in self._callers:
            caller.socket.close()
        self._callers.clear()
        self._selector.close()
        for each in (*self._servers, self._woken, self._wake):
            each.close()

    def _ready(self) -> Iterator[_Caller]:
        """Those with something to read, after the new ones were let in and the slow ones sent away."""
        now = time.monotonic()
        nearest = min([self._ends, *(caller.ends for caller in self._callers)])
        events = self._selector.select(max(0.0, nearest - now))
        now = time.monotonic()
        if self._cancelled.is_set():
            raise MailError(ErrorKind.CANCELLED, "The sign-in was cancelled.")
        if now >= self._ends:
            raise SignInFailed(SignInTrouble.NO_ANSWER, ErrorKind.TIMEOUT,
                               "Nobody signed in within five minutes. Try again, and finish in the browser.")
        if self.strangers > _MOST_STRANGERS:
            raise SignInFailed(SignInTrouble.FLOODED, ErrorKind.REFUSED,
                               "Another program on this computer disturbed the sign-in with thousands of requests. "
                               "Find out which one, and try again.")
        for key, _ in events:
            if isinstance(key.fileobj, socket.socket) and key.fileobj in self._servers:
                self._let_in(key.fileobj, now)
            elif isinstance(key.data, _Caller):
                yield key.data
        for caller in [each for each in self._callers if each.ends <= now]:
            self._send_away(caller)

    def _let_in(self, server: socket.socket, now: float) -> None:
        for _ in range(_QUEUE):
            try:
                connection, _ = server.accept()
            except OSError:  # no more, or gone before it was looked at
                return
            connection.setblocking(False)
            if len(self._callers) >= _AT_ONCE:
                self._send_away(self._callers[0])
            caller = _Caller(connection, now + _REQUEST_SECONDS)
            self._callers.append(caller)
            self._selector.register(connection, selectors.EVENT_READ, caller)

    def _hear(self, caller: _Caller) -> Arrival | None:
        if caller not in self._callers:  # sent away a moment ago
            return None
        try:
            piece = caller.socket.recv(_OCTETS + 1 - len(caller.heard))
        except BlockingIOError:
            return None
        except OSError:
            piece = b""
        caller.heard += piece
        head, found, _ = bytes(caller.heard).partition(b"\r\n\r\n")
        if not found:
            if not piece or len(caller.heard) > _OCTETS:
                self._send_away(caller)
            return None
        arrival = read(head, self.redirect)
        if isinstance(arrival, Arrival) and hmac.compare_digest(arrival.state.encode(), self._state.encode()):
            self._answer(caller, reply(self._words, is_good=bool(arrival.code)))
            return arrival
        self._answer(caller, (arrival if isinstance(arrival, Refusal) else Refusal.BAD_REQUEST).reply)
        self._send_away(caller)
        return None

    def _answer(self, caller: _Caller, octets: bytes) -> None:
        with contextlib.suppress(OSError):
            caller.socket.send(octets)
            caller.socket.shutdown(socket.SHUT_WR)

    def _send_away(self, caller: _Caller) -> None:
        self.strangers += 1
        self._callers.remove(caller)
        self._selector.unregister(caller.socket)
        caller.socket.close()


def _listening(*, by_name: bool) -> tuple[socket.socket, ...]:
    """One port of 127.0.0.1, and for who goes by the name localhost, which browsers take for ::1 first, the same one
    there: else another user of this computer could listen there, and hear the answer. Raises OSError."""
    for last in (False, False, False, False, True):
        first = _bound(socket.AF_INET, "127.0.0.1", 0)
        try:
            second = (_bound(socket.AF_INET6, "::1", first.getsockname()[1]),) if by_name and socket.has_ipv6 else ()
        except OSError as error:
            if error.errno in _NO_IPV6:
                return (first,)
            first.close()
            if last:
                raise
        else:
            return (first, *second)
    raise AssertionError("the last one returns or raises")


def _bound(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # else another program may share the port on Windows
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        made.bind((address, port))
        made.listen(_QUEUE)
        made.setblocking(False)
    except OSError:
        made.close()
        raise
    return made
