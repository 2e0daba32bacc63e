"""Ends a connection's work from another thread."""

from __future__ import annotations

import contextlib
import socket
import threading

from app.errors import ErrorKind, MailError


def cancelled() -> MailError:
    return MailError(ErrorKind.CANCELLED, "The work with the server was cancelled. Start it again when you like.")


class Switch:
    """Knows the socket in use, so that `fire` can shut it; once fired it stays so."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._fired = False

    @property
    def fired(self) -> bool:
        return self._fired

    def attach(self, sock: socket.socket) -> None:
        """`sock` is the one to shut from now on. MailError(CANCELLED) if it is too late."""
        with self._lock:
            self._socket = sock
        self.check()

    def detach(self) -> None:
        with self._lock:
            self._socket = None

    def check(self) -> None:
        """MailError(CANCELLED) once fired."""
        if self._fired:
            raise cancelled()

    def fire(self) -> None:
        """Safe from any thread, any number of times."""
        with self._lock:
            self._fired = True
            if self._socket is not None:
                # SSLSocket.shutdown would take the TLS layer away from under the thread that reads.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
