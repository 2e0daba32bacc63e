"""Folders: reading the tree, and taking over what a server lists."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.errors import ErrorKind, MailError
from app.model.account import Account, BodyPolicy, Protocol
from app.model.folder import ROLE_ORDER, Folder, Namespace, RemoteFolder, Role
from app.store import bodies, giving_way, pauses, rescue
from app.store.database import Database, Row

# Nobody looks for mail that was put off (snooze.py); the triggers count it all the same.
_UNREAD = ("unread - (SELECT count(*) FROM message INDEXED BY message_snoozed WHERE snoozed_until > 0 AND seen = 0 "
           "AND folder_id = folder.id)")
_COLUMNS = (f"id, account_id, path, delimiter, role, selectable, total, {_UNREAD}, cached, is_local, subscribed, "
            "namespace, rights, keywords, bodies, body_days, missing, remote_total, remote_unseen")


def folders(db: Database, account_id: int) -> tuple[Folder, ...]:
    """In tree order: folders with a role first, then by name; children follow their parent."""
    found = [_from_row(row) for row in db.table(f"SELECT {_COLUMNS} FROM folder WHERE account_id = ?",
                                                _COLUMNS.count(",") + 1, (account_id,))]
    roles = [(each.path, ROLE_ORDER.index(each.role)) for each in found if each.role is not Role.NONE]

    def key(each: Folder) -> list[tuple[int, str, str]]:
        levels = each.path.split(each.delimiter) if each.delimiter else [each.path]
        keys = [(len(ROLE_ORDER), name.casefold(), name) for name in levels]
        for path, rank in roles:
            if each.path == path or (each.delimiter and each.path.startswith(path + each.delimiter)):
                depth = path.count(each.delimiter) if each.delimiter else 0
                keys[depth] = (rank, *keys[depth][1:])
        return keys

    return tuple(sorted(found, key=key))


def count(db: Database, account_id: int) -> int:
    """How many folders the account has: many are better read in a thread of their own."""
    return int(db.value("SELECT count(*) FROM folder WHERE account_id = ?", (account_id,)))


def lacking_bodies(db: Database, account_id: int) -> frozenset[int]:
    """Folders with messages that are here by their headers only."""
    return frozenset(row[0] for row in db.rows("SELECT id FROM folder WHERE account_id = ? AND cached < total",
                                               (account_id,)))


def folder(db: Database, folder_id: int) -> Folder:
    """Raises MailError(USAGE) if there is none."""
    found = find(db, folder_id)
    if found is None:
        raise MailError(ErrorKind.USAGE, "This folder is no longer there.")
    return found


def find(db: Database, folder_id: int) -> Folder | None:
    """None where it was deleted meanwhile."""
    row = db.one(f"SELECT {_COLUMNS} FROM folder WHERE id = ?", (folder_id,))
    return None if row is None else _from_row(row)


def by_path(db: Database, account_id: int, path: str) -> Folder | None:
    """INBOX in any case (RFC 3501 5.1), everything else exactly."""
    row = db.one(f"SELECT {_COLUMNS} FROM folder WHERE account_id = ? AND (path = ? OR (role = 'inbox' AND "
                 "lower(?) = 'inbox'))", (account_id, path, path))
    return None if row is None else _from_row(row)


def by_role(db: Database, account_id: int, role: Role) -> Folder | None:
    """The first folder with this role; None without one."""
    row = db.one(f"SELECT {_COLUMNS} FROM folder WHERE account_id = ? AND role = ? ORDER BY id LIMIT 1",
                 (account_id, role.value))
    return None if row is None else _from_row(row)


def inbox_for(db: Database, account: Account) -> Folder | None:
    """The Inbox that the account's mail comes into: the shared one it was given to, else its own.

    That one's owner must be there and keep its mail here, as POP3 does; where its own mail goes does not matter.
    """
    if account.delivers_to and account.protocol is Protocol.POP3:
        shared = by_role(db, account.delivers_to, Role.INBOX)
        if shared is not None and shared.is_local:
            return shared
    return by_role(db, account.id, Role.INBOX)


def take_over(db: Database, account_id: int, listed: Sequence[RemoteFolder]) -> bool:
    """Makes the tree equal to what the server listed; True if anything changed that a tree shows.

    Folders with an edit of their own still in the journal are left alone until the server was told.
    An empty listing is taken for a fault of the server and changes nothing. Folders with more than 20 messages that are
    no longer listed, and all of them where more than a fifth of the account is, are kept and rest (pauses.py).
    """
    wanted = {each.path: each for each in listed}
    if not wanted or not _differs(db, account_id, wanted):
        return False
    with db.write():
        busy, leaving = _in_the_journal(db, account_id)
        stored = {row.path: row for row in _stored(db, account_id)}
        changed = False
        for each in wanted.values():
            row = stored.pop(each.path, None)
            if row is None:
                if any(each.path == old or each.path.startswith(old + (each.delimiter or "\0")) for old in leaving):
                    continue
                giving_way.make_room(db, account_id, each.path)
                row = _insert(db, account_id, each)
                changed = True
            changed = _update(db, account_id, row, each) or changed
        gone = [row.id for row in stored.values()
                if not any(row.path == path or row.path.startswith(path + (row.delimiter or "\0")) for path in busy)]
        for folder_id in gone:
            rescue.copies(db, account_id, folder_id)
        return _let_go(db, account_id, [each for each in gone if not _holds_unsaved(db, each)]) or changed


class _Stored(NamedTuple):
    """A folder's row as far as a listing may change it."""

    id: int
    path: str
    delimiter: str
    role: str
    selectable: int
    subscribed: int
    namespace: str
    total: int
    unseen: int
    missing: int
    never_synced: bool
    subscribing: bool

    def attributes(self, told: RemoteFolder) -> tuple[str, str, int, int, str]:
        """What the row is to hold; a subscription that waits in the journal wins over the server's."""
        subscribed = self.subscribed if self.subscribing else int(told.subscribed)
        return told.delimiter, told.role.value, int(told.selectable), subscribed, told.namespace.value

    def differs(self, told: RemoteFolder) -> bool:
        return (self[2:7] != self.attributes(told) or self.counts_differ(told) or self.is_back(told))

    def counts(self, told: RemoteFolder) -> tuple[int, int]:
        """Total and unseen, as told or, where not told, as before."""
        status = told.status
        if status is None:
            return self.total, self.unseen
        return (status.messages if status.messages >= 0 else self.total,
                status.unseen if status.unseen >= 0 else self.unseen)

    def counts_differ(self, told: RemoteFolder) -> bool:
        return self.counts(told) != (self.total, self.unseen)

    def is_back(self, told: RemoteFolder) -> bool:
        return self.missing > 0 and self.total < 0 and told.selectable


