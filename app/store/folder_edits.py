"""Creating, renaming, deleting and subscribing to folders, and what is kept of them: the local phase."""

from __future__ import annotations

from typing import assert_never

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.model.operation import CreateFolder, DeleteFolder, RenameFolder, SetFolderBodies, SetSubscribed
from app.store import folders, journal, records, rights
from app.store.applied import Applied
from app.store.changes import Changes
from app.store.database import Database

_MAX_DEPTH = 30
_MOST_DAYS = 36_500
_NAMES = {Role.TRASH: "Trash", Role.ARCHIVE: "Archive", Role.JUNK: "Junk"}

FolderEdit = CreateFolder | RenameFolder | DeleteFolder | SetSubscribed | SetFolderBodies


def apply(db: Database, operation: FolderEdit, changes: Changes) -> list[int]:
    """The journal rows made, within the caller's durable transaction. Raises MailError(USAGE)."""
    match operation:
        case CreateFolder():
            _, seqs = create(db, operation.account_id, operation.path, changes)
            return seqs
        case RenameFolder():
            return _rename(db, operation, changes)
        case DeleteFolder():
            return _delete(db, operation, changes)
        case SetSubscribed():
            return _subscribe(db, operation, changes)
        case SetFolderBodies():
            return _set_bodies(db, operation, changes)
        case _:
            assert_never(operation)


def create(db: Database, account_id: int, path: str, changes: Changes, role: Role = Role.NONE
           ) -> tuple[int, list[int]]:
    """A new folder's id, and the journal rows if a server is to be told."""
    is_local, delimiter = _style(db, account_id)
    path = _checked(db, account_id, path, delimiter)
    rights.check_create(db, account_id, path, delimiter)
    if is_local:
        path = with_parents(db, account_id, path, delimiter)
    folder_id = db.insert("INSERT INTO folder (account_id, path, delimiter, role, is_local) VALUES (?, ?, ?, ?, ?)",
                          (account_id, path, delimiter, role.value, int(is_local)))
    changes.trees.add(account_id)
    if is_local:
        return folder_id, []
    changes.journals.add(account_id)
    return folder_id, [journal.add(db, account_id, journal.CREATE, folder_id=folder_id, payload={"path": path})]


def of_role(db: Database, account_id: int, role: Role, applied: Applied) -> Folder:
    """The account's Trash, Archive or Junk, made if there is none. Within the caller's transaction."""
    found = folders.by_role(db, account_id, role) or folders.by_path(db, account_id, _NAMES[role])
    if found is None or not found.selectable:
        folder_id, seqs = create(db, account_id, _NAMES[role], applied.changes, role)
        applied.operations += seqs
        found = folders.folder(db, folder_id)
    return found


def with_parents(db: Database, account_id: int, path: str, delimiter: str) -> str:
    """Makes the local folders above this path, as a server would; the path, with the Inbox spelled as it is."""
    levels = path.split(delimiter) if delimiter else [path]
    inbox = folders.by_role(db, account_id, Role.INBOX)
    if inbox is not None and levels[0].lower() == "inbox":
        levels[0] = inbox.path
    for depth in range(1, len(levels)):
        above = delimiter.join(levels[:depth])
        if folders.by_path(db, account_id, above) is None:
            db.run("INSERT INTO folder (account_id, path, delimiter, role, is_local) VALUES (?, ?, ?, '', 1)",
                   (account_id, above, delimiter))
    return delimiter.join(levels)


def _rename(db: Database, operation: RenameFolder, changes: Changes) -> list[int]:
    old = folders.folder(db, operation.folder_id)
    rights.check_remove(old, "renamed")
    path = _checked(db, old.account_id, operation.path, old.delimiter)
    rights.check_create(db, old.account_id, path, old.delimiter)
    if old.delimiter and path.startswith(old.path + old.delimiter):
        raise MailError(ErrorKind.USAGE, "A folder can't be moved into itself: choose another place.")
    if old.is_local:
        path = with_parents(db, old.account_id, path, old.delimiter)
    journal.rename_paths(db, old.id, path)
    changes.trees.add(old.account_id)
    if old.is_local:
        return []
    changes.journals.add(old.account_id)
    waiting = db.one("SELECT seq, kind, json_extract(payload, '$.path') FROM journal WHERE folder_id = ? "
                     "AND kind IN ('create', 'rename')", (old.id,))
    if waiting is not None and waiting[1] == journal.CREATE:
        db.run("UPDATE journal SET payload = json_object('path', ?) WHERE seq = ?", (path, waiting[0]))
        return [waiting[0]]
    before = old.path
    if waiting is not None:
        before = waiting[2]
        journal.drop(db, [waiting[0]])
        if before == path:
            return []
    return [journal.add(db, old.account_id, journal.RENAME, folder_id=old.id,
                        payload={"path": before, "new_path": path})]


