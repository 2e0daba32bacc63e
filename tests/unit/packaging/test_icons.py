"""The icons of Windows and macOS, read back by Qt's own readers and by their tables."""

from __future__ import annotations

import struct

import program_icon
from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase
from PySide6.QtGui import QImage, QImageReader
from pytestqt.qtbot import QtBot


def _pictures(octets: bytes, kind: str) -> list[QImage]:
    buffer = QBuffer()
    buffer.setData(QByteArray(octets))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.append(reader.read())
    return found


def test_ico(qtbot: QtBot) -> None:
    found = _pictures(program_icon.ico(), "ico")
    assert sorted(each.width() for each in found) == sorted(program_icon.ICO_SIZES)
    for each in found:
        assert each.height() == each.width() and not each.allGray()
        assert each.pixelColor(0, 0).alpha() < each.pixelColor(each.width() // 2, each.width() // 2).alpha()


def test_icns(qtbot: QtBot) -> None:
    octets = program_icon.icns()
    assert struct.unpack(">4sI", octets[:8]) == (b"icns", len(octets))
    place, found = 8, {}
    while place < len(octets):
        kind, length = struct.unpack(">4sI", octets[place:place + 8])
        found[kind.decode()] = QImage.fromData(octets[place + 8:place + length], "PNG").width()  # type: ignore[call-overload]
        place += length
    assert found == program_icon.ICNS_KINDS
