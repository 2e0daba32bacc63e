"""The socket as a raw file: octets counted, and a server that only drips taken for dead."""

from __future__ import annotations

import io
import socket
import ssl
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DRIP_WINDOW = 30.0
"""Seconds in which an answer must bring at least DRIP_OCTETS: a server that sends an octet now and then is dead too."""
DRIP_OCTETS = 16
SLOW_AFTER, SLOW_RATE = 600.0, 256.0
"""Seconds after which an answer must have brought so many octets a second."""


class Wire(io.RawIOBase):
    """recv_into as a raw file; None where a non-blocking read has nothing. TimeoutError when the server only drips."""

    def __init__(self, sock: socket.socket, octets: int = 0) -> None:
        super().__init__()
        self._sock = sock
        self.octets = octets
        self.ended = False
        self.begin()

    def begin(self, within: float = 0.0) -> None:
        """An answer begins: its time is counted from here. `within`: seconds that it may take, 0 for no limit."""
        self._begun = self._window = time.monotonic()
        self._deadline = self._begun + within if within else float("inf")
        self._octets_begun = self._octets_window = self.octets

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """As RawIOBase has it: octets read, 0 at the end, None where nothing is there yet. Raises TimeoutError past the
        deadline, or where the server drips. OSError."""
        try:
            count = self._sock.recv_into(buffer)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return None
        self.octets += count
        self.ended = count == 0
        now = time.monotonic()
        if now > self._deadline:
            raise TimeoutError("the server takes too long")
        if now - self._window > DRIP_WINDOW:
            took = now - self._begun
            if (self.octets - self._octets_window < DRIP_OCTETS
                    or (took > SLOW_AFTER and self.octets - self._octets_begun < took * SLOW_RATE)):
                raise TimeoutError("the server sends too slowly")
            self._window, self._octets_window = now, self.octets
        return count
