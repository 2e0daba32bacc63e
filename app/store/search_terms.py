"""What one term of a search asks of the store: a look into the full text index, or a condition on the row."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import assert_never

from app.model.query import (
    Dated,
    Field,
    HasAttachment,
    InAccount,
    InFolder,
    Is,
    Sized,
    State,
    Tagged,
    Term,
    Words,
)
from app.quick_dataclass import dataclass
from app.store.database import Database
from app.store.fold import fold

Value = str | int | float

LETTERS_IN_TEXTS = 3
"""From so many letters on an unfinished word is looked for in the texts as well: below that nearly every text has one,
and to merge them all takes longer than the next key."""
_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
                  "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_STATES = {State.UNREAD: "m.seen = 0", State.READ: "m.seen = 1", State.FLAGGED: "m.flagged = 1",
           State.ANSWERED: r"instr(' ' || m.flags || ' ', ' \Answered ') > 0"}
_COLUMNS = {Field.ANY: "", Field.FROM: "sender : ", Field.TO: "recipients : ", Field.SUBJECT: "subject : ",
            Field.BODY: "body : "}
_LETTERS_OF = {Field.ANY: "sort_sender || ' ' || sort_subject", Field.FROM: "sort_sender",
               Field.TO: "recipients", Field.SUBJECT: "sort_subject"}
_ROLES = {"posteingang": "inbox", "gesendet": "sent", "entwurfe": "drafts", "papierkorb": "trash", "archiv": "archive",
          "spam": "junk"}
_EARLIEST, _LATEST = -6.3e10, 2.6e11


@dataclass(frozen=True, slots=True)
class Look:
    """FTS5 expressions for `search` and for `text_search`; "" where that one is not asked.

    `letter`: the word is a single letter. Nearly every header has a word that begins with it, so only the newest
    messages are read for that, in these `columns` (an SQL expression).
    """

    headers: str
    texts: str
    letter: str = ""
    columns: str = ""


def look(words: Words) -> Look | None:
    """None where there is no word in it."""
    found = re.findall(r"\w+", fold(words.text))
    if not found:
        return None
    whole = '"' + " ".join(found) + '"'
    last = found[-1]
    short = len(last) if not _CJK.search(last) else 0
    unfinished = whole if short == 0 else whole + "*"
    letter = last if len(found) == 1 and short == 1 and words.field is not Field.BODY else ""
    in_texts = unfinished if short >= LETTERS_IN_TEXTS else whole
    column = _COLUMNS[words.field]
    match words.field:
        case Field.ANY:
            return Look(whole if short == 1 else unfinished, in_texts, letter, _LETTERS_OF[words.field])
        case Field.BODY:
            return Look(column + in_texts, in_texts)
        case Field.FROM | Field.TO | Field.SUBJECT:
            return Look(column + (whole if short == 1 else unfinished), "", letter, _LETTERS_OF[words.field])
        case _:
            assert_never(words.field)


def condition(db: Database, term: Term) -> tuple[str, list[Value]]:
    """On message `m`, for a term that has no words."""
    asked = term.condition
    values: list[Value] = []
    match asked:
        case Is():
            sql = _STATES[asked.state]
        case HasAttachment():
            sql = "m.has_attachment = 1"
        case Dated():
            sql, values = _between("m.date", (">=", _moment(asked.since)), ("<", _moment(asked.before)))
        case Sized():
            sql, values = _between("m.size", (">", asked.larger), ("<", asked.smaller))
        case Tagged():
            sql, values = "instr(lower(' ' || m.flags || ' '), ?) > 0", [f" {asked.keyword.lower()} "]
        case InFolder():
            sql = f"m.folder_id IN ({', '.join(map(str, folders_named(db, asked.name)))})"
        case InAccount():
            sql = f"m.account_id IN ({', '.join(map(str, accounts_named(db, asked.name)))})"
        case Words():
            raise ValueError("words are looked up in the index")
        case _:
            assert_never(asked)
    return (f"NOT ({sql})" if term.negated else sql), values


def folders_named(db: Database, name: str) -> list[int]:
    """Ids of those with this path, last part of the path, or role."""
    wanted = fold(name)
    role_meant = _ROLES.get(wanted, wanted)
    return [number for number, path, delimiter, role in db.rows("SELECT id, path, delimiter, role FROM folder")
            if role == role_meant
            or wanted in (fold(path), fold(path.rsplit(delimiter, 1)[-1] if delimiter else path))]


def accounts_named(db: Database, name: str) -> list[int]:
    """Ids of those whose name begins so, or whose address it is."""
    wanted = fold(name)
    return [number for number, own, email in db.rows("SELECT id, name, settings ->> 'email' FROM account")
            if fold(own).startswith(wanted) or fold(email or "") == wanted]


def _between(column: str, *bounds: tuple[str, Value | None]) -> tuple[str, list[Value]]:
    used = [(sign, value) for sign, value in bounds if value is not None]
    return " AND ".join(f"{column} {sign} ?" for sign, _ in used), [value for _, value in used]


def _moment(day: date | None) -> float | None:
    if day is None:
        return None
    try:
        return datetime(day.year, day.month, day.day).timestamp()
    except (ValueError, OverflowError, OSError):  # the ends of the calendar
        return _EARLIEST if day.year < 1970 else _LATEST
