"""The header fields that a message list shows; the fast path for header blocks."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz
from functools import lru_cache

from app.mime.block import MAX_HEADER
from app.mime.header import MAX_ADDRESSES, addresses, clean, decode_text
from app.model.message import Address, Envelope

MAX_REFERENCES = 100
_MAX_ID = 998
_SHORT = 300
_NAMES = (b"message-id", b"in-reply-to", b"references", b"subject", b"date", b"from", b"sender", b"to", b"cc", b"bcc",
          b"reply-to", b"list-id", b"content-type")
_SPELLINGS = {spelling: name for name in _NAMES for spelling in (name, name.title(), name.upper())} | {
    b"Message-ID": b"message-id", b"List-ID": b"list-id"}
_FOLDS = re.compile(rb"\n(?=[ \t])")
_REPEATED = frozenset({b"to", b"cc", b"bcc", b"references"})
_ID = re.compile(r"<\s*+([^<>\s]++)\s*+>")
_PLAIN_ID = re.compile(r"[!-;=?-~]{1,998}")
_LIST_ID = re.compile(rb"<\s*([^<>]*+)>")
_MONTHS = {name: number for number, name in enumerate(
    (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"), 1)}
_USUAL_END = re.compile(rb" \d\d:\d\d:\d\d [+-]\d{4}")
_DATE = re.compile(rb"\s*(?:[A-Za-z]{3},)?\s*(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?"
                   rb"\s+(?:([+-])(\d\d)(\d\d)|GMT|UTC?|Z)(?![0-9A-Za-z])")


def envelope(header: bytes) -> Envelope:
    """The envelope of a header block (as `split_header` gives it, or the answer to BODY[HEADER]). Never raises."""
    get = _fields(header[:MAX_HEADER]).get
    identifiers = message_ids(get(b"message-id", b""))
    answered = message_ids(get(b"in-reply-to", b""))
    listed = get(b"list-id", b"")
    inside = _LIST_ID.search(listed) if listed else None
    return Envelope(
        identifiers[0] if identifiers else clean(_text(get(b"message-id", b"")), _MAX_ID),
        answered[0] if answered else "",
        _bounded(message_ids(get(b"references", b""))),
        decode_text(get(b"subject", b"")),
        parse_date(get(b"date", b"")),
        _addresses(get(b"from") or get(b"sender", b"")),
        _addresses(get(b"to", b"")),
        _addresses(get(b"cc", b"")),
        _addresses(get(b"bcc", b"")),
        _addresses(get(b"reply-to", b"")),
        decode_text(inside[1] if inside else listed) if listed else "",
    )


def _fields(header: bytes) -> dict[bytes, bytes]:
    """The fields that an envelope is made of, unfolded; those that may be repeated are joined."""
    if b"\n " in header or b"\n\t" in header:
        header = b" ".join([part.strip() for part in _FOLDS.split(header)])
    got: dict[bytes, bytes] = {}
    known = _SPELLINGS.get
    for line in header.split(b"\n"):
        field, colon, value = line.partition(b":")
        name = known(field) if colon else None
        if name is None and (not colon or (name := known(field.rstrip(b" \t").lower())) is None):
            continue
        if name not in got:
            got[name] = value.strip()
        elif name in _REPEATED and len(got[name]) < MAX_HEADER:
            got[name] += (b" " if name == b"references" else b", ") + value.strip()
    return got


def message_ids(value: bytes) -> tuple[str, ...]:
    """The identifiers in angle brackets (RFC 5322 3.6.4), without the brackets."""
    if not value:
        return ()
    if value[0] == 60 and value[-1] == 62 and value.isascii():  # < and >: one identifier, as a rule
        inside = value[1:-1].decode("ascii")
        if _PLAIN_ID.fullmatch(inside):
            return (inside,)
    return tuple(clean(found, _MAX_ID) for found in _ID.findall(_text(value[:MAX_HEADER])))


def parse_date(value: bytes) -> float | None:
    """RFC 5322 3.3 and its obsolete forms in seconds since the epoch; None where unreadable."""
    try:
        if _USUAL_END.fullmatch(value, max(0, len(value) - 15)) and (start := _midnight(value[:-15], value[-5:])):
            return float(start + _clock(int(value[-14:-12]), int(value[-11:-9]), int(value[-8:-6])))
        match = _DATE.match(value)
        if match:
            day, month, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
            clock = _clock(int(hour), int(minute), int(second or 0))
            days = date(int(year), _MONTHS[month.lower()], int(day)).toordinal() - 719163
            zone = (int(zone_hours) * 3600 + int(zone_minutes) * 60) * (-1 if sign == b"-" else 1) if sign else 0
            return float(days * 86400 + clock - zone)
        parsed = parsedate_tz(_text(value[:200]))
        if parsed is None:
            return None
        days = date(*parsed[:3]).toordinal() - 719163
        return float(days * 86400 + _clock(parsed[3], parsed[4], parsed[5]) - (parsed[9] or 0))
    except (ValueError, KeyError, TypeError, IndexError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def _midnight(day: bytes, zone: bytes) -> int:
    """Of "Tue, 14 Nov 2023" in the zone "+0100"; 0 for what is no such day."""
    found = parse_date(day + b" 00:00 " + zone) if len(day) < 30 else None
    return 0 if found is None else int(found)


def _clock(hour: int, minute: int, second: int) -> int:
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second <= 60):
        raise ValueError("no time of day")
    return hour * 3600 + minute * 60 + second


def _addresses(value: bytes) -> tuple[Address, ...]:
    if not value:
        return ()
    # People write again and again, and most mail is to the same few.
    return _read_short(value) if len(value) <= _SHORT else _read_addresses(value)


def _read_addresses(value: bytes) -> tuple[Address, ...]:
    return addresses(value)[:MAX_ADDRESSES]


_read_short = lru_cache(maxsize=4096)(_read_addresses)


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _bounded(references: tuple[str, ...]) -> tuple[str, ...]:
    """The thread's root and the newest identifiers, where a chain is longer than is sane."""
    if len(references) <= MAX_REFERENCES:
        return references
    return references[:1] + references[1 - MAX_REFERENCES:]
