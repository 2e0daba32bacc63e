"""Folders: reading the tree, and taking over what a server lists."""

from __future__ import annotations

import time
from collections.abc import Sequence

from app.errors import ErrorKind, MailError
from app.model.account import BodyPolicy
from app.model.folder import ROLE_ORDER, Folder, Namespace, RemoteFolder, Role
from app.store import bodies, journal
from app.store.database import Database, Row

_COLUMNS = ("id, account_id, path, delimiter, role, selectable, total, unread, cached, is_local, subscribed, namespace, "
            "rights, keywords, bodies, body_days, missing, remote_total, remote_unseen")


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
    found = find(db, folder_id)
    if found is None:
        raise MailError(ErrorKind.USAGE, "This folder is no longer there.")
    return found


def find(db: Database, folder_id: int) -> Folder | None:
    row = db.one(f"SELECT {_COLUMNS} FROM folder WHERE id = ?", (folder_id,))
    return None if row is None else _from_row(row)


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
    changed = False
    with db.write():
        busy, leaving = _in_the_journal(db, account_id)
        stored = {row[1]: row for row in db.rows(
            "SELECT id, path, delimiter, role, selectable, subscribed, namespace FROM folder WHERE account_id = ? "
            "AND is_local = 0", (account_id,))}
        for each in {each.path: each for each in listed}.values():
            row = stored.pop(each.path, None)
            if row is None:
                if any(each.path == old or each.path.startswith(old + (each.delimiter or "\0")) for old in leaving):
                    continue
                db.run("INSERT INTO folder (account_id, path, delimiter, role, selectable, subscribed, namespace) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)", (account_id, each.path, *_attributes(each)))
                changed = True
            elif row[2:] != _attributes(each):
                db.run("UPDATE folder SET delimiter = ?, role = ?, selectable = ?, subscribed = ?, namespace = ? "
                       "WHERE id = ?", (*_attributes(each), row[0]))
                changed = True
            if each.status is not None and each.status.messages >= 0:
                numbers = (each.status.messages, each.status.unseen)
                db.run("UPDATE folder SET remote_total = ?1, remote_unseen = ?2 WHERE account_id = ?3 AND path = ?4 "
                       "AND (remote_total != ?1 OR remote_unseen != ?2)", (*numbers, account_id, each.path))
        for row in stored.values():
            if any(row[1] == path or row[1].startswith(path + (row[2] or "\0")) for path in busy) \
                    or _holds_unsaved(db, row[0]):
                continue
            _rescue(db, account_id, row[0])
            remove(db, row[0])
            changed = True
    return changed


def _attributes(each: RemoteFolder) -> tuple[str, str, int, int, str]:
    return each.delimiter, each.role.value, int(each.selectable), int(each.subscribed), each.namespace.value


def _rescue(db: Database, account_id: int, folder_id: int) -> None:
    """Another client deleted the folder while messages were on their way out of it: our copy may be the last one.

    It is filed anew where the person put it, unless the move got through unanswered and it is there already.
    """
    for (message_id,) in db.rows("SELECT id FROM message WHERE server_folder_id = ?1 AND folder_id != ?1 "
                                 "AND body_id IS NOT NULL", (folder_id,)):
        db.run("UPDATE message SET server_folder_id = NULL, uid = NULL WHERE id = ?", (message_id,))
        db.run("DELETE FROM journal WHERE message_id = ?", (message_id,))
        journal.begin(db, [journal.add(db, account_id, journal.APPEND, message_id=message_id)])


def remove(db: Database, folder_id: int) -> None:
    """The folder with its rows, and the bodies that nothing else uses. Within the caller's transaction."""
    held = {row[0] for row in db.rows("SELECT body_id FROM message WHERE folder_id = ?1 OR server_folder_id = ?1",
                                      (folder_id,))}
    db.run("DELETE FROM folder WHERE id = ?", (folder_id,))
    for body_id in held:
        bodies.drop_unused(db, body_id)


def _in_the_journal(db: Database, account_id: int) -> tuple[set[str], set[str]]:
    """Paths here of folders with an edit that the server was not told yet, and those under which it lists them still.

    What lies below such a folder came or goes with it.
    """
    rows = db.rows("SELECT folder.path, kind, json_extract(payload, '$.path') FROM journal LEFT JOIN folder "
                   "ON folder.id = journal.folder_id WHERE journal.account_id = ? AND kind IN "
                   "('create', 'rename', 'remove')", (account_id,))
    return ({path for path, _, _ in rows if path is not None},
            {old for _, kind, old in rows if kind != "create" and old is not None})


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
    return Folder(row[0], row[1], row[2], row[3], Role(row[4]), bool(row[5]), row[6], row[7], row[8], bool(row[9]),
                  bool(row[10]), Namespace(row[11]), row[12], bool(row[13]), BodyPolicy(row[14]) if row[14] else None,
                  row[15], row[16], row[17], row[18])
