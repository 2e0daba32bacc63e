"""Full text search over what is here, and a count of what is not."""

from __future__ import annotations

import re
import shlex
import time
from dataclasses import dataclass

from app.errors import ErrorKind, MailError
from app.events import SearchCoverage
from app.store.database import Database
from app.store.fold import fold

_FIELDS = {"from": "sender", "to": "recipients", "subject": "subject", "body": "body"}
_IS = {"unread": "m.seen = 0", "read": "m.seen = 1", "flagged": "m.flagged = 1", "starred": "m.flagged = 1"}


@dataclass(frozen=True, slots=True)
class Query:
    """`where` are conditions on message m, all of which must hold, with their `values`. Empty: nothing is asked."""

    where: tuple[str, ...]
    values: tuple[str | int | float, ...]


def parse(text: str) -> Query:
    """`from: to: subject: body: has:attachment is:unread|read|flagged before: after: in:`, "phrases", -without, words.

    Dates are YYYY-MM-DD, in local time. Raises MailError(USAGE) naming what can't be read.
    """
    where: list[str] = []
    values: list[str | int | float] = []
    in_header: list[str] = []
    for word in _words(text):
        negated = word.startswith("-") and len(word) > 1
        name, colon, value = word.removeprefix("-").partition(":")
        name = name.lower()
        if not colon or (name not in _FIELDS and name not in ("has", "is", "before", "after", "in")):
            name, value = "", word.removeprefix("-") if negated else word
        elif not value:
            raise MailError(ErrorKind.USAGE, f"'{name}:' needs a word right after it, as in {name}:example.")
        if name and name not in _FIELDS:
            condition, some = _condition(name, value)
        elif not (phrase := _phrase(value)):
            continue
        elif name in ("from", "to", "subject"):
            expression = f"{_FIELDS[name]} : {phrase}"
            if not negated:
                in_header.append(expression)  # one look into the index for all of these
                continue
            condition, some = _IN_HEADER, [expression]
        else:
            condition, some = _ANYWHERE, [f"body : {phrase}" if name else phrase, phrase]
        where.append(f"NOT ({condition})" if negated else condition)
        values += some
    if in_header:
        where.insert(0, _IN_HEADER)
        values.insert(0, " AND ".join(in_header))
    return Query(tuple(where), tuple(values))


_IN_HEADER = "m.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
_ANYWHERE = ("m.id IN (SELECT rowid FROM search WHERE search MATCH ? UNION ALL "
             "SELECT rowid FROM text_search WHERE text_search MATCH ?)")


def search(db: Database, text: str, *, account_id: int | None = None, folder_id: int | None = None,
           limit: int = 500) -> list[int]:
    """Ids of the messages found, newest first. Raises MailError(USAGE) for a query that can't be read."""
    query = parse(text)
    if not query.where:
        return []
    where, values = ["m.folder_id IS NOT NULL", *query.where], list(query.values)
    for column, value in (("m.account_id", account_id), ("m.folder_id", folder_id)):
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    return [row[0] for row in db.rows(
        f"SELECT m.id FROM message m WHERE {' AND '.join(where)} ORDER BY m.date DESC, m.id DESC LIMIT ?",
        [*values, limit])]


def coverage(db: Database, account_id: int | None = None, folder_id: int | None = None) -> SearchCoverage:
    """How much of the mail `search` could look at."""
    where, values = "1", list[int]()
    for column, value in (("account_id", account_id), ("id", folder_id)):
        if value is not None:
            where += f" AND {column} = ?"
            values.append(value)
    row = db.one("SELECT coalesce(sum(total), 0), coalesce(sum(cached), 0), "
                 f"coalesce(sum(max(0, remote_total - total)), 0) FROM folder WHERE {where}", values)
    return SearchCoverage(*row) if row is not None else SearchCoverage(0, 0, 0)


def _words(text: str) -> list[str]:
    if len(text) > 2_000:
        raise MailError(ErrorKind.USAGE, "A search of over 2,000 characters can't be read: shorten it.")
    lexer = shlex.shlex(text.replace("'", "\u2019"), posix=True, punctuation_chars="")
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""
    try:
        return list(lexer)[:50]
    except ValueError:
        return text.replace('"', " ").split()[:50]  # an open quote while somebody types


def _phrase(value: str) -> str:
    """An FTS5 phrase whose last word may go on; "" where there is no word in it."""
    words = re.findall(r"\w+", fold(value))
    return '"' + " ".join(words) + '"*' if words else ""


def _condition(name: str, value: str) -> tuple[str, list[str | int | float]]:
    if name == "has" and value.lower() in ("attachment", "attachments"):
        return "m.has_attachment = 1", []
    if name == "is" and value.lower() in _IS:
        return _IS[value.lower()], []
    if name in ("before", "after"):
        try:
            moment = time.mktime(time.strptime(value, "%Y-%m-%d"))
        except (ValueError, OverflowError) as error:
            raise MailError(ErrorKind.USAGE, f"'{name}:' needs a date such as {name}:2026-01-31.") from error
        return ("m.date < ?" if name == "before" else "m.date >= ?"), [moment]
    if name == "in":
        return ("m.folder_id IN (SELECT id FROM folder WHERE lower(path) = lower(?) OR role = lower(?))",
                [value, value])
    raise MailError(ErrorKind.USAGE, f"'{name}:{value}' is not known: use has:attachment, is:unread, is:read or "
                    "is:flagged.")
