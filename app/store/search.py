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
    """`match` is an FTS5 expression ("" for none); `where` are conditions on message m with their `values`."""

    match: str
    where: tuple[str, ...]
    values: tuple[str | int | float, ...]


def parse(text: str) -> Query:
    """`from: to: subject: body: has:attachment is:unread|read|flagged before: after: in:`, "phrases", -without, words.

    Dates are YYYY-MM-DD, in local time. Raises MailError(USAGE) naming what can't be read.
    """
    match: list[str] = []
    without: list[str] = []
    where: list[str] = []
    values: list[str | int | float] = []
    for word in _words(text):
        negated = word.startswith("-") and len(word) > 1
        name, colon, value = word.removeprefix("-").partition(":")
        name = name.lower()
        if not colon or (name not in _FIELDS and name not in ("has", "is", "before", "after", "in")):
            _add_term(without if negated else match, "", word.removeprefix("-") if negated else word)
        elif not value:
            raise MailError(ErrorKind.USAGE, f"'{name}:' needs a word right after it, as in {name}:example.")
        elif name in _FIELDS:
            _add_term(without if negated else match, _FIELDS[name], value)
        else:
            condition, some = _condition(name, value)
            where.append(f"NOT ({condition})" if negated else condition)
            values += some
    if without and not match:
        where.append("m.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(" OR ".join(without))
        expression = ""
    else:
        expression = " AND ".join(match) + (f" NOT ({' OR '.join(without)})" if without else "")
    return Query(expression, tuple(where), tuple(values))


def search(db: Database, text: str, *, account_id: int | None = None, folder_id: int | None = None,
           limit: int = 500) -> list[int]:
    """Ids of the messages found, newest first. Raises MailError(USAGE) for a query that can't be read."""
    query = parse(text)
    if not query.match and not query.where:
        return []
    where, values = ["m.folder_id IS NOT NULL", *query.where], list(query.values)
    for column, value in (("m.account_id", account_id), ("m.folder_id", folder_id)):
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    source = "message m"
    if query.match:
        source = "search s JOIN message m ON m.id = s.rowid"
        where.insert(0, "s.search MATCH ?")
        values.insert(0, query.match)
    return [row[0] for row in db.rows(
        f"SELECT m.id FROM {source} WHERE {' AND '.join(where)} ORDER BY m.date DESC, m.id DESC LIMIT ?",
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


def _add_term(terms: list[str], column: str, value: str) -> None:
    words = re.findall(r"\w+", fold(value))
    if words:
        phrase = '"' + " ".join(words) + '"*'
        terms.append(f"{column} : {phrase}" if column else phrase)


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
