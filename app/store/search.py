"""Full text search over what is here, and a count of what is not."""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Sequence

from app.errors import ErrorKind, MailError
from app.events import SearchCoverage
from app.model.query import InAccount, InFolder, Query, Term, Words
from app.model.query_text import parse
from app.store.database import Database
from app.store.search_terms import Look, Value, accounts_named, condition, folders_named, look

_FEW = 4_000
"""Hits that are looked up one by one; more are met soon enough on the way from the newest message to the oldest."""
_NEWEST = 4_000
"""Messages whose sender and subject are read for a single letter, in all folders together."""
_AT_ONCE = 100
"""Folders in one statement."""


def search(db: Database, text: str, *, account_id: int | None = None, folder_id: int | None = None,
           limit: int = 500, wanted: Callable[[], bool] = lambda: True) -> list[int]:
    """Ids of the messages found, newest first.

    Raises MailError(USAGE) for a query that can't be read, CANCELLED once it is not `wanted` any more.
    """
    query = parse(text)
    return _Search(db, wanted).run(query, account_id, folder_id, limit) if query.clauses else []


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


def newest_first(db: Database, ids: Sequence[int]) -> list[int]:
    """Those of the ids (some thousands at most) that are still there, by date."""
    return [row[0] for row in db.rows(
        "SELECT id FROM message WHERE id IN (SELECT value FROM json_each(?)) AND folder_id IS NOT NULL "
        "ORDER BY date DESC, id DESC", (json.dumps(list(ids)),))]


def fitting(db: Database, query: Query, ids: Sequence[int]) -> list[int]:
    """Those that meet all conditions beside words: a server was asked for the words."""
    where: list[str] = []
    values: list[Value] = []
    for clause in query.clauses:
        if not any(isinstance(term.condition, Words) for term in clause):
            found = [condition(db, term) for term in clause]
            where.append(f"({' OR '.join(sql for sql, _ in found)})")
            values += [value for _, some in found for value in some]
    return [row[0] for row in db.rows(
        "SELECT m.id FROM message m WHERE m.id IN (SELECT value FROM json_each(?))"
        + "".join(f" AND {each}" for each in where), [json.dumps(list(ids)), *values])]


