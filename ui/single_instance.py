"""One window for each profile: a second start raises the first, or hands it what it was to open."""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LIMIT = 64 * 1024
PATIENCE_MS = 1500


def server_name(profile: Path) -> str:
    """The same for the same person and profile folder, and short enough for every system."""
    told = f"{getpass.getuser()}\0{profile.resolve()}".encode("utf-8", "surrogateescape")
    return f"depesche-{hashlib.sha256(told).hexdigest()[:24]}"


def hand_over(profile: Path, arguments: Sequence[str]) -> bool:
    """Tells a running window what to open (nothing: to come up); True if one answered."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(profile))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(json.dumps(list(arguments)).encode() + b"\n")
    socket.waitForBytesWritten(PATIENCE_MS)
    # The answer tells that the other side lives; a hung window must not swallow a mailto: link.
    answered = socket.waitForReadyRead(PATIENCE_MS)
    socket.disconnectFromServer()
    return answered


class InstanceServer(QObject):
    """Listens for other starts of this user. `asked` carries their arguments (list of str)."""

    asked = Signal(object)

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(profile)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """False if it cannot be; then a second start shows a message instead. Call only as the profile's owner."""
        if self._server.listen(self._name):
            return True
        # Left behind by a crash: whoever holds the profile's lock may take the name.
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._hear)
            # It is the server's child and goes with it. Deleting it from its own signal crashes PySide.
            self._read(socket)

    @Slot()
    def _hear(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > LIMIT:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            told = json.loads(bytes(socket.readLine(LIMIT).data()))
        except (ValueError, RecursionError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        if isinstance(told, list):
            self.asked.emit([each for each in told if isinstance(each, str)])
