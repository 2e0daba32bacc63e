"""SEARCH (RFC 3501 6.4.4): search keys turned into tests on one message."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from app.demo.imap.parts import Part, cut
from app.demo.imap.wire import MAX_DEPTH, BadCommand, Item, atom, number_set, text
from app.demo.mailbox import StoredMessage
from app.quick_dataclass import dataclass

_FLAGS = {
    "ANSWERED": "\\Answered",
    "DELETED": "\\Deleted",
    "DRAFT": "\\Draft",
    "FLAGGED": "\\Flagged",
    "SEEN": "\\Seen",
}
_HEADERS = {"BCC", "CC", "FROM", "SUBJECT", "TO"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A message and its number in the selected folder."""

    number: int
    message: StoredMessage


Test = Callable[[Candidate], bool]


class SearchKeys:
    """The keys of one command. largest_number and largest_uid are what "*" stands for."""

    def __init__(self, items: list[Item], largest_number: int, largest_uid: int) -> None:
        self._items = items
        self._largest_number = largest_number
        self._largest_uid = largest_uid

    def test(self) -> Test:
        """All keys together; BadCommand for what does not parse."""
        if len(self._items) > 1 and text_or_empty(self._items[0]).upper() == "CHARSET":
            if text(self._items[1]).upper() not in ("UTF-8", "US-ASCII"):
                raise BadCommand("[BADCHARSET (UTF-8 US-ASCII)] Unknown charset")
            del self._items[:2]
        return self._all(self._items, 0)

    def _all(self, items: list[Item], depth: int) -> Test:
        if not items or depth > MAX_DEPTH:
            raise BadCommand("Missing search keys")
        waiting = list(items)
        tests: list[Test] = []
        while waiting:
            tests.append(self._key(waiting, depth))
        return lambda one: all(test(one) for test in tests)

    def _key(self, waiting: list[Item], depth: int) -> Test:
        if not waiting or depth > MAX_DEPTH:
            raise BadCommand("Missing search key")
        item = waiting.pop(0)
        if isinstance(item, list):
            return self._all(item, depth + 1)
        key = item.decode("ascii", "replace").upper()
        if key == "NOT":
            inner = self._key(waiting, depth + 1)
            return lambda one: not inner(one)
        if key == "OR":
            first, second = self._key(waiting, depth + 1), self._key(waiting, depth + 1)
            return lambda one: first(one) or second(one)
        return self._simple(key, waiting)

    def _simple(self, key: str, waiting: list[Item]) -> Test:
        if key in ("ALL", "OLD"):
            return lambda one: True
        if key in ("NEW", "RECENT"):
            return lambda one: False
        if key in _FLAGS or (key.startswith("UN") and key[2:] in _FLAGS):
            flag, wanted = _FLAGS[key.removeprefix("UN")], not key.startswith("UN")
            return lambda one: (flag in one.message.flags) is wanted
        if re.fullmatch(r"[\d*,:]+", key):
            return self._numbers(key.encode(), by_uid=False)
        if not waiting:
            raise BadCommand("Missing argument")
        if key == "UID":
            return self._numbers(atom(waiting.pop(0)), by_uid=True)
        if key == "HEADER":
            return _header(text(waiting.pop(0)), waiting)
        return _with_argument(key, text(waiting.pop(0)))

    def _numbers(self, spec: bytes, *, by_uid: bool) -> Test:
        ranges = number_set(spec, self._largest_uid if by_uid else self._largest_number)
        if by_uid:
            return lambda one: any(first <= one.message.uid <= last for first, last in ranges)
        return lambda one: any(first <= one.number <= last for first, last in ranges)


def text_or_empty(item: Item) -> str:
    return "" if isinstance(item, list) else text(item)


def _header(name: str, waiting: list[Item]) -> Test:
    if not waiting:
        raise BadCommand("Missing argument")
    value = text(waiting.pop(0)).casefold()
    return lambda one: any(value in found for found in _decoded(cut(one.message.raw).fields, name))


def _with_argument(key: str, value: str) -> Test:
    folded = value.casefold()
    if key in _HEADERS:
        return lambda one: any(folded in found for found in _decoded(cut(one.message.raw).fields, key))
    if key in ("BODY", "TEXT"):
        return lambda one: _contains(one.message.raw, folded, headers=key == "TEXT")
    if key in ("KEYWORD", "UNKEYWORD"):
        return lambda one: (value in one.message.flags) is (key == "KEYWORD")
    if key in ("LARGER", "SMALLER"):
        if not value.isdecimal():
            raise BadCommand("Not a number")
        size = int(value)
        return lambda one: len(one.message.raw) > size if key == "LARGER" else len(one.message.raw) < size
    if key in ("BEFORE", "ON", "SINCE"):
        day = _day(value)
        return lambda one: _compare(key, one.message.date.date(), day)
    if key in ("SENTBEFORE", "SENTON", "SENTSINCE"):
        day = _day(value)
        return lambda one: _compare(key.removeprefix("SENT"), _sent(one.message), day)
    raise BadCommand("Unknown search key")


def _compare(key: str, date: dt.date, day: dt.date) -> bool:
    if key == "BEFORE":
        return date < day
    return date == day if key == "ON" else date >= day


def _day(value: str) -> dt.date:
    found = re.fullmatch(r"(\d{1,2})-([a-z]{3})-(\d{4})", value.lower())
    try:
        if found:
            return dt.date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        found = None
    raise BadCommand("Not a date")


def _sent(message: StoredMessage) -> dt.date:
    try:
        return parsedate_to_datetime(str(cut(message.raw).fields["Date"])).date()
    except (TypeError, ValueError):
        return message.date.date()


def _decoded(fields: Message, name: str) -> list[str]:
    values: list[str] = []
    for value in fields.get_all(name, []):
        try:
            values.append(str(make_header(decode_header(value))).casefold())
        except (LookupError, ValueError):
            values.append(str(value).casefold())
    return values


def _contains(raw: bytes, folded: str, *, headers: bool) -> bool:
    root = cut(raw)
    if headers and any(folded in value for name in root.fields for value in _decoded(root.fields, name)):
        return True
    return any(folded in body for body in _texts(root))


def _texts(part: Part) -> list[str]:
    if part.children:
        return [found for child in part.children for found in _texts(child)]
    if part.fields.get_content_maintype() != "text":
        return []
    payload = BytesParser().parsebytes(part.header + part.body).get_payload(decode=True)
    charset = part.fields.get_content_charset("utf-8")
    try:
        return [payload.decode(charset, "replace").casefold()] if isinstance(payload, bytes) else []
    except LookupError:
        return [payload.decode("latin-1").casefold()] if isinstance(payload, bytes) else []
