"""A parsed search as IMAP search keys (RFC 3501 6.4.4). What IMAP cannot say is said more widely, never more narrowly.

Only "one or the other" of words and of something that IMAP cannot say is said more narrowly: by the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import assert_never

from app.backends.imap.dialogue import Part, quoted
from app.model.query import (
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
from app.quick_dataclass import dataclass

_MONTHS = (b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec")
_STATES = {State.UNREAD: b"UNSEEN", State.READ: b"SEEN", State.FLAGGED: b"FLAGGED", State.ANSWERED: b"ANSWERED"}
_KEYWORD = re.compile(r"[A-Za-z0-9$_.+-]{1,100}", re.ASCII)
_LARGEST = 0xFFFF_FFFF
_FIELDS: dict[Field, tuple[bytes, ...]] = {
    Field.ANY: (b"SUBJECT", b"FROM", b"TO", b"CC", b"BODY"), Field.FROM: (b"FROM",), Field.TO: (b"TO", b"CC"),
    Field.SUBJECT: (b"SUBJECT",), Field.BODY: (b"BODY",)}

Key = tuple[Part, ...]
"""The parts of one search key."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """`parts` for UID SEARCH. `narrowed`: some messages that fit may not be found."""

    parts: tuple[Part, ...]
    narrowed: bool = False


def criteria(query: Query) -> Criteria:
    """MailError(USAGE) for words that no server can be asked for: too long."""
    parts: list[Part] = []
    narrowed = False
    for clause in query.clauses:
        keys = [_key(term) for term in clause if not _is_mute(term)]
        said = [key for key in keys if key is not None]
        if len(said) < len(keys):
            if not any(isinstance(term.condition, Words) for term in clause):
                continue  # it can be checked here
            narrowed = True
        if said:
            parts += _either(said)
    return Criteria(tuple(parts) or (b"ALL",), narrowed)


def _is_mute(term: Term) -> bool:
    """Signs without a letter or a digit ask for nothing."""
    return isinstance(term.condition, Words) and not re.search(r"\w", term.condition.text)


def _either(keys: Sequence[Key]) -> Key:
    *others, last = keys
    parts: list[Part] = []
    for each in others:
        parts += [b"OR", *each]
    return (*parts, *last)


def _key(term: Term) -> Key | None:
    """None where IMAP has no word for it."""
    asked = term.condition
    found: Key | None
    match asked:
        case Words():
            text = quoted(" ".join(asked.text.split()))
            found = _either([(name, text) for name in _FIELDS[asked.field]])
        case Is():
            found = (_STATES[asked.state],)
        case Tagged():
            found = (b"KEYWORD", asked.keyword.encode()) if _KEYWORD.fullmatch(asked.keyword) else None
        case Sized():
            size = asked.larger if asked.larger is not None else asked.smaller or 0
            found = (b"LARGER" if asked.larger is not None else b"SMALLER", b"%d" % size) if size <= _LARGEST else None
        case Dated():
            # The server takes the day in the sender's zone: a day more at each end, and the rest is checked here.
            found = None if term.negated else _dated(asked)
        case HasAttachment() | InFolder() | InAccount():
            found = None
        case _:
            assert_never(asked)
    return (b"NOT", *found) if found is not None and term.negated else found


def _dated(asked: Dated) -> Key | None:
    """None for days at the very ends of the calendar. Two conditions are one key: NOT OR NOT a NOT b."""
    try:
        keys: list[Key] = []
        if asked.since is not None:
            keys.append((b"SENTSINCE", _day(asked.since - timedelta(1))))
        if asked.before is not None:
            keys.append((b"SENTBEFORE", _day(asked.before + timedelta(1))))
    except OverflowError:
        return None
    return keys[0] if len(keys) == 1 else (b"NOT", b"OR", b"NOT", *keys[0], b"NOT", *keys[1])


def _day(day: date) -> bytes:
    return b"%d-%s-%04d" % (day.day, _MONTHS[day.month - 1], day.year)
