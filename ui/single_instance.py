"""One window for each profile: a second start raises the first, or hands it what it was to open."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import json
import os
import stat
import sys
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.quick_dataclass import dataclass

RUNTIME = "/run/user/{}"
"""Where systemd gives each person a folder for sockets, by their number."""
LIMIT = 64 * 1024
PATIENCE_MS = 1500


@dataclass(frozen=True, slots=True)
class Request:
    """What a start is to do. `open`: mailto: links and paths of message files. `quiet`: the window need not come up.
    `token`: the desktop's leave to bring a window to the front (XDG activation, under Wayland)."""

    open: tuple[str, ...] = ()
    get_mail: bool = False
    quiet: bool = False
    token: str = ""


def server_name(profile: Path) -> str:
    """The same for the same person and profile folder, and short enough for every system."""
    told = f"{getpass.getuser()}\0{profile.resolve()}".encode("utf-8", "surrogateescape")
    name = f"depesche-{hashlib.sha256(told).hexdigest()[:24]}"
    folder = _own_folder()
    return name if folder is None else str(folder / name)


def _own_folder() -> Path | None:
    """In the one for everybody (/tmp) somebody else could take the name first, and no link would find its window."""
    if sys.platform == "linux" and not os.environ.get("SNAP"):  # which may not write there
        folder = Path(RUNTIME.format(os.getuid()))
        with contextlib.suppress(OSError):
            found = folder.lstat()
            if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077:
                return folder
    return None


def hand_over(profile: Path, request: Request) -> bool:
    """Tells a running window what is wanted; True if one answered."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(profile))
    if not socket.waitForConnected(PATIENCE_MS) or not _is_ours(socket.fullServerName()):
        return False
    socket.write(json.dumps(asdict(request)).encode() + b"\n")
    socket.waitForBytesWritten(PATIENCE_MS)
    # The answer tells that the other side lives; a hung window must not swallow a mailto: link.
    answered = socket.waitForReadyRead(PATIENCE_MS)
    socket.disconnectFromServer()
    return answered


def _is_ours(server: str) -> bool:
    """Where the name is a file (not on Windows), everybody can make one of that name first, and would be told what is
    written to whom. Only its owner can put another in its place there."""
    if not hasattr(os, "getuid"):
        return True
    try:
        found = os.lstat(server)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


class InstanceServer(QObject):
    """Listens for other starts of this user. `asked` carries a Request."""

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
        if isinstance(told, dict):
            self.asked.emit(_request(told))


def _request(told: dict[str, object]) -> Request:
    """What is of another type than it should be counts as not said."""
    opened, token = told.get("open"), told.get("token")
    return Request(tuple(each for each in opened if isinstance(each, str)) if isinstance(opened, list) else (),
                   told.get("get_mail") is True, told.get("quiet") is True,
                   token if isinstance(token, str) and token.isprintable() else "")
