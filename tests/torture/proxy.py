"""A TCP proxy that breaks one connection after a given octet: the network between the client and its server."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType

_RESET = struct.pack("ii", 1, 0)
_CHUNK = 1 << 16


class Side(StrEnum):
    """Who sent the octets that are counted."""

    CLIENT = "client"
    SERVER = "server"


class How(StrEnum):
    RESET = "reset"
    END = "end"
    STALL = "stall"
    """Both connections stay open, and nothing passes any more."""


@dataclass(frozen=True)
class Cut:
    """After `octets` of what `side` sent."""

    side: Side
    octets: int
    how: How


class Proxy:
    """Carries connections to 127.0.0.1:`target`, one at a time, in a thread of its own; breaks one by `cut`.

    `octets` counts what passed, by who sent it. What comes after the cut on another connection passes untouched.
    """

    def __init__(self, target: int, cut: Cut | None = None) -> None:
        self._target = target
        self._cut = cut
        self.struck = False
        self.octets = {Side.CLIENT: 0, Side.SERVER: 0}
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._stop, self._stopper = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="proxy", daemon=True)

    def __enter__(self) -> Proxy:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
                 ) -> None:
        self._stopper.close()
        self._thread.join(10)
        self._listener.close()
        self._stop.close()
        assert not self._thread.is_alive(), "the proxy hangs"

    def _run(self) -> None:
        while True:
            ready, _, _ = select.select([self._listener, self._stop], [], [])
            if self._stop in ready:
                return
            client, _ = self._listener.accept()
            with client, socket.create_connection(("127.0.0.1", self._target)) as server:
                for each in (client, server):
                    each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                with contextlib.suppress(ConnectionError):
                    self._carry(client, server)

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        """Until one side ends, the cut, or the end of the proxy."""
        ways = {client: (Side.CLIENT, server), server: (Side.SERVER, client)}
        if self._strikes(Side.CLIENT, 0) or self._strikes(Side.SERVER, 0):
            self._strike(client, server)
            return
        while True:
            ready, _, _ = select.select([client, server, self._stop], [], [])
            if self._stop in ready:
                return
            for each in ready:
                side, other = ways[each]
                data = each.recv(_CHUNK)
                if not data:
                    return
                if self._strikes(side, len(data)):
                    assert self._cut
                    other.sendall(data[:self._cut.octets - self.octets[side]])
                    self._strike(client, server)
                    return
                self.octets[side] += len(data)
                other.sendall(data)

    def _strikes(self, side: Side, count: int) -> bool:
        return (self._cut is not None and not self.struck and self._cut.side is side
                and self.octets[side] + count >= self._cut.octets)

    def _strike(self, client: socket.socket, server: socket.socket) -> None:
        assert self._cut
        self.struck = True
        if self._cut.how is How.STALL:
            select.select([self._stop], [], [])
            return
        if self._cut.how is How.RESET:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        client.close()
        # Whoever looks at the mailbox next shall not meet a server that is still busy with what it was told.
        server.shutdown(socket.SHUT_WR)
        server.settimeout(10)
        while server.recv(_CHUNK):
            pass
