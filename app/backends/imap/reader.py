"""Bulk FETCH answers (RFC 3501 7.4.2), parsed as far as is needed: a regular expression for each fixed item."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.backends.imap.dialogue import Dialogue, Response
from app.backends.imap.stream import out_of_step
from app.model.message import ANSWERED, DELETED, DRAFT, FLAGGED, SEEN, Flags

FIELDS = (b"BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC BCC REPLY-TO SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES LIST-ID "
          b"CONTENT-TYPE)]<0.%d>")
MAX_HEADER = 64 << 10
HEADERS = b"(UID FLAGS INTERNALDATE RFC822.SIZE " + FIELDS % MAX_HEADER + b" BODYSTRUCTURE)"
MAX_FLAGS = 1_000

_HEAD = re.compile(rb"\* (\d{1,10}) FETCH \(", re.IGNORECASE)
_ITEM = re.compile(rb' ?(?:UID (\d{1,10})|FLAGS \(([^()]*)\)|INTERNALDATE "([^"]{1,40})"|RFC822\.SIZE (\d{1,18})'
                   rb"|BODY\[([^\]]{0,2000})\](?:<(\d{1,18})>)? |MODSEQ \(\d{1,20}\)|(BODYSTRUCTURE) )", re.IGNORECASE)
_UID, _FLAGS, _DATE, _SIZE, _SECTION, _ORIGIN, _STRUCTURE = range(1, 8)
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*+)"')
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_NAME = re.compile(rb" ?[^\s()]+ ")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[()]|(\{\d+\}\r?\n\Z)|[^()"{ ]+|[ {]')
_SYSTEM = {flag.lower(): flag for flag in (SEEN, ANSWERED, FLAGGED, DRAFT, DELETED)}
_DATE_TIME = re.compile(rb" ?(\d{1,2})-(\w{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)")
_MONTHS = {name: number for number, name in enumerate(
    (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"), 1)}
_DISPOSED = re.compile(rb'\("attachment"[ )]', re.IGNORECASE)
_PART = re.compile(rb'\("([^"\\]{1,60})" "[^"\\]{1,80}" \(((?:"(?:[^"\\]|\\.)*+"|[^()"])*+)\) (NIL|")', re.IGNORECASE)
_NAMED = re.compile(rb'"(?:file)?name(?:\*\d{0,3}\*?)?" ', re.IGNORECASE)


@dataclass(slots=True)
class Fetched:
    """What one FETCH response held. `data` is None for NIL and where no section came.

    `origin` is the <n> of a partial answer (-1: the whole section came). `received` is in seconds since the epoch.
    """

    sequence: int
    uid: int = 0
    flags: Flags | None = None
    received: float = 0.0
    size: int = -1
    data: bytes | None = None
    has_section: bool = False
    origin: int = -1
    has_attachment: bool | None = None


def fetch(dialogue: Dialogue, what: bytes, items: bytes, *, budget: int, limit: int) -> list[Fetched]:
    """`FETCH what items` (`what` is "UID FETCH 1:4" or "FETCH 1:4"); answers without a UID are dropped."""
    limit = limit * 2 + 1_000  # other clients' changes come as FETCH too
    found = [parse(response) for response in dialogue.fetch(what, items, budget=budget, limit=limit)]
    return [one for one in found if one.uid]


def merged(found: Iterable[Fetched]) -> dict[int, Fetched]:
    """By UID; an answer that brings more wins, since a change by somebody else comes as a short one."""
    by_uid: dict[int, Fetched] = {}
    for one in found:
        known = by_uid.get(one.uid)
        if known is None or not (known.has_section and not one.has_section):
            by_uid[one.uid] = one
        elif one.flags is not None:
            known.flags = one.flags
    return by_uid


def parse(response: Response) -> Fetched:
    """One FETCH response. Unknown items are passed over. MailError(PROTOCOL) where it is malformed."""
    line = response[0]
    head = _HEAD.match(line)
    if head is None:
        raise out_of_step("a message's data is malformed")
    found = Fetched(int(head[1]))
    index, pos = 0, head.end()
    while True:
        item = _ITEM.match(line, pos)
        if item is None:
            if line[pos:pos + 1] == b")":
                return found
            name = _NAME.match(line, pos)
            if name is None:
                # Cut short because it was too long: what came before is good.
                return found
            index, pos = _pass_over(response, index, name.end())
            line = response[index]
            continue
        pos = item.end()
        kind = item.lastindex
        if kind == _UID:
            found.uid = int(item[_UID])
        elif kind == _FLAGS:
            found.flags = flags_of(item[_FLAGS])
        elif kind == _DATE:
            found.received = seconds_of(item[_DATE])
        elif kind == _SIZE:
            found.size = int(item[_SIZE])
        elif kind in (_SECTION, _ORIGIN):
            found.has_section = True
            found.origin = int(item[_ORIGIN]) if kind == _ORIGIN else -1
            if line[pos:pos + 1] in (b"{", b"~"):
                found.data = response[index + 1]
                index, pos = index + 2, 0
                line = response[index]
            elif string := _STRING.match(line, pos):
                found.data = _ESCAPED.sub(rb"\1", string[1])
                pos = string.end()
            else:
                index, pos = _pass_over(response, index, pos)
                line = response[index]
        elif kind == _STRUCTURE:
            if found.uid and found.flags is not None and found.has_section and found.size >= 0:
                # The last thing asked for: what follows need not be parsed.
                found.has_attachment = has_attachment(response, index, pos)
                return found
            found.has_attachment = has_attachment(response, index, pos)
            index, pos = _pass_over(response, index, pos)
            line = response[index]


@lru_cache(maxsize=1024)
def _short_flags(text: bytes) -> Flags:
    words = [word.decode("utf-8", "replace") for word in text.split()[:MAX_FLAGS]]
    return frozenset(_SYSTEM.get(word.lower(), word) for word in words if word.lower() != r"\recent")


def flags_of(text: bytes) -> Flags:
    r"""System flags in the usual spelling, keywords as they are, never \Recent."""
    return _short_flags(text) if len(text) < 200 else _short_flags.__wrapped__(text)


def seconds_of(text: bytes) -> float:
    """INTERNALDATE (RFC 3501 date-time) in seconds since the epoch; 0.0 if it is none."""
    found = _DATE_TIME.fullmatch(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    if found is None or month is None:
        return 0.0
    day, year, hour, minute, second = (int(found[i]) for i in (1, 3, 4, 5, 6))
    shift = (int(found[8]) * 60 + int(found[9])) * (-60 if found[7] == b"-" else 60)
    try:
        return float(calendar.timegm((year, month, day, hour, minute, second)) - shift)
    except ValueError:
        return 0.0


def has_attachment(response: Response, index: int = 0, pos: int = 0) -> bool:
    """By BODYSTRUCTURE: a part disposed as attachment, or a part with a name that is no text and has no Content-ID."""
    text = response[index][pos:]
    for line in response[index + 2::2]:  # literals in between are file names; their content does not matter
        text = text[:text.rfind(b"{")] + b'"x"' + line
    if _DISPOSED.search(text):
        return True
    return any(part[1].lower() not in (b"text", b"multipart") and part[3].upper() == b"NIL" and _NAMED.search(part[2])
               for part in _PART.finditer(text))


def _pass_over(response: Response, index: int, pos: int) -> tuple[int, int]:
    """Index and position after the value that starts here."""
    depth = 0
    while True:
        token = _TOKEN.match(response[index], pos)
        if token is None:
            return index, len(response[index])
        text = token[0]
        pos = token.end()
        if text == b"(":
            depth += 1
        elif text == b")":
            if depth == 0:
                return index, pos - 1
            depth -= 1
        elif token[1] is not None and index + 2 < len(response):
            index, pos = index + 2, 0
        if depth == 0:
            return index, pos