def _delete(db: Database, operation: DeleteFolder, changes: Changes) -> list[int]:
    """One that a server has; for local ones see thrown_folders.py."""
    old = folders.folder(db, operation.folder_id)
    rights.check_remove(old, "deleted")
    if old.missing:
        raise MailError(ErrorKind.USAGE, f"Messages of '{old.path}' disappeared from the server: decide first what "
                        "becomes of them.")
    if old.delimiter and db.one("SELECT 1 FROM folder WHERE account_id = ? AND substr(path, 1, ?) = ?",
                                (old.account_id, len(old.path) + 1, old.path + old.delimiter)):
        raise MailError(ErrorKind.USAGE, f"'{old.path}' holds other folders: delete or move those first.")
    if db.one("SELECT 1 FROM message WHERE server_folder_id = ?1 AND (folder_id IS NULL OR folder_id != ?1 OR id IN "
              "(SELECT json_extract(payload, '$.source') FROM journal WHERE kind = 'copy'))", (old.id,)):
        raise MailError(ErrorKind.USAGE, f"Changes to messages of '{old.path}' are still on their way to the server: "
                        "get mail once, then delete the folder.")
    never_told = db.one("SELECT 1 FROM journal WHERE folder_id = ? AND kind = 'create'", (old.id,)) is not None
    path = db.value("SELECT json_extract(payload, '$.path') FROM journal WHERE folder_id = ? AND kind = 'rename'",
                    (old.id,)) or old.path
    db.run("DELETE FROM journal WHERE folder_id = ?", (old.id,))
    for message_id, server_folder_id in db.rows(
            "SELECT id, server_folder_id FROM message WHERE folder_id = ?", (old.id,)):
        if server_folder_id is not None and server_folder_id != old.id:  # moved here, which the server never learns
            db.run("UPDATE message SET folder_id = NULL WHERE id = ?", (message_id,))
            journal.reconcile(db, message_id)
            continue
        records.delete(db, message_id)
    folders.remove(db, old.id)
    changes.trees.add(old.account_id)
    if never_told:
        return []
    changes.journals.add(old.account_id)
    return [journal.add(db, old.account_id, journal.REMOVE, folder_id=old.id, payload={"path": path})]


def _subscribe(db: Database, operation: SetSubscribed, changes: Changes) -> list[int]:
    folder = folders.folder(db, operation.folder_id)
    if folder.is_local:
        raise MailError(ErrorKind.USAGE, f"'{folder.path}' is on this computer only: there is nothing to subscribe to.")
    if folder.subscribed == operation.subscribed:
        return []
    db.run("UPDATE folder SET subscribed = ? WHERE id = ?", (int(operation.subscribed), folder.id))
    changes.trees.add(folder.account_id)
    waiting = db.value("SELECT seq FROM journal WHERE folder_id = ? AND kind = 'subscribe'", (folder.id,))
    if waiting is not None:  # taken back before the server knew
        journal.drop(db, [int(waiting)])
        return []
    changes.journals.add(folder.account_id)
    return [journal.add(db, folder.account_id, journal.SUBSCRIBE, folder_id=folder.id,
                        payload={"subscribed": int(operation.subscribed)})]


def _set_bodies(db: Database, operation: SetFolderBodies, changes: Changes) -> list[int]:
    folder = folders.folder(db, operation.folder_id)
    if folder.is_local:
        raise MailError(ErrorKind.USAGE, f"'{folder.path}' is on this computer only: all of it is kept.")
    if not 0 < operation.days <= _MOST_DAYS:
        raise MailError(ErrorKind.USAGE, f"{operation.days} is no number of days: use 1 to {_MOST_DAYS}.")
    db.run("UPDATE folder SET bodies = ?, body_days = ? WHERE id = ?",
           (operation.policy.value if operation.policy else "", operation.days if operation.policy else 0, folder.id))
    changes.trees.add(folder.account_id)
    return []


def _style(db: Database, account_id: int) -> tuple[bool, str]:
    """Whether the account's folders are local, and their delimiter."""
    row = db.one("SELECT is_local, delimiter FROM folder WHERE account_id = ? ORDER BY role = 'inbox' DESC, id LIMIT 1",
                 (account_id,))
    if row is None:
        raise MailError(ErrorKind.USAGE, "The account's folders are not known yet: get mail once, then try again.")
    return bool(row[0]), str(row[1])


def _checked(db: Database, account_id: int, path: str, delimiter: str) -> str:
    path = path.strip()
    levels = path.split(delimiter) if delimiter else [path]
    if not path or len(path) > 1_000 or not path.isprintable() or any(not each.strip() for each in levels):
        raise MailError(ErrorKind.USAGE, "A folder needs a name of printable characters, and none of its levels "
                        "may be empty.")
    if len(levels) > _MAX_DEPTH:
        raise MailError(ErrorKind.USAGE, f"Folders go {_MAX_DEPTH} levels deep at most.")
    if folders.by_path(db, account_id, path) is not None:
        raise MailError(ErrorKind.USAGE, f"There is already a folder '{path}': choose another name.")
    return path


def made_as(db: Database, folder_id: int, path: str) -> None:
    """The server made a folder under another name than the one asked for. Within the caller's transaction.

    If a listing brought that name already, the two are one: what was filed here goes there.
    """
    folder = folders.folder(db, folder_id)
    known = db.value("SELECT id FROM folder WHERE account_id = ? AND path = ?", (folder.account_id, path))
    if known is None:
        journal.rename_paths(db, folder_id, path)
        return
    db.run("UPDATE message SET folder_id = ? WHERE folder_id = ?", (known, folder_id))
    db.run("DELETE FROM folder WHERE id = ?", (folder_id,))