def _stored(db: Database, account_id: int) -> list[_Stored]:
    return [_Stored(*row) for row in db.rows(
        "SELECT id, path, delimiter, role, selectable, subscribed, namespace, remote_total, remote_unseen, missing, "
        "synced_at = 0, EXISTS (SELECT 1 FROM journal WHERE account_id = ?1 AND kind = 'subscribe' AND "
        "folder_id = folder.id) FROM folder WHERE account_id = ?1 AND is_local = 0", (account_id,))]


def _differs(db: Database, account_id: int, wanted: Mapping[str, RemoteFolder]) -> bool:
    """Looked at without the write lock, since it is seldom so."""
    rows = _stored(db, account_id)
    return len(rows) != len(wanted) or any(row.path not in wanted or row.differs(wanted[row.path]) for row in rows)


def _insert(db: Database, account_id: int, told: RemoteFolder) -> _Stored:
    blank = _Stored(0, told.path, "", "", 1, 1, "", 0, -1, 0, True, False)
    return blank._replace(id=db.insert("INSERT INTO folder (account_id, path, delimiter, role) VALUES (?, ?, '', '')",
                                       (account_id, told.path)))


def _update(db: Database, account_id: int, row: _Stored, told: RemoteFolder) -> bool:
    changed = False
    if (attributes := row.attributes(told)) != row[2:7]:
        db.run("UPDATE folder SET delimiter = ?, role = ?, selectable = ?, subscribed = ?, namespace = ? WHERE id = ?",
               (*attributes, row.id))
        changed = True
    if row.selectable and not told.selectable:
        rescue.moves(db, account_id, row.id)
        pauses.emptied(db, row.id)
    if row.is_back(told):
        pauses.listed_again(db, row.id)
        changed = True
    if row.counts_differ(told) or row.is_back(told):
        total, unseen = row.counts(told)
        db.run("UPDATE folder SET remote_total = ?, remote_unseen = ? WHERE id = ?", (max(0, total), unseen, row.id))
        changed = changed or row.never_synced  # there the tree shows the server's own numbers
    return changed


def _let_go(db: Database, account_id: int, gone: Sequence[int]) -> bool:
    """Folders that the server lists no longer: removed, or kept to rest."""
    counts: dict[int, int] = {}
    for folder_id in gone:
        rescue.moves(db, account_id, folder_id)
        counts[folder_id] = int(db.value("SELECT count(*) FROM message WHERE server_folder_id = ?", (folder_id,)))
    kept = {folder_id for folder_id, count in counts.items() if count > pauses.MOST}
    if counts and pauses.is_too_much(sum(counts.values()), int(db.value(
            "SELECT count(*) FROM message WHERE account_id = ?", (account_id,)))):
        kept |= {folder_id for folder_id, count in counts.items() if count}
    fresh = {folder_id for folder_id in kept if db.one(
        "SELECT 1 FROM folder WHERE id = ? AND NOT (missing > 0 AND remote_total < 0)", (folder_id,))}
    pauses.pause_vanished(db, fresh)
    for folder_id in counts.keys() - kept:
        remove(db, folder_id)
    return bool(fresh or counts.keys() - kept)


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
    """The server's numbers as the comparison that has just ended began with them."""
    db.run("UPDATE folder SET uidvalidity = ?, uidnext = ?, modseq = ?, synced_at = ? WHERE id = ?",
           (uidvalidity, uidnext, modseq, time.time(), folder_id))


def _from_row(row: Row) -> Folder:
    return Folder(row[0], row[1], row[2], row[3], Role(row[4]), bool(row[5]), row[6], row[7], row[8], bool(row[9]),
                  bool(row[10]), Namespace(row[11]), row[12], bool(row[13]), BodyPolicy(row[14]) if row[14] else None,
                  row[15], row[16], row[17], row[18])
