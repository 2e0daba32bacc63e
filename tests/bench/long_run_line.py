"""The network between the window and its server: leads a port on, and can be cut, or swallow what is said."""

from __future__ import annotations

import contextlib
import socket
import threading
from dataclasses import dataclass
from types import TracebackType

_CHUNK = 1 << 16


@dataclass
class _Pair:
    client: socket.socket
    server: socket.socket
    is_silent: bool = False

    def end(self) -> None:
        for each in (self.client, self.server):
            with contextlib.suppress(OSError):  # it may have ended by itself
                each.shutdown(socket.SHUT_RDWR)
            each.close()


class Line:
    """Listens on `port` of the loopback address. While the server is down connections end at once."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._guard = threading.Lock()
        self._pairs: list[_Pair] = []
        self.connections = 0

    def __enter__(self) -> Line:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
                 ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def cut(self) -> None:
        """Every connection ends, and both sides hear of it."""
        with self._guard:
            pairs, self._pairs = self._pairs, []
        for each in pairs:
            each.end()

    def fall_silent(self) -> None:
        """What stands now carries nothing any more, and nobody is told: so it is after a machine slept."""
        with self._guard:
            for each in self._pairs:
                each.is_silent = True

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            try:
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                client.close()
                continue
            pair = _Pair(client, server)
            with self._guard:
                self._pairs.append(pair)
            for source, target in ((client, server), (server, client)):
                source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._carry, args=(pair, source, target), daemon=True).start()

    def _carry(self, pair: _Pair, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(_CHUNK):
                if not pair.is_silent:
                    target.sendall(data)
        if pair.is_silent and source is pair.server:
            return
        pair.end()
        with self._guard, contextlib.suppress(ValueError):
            self._pairs.remove(pair)
