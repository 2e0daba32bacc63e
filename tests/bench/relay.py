"""Passes a server's port on, counts what goes over it, and may be as slow as a long line."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

_CHUNK = 1 << 16


@dataclass(frozen=True)
class Traffic:
    """`turns`: how often the client spoke after the server had: at most one for each round trip that was waited for.

    `up` are the client's octets, `down` the server's.
    """

    turns: int = 0
    up: int = 0
    down: int = 0

    def __sub__(self, other: Traffic) -> Traffic:
        return Traffic(self.turns - other.turns, self.up - other.up, self.down - other.down)

    @property
    def octets(self) -> int:
        return self.up + self.down


class Relay:
    """Listens on `port` of the loopback address from `with` on; all connections are counted together.

    `delay` (seconds) is added to each round trip: what the server says comes so much later, however much it is.
    """

    def __init__(self, host: str, port: int, delay: float = 0.0) -> None:
        self._target = (host, port)
        self._delay = delay
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._changed = threading.Condition()
        self._traffic = Traffic()
        self._last = b""
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> Relay:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
                 ) -> None:
        for each in (self._listener, *self._sockets):
            with contextlib.suppress(OSError):  # it may have ended by itself
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    @property
    def traffic(self) -> Traffic:
        with self._changed:
            return self._traffic

    def resting(self, after: Traffic, limit: float) -> Traffic:
        """Waits until the client rests in IDLE (RFC 2177), having spoken since `after`. TimeoutError."""
        def rests() -> bool:
            return self._last.startswith(b"+ ") and self._traffic.turns > after.turns
        with self._changed:
            if not self._changed.wait_for(rests, limit):
                raise TimeoutError(f"the client did not come to rest; the last octets were {self._last[-80:]!r}")
            return self._traffic

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._target)
            self._sockets += [client, server]
            for each in (client, server):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            speaks = [False]
            threading.Thread(target=_pass_on, args=(client, server, self._up(speaks)), daemon=True).start()
            back = _pass_on_later if self._delay else _pass_on
            threading.Thread(target=back, args=(server, client, self._down(speaks), self._delay), daemon=True).start()

    def _up(self, speaks: list[bool]) -> Callable[[bytes], None]:
        def count(data: bytes) -> None:
            with self._changed:
                old = self._traffic
                self._traffic = Traffic(old.turns + (not speaks[0]), old.up + len(data), old.down)
                speaks[0] = True
                self._last = b""
                self._changed.notify_all()
        return count

    def _down(self, speaks: list[bool]) -> Callable[[bytes], None]:
        def count(data: bytes) -> None:
            with self._changed:
                old = self._traffic
                self._traffic = Traffic(old.turns, old.up, old.down + len(data))
                speaks[0] = False
                self._last = data
                self._changed.notify_all()
        return count


def _pass_on(source: socket.socket, target: socket.socket, count: Callable[[bytes], None], _: float = 0.0) -> None:
    try:
        while data := source.recv(_CHUNK):
            count(data)
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


def _pass_on_later(source: socket.socket, target: socket.socket, count: Callable[[bytes], None], delay: float) -> None:
    """Each piece `delay` seconds after it came, and the end too. Unlike a real line it carries any amount at once."""
    under_way: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_let_out, args=(under_way, target, count), daemon=True).start()
    data = b"\0"
    while data:
        try:
            data = source.recv(_CHUNK)
        except OSError:
            data = b""
        under_way.put((time.perf_counter() + delay, data))


def _let_out(under_way: queue.SimpleQueue[tuple[float, bytes]], target: socket.socket, count: Callable[[bytes], None]
             ) -> None:
    try:
        while (due := under_way.get())[1]:
            time.sleep(max(0.0, due[0] - time.perf_counter()))
            count(due[1])
            target.sendall(due[1])
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return
