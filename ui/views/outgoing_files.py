"""From paths and pictures to the files of a draft. `read_file` runs in the thread pool."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from app.errors import ErrorKind, MailError
from app.model.message import OutgoingFile

MAX_OCTETS = 100_000_000
"""No file larger than this is taken: no server would carry it."""
LARGE_OCTETS = 25_000_000
"""More than this in one message and many servers refuse it."""

translate = QCoreApplication.translate


def read_file(path: Path) -> OutgoingFile:
    """The file's octets and its type by its name. Raises MailError(USAGE)."""
    try:
        if not path.is_file():
            raise MailError(ErrorKind.USAGE, translate(
                "OutgoingFiles", "“{name}” is not a file. Folders cannot be attached.").format(name=path.name))
        if path.stat().st_size > MAX_OCTETS:
            raise MailError(ErrorKind.USAGE, translate(
                "OutgoingFiles", "“{name}” is too large to be sent by mail.").format(name=path.name))
        data = path.read_bytes()
    except OSError as error:
        raise MailError(ErrorKind.USAGE, translate(
            "OutgoingFiles", "“{name}” cannot be read: {reason}.").format(name=path.name, reason=error.strerror)
        ) from error
    return OutgoingFile(path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream", data)


def picture(mime: QMimeData) -> OutgoingFile | None:
    """A picture from the clipboard, as PNG."""
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    octets = QByteArray()
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return OutgoingFile(translate("OutgoingFiles", "Picture") + ".png", "image/png", bytes(octets.data()))
