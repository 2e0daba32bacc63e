"""The program's icon as Windows (.ico) and macOS (.icns) take it, drawn from the SVG that is everywhere else.

    .venv/bin/python packaging/bundle/program_icon.py TARGET.ico|TARGET.icns
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "packaging" / "linux")]

from PySide6.QtCore import QBuffer, QIODeviceBase, Qt  # noqa: E402
from PySide6.QtGui import QGuiApplication, QImage, QPainter  # noqa: E402
from render_icons import render  # noqa: E402

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels: of lists, menus, the taskbar and the desktop at 100, 125, 150 and 200 %."""
ICNS_KINDS = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024, "ic11": 32, "ic12": 64,
              "ic13": 256, "ic14": 512}
"""Kind → pixels. From ic10 on they are those of 16, 32, 128, 256 and 512 points at double resolution."""
_APPLE_SHARE = 824 / 1024
"""Of its square that an icon fills on macOS (Human Interface Guidelines), for its neighbours do, too."""


def ico() -> bytes:
    """Windows' container: a directory of 16 octets each, then the pictures; those below 256 pixels as bitmaps, since
    not everything that reads icons reads PNG."""
    pictures = [(size, _png(render(size)) if size >= 256 else _bitmap(render(size))) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, octets in pictures:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(octets), offset)
        offset += len(octets)
    return head + b"".join(octets for _, octets in pictures)


def icns() -> bytes:
    """Apple's container: four octets that name the kind, four of the length with these eight, a PNG."""
    pictures = b"".join(kind.encode() + struct.pack(">I", 8 + len(octets)) + octets for kind, octets in
                        ((kind, _png(_with_margin(size))) for kind, size in ICNS_KINDS.items()))
    return b"icns" + struct.pack(">I", 8 + len(pictures)) + pictures


def _with_margin(size: int) -> QImage:
    inner = render(round(size * _APPLE_SHARE))
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.drawImage((size - inner.width()) // 2, (size - inner.height()) // 2, inner)
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # str is what PySide takes here
    return bytes(buffer.data().data())


def _bitmap(image: QImage) -> bytes:
    """BITMAPINFOHEADER, the rows from below as BGRA, and a mask that nobody needs beside alpha. The height counts
    both."""
    size = image.width()
    pixels = image.convertToFormat(QImage.Format.Format_ARGB32)
    rows = [bytes(pixels.constScanLine(row))[:size * 4] for row in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4 * size)
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, size * size * 4 + len(mask), 0, 0, 0, 0)
    return head + b"".join(rows) + mask


def main(arguments: list[str]) -> int:
    target = Path(arguments[0])
    application = QGuiApplication([])
    target.write_bytes(icns() if target.suffix == ".icns" else ico())
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
