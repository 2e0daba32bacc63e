"""OpenPGP's packet framing (RFC 9580 section 4), for what the library does not show: shapes and recipients."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

PKESK, SIGNATURE, SKESK, COMPRESSED, ENCRYPTED_PLAIN, SEIPD, AEAD = 1, 2, 3, 8, 9, 18, 20
MAX_PACKETS = 1000
MAX_UNPACKED = 128 << 20
_STEP = 1 << 20
_DEFLATE = {1: -15, 2: 15}
_BZIP2 = 3

_ARMOR = re.compile(rb"-----BEGIN PGP ([A-Z ,/0-9]{3,40})-----[ \t]*\r?\n(.*?)\r?\n-----END PGP \1-----", re.DOTALL)
_CHECKSUM = re.compile(rb"\r?\n=[A-Za-z0-9+/]{4}[ \t]*(?:\r?\n)?\Z")


class Packet(NamedTuple):
    """`start` is where its header begins; `body` is whole even where the length was partial."""

    tag: int
    body: bytes
    start: int
    end: int


def dearmor(data: bytes) -> bytes:
    """Binary packets of the first armoured block, or `data` where it is none. Raises ValueError for bad base64."""
    match = _ARMOR.search(data[:40 << 20])
    if match is None:
        return data
    inner = b"\n" + match[2].replace(b"\r\n", b"\n")
    _, blank, text = inner.partition(b"\n\n")
    text = text if blank else inner
    try:
        return base64.b64decode(_CHECKSUM.sub(b"", text + b"\n") or b"", validate=False)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def packets(data: bytes) -> Iterator[Packet]:
    """Packets in order, at most 1,000. Raises ValueError where the framing is broken."""
    position = 0
    for _ in range(MAX_PACKETS):
        if position >= len(data):
            return
        start, first = position, data[position]
        if not first & 0x80:
            raise ValueError("no packet")
        position += 1
        if first & 0x40:
            tag = first & 0x3F
            body, position = _new_body(data, position)
        else:
            tag = first >> 2 & 0x0F
            width = first & 3
            if width == 3:
                body, position = data[position:], len(data)
            else:
                size = 1 << width
                length = int.from_bytes(data[position:position + size], "big")
                position += size
                body, position = _taken(data, position, length)
        yield Packet(tag, body, start, position)


def _new_body(data: bytes, position: int) -> tuple[bytes, int]:
    pieces: list[bytes] = []
    while True:
        if position >= len(data):
            raise ValueError("cut short")
        first = data[position]
        if first < 192:
            length, position, last = first, position + 1, True
        elif first < 224:
            if position + 1 >= len(data):
                raise ValueError("cut short")
            length, position, last = ((first - 192) << 8) + data[position + 1] + 192, position + 2, True
        elif first == 255:
            length, position, last = int.from_bytes(data[position + 1:position + 5], "big"), position + 5, True
        else:
            length, position, last = 1 << (first & 0x1F), position + 1, False
        piece, position = _taken(data, position, length)
        pieces.append(piece)
        if last:
            return b"".join(pieces), position


def _taken(data: bytes, position: int, length: int) -> tuple[bytes, int]:
    if position + length > len(data):
        raise ValueError("cut short")
    return data[position:position + length], position + length


def framed(tag: int, body: bytes) -> bytes:
    """A packet with a five-octet length."""
    return bytes((0xC0 | tag, 0xFF)) + len(body).to_bytes(4, "big") + body


def hide_recipients(message: bytes, key_ids: frozenset[str]) -> bytes:
    """`message` with the key ids of these recipients blank (RFC 9580 5.1): nobody sees that they got it.

    `key_ids`: fingerprints or key ids of encryption subkeys, in lower-case hex.
    """
    out = bytearray()
    for packet in packets(message):
        body = packet.body
        if packet.tag == PKESK and len(body) > 9:
            if body[0] == 3 and any(each.endswith(body[1:9].hex()) for each in key_ids):
                out += framed(PKESK, body[:1] + bytes(8) + body[9:])
                continue
            if body[0] == 6 and body[1] and body[3:2 + body[1]].hex() in key_ids:
                out += framed(PKESK, b"\x06\x00" + body[2 + body[1]:])
                continue
        out += message[packet.start:packet.end]
    return bytes(out)


def is_bzip2(inner: bytes) -> bool:
    """Whether the packets are compressed in the one way (RFC 9580 9.4) that the library is built without."""
    return _compression(inner)[0] == _BZIP2


def unpacks_too_large(inner: bytes) -> bool:
    """Whether compressed data (RFC 9580 5.6) gives more than 128 MB: the library would hold all of it in memory."""
    kind, rest = _compression(inner)
    if kind not in _DEFLATE:
        return False
    inflater, total = zlib.decompressobj(_DEFLATE[kind]), 0
    try:
        while rest and total <= MAX_UNPACKED:
            total += len(inflater.decompress(rest, _STEP))
            rest = inflater.unconsumed_tail
    except zlib.error:
        return False
    return total > MAX_UNPACKED


def _compression(inner: bytes) -> tuple[int, bytes]:
    try:
        first = next(packets(inner), None)
    except ValueError:
        return 0, b""
    return (first.body[0], first.body[1:]) if first is not None and first.tag == COMPRESSED and first.body else (0, b"")
