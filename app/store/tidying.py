"""Archiving and Junk: where a message goes is known, the person only says that it should."""

from __future__ import annotations

import time

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.model.message import JUNK, NOT_JUNK
from app.model.operation import ArchiveMessages, JunkMessages
from app.store import accounts, folder_edits, folders, moving, trees
from app.store.applied import Applied, one_by_one
from app.store.database import Database
from app.store.rights import Rights


def archive(db: Database, operation: ArchiveMessages) -> tuple[Applied, moving.Inverse]:
    """What lies below the Archive already was put there by somebody, and stays."""
    applied, before, rights = Applied("archive"), moving.Before(), Rights(db)

    def put_away(message_id: int) -> int:
        row = db.one("SELECT folder_id, date, received FROM message WHERE id = ? AND folder_id IS NOT NULL",
                     (message_id,))
        if row is None:
            return 0
        source = rights.folder(row[0])
        top = folder_edits.of_role(db, source.account_id, Role.ARCHIVE, applied)
        if trees.is_below(source.path, top):
            return 0
        target = _of_year(db, top, row[1], row[2], applied)
        rights.check_put(target.id)
        return moving.move(db, message_id, target, rights, applied, before)

    one_by_one(db, operation.ids, applied, put_away)
    return applied, before.inverse()


def junk(db: Database, operation: JunkMessages) -> tuple[Applied, moving.Inverse]:
    """The mark and the move are one edit."""
    applied = Applied("junk" if operation.junk else "not-junk")
    before, rights = moving.Before(), Rights(db)
    add, remove = (JUNK, NOT_JUNK) if operation.junk else (NOT_JUNK, JUNK)

    def judge(message_id: int) -> int:
        row = db.one("SELECT account_id, folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL", (message_id,))
        if row is None:
            return 0
        try:
            marked = moving.change_flags(db, message_id, frozenset({add}), frozenset({remove}), rights, applied, before)
        except MailError as error:
            if error.kind is not ErrorKind.USAGE:
                raise
            marked = False  # the server keeps no tags there
        target = _junk_target(db, row[0], rights.folder(row[1]), operation.junk, applied)
        moved = False
        if target is not None:
            rights.check_put(target.id)
            moved = moving.move(db, message_id, target, rights, applied, before)
        return marked or moved

    one_by_one(db, operation.ids, applied, judge)
    return applied, before.inverse()


def _of_year(db: Database, top: Folder, date: float, received: float, applied: Applied) -> Folder:
    if not top.delimiter or not accounts.account(db, top.account_id).archive_by_year:
        return top
    path = f"{top.path}{top.delimiter}{_year(date) or _year(received) or 'Undated'}"
    found = folders.by_path(db, top.account_id, path)
    if found is not None:
        return found
    folder_id, seqs = folder_edits.create(db, top.account_id, path, applied.changes)
    applied.operations += seqs
    return folders.folder(db, folder_id)


def _year(seconds: float) -> str:
    """In the person's own time zone; "" for what is no date."""
    try:
        return f"{time.localtime(seconds).tm_year:04d}"
    except (OverflowError, ValueError, OSError):
        return ""


def _junk_target(db: Database, account_id: int, source: Folder, is_junk: bool, applied: Applied) -> Folder | None:
    home = folder_edits.of_role(db, source.account_id, Role.JUNK, applied)
    if is_junk:
        return home
    if source.id != home.id and not trees.is_below(source.path, home):
        return None
    return folders.inbox_for(db, accounts.account(db, account_id))
