"""Pictures that somebody sent, decoded with care: five formats by their magic numbers, pixels capped beforehand."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_PIXELS = 40_000_000
_MEGABYTES = 200
"""What one decoder may allocate."""

_MAGIC = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"),
          (b"BM", "bmp"))


def kind(octets: bytes) -> str:
    """The format by its first octets: png, jpeg, gif, webp or bmp; "" for everything else."""
    head = octets[:12]
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return next((name for magic, name in _MAGIC if head.startswith(magic)), "")


def read(octets: QByteArray, largest: QSize, most_pixels: int = MOST_PIXELS) -> QImage | None:
    """The picture, made no larger than `largest` while it is decoded; None where it is none, or too large a one.

    For any thread. At most `most_pixels` in the file: a small file may claim any size.
    """
    form = kind(bytes(octets.first(12).data()))
    if not form:
        return None
    buffer = QBuffer()
    buffer.setData(octets)
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form.encode()))
    QImageReader.setAllocationLimit(_MEGABYTES)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > most_pixels or size.isEmpty():
        return None
    if size.width() > largest.width() or size.height() > largest.height():
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
