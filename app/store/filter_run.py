"""Filters at work on what arrived in an Inbox. What they do is what a person could do, and is never undone."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from typing import assert_never

from app.errors import ErrorKind, MailError
from app.model.filters import AddFlag, FileInto, Filter, MarkRead
from app.model.folder import Folder, Role
from app.model.message import SEEN
from app.quick_dataclass import dataclass
from app.store import bodies, filters, moving, trees
from app.store.applied import Applied
from app.store.database import Database
from app.store.filter_match import Seen, holds
from app.store.reader import MailReader
from app.store.rights import Rights

_CHUNK = 200
_HEADER = 262_144
_GAP = 2_000
"""So many ids of other folders' messages above its mark, and an Inbox without news moves it on."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: int
    account_id: int
    seen: Seen


def run(db: Database, folder: Folder, reader: MailReader, *, skip_first: bool = False) -> Applied:
    """Filters what came into this Inbox since they last ran, each message exactly once, however often we are killed:
    at most 200 in a durable transaction, and the mark with them.

    Only what a server brought, never copies. With `skip_first` what is there when they run for the first time is left
    alone. `Applied.count`: messages that a filter changed. Raises MailError(DAMAGED) for filters that can't be read.
    """
    applied = Applied()
    if folder.role is not Role.INBOX or not filters.exist(db):
        return applied
    rules = _enabled(db)
    mark = filters.mark(db, folder.id)
    if mark is None and skip_first:
        with db.write(durable=True):
            filters.set_mark(db, folder.id, filters.newest(db))
        return applied
    while True:
        mark, newest = filters.mark(db, folder.id) or 0, filters.newest(db)
        found = _candidates(db, folder, mark, newest, reader, only_received=True)
        if not found and newest - mark < _GAP:
            return applied
        with db.write(durable=True):
            if (filters.mark(db, folder.id) or 0) != mark:
                continue  # another process was quicker
            _filter_all(db, folder, found, rules, applied)
            filters.forget(db, [number for number, _ in found])
            filters.set_mark(db, folder.id, found[-1][0] if len(found) == _CHUNK else newest)
        if len(found) < _CHUNK:
            return applied


def run_on_all(db: Database, folder: Folder, reader: MailReader) -> Applied:
    """What the person asks for: filters all that lies in a folder, whenever and from wherever it came."""
    Rights(db).check_put(folder.id)
    applied, rules, mark, newest = Applied(), _enabled(db), 0, filters.newest(db)
    while found := _candidates(db, folder, mark, newest, reader, only_received=False):
        with db.write(durable=True):
            _filter_all(db, folder, found, rules, applied)
        mark = found[-1][0]
    return applied


def left(db: Database, folder: Folder, ids: Sequence[int], most: int = 200) -> tuple[int, ...]:
    """Which of these messages are still in the folder, and unread."""
    return tuple(row[0] for row in db.rows(
        "SELECT id FROM message WHERE id IN (SELECT value FROM json_each(?)) AND folder_id = ? AND seen = 0 "
        "ORDER BY id LIMIT ?", (json.dumps(list(ids)), folder.id, most)))


def _enabled(db: Database) -> tuple[Filter, ...]:
    return tuple(each for each in filters.filters(db) if each.enabled)


def _candidates(db: Database, folder: Folder, mark: int, newest: int, reader: MailReader, *, only_received: bool
                ) -> Sequence[tuple[int, _Candidate | None]]:
    """The next messages above the mark and up to `newest`, by id; None for those that no server brought."""
    # The + has SQLite go through the new ids only, and not through all of the folder.
    rows = db.rows("SELECT m.id, m.account_id, m.sender_name, m.sender_email, m.recipients, m.subject, m.size, "
                   "m.uid IS NOT NULL OR EXISTS (SELECT 1 FROM pop3_state WHERE message_id = m.id), m.body_id, "
                   "EXISTS (SELECT 1 FROM pop3_state WHERE message_id = m.id AND partial = 1) "
                   "FROM message m WHERE m.id > ? AND m.id <= ? AND +m.folder_id = ? ORDER BY m.id LIMIT ?",
                   (mark, newest, folder.id, _CHUNK))
    return [(row[0], None if only_received and not (row[7] and not filters.is_own(db, row[0])) else _Candidate(
        row[0], row[1], Seen(row[2], row[3], row[4], row[5], row[6],
                             _ListId(db, row[0], row[8] is not None, not folder.is_local or bool(row[9]), reader,
                                     only_received))))
            for row in rows]


