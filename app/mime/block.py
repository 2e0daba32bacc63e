"""Header blocks and their fields (RFC 5322 2.2), found in raw bytes without regard for broken ends."""

from __future__ import annotations

import re

MAX_HEADER = 256 * 1024
MAX_FIELDS = 2000
_WINDOW = 1024 * 1024

_FIELD_NAME = rb"[!-9;-~]++[ \t]*+:"
_NOT_A_FIELD = re.compile(rb"\n(?!" + _FIELD_NAME + rb"|[ \t]|\r?\n|\r?\Z)")
_STARTS_FIELD = re.compile(_FIELD_NAME)


def find(raw: bytes, needle: bytes, start: int, end: int) -> int:
    """`raw.find` in windows of 1 MB, so that no single call holds up other threads."""
    if end - start <= _WINDOW:
        return raw.find(needle, start, end)
    while start < end:
        hit = raw.find(needle, start, min(end, start + _WINDOW + len(needle) - 1))
        if hit >= 0:
            return hit
        start += _WINDOW
    return -1


def split_header(raw: bytes) -> tuple[bytes, int]:
    """The header block (at most 256 kB) and the offset at which the body starts.

    Lines may end in CRLF or LF. Without a blank line the header ends before the first line that is no field.
    """
    head_end, body = locate_body(raw, 0, len(raw))
    return raw[:min(head_end, MAX_HEADER)], body


def locate_body(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """End of the header block and start of the body of the entity in raw[start:end]."""
    if raw.startswith(b"\r\n", start, end):
        return start, start + 2
    if raw.startswith(b"\n", start, end):
        return start, start + 1
    first = raw.find(b"\n", start, min(end, start + MAX_HEADER))
    crlf = first > start and raw[first - 1] == 0x0D
    blank = find(raw, b"\n\r\n" if crlf else b"\n\n", start, end)
    other = find(raw, b"\n\n" if crlf else b"\n\r\n", start, blank + 1 if blank >= 0 else end)
    if other >= 0 and (blank < 0 or other < blank):
        blank = other
        crlf = not crlf
    head_end, body = (end, end) if blank < 0 else (blank + 1, blank + (3 if crlf else 2))
    return _stray_line(raw, start, head_end, body)


def _stray_line(raw: bytes, start: int, head_end: int, body: int) -> tuple[int, int]:
    """A line that is no field ends the header, unless more fields follow it: then it is junk to step over."""
    limit = min(head_end, start + MAX_HEADER)
    if not _STARTS_FIELD.match(raw, start, limit) and not raw.startswith((b"From ", b">From "), start):
        following = raw.find(b"\n", start, limit) + 1
        if not (following and _STARTS_FIELD.match(raw, following, limit)):
            return start, start
    position = start
    for _ in range(100):
        stray = _NOT_A_FIELD.search(raw, position, limit)
        if stray is None or stray.start() + 1 >= limit:
            break
        following = raw.find(b"\n", stray.start() + 1, limit) + 1
        if not (following and _STARTS_FIELD.match(raw, following, limit)):
            return stray.start() + 1, stray.start() + 1
        position = following - 1
    return head_end, body


def fields(block: bytes) -> list[tuple[str, bytes]]:
    """Fields in order: lower-case name, value unfolded to one line (octets as they came). At most 2,000."""
    found: list[tuple[str, bytes]] = []
    name = ""
    value: list[bytes] = []
    for line in block[:MAX_HEADER].split(b"\n"):
        if line[:1] in (b" ", b"\t"):
            value.append(line.strip())
            continue
        if name:
            found.append((name, b" ".join(value).strip()))
            name = ""
            if len(found) >= MAX_FIELDS:
                break
        colon = line.find(b":")
        if colon > 0:
            name = line[:colon].rstrip().lower().decode("ascii", "replace")
            value = [line[colon + 1:].strip()]
    if name:
        found.append((name, b" ".join(value).strip()))
    return found
