"""How a search is typed: operators, "phrases", -without, one OR another, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from app.errors import ErrorKind, MailError
from app.model.query import (
    Condition,
    Dated,
    Field,
    HasAttachment,
    InAccount,
    InFolder,
    Is,
    Query,
    Sized,
    State,
    Tagged,
    Term,
    Words,
)

MOST_CHARACTERS = 2_000
MOST_WORDS = 50
OPERATORS = ("from", "to", "subject", "body", "in", "has", "is", "after", "before", "on", "tag", "larger", "smaller",
             "account")
SYNONYMS = {
    "cc": "to", "label": "tag", "von": "from", "an": "to", "betreff": "subject", "hat": "has", "ist": "is",
    "vor": "before", "nach": "after", "am": "on", "größer": "larger", "kleiner": "smaller", "konto": "account"}
STATES = {
    "unread": State.UNREAD, "read": State.READ, "flagged": State.FLAGGED, "starred": State.FLAGGED,
    "answered": State.ANSWERED, "ungelesen": State.UNREAD, "gelesen": State.READ, "beantwortet": State.ANSWERED}
_ATTACHMENTS = ("attachment", "attachments", "anhang", "anhänge")
_UNITS = {"": 1, "b": 1, "k": 1 << 10, "kb": 1 << 10, "m": 1 << 20, "mb": 1 << 20, "g": 1 << 30, "gb": 1 << 30}

_PIECE = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_OPERATOR = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)
_CONTROL = re.compile(r"[\0-\x1f\x7f]+")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})-(\d{1,2})|(\d{4})", re.ASCII)
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_SIZE = re.compile(r"(\d{1,9})\s*([a-z]{0,2})", re.ASCII)


class Reason(StrEnum):
    """Why a search can't be read."""

    TOO_LONG = "too long"
    TOO_MANY = "too many"
    NO_VALUE = "no value"
    NO_DATE = "no date"
    NO_SIZE = "no size"
    UNKNOWN = "unknown"


class UnreadableError(MailError):
    """MailError(USAGE) for a search that can't be read; `part` is the operator, as it is typed."""

    def __init__(self, reason: Reason, detail: str, part: str = "") -> None:
        super().__init__(ErrorKind.USAGE, detail)
        self.reason, self.part = reason, part


def parse(text: str, today: date | None = None) -> Query:
    """Raises UnreadableError. A quote that is still open goes to the end, and an OR with nothing behind it waits."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(Reason.TOO_LONG, f"A search of over {MOST_CHARACTERS:,} characters can't be read: "
                              "shorten it.")
    pieces = _PIECE.findall(_CONTROL.sub(" ", text))
    if len(pieces) > MOST_WORDS:
        raise UnreadableError(Reason.TOO_MANY, f"A search of over {MOST_WORDS} words can't be read: use fewer.")
    return Query(tuple(_clauses(pieces, today or date.today())))


def _clauses(pieces: list[str], today: date) -> Iterator[tuple[Term, ...]]:
    waiting: list[Term] = []
    either = False
    for piece in pieces:
        if piece == "OR" and waiting and not either:
            either = True
            continue
        term = _term(piece, today)
        if waiting and not either:
            yield tuple(waiting)
            waiting = []
        waiting.append(term)
        either = False
    if waiting:
        yield tuple(waiting)


def _term(piece: str, today: date) -> Term:
    negated = len(piece) > 1 and piece[0] == "-"
    plain = piece[1:] if negated else piece
    if found := _OPERATOR.fullmatch(plain):
        typed, value = found[1].lower(), found[2].replace('"', "").strip()
        name = SYNONYMS.get(typed, typed)
        if name in OPERATORS:
            if not value:
                raise UnreadableError(Reason.NO_VALUE, f"'{typed}:' needs a word right after it, as in "
                                      f"{typed}:example.", typed)
            return Term(_condition(name, typed, value, today), negated)
    return Term(Words(Field.ANY, plain.replace('"', "").strip()), negated)


def _condition(name: str, typed: str, value: str, today: date) -> Condition:
    match name:
        case "from" | "to" | "subject" | "body":
            return Words(Field(name), value)
        case "in":
            return InFolder(value)
        case "account":
            return InAccount(value)
        case "tag":
            return Tagged(value)
        case "has" if value.lower() in _ATTACHMENTS:
            return HasAttachment()
        case "is" if value.lower() in STATES:
            return Is(STATES[value.lower()])
        case "before" | "after" | "on":
            return _dated(name, typed, value, today)
        case "larger" | "smaller":
            octets = _octets(typed, value)
            return Sized(octets, None) if name == "larger" else Sized(None, octets)
        case _:
            raise UnreadableError(Reason.UNKNOWN, f"'{typed}:{value}' is not known: use has:attachment, is:unread, "
                                  "is:read, is:flagged or is:answered.", f"{typed}:{value}")


def _dated(name: str, typed: str, value: str, today: date) -> Dated:
    try:
        first, after = _days(value.lower(), today)
    except (ValueError, OverflowError) as error:
        raise UnreadableError(Reason.NO_DATE, f"'{typed}:' needs a date such as {typed}:2026-01-31, {typed}:2026-01, "
                              f"{typed}:2026 or {typed}:yesterday.", typed) from error
    return {"before": Dated(None, first), "after": Dated(first, None)}.get(name, Dated(first, after))


def _days(value: str, today: date) -> tuple[date, date]:
    """The first day meant, and the one after the last. Raises ValueError or OverflowError."""
    if value in ("today", "heute"):
        return today, today + timedelta(1)
    if value in ("yesterday", "gestern"):
        return today - timedelta(1), today
    if german := _GERMAN_DAY.fullmatch(value):
        day = date(int(german[3]), int(german[2]), int(german[1]))
        return day, day + timedelta(1)
    if (found := _DAY.fullmatch(value)) is None:
        raise ValueError(value)
    if found[1]:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day + timedelta(1)
    if found[4]:
        year, month = int(found[4]), int(found[5])
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    return date(int(found[6]), 1, 1), date(int(found[6]) + 1, 1, 1)


def _octets(typed: str, value: str) -> int:
    found = _SIZE.fullmatch(value.lower())
    if found is None or found[2] not in _UNITS:
        raise UnreadableError(Reason.NO_SIZE, f"'{typed}:' needs a size such as {typed}:500k or {typed}:5M.", typed)
    return int(found[1]) * _UNITS[found[2]]
