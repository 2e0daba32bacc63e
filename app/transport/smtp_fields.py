"""What of a stored message goes over the wire: all but the fields that are for its sender only."""

from __future__ import annotations

import re

from app.mime.hidden import header_end, without_hidden
from app.mime.options import NOTICE

__all__ = ["wants_notice", "with_crlf", "without_hidden"]

_NOTICE = re.compile(rb"^" + re.escape(NOTICE).encode() + rb"[ \t]*:", re.IGNORECASE | re.MULTILINE)


def with_crlf(raw: bytes) -> bytes:
    """Every line end as CRLF, the last line ended (RFC 5321 2.3.8)."""
    if not raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r"):
        raw = re.sub(rb"\r\n|\r|\n", b"\r\n", raw)
    return raw if raw.endswith(b"\r\n") else raw + b"\r\n"


def wants_notice(raw: bytes) -> bool:
    """Whether the person asked to be told of its arrival (RFC 3461)."""
    return _NOTICE.search(raw[:header_end(raw)]) is not None
