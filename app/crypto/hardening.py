"""Text that is to be signed, written so that no server on the way changes an octet of it (RFC 3156 section 3)."""

from __future__ import annotations

import binascii
import re

from app.crypto.entity import canonical, field_lines
from app.mime.structure import Part, parse, walk

_TRAILING = re.compile(rb"[ \t]+\r\n|[ \t]+\Z")
_FROM = re.compile(rb"^From ", re.MULTILINE)
_LINE = 900


def hardened(entity: bytes) -> bytes:
    """The entity with CRLF, its plain parts quoted-printable where a line ends in a blank, begins with "From ", is
    longer than 900 octets or not ASCII."""
    entity = canonical(entity)
    # From the last to the first, so that the places of those before stay right.
    for part in sorted(walk(parse(entity)), key=lambda each: -each.start):
        if _is_fragile(entity, part):
            entity = entity[:part.head] + _quoted(entity, part) + entity[part.end:]
    return entity


def _is_fragile(entity: bytes, part: Part) -> bool:
    if part.children or part.encoding in ("base64", "quoted-printable") or part.content_type.startswith(
            ("message/", "multipart/")):
        return False
    body = entity[part.start:part.end]
    return bool(_TRAILING.search(body) or _FROM.search(body) or not body.isascii()
                or any(len(line) > _LINE for line in body.split(b"\r\n")))


def _quoted(entity: bytes, part: Part) -> bytes:
    head = [line for name, line in field_lines(entity[part.head:part.start]) if name != b"content-transfer-encoding"]
    body = binascii.b2a_qp(entity[part.start:part.end].replace(b"\r\n", b"\n"), istext=True)
    quoted = _FROM.sub(b"=46rom ", body).replace(b"\n", b"\r\n")
    return b"".join([*head, b"Content-Transfer-Encoding: quoted-printable\r\n\r\n", quoted])
