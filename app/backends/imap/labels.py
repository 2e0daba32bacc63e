"""X-GM-LABELS (Gmail's X-GM-EXT-1): a list of strings and atoms, in modified UTF-7."""

from __future__ import annotations

import re

from app.backends.imap.answer import Response
from app.backends.imap.names import decode, is_presentable

MAX_LABELS = 500
_TOKEN = re.compile(rb' ?(?:"((?:[^"\\]|\\.)*+)"|(\))|(~?\{\d+\+?\}\r?\n\Z)|([^\s()"{]+))')
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


def labels_of(response: Response, index: int, pos: int) -> tuple[tuple[str, ...], int, int]:
    """The labels of the list whose first octet after the parenthesis is at `pos`; index and position after it.

    Gmail's own are spelt as flags are, such as \\Inbox. What cannot be shown is left out, as is all that follows
    where the list is malformed.
    """
    labels: list[str] = []
    while True:
        found = _TOKEN.match(response[index], pos)
        if found is None:
            return tuple(labels), index, len(response[index])
        pos = found.end()
        if found[2] is not None:
            return tuple(labels), index, pos
        raw: bytes
        if found[3] is not None:
            if index + 2 >= len(response):
                return tuple(labels), index, pos
            raw = response[index + 1]
            index, pos = index + 2, 0
        else:
            raw = found[4] if found[1] is None else _ESCAPED.sub(rb"\1", found[1])
        label = decode(raw)
        if is_presentable(label) and len(labels) < MAX_LABELS:
            labels.append(label)
