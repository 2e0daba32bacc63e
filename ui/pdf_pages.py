"""A program of its own that draws the pages of a PDF, started by `pdf_preview.py`.

What a stranger sent is parsed here, not in the mail client: a crash, a hang or worse stays in this process, which
holds no mail, no password and no window. QtPdf runs no script and loads nothing. PDF on stdin; on stdout four octets
(big endian) with the number of pages, then for each page drawn its length in four octets and a PNG.
Ends with 0, 3 for a PDF with a password, 4 for what is no PDF.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys

MOST_OCTETS = 30_000_000
MOST_PAGES = 10
WIDTH = 1100
MOST_HEIGHT = 3000
PASSWORD, BROKEN = 3, 4
_SECONDS = 20
_MEMORY = 2 << 30


def main() -> int:
    _limit()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QSize
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
    from PySide6.QtPdf import QPdfDocument

    application = QGuiApplication(["depesche-pdf"])
    buffer = QBuffer()
    buffer.setData(QByteArray(sys.stdin.buffer.read(MOST_OCTETS)))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    document = QPdfDocument(application)
    document.load(buffer)
    if document.error() is QPdfDocument.Error.IncorrectPassword:
        return PASSWORD
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() < 1:
        return BROKEN
    _write(struct.pack(">I", document.pageCount()))
    for number in range(min(MOST_PAGES, document.pageCount())):
        points = document.pagePointSize(number)
        if points.width() < 1 or points.height() < 1:
            continue
        height = min(MOST_HEIGHT, max(1, round(WIDTH * points.height() / points.width())))
        image = QImage(QSize(WIDTH, height), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))  # the paper: a page is drawn without
        painter = QPainter(image)
        painter.drawImage(0, 0, document.render(number, image.size()))
        painter.end()
        octets = QByteArray()
        out = QBuffer(octets)
        out.open(QIODeviceBase.OpenModeFlag.WriteOnly)
        image.save(out, "PNG", 80)  # type: ignore[call-overload]  # str is what PySide takes here
        _write(struct.pack(">I", octets.size()) + bytes(octets.data()))
    return 0


def _write(octets: bytes) -> None:
    sys.stdout.buffer.write(octets)
    sys.stdout.buffer.flush()


def _limit() -> None:
    """Seconds of the processor, memory and files, where the system knows such limits: Windows does not, and leaves it
    to the caller's patience. One that is refused (macOS takes no limit of memory below what is in use) leaves the
    others."""
    if sys.platform != "win32":
        import resource

        limits = {resource.RLIMIT_CPU: _SECONDS, resource.RLIMIT_DATA: _MEMORY, resource.RLIMIT_FSIZE: 0}
        for kind, most in limits.items():
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main())
