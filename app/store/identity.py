"""By what a message is known again where its UID says nothing: a hash of the header fields that a list shows."""

from __future__ import annotations

import hashlib
import re

from app.model.sync import LIST_FIELDS

_NAMES = frozenset(each.lower().encode() for each in LIST_FIELDS)
_FOLD = re.compile(rb"\n[ \t]+")
_FOLD_IN_MESSAGE = re.compile(rb"(?<!\n)\n[ \t]+")
"""What follows an empty line continues nothing."""
_LOWER = bytes(range(256)).lower()
_MOST = 64 << 10


def of_fields(block: bytes) -> bytes:
    """8 octets for a block of just these fields, as a server gives it (RFC 3501 6.4.5, HEADER.FIELDS); b"" for none.

    Servers differ in the order of fields and in where they fold them, so neither counts; nor does any space.
    """
    return _of_lines(_lines(block[:_MOST], _FOLD))


def of_header(header: bytes) -> bytes:
    """The same for a whole header block, or for a whole message."""
    end = header.find(b"\r\n\r\n", 0, _MOST + 4)
    block = header[:_MOST if end < 0 else min(end + 2, _MOST)]
    return _of_lines([each for each in _lines(block, _FOLD_IN_MESSAGE) if b":" in each and
                      each[:each.index(b":")].rstrip(b" \t") in _NAMES])


def _lines(block: bytes, folds: re.Pattern[bytes]) -> list[bytes]:
    """Fields in lower case, unfolded."""
    if b"\n " in block or b"\n\t" in block:
        block = folds.sub(b"", block)
    return block.translate(_LOWER).split(b"\n")


def _of_lines(lines: list[bytes]) -> bytes:
    bare = b"\n".join(lines).translate(None, b" \t\r").split(b"\n")
    bare.sort()
    text = b"\n".join(bare).strip(b"\n")
    return hashlib.blake2b(text, digest_size=8).digest() if text else b""
