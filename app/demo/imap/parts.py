"""A message cut into its MIME parts, every part a slice of the raw bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesHeaderParser

MAX_DEPTH = 12
MAX_PARTS = 200


@dataclass(slots=True)
class Part:
    """`header` ends with its blank line; `children`: parts of a multipart, or the one enclosed message."""

    header: bytes
    body: bytes
    fields: Message
    children: list[Part] = field(default_factory=list)

    @property
    def content_type(self) -> str:
        return self.fields.get_content_type()

    @property
    def is_multipart(self) -> bool:
        return self.content_type.startswith("multipart/") and bool(self.children)

    @property
    def is_message(self) -> bool:
        return self.content_type == "message/rfc822" and bool(self.children)


def cut(raw: bytes, depth: int = 0) -> Part:
    header, body = _split(raw)
    fields = BytesHeaderParser().parsebytes(header)
    part = Part(header, body, fields)
    if depth >= MAX_DEPTH:
        return part
    if fields.get_content_maintype() == "multipart":
        boundary = fields.get_boundary()
        if boundary:
            part.children = [
                cut(piece, depth + 1) for piece in _pieces(body, boundary.encode("utf-8", "replace"))
            ]
    elif part.content_type == "message/rfc822":
        part.children = [cut(body, depth + 1)]
    return part


def find(root: Part, path: list[int]) -> Part | None:
    """The part that a section's numbers name (RFC 3501 6.4.5); None when there is none."""
    node, whole = root, True
    for number in path:
        if node.is_message and not whole:
            node, whole = node.children[0], True
        if node.is_multipart:
            if not 1 <= number <= len(node.children):
                return None
            node, whole = node.children[number - 1], False
        elif whole and number == 1:
            whole = False
        else:
            return None
    return node


def _split(raw: bytes) -> tuple[bytes, bytes]:
    if raw.startswith(b"\r\n"):
        return raw[:2], raw[2:]
    end = raw.find(b"\r\n\r\n")
    return (raw, b"") if end < 0 else (raw[: end + 4], raw[end + 4 :])


def _pieces(body: bytes, boundary: bytes) -> list[bytes]:
    delimiter = re.compile(rb"(?:\A|\r\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r\n|\Z)")
    pieces: list[bytes] = []
    start: int | None = None
    for found in delimiter.finditer(body):
        if start is not None:
            pieces.append(body[start : max(start, found.start())])
        start = found.end() + 2
        if found[1] or len(pieces) >= MAX_PARTS:
            return pieces
    if start is not None:
        pieces.append(body[start:])
    return pieces
