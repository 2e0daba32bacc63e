"""What of a stored message is for its sender only: hidden recipients (RFC 5322 3.6.3, 3.6.6), and our own notes."""

from __future__ import annotations

import re

PRIVATE = "X-Depesche-"
"""Fields with this beginning are for drafts and the outbox; sending leaves them out."""

_HIDDEN = re.compile(rb"^(?:(?:resent-)?bcc|" + re.escape(PRIVATE).encode() + rb"[!-9;-~]*)[ \t]*:.*\n(?:[ \t].*\n)*",
                     re.IGNORECASE | re.MULTILINE)
_END = re.compile(rb"\n\r?\n")


def without_hidden(raw: bytes) -> bytes:
    """The message without those fields, everything else as it is."""
    cut = header_end(raw)
    return _HIDDEN.sub(b"", raw[:cut]) + raw[cut:]


def header_end(raw: bytes) -> int:
    """Behind the last line that stands before the first empty one, whatever these lines are."""
    if raw.startswith((b"\r\n", b"\n")):
        return 0
    end = _END.search(raw)
    return len(raw) if end is None else end.start() + 1
