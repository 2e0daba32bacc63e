"""The store against itself: whatever one table says must fit what the others say."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass
from app.store import accounts, bodies
from app.store.database import Database

_MOST_OF_A_KIND = 20
"""Problems of one kind that are told one by one; the rest is counted."""

_BODIES_A_READ = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` is one stable word for scripts, `detail` a sentence for people."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """`sql` finds offenders, limited to one account by `:account` (NULL: all); `sentence` takes its columns."""

    kind: str
    sql: str
    sentence: str


_RULES = (
    _Rule("counter",
          "SELECT f.path, f.total, f.unread, f.cached, count(m.id), coalesce(sum(m.seen = 0), 0), count(m.body_id) "
          "FROM folder f LEFT JOIN message m ON m.folder_id = f.id WHERE (:account IS NULL OR f.account_id = :account) "
          "GROUP BY f.id HAVING (f.total, f.unread, f.cached) != (count(m.id), coalesce(sum(m.seen = 0), 0), "
          "count(m.body_id))",
          "Folder '{0}' counts {1} messages, {2} unread, {3} cached, but holds {4}, {5} and {6}."),
    _Rule("flags",
          "SELECT id FROM message WHERE (:account IS NULL OR account_id = :account) AND "
          r"(seen != (instr(' ' || flags || ' ', ' \Seen ') > 0) OR flagged != (instr(' ' || flags || ' ', "
          r"' \Flagged ') > 0))",
          "Message {0} is listed with other flags than it has."),
    _Rule("account",
          "SELECT m.id FROM message m JOIN folder f ON f.id IN (m.folder_id, m.server_folder_id) "
          "JOIN account a ON a.id = m.account_id JOIN account o ON o.id = f.account_id "
          "WHERE (:account IS NULL OR m.account_id = :account) AND f.account_id != m.account_id "
          # POP3 mail may come into another account's Inbox, and from there into its other folders.
          "AND NOT (f.is_local AND a.protocol = 'pop3' AND o.protocol = 'pop3')",
          "Message {0} lies in a folder of another account."),
    _Rule("lost-edit",
          "SELECT m.id FROM message m LEFT JOIN folder f ON f.id = m.folder_id "
          "WHERE (:account IS NULL OR m.account_id = :account) AND m.server_folder_id IS NOT NULL AND ("
          "(m.folder_id IS NULL AND NOT EXISTS "
          "(SELECT 1 FROM journal WHERE message_id = m.id AND kind = 'expunge')) OR "
          "(m.folder_id != m.server_folder_id AND NOT EXISTS "
          "(SELECT 1 FROM journal WHERE message_id = m.id AND kind = 'move')) OR "
          "(m.folder_id IS NOT NULL AND m.flags != m.server_flags AND NOT EXISTS "
          "(SELECT 1 FROM journal WHERE message_id = m.id AND kind = 'flags')))",
          "Message {0} was edited, but the journal will never tell the server."),
    _Rule("unfiled",
          "SELECT m.id FROM message m LEFT JOIN folder f ON f.id = m.folder_id "
          "WHERE (:account IS NULL OR m.account_id = :account) AND m.server_folder_id IS NULL "
          "AND coalesce(f.is_local, 0) = 0 AND NOT EXISTS "
          "(SELECT 1 FROM journal WHERE message_id = m.id AND kind IN ('append', 'copy'))",
          "Message {0} is on no server and the journal will never file it there."),
    _Rule("journal",
          "SELECT j.seq, j.kind FROM journal j LEFT JOIN message m ON m.id = j.message_id "
          "LEFT JOIN folder f ON f.id = j.folder_id WHERE (:account IS NULL OR j.account_id = :account) AND NOT CASE "
          "WHEN j.kind IN ('flags', 'move', 'expunge', 'append', 'copy') THEN m.account_id = j.account_id "
          "WHEN j.kind IN ('create', 'rename', 'subscribe') THEN f.account_id = j.account_id "
          "ELSE j.kind = 'remove' END IS 1",
          "Row {0} of the journal ({1}) points nowhere."),
    _Rule("conversation",
          "SELECT thread_id, min(id) FROM message WHERE thread_id != 0 GROUP BY thread_id "
          "HAVING (:account IS NULL OR :account IN (min(account_id), max(account_id))) AND "
          "(min(account_id) != max(account_id) OR thread_id < 0 "
          "OR thread_id > (SELECT seq FROM sqlite_sequence WHERE name = 'message'))",
          "Conversation {0}, that of message {1}, cannot be one."),
    _Rule("pop3-state",
          "SELECT p.uidl, a.name FROM pop3_state p JOIN account a ON a.id = p.account_id LEFT JOIN message m "
          "ON m.id = p.message_id AND m.account_id = p.account_id "
          "WHERE (:account IS NULL OR p.account_id = :account) AND a.protocol = 'pop3' AND m.id IS NULL "
          "AND NOT p.deleted_here",
          "UIDL {0!r} of '{1}' was downloaded, but its message is not here and was not deleted here."),
    _Rule("pop3-state",
          "SELECT m.id, count(*) FROM pop3_state p JOIN message m ON m.id = p.message_id "
          "WHERE (:account IS NULL OR p.account_id = :account) GROUP BY m.id HAVING count(*) > 1",
          "Message {0} stands for {1} UIDLs."),
    _Rule("pop3-state",
          "SELECT p.uidl, m.id FROM pop3_state p JOIN message m ON m.id = p.message_id "
          "JOIN account a ON a.id = p.account_id AND a.protocol = 'pop3' "
          "WHERE (:account IS NULL OR p.account_id = :account) AND p.partial AND m.body_id IS NOT NULL",
          "UIDL {0!r} is said to be here in part only, but message {1} is whole."),
    _Rule("pop3-state",
          "SELECT m.id FROM message m WHERE (:account IS NULL OR m.account_id = :account) AND m.place != "
          "coalesce((SELECT max(1 + (p.delete_at IS NOT NULL)) FROM pop3_state p WHERE p.message_id = m.id "
          "AND p.gone_at IS NULL), 0)",
          "Message {0} is listed as if the server had it, or as if it had it no more, and the UIDLs say otherwise."),
    _Rule("no-body",
          "SELECT m.id FROM message m JOIN account a ON a.id = m.account_id "
          "WHERE (:account IS NULL OR a.id = :account) AND m.body_id IS NULL AND ((a.protocol = 'pop3' AND NOT EXISTS "
          # Of a partial message, and of its copies, the server has the rest.
          "(SELECT 1 FROM pop3_state p JOIN message o ON o.id = p.message_id WHERE p.account_id = m.account_id AND "
          "p.partial AND (o.identity, o.size) = (m.identity, m.size))) OR EXISTS "
          "(SELECT 1 FROM journal WHERE message_id = m.id AND kind = 'append'))",
          "Message {0} exists nowhere but here, and its text is missing."),
    _Rule("outbox",
          "SELECT id, state FROM outbox WHERE (:account IS NULL OR account_id = :account) AND "
          "(state NOT IN ('queued', 'sending', 'sent', 'failed', 'unknown') OR NOT json_valid(recipients))",
          "Message {0} of the outbox is in the unknown state '{1}', or its recipients can't be read."),
)

_WHOLE_STORE_RULES = (
    _Rule("orphan", "SELECT id, size FROM body b WHERE NOT EXISTS (SELECT 1 FROM message WHERE body_id = b.id) "
          "AND NOT EXISTS (SELECT 1 FROM outbox WHERE body_id = b.id)",
          "Body {0} ({1} octets) belongs to no message."),
    _Rule("search", "SELECT id FROM message EXCEPT SELECT id FROM search_docsize",
          "Message {0} is missing from the search index."),
    _Rule("search", "SELECT id FROM search_docsize EXCEPT SELECT id FROM message",
          "The search index holds message {0}, which is not there."),
    _Rule("search", "SELECT id FROM text_search_docsize EXCEPT SELECT id FROM message",
          "The search index holds the text of message {0}, which is not there."),
    _Rule("piece", "SELECT m.id FROM piece p JOIN message m ON m.id = p.message_id GROUP BY m.id "
          "HAVING sum(length(p.data)) != max(p.start + length(p.data)) OR min(p.start) != 0",
          "The pieces of message {0} do not follow each other."),
    _Rule("missing", "SELECT f.path, f.missing, count(m.id) FROM folder f LEFT JOIN message m ON m.missing = 1 "
          "AND m.server_folder_id = f.id GROUP BY f.id HAVING (f.missing = 0) != (count(m.id) = 0)",
          "Folder '{0}' says that {1} messages are missing on the server, but {2} are marked so."),
    _Rule("reference", 'SELECT "table", rowid, parent FROM pragma_foreign_key_check',
          "Row {1} of {0} points to a missing row of {2}."),
)


def check(db: Database, account_id: int | None = None, progress: Callable[[int, int], None] | None = None
          ) -> tuple[Problem, ...]:
    """Everything that does not fit, in one account or in all. Changes nothing.

    `progress` is told bodies read and their number. What can't be read because a page is damaged is a problem too;
    raises MailError(LOCKED, STORE) only where nothing can be said at all.
    """
    problems: list[Problem] = []
    steps: list[Callable[[], Iterator[Problem]]] = [
        lambda: _pages(db), lambda: _accounts(db), lambda: _rules(db, _RULES, account_id),
        *([lambda: _rules(db, _WHOLE_STORE_RULES, None)] if account_id is None else []),
        lambda: _bodies(db, account_id, progress or (lambda done, total: None))]
    for step in steps:
        with _damage_is_a_problem(problems):
            problems.extend(step())
    return tuple(_shortened(problems))


@contextlib.contextmanager
def _damage_is_a_problem(problems: list[Problem]) -> Iterator[None]:
    try:
        yield
    except MailError as error:
        if error.kind is not ErrorKind.DAMAGED:
            raise
        problems.append(Problem("damaged", error.detail))


def _pages(db: Database) -> Iterator[Problem]:
    """SQLite's own view: pages, indexes, the search index' inside."""
    for (line,) in db.rows(f"PRAGMA integrity_check({_MOST_OF_A_KIND})"):
        if line != "ok":
            yield Problem("damaged", f"SQLite finds: {line}")


def _accounts(db: Database) -> Iterator[Problem]:
    for (account_id,) in db.rows("SELECT id FROM account ORDER BY id"):
        try:
            accounts.account(db, account_id)
        except MailError as error:
            yield Problem("account", error.detail)


def _rules(db: Database, rules: tuple[_Rule, ...], account_id: int | None) -> Iterator[Problem]:
    for rule in rules:
        sql = rule.sql.replace(":account", "?1")
        for row in db.rows(sql, (account_id,) if "?1" in sql else ()):
            yield Problem(rule.kind, rule.sentence.format(*row))


def _bodies(db: Database, account_id: int | None, progress: Callable[[int, int], None]) -> Iterator[Problem]:
    """Every body must come out of its compression as what its hash was made of."""
    limit = "" if account_id is None else (
        "AND (EXISTS (SELECT 1 FROM message WHERE body_id = body.id AND account_id = ?2) "
        "OR EXISTS (SELECT 1 FROM outbox WHERE body_id = body.id AND account_id = ?2)) ")
    values = () if account_id is None else (account_id,)
    total, done, last = int(db.value("SELECT count(*) FROM body")), 0, 0
    while ids := db.rows(f"SELECT id FROM body WHERE id > ?1 {limit}ORDER BY id LIMIT {_BODIES_A_READ}",
                         (last, *values)):
        for (last,) in ids:
            row = db.one("SELECT hash, size, codec, data FROM body WHERE id = ?", (last,))
            if row is not None and bodies.whole(*row) is None:
                yield Problem("body", f"Body {last} does not fit its checksum: {_owners(db, last)}.")
            done += 1
            if done % 100 == 0:
                progress(done, total)
    progress(total, total)


def _owners(db: Database, body_id: int) -> str:
    ids = [row[0] for row in db.rows("SELECT id FROM message WHERE body_id = ? LIMIT 5", (body_id,))]
    return f"the text of message {', '.join(map(str, ids))} is damaged" if ids else "a message of the outbox is damaged"


def _shortened(problems: list[Problem]) -> Iterator[Problem]:
    counts: dict[str, int] = {}
    for each in problems:
        counts[each.kind] = counts.get(each.kind, 0) + 1
        if counts[each.kind] <= _MOST_OF_A_KIND:
            yield each
    for kind, count in counts.items():
        if count > _MOST_OF_A_KIND:
            yield Problem(kind, f"… and {count - _MOST_OF_A_KIND} more of this kind.")
