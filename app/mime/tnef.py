"""winmail.dat: what Outlook packs into TNEF (MS-OXTNEF), read with care. Never raises; nothing is expanded or run.

Counts, lengths and depth are capped; data that lies about them gives what could be read before.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.mime import charset
from app.mime.header import clean
from app.mime.rtf import decompressed

MAX_FILES = 200
MAX_DEPTH = 3
MAX_ATTRIBUTES = 5000
MAX_PROPERTIES = 2000
MAX_TEXT = 2_000_000

_SIGNATURE = 0x223E9F78
_BODY, _MAPI, _CODEPAGE, _SUBJECT = 0x800C, 0x9003, 0x9007, 0x8004
_RENDER, _TITLE, _DATA, _ATTACHMENT = 0x9002, 0x8010, 0x800F, 0x9005
_P_BODY, _P_HTML, _P_RTF, _P_SUBJECT, _P_CODEPAGE = 0x1000, 0x1013, 0x1009, 0x0037, 0x3FDE
_P_DATA, _P_SHORT_NAME, _P_LONG_NAME, _P_TYPE, _P_CONTENT_ID, _P_NAME = 0x3701, 0x3704, 0x3707, 0x370E, 0x3712, 0x3001
_STRING8, _UNICODE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_SIZES = {0x01: 0, 0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Octets of a fixed-length value, filled up to four."""


class File(NamedTuple):
    """`content_type` is as the sender says, lower-case, or application/octet-stream; `name` is not a safe one."""

    name: str
    content_type: str
    data: bytes
    content_id: str = ""


@dataclass(slots=True)
class Packed:
    """What a winmail.dat holds. `text` is "" and `html` None where it has none."""

    subject: str = ""
    text: str = ""
    html: str | None = None
    rtf: bytes = b""
    files: list[File] = field(default_factory=list)


@dataclass(slots=True)
class _Attachment:
    title: str = ""
    data: bytes = b""
    properties: dict[int, tuple[int, bytes]] = field(default_factory=dict)


def unpack(octets: bytes) -> Packed | None:
    """None where it is no TNEF. At most 200 files, embedded messages' among them, down to three levels."""
    return _unpack(octets, 0)


def _unpack(octets: bytes, depth: int) -> Packed | None:
    if len(octets) < 6 or struct.unpack_from("<I", octets)[0] != _SIGNATURE:
        return None
    packed = Packed()
    attachments: list[_Attachment] = []
    properties: dict[int, tuple[int, bytes]] = {}
    label = "cp1252"
    for kind, value in _attributes(octets):
        if kind == _CODEPAGE and len(value) >= 4:
            label = f"cp{struct.unpack_from('<I', value)[0]}"
        elif kind == _BODY:
            packed.text = charset.decode(value[:MAX_TEXT].rstrip(b"\0"), label)
        elif kind == _SUBJECT:
            packed.subject = clean(charset.decode(value[:4000].rstrip(b"\0"), label), 500)
        elif kind == _MAPI:
            properties = dict(_properties(value))
        elif kind == _RENDER:
            if len(attachments) >= MAX_FILES:
                break
            attachments.append(_Attachment())
        elif attachments and kind == _TITLE:
            attachments[-1].title = clean(charset.decode(value[:4000].rstrip(b"\0"), label), 500)
        elif attachments and kind == _DATA:
            attachments[-1].data = value
        elif attachments and kind == _ATTACHMENT:
            attachments[-1].properties = dict(_properties(value))
    _take_bodies(packed, properties, label)
    for attachment in attachments:
        packed.files += _files(attachment, label, depth)[:MAX_FILES - len(packed.files)]
    return packed


def _attributes(octets: bytes) -> Iterator[tuple[int, bytes]]:
    """Identifier and value of each; ends where the data ends or lies (MS-OXTNEF 2.1.3)."""
    position, end = 6, len(octets)
    for _ in range(MAX_ATTRIBUTES):
        if position + 9 > end:
            return
        level, kind, length = struct.unpack_from("<BII", octets, position)
        position += 9
        if level not in (1, 2) or length > end - position:
            return
        yield kind & 0xFFFF, octets[position:position + length]
        position += length + 2  # a checksum that many writers get wrong


