"""The pictures within a text: the draft's own, by content id; nothing is loaded from anywhere else."""

from __future__ import annotations

import base64
import binascii
import re
import uuid
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from app.errors import ErrorKind, MailError
from app.model.message import InlinePicture, OutgoingFile

MOST_PIXELS = 40_000_000
SHOWN_WIDTH = 600
LARGE_OCTETS = 2_000_000
"""More than this, and a smaller picture is offered."""
SMALLER_EDGE = 1600
TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")


_DATA = re.compile(r'src="data:image/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)"', re.IGNORECASE)


class Pictures:
    """Those of one draft. `take` gives a picture an id, `used` leaves out what the text no longer names."""

    def __init__(self) -> None:
        self._known: dict[str, InlinePicture] = {}
        self._images: dict[str, QImage] = {}

    def add(self, pictures: Iterable[InlinePicture]) -> None:
        for each in pictures:
            self._known[each.content_id] = each
            self._images.pop(each.content_id, None)

    def take(self, file: OutgoingFile, domain: str) -> InlinePicture:
        picture = InlinePicture(f"{uuid.uuid4().hex}@{domain or 'localhost.invalid'}", file.content_type, file.data,
                                file.name)
        self.add((picture,))
        return picture

    def adopt(self, html: str, domain: str) -> str:
        """With pictures that stand in the HTML itself (data: URLs, which mail programs do not show) taken out of it."""
        return _DATA.sub(lambda found: self._adopted(found, domain), html)

    def _adopted(self, found: re.Match[str], domain: str) -> str:
        try:
            data = base64.b64decode(found[2], validate=False)
        except binascii.Error:
            return found[0]
        kind = found[1].lower()
        taken = self.take(OutgoingFile(f"picture.{kind}", f"image/{kind}", data), domain)
        return f'src="cid:{taken.content_id}"'

    def octets(self) -> int:
        return sum(len(each.data) for each in self._known.values())

    def ids(self) -> frozenset[str]:
        return frozenset(self._known)

    def used(self, html: str) -> tuple[InlinePicture, ...]:
        return tuple(each for each in self._known.values() if f'"cid:{each.content_id}"' in html)

    def image(self, content_id: str) -> QImage:
        """To be shown; an empty one for what is not there or is no picture of a sane size."""
        if content_id not in self._images:
            known = self._known.get(content_id)
            self._images[content_id] = QImage() if known is None else decoded(known.data, 2 * SHOWN_WIDTH)
        return self._images[content_id]


def decoded(data: bytes, width: int = 0) -> QImage:
    """At most `width` pixels wide (0: as it is). Empty for what no reader takes, or what is too large."""
    octets = QByteArray(data)  # the buffer only points to it
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in (b"png", b"jpeg", b"gif", b"webp"):
        return QImage()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    if width and size.width() > width:
        reader.setScaledSize(size.scaled(QSize(width, 10 * width), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def shown_size(image: QImage) -> QSize:
    """As wide as the picture, or as a letter."""
    size = image.size()
    return size.scaled(SHOWN_WIDTH, 10_000, Qt.AspectRatioMode.KeepAspectRatio) if size.width() > SHOWN_WIDTH else size


def smaller(file: InlinePicture) -> InlinePicture:
    """1,600 pixels at the longer edge, as JPEG, or as PNG where it is transparent. Raises MailError(USAGE)."""
    image = decoded(file.data)
    if image.isNull():
        raise MailError(ErrorKind.USAGE, "This picture cannot be read: attach it as a file.")
    if max(image.width(), image.height()) > SMALLER_EDGE:
        image = image.scaled(SMALLER_EDGE, SMALLER_EDGE, Qt.AspectRatioMode.KeepAspectRatio,
                             Qt.TransformationMode.SmoothTransformation)
    kind = "png" if image.hasAlphaChannel() else "jpeg"
    octets = QByteArray()
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode("ascii"))
    writer.setQuality(85)
    writer.write(image)
    stem = file.name.rpartition(".")[0] or file.name
    made = bytes(octets.data())
    return file if len(made) >= len(file.data) else InlinePicture(
        file.content_id, f"image/{kind}", made, f"{stem}.{'jpg' if kind == 'jpeg' else kind}" if stem else "")
