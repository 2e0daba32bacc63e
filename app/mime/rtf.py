"""RTF as Outlook keeps a body: decompressed (MS-OXRTFCP) and read as plain text. Bounded; never raises."""

from __future__ import annotations

import re
import struct

from app.mime import charset

MAX_OCTETS = 5_000_000

_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" b"\r\n" rb"\par \pard\plain\f0\fs20\b\i\u\tab"
    rb"\tx")
_TOKEN = re.compile(rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z'])|([{}])|[\r\n]++|"
                    rb"([^\\{}\r\n]++)|\\")
_SKIPPED = frozenset((b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"footer",
                      b"footnote", b"listtable", b"listoverridetable", b"rsidtbl", b"themedata", b"generator"))
_WORDS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"cell": "\t", b"row": "\n", b"emdash": "—", b"endash": "–",
          b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•"}
_SIGNS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_MAX_DEPTH = 200


def decompressed(octets: bytes) -> bytes:
    """The RTF, at most 5 MB of it; b"" where it is none."""
    if len(octets) < 16:
        return b""
    _, size, kind = struct.unpack_from("<III", octets)
    if kind == _PLAIN:
        return octets[16:16 + min(size, MAX_OCTETS)]
    return _expanded(octets[16:], min(size, MAX_OCTETS)) if kind == _COMPRESSED else b""


def _expanded(data: bytes, most: int) -> bytes:
    """LZ77 with a ring of 4,096 octets: each control octet tells of eight tokens, from its lowest bit on."""
    ring = bytearray(4096)
    ring[:len(_DICTIONARY)] = _DICTIONARY
    write = len(_DICTIONARY)
    out = bytearray()
    position, end = 0, len(data)
    while position < end and len(out) < most:
        control = data[position]
        position += 1
        for bit in range(8):
            if position >= end or len(out) >= most:
                return bytes(out[:most])
            if not control >> bit & 1:
                ring[write] = data[position]
                out.append(data[position])
                write = (write + 1) & 4095
                position += 1
                continue
            if position + 1 >= end:
                return bytes(out[:most])
            token = data[position] << 8 | data[position + 1]
            position += 2
            offset, length = token >> 4, (token & 15) + 2
            if offset == write:
                return bytes(out[:most])
            for step in range(length):
                octet = ring[(offset + step) & 4095]
                ring[write] = octet
                out.append(octet)
                write = (write + 1) & 4095
    return bytes(out[:most])


class _Group:
    """What holds between two braces: whether text is left out, and how many characters stand for one \\uN."""

    __slots__ = ("first", "hidden", "substitutes")

    def __init__(self, hidden: bool, substitutes: int) -> None:
        self.hidden, self.substitutes, self.first = hidden, substitutes, True


def text(rtf: bytes, limit: int = 2_000_000) -> str:
    """The words of an RTF body, HTML that was wrapped into it (MS-OXRTFEX) without its tags; formatting is lost."""
    out: list[str] = []
    pending = bytearray()
    label, length, skip = "cp1252", 0, 0
    wrapping = False
    groups = [_Group(False, 1)]
    for token in _TOKEN.finditer(rtf[:MAX_OCTETS]):
        octet, word, number, sign, brace, run = token.groups()
        group = groups[-1]
        made = ""
        if brace == b"{":
            groups.append(_Group(group.hidden or len(groups) > _MAX_DEPTH, group.substitutes))
        elif brace == b"}":
            if len(groups) > 1:
                groups.pop()
        elif word is not None:
            value = int(number) if number is not None else None
            if word == b"ansicpg" and value is not None:
                label = f"cp{value}"
            elif word == b"uc" and value is not None:
                group.substitutes = min(max(value, 0), 10)
            elif word == b"htmlrtf":
                wrapping = value != 0
            elif word in _SKIPPED and group.first:
                group.hidden = True
            elif word == b"u" and value is not None:
                made, skip = chr(value & 0xFFFF), group.substitutes
            else:
                made = _WORDS.get(word, "")
        elif sign == b"*":
            group.hidden = True
        elif sign is not None:
            made = _SIGNS.get(sign, "")
        elif not group.hidden and not wrapping and (octet is not None or run is not None):
            data = bytes((int(octet, 16),)) if octet is not None else run
            left = data[skip:]
            skip = max(0, skip - len(data))
            pending += left
        group.first = group.first and brace is None and run is None and sign == b"*"
        if made and not group.hidden and not wrapping:
            out += charset.decode(bytes(pending), label), made
            length += len(pending) + 1
            pending.clear()
        if length > limit:
            break
    out.append(charset.decode(bytes(pending), label))
    return charset.printable(_paired("".join(out)))[:limit].strip()


def _paired(words: str) -> str:
    """Characters beyond the first plane come as two \\uN."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