class _Search:
    """One run. Hits stand in tables of the connection's own, which are in memory and may be written by a reader."""

    def __init__(self, db: Database, wanted: Callable[[], bool]) -> None:
        db.run("PRAGMA temp_store = MEMORY")
        self._db = db
        self._wanted = wanted
        self._places: list[int] = []
        self._hits = ""
        """The table of what has all the words so far; "" while nothing was asked of words."""
        self._tables = 0

    def run(self, query: Query, account_id: int | None, folder_id: int | None, limit: int) -> list[int]:
        rest = self._narrow_places(query, account_id, folder_id)
        if not self._places:
            return []
        where: list[str] = []
        values: list[Value] = []
        # Several words: the longest first, since it is likely to leave least for the others.
        for clause in sorted(rest, key=_rank):
            looks = [look(term.condition) for term in clause if isinstance(term.condition, Words)]
            if looks and not any(looks):
                continue  # signs only
            if len(looks) == len(clause) and not any(term.negated for term in clause):
                if not self._keep_only([each for each in looks if each is not None]):
                    return []
                continue
            sql, some = self._either(clause)
            where.append(sql)
            values += some
        if not self._hits and not where:
            if len(rest) == len(query.clauses):
                return []  # signs only
            return self._newest(where, values, limit)
        if self._hits and self._count() <= _FEW:
            return self._picked(where, values, limit)
        if self._hits:
            where.insert(0, f"m.id IN {self._hits}")
        return self._newest(where, values, limit)

    # --- where ------------------------------------------------------------------------------------

    def _narrow_places(self, query: Query, account_id: int | None, folder_id: int | None
                       ) -> list[tuple[Term, ...]]:
        """Finds the folders to look at; the clauses that are still to hold."""
        rows = self._db.rows("SELECT id, account_id FROM folder WHERE total > 0 AND (?1 IS NULL OR account_id = ?1) "
                             "AND (?2 IS NULL OR id = ?2)", (account_id, folder_id))
        rest: list[tuple[Term, ...]] = []
        for clause in query.clauses:
            asked = clause[0].condition
            if len(clause) > 1 or not isinstance(asked, InFolder | InAccount):
                rest.append(clause)
                continue
            column, named = ((0, folders_named(self._db, asked.name)) if isinstance(asked, InFolder)
                             else (1, accounts_named(self._db, asked.name)))
            rows = [row for row in rows if (row[column] in named) != clause[0].negated]
        self._places = [row[0] for row in rows]
        return rest

    # --- words ------------------------------------------------------------------------------------

    def _keep_only(self, looks: Sequence[Look]) -> bool:
        """Of the hits so far those that have one of these words; whether any are left."""
        table = self._filled(looks, self._hits)
        self._hits = table
        return self._db.one(f"SELECT 1 FROM {table}") is not None

    def _filled(self, looks: Sequence[Look], within: str = "") -> str:
        """A new table of the ids that have one of these words."""
        self._check()
        table = f"temp.hit{self._tables}"
        self._tables += 1
        self._db.run(f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY)")
        self._db.run(f"DELETE FROM {table}")
        among = f" AND +rowid IN {within}" if within else ""
        for each in looks:
            for index, expression in (("search", each.headers), ("text_search", each.texts)):
                if expression:
                    self._check()
                    self._db.run(f"INSERT OR IGNORE INTO {table} SELECT rowid FROM {index} WHERE {index} MATCH ?"
                                 + among, (expression,))
            if each.letter:
                self._add_newest(table, each, within)
        return table

    def _add_newest(self, table: str, asked: Look, within: str) -> None:
        beginning = f"% {_escaped(asked.letter)}%"
        among = f" AND m.id IN {within}" if within else ""
        newest = max(50, _NEWEST // len(self._places))
        for part in _parts(self._places):
            self._check()
            union = " UNION ALL ".join(
                f"SELECT * FROM (SELECT id, ' ' || {asked.columns} AS text FROM message m "
                f"WHERE folder_id = {place}{among} ORDER BY date DESC, id DESC LIMIT {newest})" for place in part)
            self._db.run(f"INSERT OR IGNORE INTO {table} SELECT id FROM ({union}) WHERE text LIKE ? ESCAPE '~'",
                         (beginning,))

    def _either(self, clause: Sequence[Term]) -> tuple[str, list[Value]]:
        """A condition on message `m`."""
        sqls: list[str] = []
        values: list[Value] = []
        for term in clause:
            if not isinstance(term.condition, Words):
                sql, some = condition(self._db, term)
                sqls.append(sql)
                values += some
            elif (asked := look(term.condition)) is not None:
                sqls.append(f"m.id {'NOT ' if term.negated else ''}IN {self._filled([asked])}")
        return f"({' OR '.join(sqls)})", values

    def _count(self) -> int:
        return int(self._db.value(f"SELECT count(*) FROM {self._hits}"))

    # --- order ------------------------------------------------------------------------------------

    def _picked(self, where: Sequence[str], values: Sequence[Value], limit: int) -> list[int]:
        """Each hit's row is looked up."""
        self._check()
        conditions = " AND ".join([f"m.folder_id IN ({', '.join(map(str, self._places))})", *where])
        return [row[0] for row in self._db.table(
            f"SELECT m.id FROM {self._hits} h CROSS JOIN message m ON m.id = h.id WHERE {conditions} "
            "ORDER BY m.date DESC, m.id DESC LIMIT ?", 1, [*values, limit])]

    def _newest(self, where: Sequence[str], values: Sequence[Value], limit: int) -> list[int]:
        """Each folder is read from its newest message on, until there are enough."""
        conditions = "".join(f" AND {each}" for each in where)
        found: list[tuple[float, int]] = []
        for part in _parts(self._places):
            self._check()
            union = " UNION ALL ".join(
                f"SELECT * FROM (SELECT m.date AS date, m.id AS id FROM message m WHERE m.folder_id = {place}"
                f"{conditions} ORDER BY m.date DESC, m.id DESC LIMIT {limit:d})" for place in part)
            rows = self._db.table(f"SELECT date, id FROM ({union}) ORDER BY date DESC, id DESC LIMIT {limit:d}", 2,
                                  [*values] * len(part))
            found += [(row[0], row[1]) for row in rows]
        return [number for _, number in heapq.nlargest(limit, found)]

    def _check(self) -> None:
        if not self._wanted():
            raise MailError(ErrorKind.CANCELLED, "Stopped.")


def _rank(clause: Sequence[Term]) -> int:
    """Words first, the longest of them in front."""
    lengths = [len(term.condition.text) if isinstance(term.condition, Words) else 0 for term in clause]
    return -min(lengths)


def _parts(places: Sequence[int]) -> list[Sequence[int]]:
    return [places[start:start + _AT_ONCE] for start in range(0, len(places), _AT_ONCE)]


def _escaped(text: str) -> str:
    return text.replace("~", "~~").replace("%", "~%").replace("_", "~_")
