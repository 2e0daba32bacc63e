"""Local folders that are deleted: into Trash with all that is below them, and out of it for ever."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.model.operation import DeleteFolder, EmptyFolder
from app.store import folder_edits, folders, journal, moving, trees
from app.store.applied import Applied
from app.store.database import Database
from app.store.filing import expunge
from app.store.rights import Rights, check_remove

_CHUNK = 200


def is_local(db: Database, operation: DeleteFolder) -> bool:
    """Whether the folder is on this computer only."""
    found = folders.find(db, operation.folder_id)
    return found is not None and found.is_local


def delete(db: Database, operation: DeleteFolder) -> tuple[Applied, moving.Inverse]:
    """Raises MailError(USAGE) where a role, or mail that could go to no Trash of this computer, stands against it."""
    old = folders.folder(db, operation.folder_id)
    inner = trees.below(db, old)
    for each in (old, *inner):
        check_remove(each, "deleted")
    applied = Applied("folder", count=1)
    with db.write(durable=True):
        trash = folder_edits.of_role(db, old.account_id, Role.TRASH, applied)
        if trash.id == old.id:
            raise MailError(ErrorKind.USAGE, f"'{old.path}' is where deleted mail goes and can't be deleted.")
        if trash.is_local and not moving.is_discarded(old, trash):
            path = trees.free_path(db, old.account_id, f"{trash.path}{trash.delimiter}{old.name}")
            journal.rename_paths(db, old.id, path)
            applied.changes.trees.add(old.account_id)
            return applied, [["rename", [], old.id, old.path]]
        if not trash.is_local and any(each.total for each in (old, *inner)):
            raise MailError(ErrorKind.USAGE, f"'{old.path}' is on this computer only, but the account's Trash is on "
                            "the server: move or delete its messages first.")
    _remove(db, (*inner, old), applied)
    return applied, []


def put_back(db: Database, folder_id: int, path: str) -> Applied:
    """Out of Trash again, to where it was; under a name beside it where another folder has that place by now."""
    applied = Applied(count=1)
    with db.write(durable=True):
        old = folders.folder(db, folder_id)
        path = folder_edits.with_parents(db, old.account_id, path, old.delimiter)
        journal.rename_paths(db, old.id, trees.free_path(db, old.account_id, path))
        applied.changes.trees.add(old.account_id)
    return applied


def empty(db: Database, operation: EmptyFolder) -> Applied:
    """For ever, at most 200 messages a transaction."""
    folder = folders.folder(db, operation.folder_id)
    if folder.role not in (Role.TRASH, Role.JUNK):
        raise MailError(ErrorKind.USAGE, f"'{folder.path}' is neither Trash nor Junk: choose the messages to delete.")
    Rights(db).check_take(folder.id)
    applied = Applied()
    while _expunge_some(db, folder.id, applied):
        pass
    if folder.is_local and folder.role is Role.TRASH:
        _remove(db, [each for each in trees.below(db, folder) if each.role is Role.NONE], applied)
    return applied


def _remove(db: Database, doomed: Sequence[Folder], applied: Applied) -> None:
    """The deepest first. Only now may the server's copies of what was in them go too."""
    for each in doomed:
        while True:
            _expunge_some(db, each.id, applied)
            with db.write(durable=True):
                if db.one("SELECT 1 FROM message WHERE folder_id = ?", (each.id,)) is None:
                    folders.remove(db, each.id)
                    applied.changes.trees.add(each.account_id)
                    break


def _expunge_some(db: Database, folder_id: int, applied: Applied) -> int:
    with db.write(durable=True):
        ids = [row[0] for row in db.rows("SELECT id FROM message WHERE folder_id = ? LIMIT ?", (folder_id, _CHUNK))]
        for message_id in ids:
            expunge(db, message_id, applied)
            applied.count += 1
    return len(ids)
