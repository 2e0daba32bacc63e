"""Bulk FETCH answers (RFC 3501 7.4.2), parsed as far as is needed: a regular expression for each fixed item."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.backends.imap.answer import Response
from app.backends.imap.dialogue import Dialogue
from app.backends.imap.faults import out_of_step
from app.backends.imap.labels import labels_of
from app.model.message import ANSWERED, DELETED, DRAFT, FLAGGED, SEEN, Flags
from app.precedence import give_way

FIELDS = (b"BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC BCC REPLY-TO SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES LIST-ID "
          b"CONTENT-TYPE)]<0.%d>")
MAX_HEADER = 64 << 10
HEADERS = b"(UID FLAGS INTERNALDATE RFC822.SIZE " + FIELDS % MAX_HEADER + b" BODYSTRUCTURE)"
EXTRA_ITEMS = (("X-GM-EXT-1", b" X-GM-MSGID X-GM-LABELS"), ("OBJECTID", b" EMAILID"))
"""By the capability that they need; to be asked for last."""
MAX_FLAGS = 1_000
MAX_STRUCTURE = 64 << 10
"""Octets of a BODYSTRUCTURE that are looked at."""

_HEAD = re.compile(rb"\* (\d{1,10}) FETCH \(", re.IGNORECASE)
_ITEM = re.compile(rb' ?(?:UID (\d{1,10})(?![^\s)])|FLAGS \(([^()]*)\)|INTERNALDATE "([^"]{1,40})"'
                   rb"|RFC822\.SIZE (\d{1,18})(?![^\s)])|BODY\[([^\]]{0,2000})\](?:<(\d{1,18})>)? |MODSEQ \(\d{1,20}\)"
                   rb"|(BODYSTRUCTURE) |X-GM-MSGID (\d{1,20})(?![^\s)])|EMAILID \(([\w-]{1,255})\)|(X-GM-LABELS) \()",
                   re.IGNORECASE)
_UID, _FLAGS, _DATE, _SIZE, _SECTION, _ORIGIN, _STRUCTURE, _MSGID, _EMAILID, _LABELS = range(1, 11)
# What most servers answer to HEADERS: the items in the order asked for, the header as the only literal.
_USUAL = re.compile(rb'\* (\d{1,10}) FETCH \(UID (\d{1,10}) FLAGS \(([^()]*)\) INTERNALDATE "([^"]{1,40})" '
                    rb"RFC822\.SIZE (\d{1,18}) BODY\[[^\]]{0,2000}\]<0> \{\d+\}\r\n")
_USUAL_REST = b" BODYSTRUCTURE "
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*+)"')
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_LITERAL = re.compile(rb"~?\{\d+\+?\}\r?\n\Z")
_NAME = re.compile(rb" ?[^\s()]+ ")
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[()]|(~?\{\d+\+?\}\r?\n\Z)|[^()"{ ]+|[ {]')
_SYSTEM = {flag.lower(): flag for flag in (SEEN, ANSWERED, FLAGGED, DRAFT, DELETED)}
_DAY = re.compile(rb" ?(\d{1,2})-(\w{3})-(\d{4})")
_ZONE = re.compile(rb"([+-])(\d\d)(\d\d)")
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
    email_id: str = ""
    labels: tuple[str, ...] | None = None


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
    give_way()
    line = response[0]
    if (len(response) == 3 and response[2].startswith(_USUAL_REST) and b" EMAILID " not in response[2]
            and b" X-GM-" not in response[2] and (usual := _USUAL.fullmatch(line))):
        return Fetched(int(usual[1]), int(usual[2]), flags_of(usual[3]), seconds_of(usual[4]), int(usual[5]),
                       response[1], True, 0,
                       _may_hold_one(response[2]) and has_attachment(response, 2, len(_USUAL_REST)))
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
                # A brace that announces nothing would take the octets of another item.
                if not _LITERAL.match(line, pos) or index + 2 >= len(response):
                    raise out_of_step("a message's data is malformed")
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
            found.has_attachment = has_attachment(response, index, pos)
            if len(line) - pos > MAX_STRUCTURE:
                return found
            index, pos = _pass_over(response, index, pos)
            line = response[index]
        elif kind in (_MSGID, _EMAILID):
            found.email_id = item[kind].decode("ascii")
        elif kind == _LABELS:
            found.labels, index, pos = labels_of(response, index, pos)
            line = response[index]


@lru_cache(maxsize=1024)
def _short_flags(text: bytes) -> Flags:
    words = [word.decode("utf-8", "replace") for word in text.split()[:MAX_FLAGS]]
    return frozenset(_SYSTEM.get(word.lower(), word) for word in words if word.lower() != r"\recent")


def flags_of(text: bytes) -> Flags:
    r"""System flags in the usual spelling, keywords as they are, never \Recent."""
    return _short_flags(text) if len(text) < 200 else _short_flags.__wrapped__(text)


@lru_cache(maxsize=1024)
def _midnight(day: bytes, zone: bytes) -> float:
    """Of the day "17-Jul-1996" in the zone "-0700"; ValueError for what is neither."""
    found = _DAY.fullmatch(day), _ZONE.fullmatch(zone)
    if found[0] is None or found[1] is None or (month := _MONTHS.get(found[0][2].lower())) is None:
        raise ValueError
    shift = (int(found[1][2]) * 60 + int(found[1][3])) * (-60 if found[1][1] == b"-" else 60)
    return float(calendar.timegm((int(found[0][3]), month, int(found[0][1]), 0, 0, 0)) - shift)


def seconds_of(text: bytes) -> float:
    """INTERNALDATE (RFC 3501 date-time) in seconds since the epoch; 0.0 if it is none."""
    try:
        return (_midnight(text[:-15], text[-5:]) + int(text[-14:-12]) * 3600 + int(text[-11:-9]) * 60
                + int(text[-8:-6]))
    except (ValueError, OverflowError):
        return 0.0


def _may_hold_one(line: bytes) -> bool:
    """Whether a BODYSTRUCTURE, all in one line, can be that of a message with an attachment."""
    lower = line.lower()
    return b"name" in lower or b"attachment" in lower


def has_attachment(response: Response, index: int = 0, pos: int = 0) -> bool:
    """By BODYSTRUCTURE: a part disposed as attachment, or a part with a name that is no text and has no Content-ID."""
    lines = [response[index][pos:], *response[index + 2::2]]
    # The literals in between are file names; their content does not matter.
    text = b'"x"'.join(line[:line.rfind(b"{")] for line in lines[:-1]) + b'"x"' * (len(lines) > 1) + lines[-1]
    text = text[:MAX_STRUCTURE]
    lower = text.lower()
    if b"name" not in lower and b"attachment" not in lower:
        return False
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