def _properties(octets: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """Identifier, type and the first value of each property (MS-OXTNEF 2.1.3.4); named ones are passed over."""
    if len(octets) < 4:
        return
    count = struct.unpack_from("<I", octets)[0]
    position = 4
    for _ in range(min(count, MAX_PROPERTIES)):
        if position + 4 > len(octets):
            return
        form, identifier = struct.unpack_from("<HH", octets, position)
        position += 4
        if identifier >= 0x8000:
            position = _after_name(octets, position)
        base, many = form & 0xEFFF, bool(form & 0x1000)
        values = 1
        if many or base in (_STRING8, _UNICODE, _OBJECT, _BINARY):
            values = _u32(octets, position)
            position += 4
        first, position = _values(octets, position, base, values)
        if position < 0:
            return
        if identifier < 0x8000:
            yield identifier, (base, first)


def _after_name(octets: bytes, position: int) -> int:
    kind = _u32(octets, position + 16)
    if kind == 0:
        return position + 24
    return position + 24 + _padded(_u32(octets, position + 20))


def _values(octets: bytes, position: int, form: int, count: int) -> tuple[bytes, int]:
    """The first value and where the next property begins; -1 where it lies beyond the data."""
    first = b""
    size = _SIZES.get(form)
    if size is not None:
        first = octets[position:position + size]
        position += size * count
        return first, position if 0 <= position <= len(octets) else -1
    if form not in (_STRING8, _UNICODE, _OBJECT, _BINARY):
        return b"", -1
    for number in range(min(count, MAX_PROPERTIES)):
        length = _u32(octets, position)
        position += 4
        if length > len(octets) - position:
            return b"", -1
        if number == 0:
            first = octets[position:position + length]
        position += _padded(length)
    return first, position if count <= MAX_PROPERTIES else -1


def _u32(octets: bytes, position: int) -> int:
    """A number, or one too large for anything where the data has ended."""
    if 0 <= position <= len(octets) - 4:
        return int(struct.unpack_from("<I", octets, position)[0])
    return 0xFFFFFFFF


def _padded(length: int) -> int:
    return (length + 3) & ~3


def _text(properties: dict[int, tuple[int, bytes]], identifier: int, label: str) -> str:
    form, value = properties.get(identifier, (0, b""))
    value = value[:MAX_TEXT]
    if form == _UNICODE:
        return value[:len(value) & ~1].decode("utf-16-le", "replace").rstrip("\0")
    return charset.decode(value.rstrip(b"\0"), label) if form == _STRING8 else ""


def _take_bodies(packed: Packed, properties: dict[int, tuple[int, bytes]], label: str) -> None:
    form, value = properties.get(_P_CODEPAGE, (0, b""))
    internet = f"cp{struct.unpack('<I', value)[0]}" if form == 3 and len(value) == 4 else label
    packed.subject = clean(_text(properties, _P_SUBJECT, label), 500) or packed.subject
    packed.text = charset.printable(_text(properties, _P_BODY, label) or packed.text)
    form, value = properties.get(_P_HTML, (0, b""))
    html = charset.decode(value[:MAX_TEXT], internet) if form == _BINARY else _text(properties, _P_HTML, internet)
    packed.html = charset.printable(html) or None
    form, value = properties.get(_P_RTF, (0, b""))
    packed.rtf = decompressed(value) if form == _BINARY else b""


def _files(attachment: _Attachment, label: str, depth: int) -> list[File]:
    given = attachment.properties
    name = next(filter(None, (clean(_text(given, each, label), 500) for each in (
        _P_LONG_NAME, _P_SHORT_NAME))), "") or attachment.title or clean(_text(given, _P_NAME, label), 500)
    form, value = given.get(_P_DATA, (0, b""))
    if form == _OBJECT:
        # An interface identifier, then an embedded message as TNEF (MS-OXTNEF 2.1.3.4.1).
        inner = _unpack(value[16:], depth + 1) if depth < MAX_DEPTH else None
        return _of_message(inner, name) if inner is not None else [
            File(name or "object", "application/octet-stream", value[16:])]
    data = attachment.data or (value if form == _BINARY else b"")
    content_type = clean(_text(given, _P_TYPE, label), 100).lower()
    return [File(name or "attachment", content_type if "/" in content_type else "application/octet-stream", data,
                 clean(_text(given, _P_CONTENT_ID, label), 200).strip("<>"))]


def _of_message(inner: Packed, name: str) -> list[File]:
    """An embedded message as its text and its files."""
    stem = inner.subject or name or "message"
    found: list[File] = []
    if inner.html is not None:
        found.append(File(f"{stem}.html", "text/html", inner.html.encode("utf-8", "replace")))
    elif inner.text.strip():
        found.append(File(f"{stem}.txt", "text/plain", inner.text.encode("utf-8", "replace")))
    elif inner.rtf:
        found.append(File(f"{stem}.rtf", "text/rtf", inner.rtf))
    return [*found, *inner.files]
