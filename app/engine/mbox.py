"""Messages out of an mbox file (RFC 4155), our own or another program's. What stands there is hostile."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from email.utils import parsedate_tz
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.model.message import ANSWERED, DRAFT, FLAGGED, FORWARDED, SEEN, Flags
from app.quick_dataclass import dataclass
from app.store.bodies import MAX_BODY

SEPARATOR = re.compile(rb"From \S+ .*\d{4}")
"""The line before each message."""
KEYWORD = re.compile(r"[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|~]{1,100}")
"""An atom (RFC 3501 9)."""

_LINE = 1 << 20
_KEYWORDS_A_MESSAGE = 50
_LONGEST_FIELD = 10_000
_UNQUOTE = re.compile(rb"^>(>*From )", re.MULTILINE)
_BARE = re.compile(rb"(?<!\r)\n")
_STATUS = {b"status": (("R", SEEN),), b"x-status": (("A", ANSWERED), ("F", FLAGGED), ("T", DRAFT))}
_MOZILLA_BITS = ((0x1, SEEN), (0x2, ANSWERED), (0x4, FLAGGED), (0x1000, FORWARDED))
_MOZILLA_EXPUNGED = 0x8
_MARKS = {*_STATUS, b"x-keywords"}
_FOREIGN_MARKS = {*_MARKS, b"x-mozilla-status", b"x-mozilla-status2", b"x-mozilla-keys"}


@dataclass(frozen=True, slots=True)
class ReadMail:
    """`received`: seconds since the epoch, None if nothing tells it."""

    raw: bytes
    flags: Flags
    received: float | None


def with_crlf(raw: bytes) -> bytes:
    """Lone LFs made CRLF. Raises MailError(TOO_LARGE)."""
    made = _BARE.sub(b"\r\n", raw)
    check_size(len(made))
    return made


def check_size(octets: int) -> None:
    """Raises MailError(TOO_LARGE) over what the store takes."""
    if octets > MAX_BODY:
        raise MailError(ErrorKind.TOO_LARGE, f"A message of over {MAX_BODY >> 20} MB is more than can be stored.")


def messages(path: Path) -> Iterator[ReadMail]:
    """A "From " line after an empty line (or at the start) begins a message; quoted ones are unquoted.

    Ends of lines become CRLF. Raises MailError(TOO_LARGE), OSError.
    """
    lines: list[bytes] = []
    size, blank, received = 0, True, None
    with path.open("rb") as file:
        while line := file.readline(_LINE):
            if blank and SEPARATOR.match(line):
                yield from _from_mbox(lines, received)
                lines, size, received = [], 0, _moment(line)
            else:
                lines.append(line)
                size += len(line)
                check_size(size)
            blank = line in (b"\n", b"\r\n")
    yield from _from_mbox(lines, received)


def _moment(separator: bytes) -> float | None:
    """Of "From sender Tue Nov 24 09:00:00 2026", in UTC (RFC 4155) unless a zone stands there."""
    words = separator[:1_000].decode("ascii", "replace").split()[2:10]
    try:
        parts = parsedate_tz(" ".join(words))
        return None if parts is None else float(calendar.timegm((*parts[:6], 0, 0, 0)) - (parts[9] or 0))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_mbox(lines: list[bytes], received: float | None) -> Iterator[ReadMail]:
    """Without the empty line that ends it, and without the fields of the mbox, which become flags. Nothing for what
    Thunderbird holds for deleted."""
    if lines and lines[-1] in (b"\n", b"\r\n"):
        lines = lines[:-1]
    if not lines:
        return
    end = next((at for at, line in enumerate(lines) if line in (b"\n", b"\r\n")), len(lines))
    fields, kept = _fields(lines[:end])
    bits = fields.get("x-mozilla-status", "")
    mozilla = int(bits, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,8}", bits) else 0
    if mozilla & _MOZILLA_EXPUNGED:
        return
    raw = _UNQUOTE.sub(rb"\1", b"".join([*kept, *lines[end:]]))
    yield ReadMail(with_crlf(raw), _flags(fields, mozilla), received)


def _fields(header: list[bytes]) -> tuple[dict[str, str], list[bytes]]:
    """Values of the fields that belong to the mbox, and the lines that belong to the message.

    As our own export has it they come first, each once: what follows is the message's own, of whatever name. Others put
    them anywhere.
    """
    is_ours = bool(header) and header[0].lower().startswith(b"status:")
    fields: dict[str, str] = {}
    kept: list[bytes] = []
    last = ""
    for line in header:
        name, _, value = line.partition(b":")
        key = name.lower()
        if last and not is_ours and line[:1] in b" \t":
            if len(fields[last]) < _LONGEST_FIELD:
                fields[last] += " " + line.decode("ascii", "replace").strip()
        elif key in (_MARKS if is_ours else _FOREIGN_MARKS) and not (is_ours and (kept or key.decode() in fields)):
            last = key.decode()
            fields[last] = value.decode("ascii", "replace").strip()
        else:
            last = ""
            kept.append(line)
    return fields, kept


def _flags(fields: dict[str, str], mozilla: int) -> Flags:
    flags = {flag for name, marks in _STATUS.items() for letter, flag in marks
             if letter in fields.get(name.decode(), "")}
    flags |= {flag for bit, flag in _MOZILLA_BITS if mozilla & bit}
    words = f"{fields.get('x-keywords', '')} {fields.get('x-mozilla-keys', '')}".split()
    return frozenset(flags | {each for each in words[:_KEYWORDS_A_MESSAGE] if KEYWORD.fullmatch(each)})
