"""Folders: reading the tree, and taking over what a server lists."""

from __future__ import annotations

import time
from collections.abc import Sequence

from app.errors import ErrorKind, MailError
from app.model.folder import ROLE_ORDER, Folder, RemoteFolder, Role
from app.store.database import Database, Row

_COLUMNS = "id, account_id, path, delimiter, role, selectable, total, unread, cached, is_local"


def folders(db: Database, account_id: int) -> tuple[Folder, ...]:
    """In tree order: folders with a role first, then by name; children follow their parent."""
    found = [_from_row(row) for row in db.rows(f"SELECT {_COLUMNS} FROM folder WHERE account_id = ?", (account_id,))]
    role_of = {each.path: each.role for each in found}

    def key(each: Folder) -> tuple[tuple[int, str, str], ...]:
        levels = each.path.split(each.delimiter) if each.delimiter else [each.path]
        return tuple(_level_key(role_of.get(each.delimiter.join(levels[:depth + 1]), Role.NONE), name)
                     for depth, name in enumerate(levels))

    return tuple(sorted(found, key=key))


def _level_key(role: Role, name: str) -> tuple[int, str, str]:
    return (ROLE_ORDER.index(role) if role is not Role.NONE else len(ROLE_ORDER), name.casefold(), name)


def folder(db: Database, folder_id: int) -> Folder:
    """Raises MailError(USAGE) if there is none."""
    row = db.one(f"SELECT {_COLUMNS} FROM folder WHERE id = ?", (folder_id,))
    if row is None:
        raise MailError(ErrorKind.USAGE, "This folder is no longer there.")
    return _from_row(row)


def by_path(db: Database, account_id: int, path: str) -> Folder | None:
    """INBOX in any case (RFC 3501 5.1), everything else exactly."""
    row = db.one(f"SELECT {_COLUMNS} FROM folder WHERE account_id = ? AND (path = ? OR (role = 'inbox' AND "
                 "lower(?) = 'inbox'))", (account_id, path, path))
    return None if row is None else _from_row(row)


def by_role(db: Database, account_id: int, role: Role) -> Folder | None:
    row = db.one(f"SELECT {_COLUMNS} FROM folder WHERE account_id = ? AND role = ? ORDER BY id LIMIT 1",
                 (account_id, role.value))
    return None if row is None else _from_row(row)


def take_over(db: Database, account_id: int, listed: Sequence[RemoteFolder]) -> bool:
    """Makes the tree equal to what the server listed; True if anything changed.

    Folders with an edit of their own still in the journal are left alone until the server was told.
    An empty listing is taken for a fault of the server and changes nothing.
    """
    if not listed:
        return False
    busy = {row[0] for row in db.rows("SELECT folder_id FROM journal WHERE account_id = ? AND folder_id IS NOT NULL",
                                      (account_id,))}
    changed = False
    with db.write():
        stored = {row[1]: row for row in db.rows(
            "SELECT id, path, delimiter, role, selectable FROM folder WHERE account_id = ? AND is_local = 0",
            (account_id,))}
        for each in listed:
            row = stored.pop(each.path, None)
            if row is None:
                if _is_being_renamed(db, account_id, each.path):
                    continue
                db.run("INSERT INTO folder (account_id, path, delimiter, role, selectable) VALUES (?, ?, ?, ?, ?)",
                       (account_id, each.path, each.delimiter, each.role.value, int(each.selectable)))
                changed = True
            elif row[2:] != (each.delimiter, each.role.value, int(each.selectable)):
                db.run("UPDATE folder SET delimiter = ?, role = ?, selectable = ? WHERE id = ?",
                       (each.delimiter, each.role.value, int(each.selectable), row[0]))
                changed = True
            if each.status is not None:
                db.run("UPDATE folder SET remote_total = ? WHERE account_id = ? AND path = ? AND remote_total != ?",
                       (each.status.messages, account_id, each.path, each.status.messages))
        for row in stored.values():
            if row[0] in busy or _holds_unsaved(db, row[0]):
                continue
            db.run("DELETE FROM folder WHERE id = ?", (row[0],))
            changed = True
    return changed


def _is_being_renamed(db: Database, account_id: int, path: str) -> bool:
    """The server still lists the old name of a folder that was renamed or removed here."""
    return db.one("SELECT 1 FROM journal WHERE account_id = ? AND kind IN ('rename', 'remove') "
                  "AND json_extract(payload, '$.path') = ?", (account_id, path)) is not None


def _holds_unsaved(db: Database, folder_id: int) -> bool:
    """Messages that exist nowhere but here keep their folder."""
    return db.one("SELECT 1 FROM message JOIN journal ON journal.message_id = message.id "
                  "WHERE message.folder_id = ? AND journal.kind IN ('append', 'copy', 'move') LIMIT 1",
                  (folder_id,)) is not None


def marks(db: Database, folder_id: int) -> tuple[int, int, int, float]:
    """UIDVALIDITY, UIDNEXT and HIGHESTMODSEQ at the last full comparison, and when that was (0: never)."""
    row = db.one("SELECT uidvalidity, uidnext, modseq, synced_at FROM folder WHERE id = ?", (folder_id,))
    return (0, 0, 0, 0.0) if row is None else (row[0], row[1], row[2], row[3])


def note_synced(db: Database, folder_id: int, uidvalidity: int, uidnext: int, modseq: int) -> None:
    db.run("UPDATE folder SET uidvalidity = ?, uidnext = ?, modseq = ?, synced_at = ? WHERE id = ?",
           (uidvalidity, uidnext, modseq, time.time(), folder_id))


def _from_row(row: Row) -> Folder:
    return Folder(row[0], row[1], row[2], row[3], Role(row[4]), bool(row[5]), row[6], row[7], row[8], bool(row[9]))
