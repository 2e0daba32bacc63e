"""By what a message is known again where its UID says nothing: a hash of the header fields that a list shows."""

from __future__ import annotations

import hashlib
import re

from app.model.sync import LIST_FIELDS

_FIELD = re.compile(rb"(?im)^(?:" + "|".join(LIST_FIELDS).encode() + rb")[ \t]*:.*\n(?:[ \t].*(?:\n|\Z))*")
_FOLD = re.compile(rb"\n[ \t]+")
_LOWER = bytes(range(256)).lower()
_MOST = 64 << 10


def of_fields(block: bytes) -> bytes:
    """8 octets for a block of just these fields, as a server gives it (RFC 3501 6.4.5, HEADER.FIELDS); b"" for none.

    Servers differ in the order of fields and in where they fold them, so neither counts; nor does any space.
    """
    block = block[:_MOST]
    unfolded = _FOLD.sub(b"", block) if b"\n " in block or b"\n\t" in block else block
    lines = unfolded.translate(_LOWER, b" \t\r").split(b"\n")
    lines.sort()
    text = b"\n".join(lines).strip(b"\n")
    return hashlib.blake2b(text, digest_size=8).digest() if text else b""


def of_header(header: bytes) -> bytes:
    """The same for a whole header block, or for a whole message."""
    end = header.find(b"\r\n\r\n")
    block = header[:_MOST if end < 0 else min(end + 2, _MOST)]
    return of_fields(b"".join(_FIELD.findall(block if block.endswith(b"\n") else block + b"\n")))
