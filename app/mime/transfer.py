"""Content-Transfer-Encoding (RFC 2045 section 6), decoded leniently in bounded steps."""

from __future__ import annotations

import binascii
import re

_CHUNK = 128 * 1024
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(set(range(256)) - set(_BASE64) - {0x3D})
_PADDING = re.compile(rb"=+")
_SOFT_BREAK = re.compile(rb"=[ \t]++(?=\r?\n)")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)
_MAX_SEGMENTS = 1000
_SMALL = 64 * 1024


def decode(data: bytes, encoding: str) -> bytes:
    """Octets of an encoded body. Unknown encodings come back as they are; never raises."""
    if encoding == "base64":
        return _base64(data)
    if encoding == "quoted-printable":
        return _quoted_printable(data)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uu(data)
    return data


def decoded_size(raw: bytes, start: int, end: int, encoding: str) -> int:
    """How many octets `decode` would give. Long base64 is counted, not decoded: exact where it is well formed."""
    if encoding != "base64" or end - start < _SMALL:
        if encoding in ("quoted-printable", "x-uuencode", "uuencode", "x-uue", "uue", "base64"):
            return len(decode(raw[start:end], encoding))
        return end - start
    chars = end - start
    for junk in (b"\n", b"\r", b" "):
        chars -= raw.count(junk, start, end)
    pads = raw[max(start, end - 80):end].count(b"=")
    return max(0, chars - pads) * 3 // 4


def _base64(data: bytes) -> bytes:
    if len(data) <= _CHUNK:
        return _base64_piece(data.translate(None, _NOT_BASE64))
    out: list[bytes] = []
    rest = b""
    for i in range(0, len(data), _CHUNK):
        piece = rest + data[i:i + _CHUNK].translate(None, _NOT_BASE64)
        # Quanta are counted anew behind padding, where streams were strung together.
        padded = piece.rfind(b"=") + 1
        cut = len(piece) - (len(piece) - padded) % 4
        out.append(_base64_piece(piece[:cut]))
        rest = piece[cut:]
    out.append(_base64_piece(rest))
    return b"".join(out)


def _base64_piece(clean: bytes) -> bytes:
    body = clean.rstrip(b"=")
    if b"=" not in body:
        return _quanta(body)
    if body.count(b"=") > _MAX_SEGMENTS:
        return _quanta(body.translate(None, b"="))
    return b"".join(map(_quanta, _PADDING.split(body)))


def _quanta(chars: bytes) -> bytes:
    """Base64 characters without padding; a last lone character carries no octet and is dropped."""
    over = len(chars) % 4
    if over == 1:
        chars = chars[:-1]
        over = 0
    return binascii.a2b_base64(chars + b"=" * (-over % 4))


def _quoted_printable(data: bytes) -> bytes:
    out: list[bytes] = []
    start = 0
    while start < len(data):
        end = data.find(b"\n", min(len(data), start + _CHUNK)) + 1 or len(data)
        end = min(end, start + 2 * _CHUNK)
        piece = data[start:end]
        if b"= " in piece or b"=\t" in piece:
            piece = _SOFT_BREAK.sub(b"=", piece)
        out.append(binascii.a2b_qp(piece))
        start = end
    return b"".join(out)


def _uu(data: bytes) -> bytes:
    begin = _UU_BEGIN.search(data)
    if begin is None:
        return data
    out: list[bytes] = []
    for line in data[begin.end():].splitlines():
        if line.rstrip() in (b"end", b"`"):
            break
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders pad a line with junk: take the octets that its length character promises.
            if line:
                count = (((line[0] - 32) & 63) * 4 + 5) // 3
                try:
                    out.append(binascii.a2b_uu(line[:count]))
                except binascii.Error:
                    continue
    return b"".join(out)