class _ListId:
    """Read when the first condition asks for it: from the message itself, else from what was noted as it came.
    `has_header`: the header came by itself (IMAP, or POP3's TOP), so that what was not noted was not in it."""

    def __init__(self, db: Database, message_id: int, has_body: bool, has_header: bool, reader: MailReader,
                 was_noted: bool) -> None:
        self._db = db
        self._message_id = message_id
        self._has_body = has_body
        self._reader = reader
        self._was_noted = was_noted
        self._has_header = has_header
        self._found: list[str | None] = []

    def __call__(self) -> str | None:
        if not self._found:
            self._found.append(self._read())
        return self._found[0]

    def _read(self) -> str | None:
        if self._has_body:
            with _damage_is_unknown():
                raw = bodies.raw(self._db, self._message_id)
                if raw is not None:
                    return self._reader.header(raw[:_HEADER]).list_id
        noted = filters.list_of(self._db, self._message_id) if self._was_noted else ""
        return noted if noted or (self._was_noted and self._has_header) else None


@contextlib.contextmanager
def _damage_is_unknown() -> Iterator[None]:
    """One text that is not whole must not keep all later mail from being filtered."""
    try:
        yield
    except MailError as error:
        if error.kind is not ErrorKind.DAMAGED or error.server_text:
            raise


def _filter_all(db: Database, folder: Folder, found: Sequence[tuple[int, _Candidate | None]],
                rules: Sequence[Filter], applied: Applied) -> None:
    rights = Rights(db)
    for _, message in found:
        if message is not None and db.one("SELECT 1 FROM message WHERE id = ? AND folder_id = ?",
                                          (message.id, folder.id)):
            applied.count += _filter(db, folder, message, rules, rights, applied)


def _filter(db: Database, folder: Folder, message: _Candidate, rules: Sequence[Filter], rights: Rights,
            applied: Applied) -> bool:
    """Whether anything was done to the message."""
    target, flags = _wanted(message, rules)
    before, done = moving.Before(), False
    for flag in flags:
        with _impossible_is_left_undone():
            done = moving.change_flags(db, message.id, frozenset({flag}), frozenset(), rights, applied, before) or done
    if target is not None and target != folder.id:
        with _impossible_is_left_undone():
            into = rights.folder(target)
            rights.check_put(into.id)
            if not trees.is_thrown_away(db, into):
                done = moving.move(db, message.id, into, rights, applied, before) or done
    return done


def _wanted(message: _Candidate, rules: Sequence[Filter]) -> tuple[int | None, tuple[str, ...]]:
    """The folder to file into and the flags to set."""
    target: int | None = None
    flags: dict[str, None] = {}
    for rule in rules:
        if rule.account_id not in (None, message.account_id) or not holds(rule, message.seen):
            continue
        for action in rule.actions:
            match action:
                case FileInto():
                    target = action.folder_id
                case AddFlag():
                    flags[action.flag] = None
                case MarkRead():
                    flags[SEEN] = None
                case _:
                    assert_never(action)
        if rule.stop:
            break
    return target, tuple(flags)


@contextlib.contextmanager
def _impossible_is_left_undone() -> Iterator[None]:
    """A folder that is gone, or in which the server lets nobody file: the message stays in the Inbox."""
    try:
        yield
    except MailError as error:
        if error.kind is not ErrorKind.USAGE:
            raise
