"""The local phase of an edit: cache and journal in one transaction. Both protocols go through here.

Folders that a server mirrors get journal rows; local ones (all of POP3's) are simply changed.
"""

from __future__ import annotations

import json
from typing import assert_never

from app.errors import ErrorKind, MailError
from app.model.folder import Role
from app.model.operation import (
    AppendMessage,
    ArchiveMessages,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    DeleteOnServer,
    EmptyFolder,
    JunkMessages,
    KeepOnServer,
    MoveMessages,
    Operation,
    RenameFolder,
    ResolveMissing,
    SetFlags,
    SetFolderBodies,
    SetSubscribed,
)
from app.store import filing, folder_edits, missing, moving, pop3_queue, thrown_folders, tidying
from app.store.applied import Applied, chunks, merge
from app.store.database import Database
from app.store.filing import expunge
from app.store.reader import MailReader
from app.store.rights import Rights, is_flag

__all__ = ["Applied", "apply", "expunge", "undo"]


def apply(db: Database, operation: Operation, reader: MailReader) -> Applied:
    """One edit, for at most 200 messages a transaction. Raises MailError(USAGE) for what can't be done."""
    match operation:
        case SetFlags():
            done, inverse = _set_flags(db, operation)
            return _with_undo(db, (done, inverse if operation.undoable else []))
        case MoveMessages():
            return _with_undo(db, _move(db, operation))
        case CopyMessages():
            return filing.copy(db, operation, reader)
        case DeleteMessages():
            return _with_undo(db, _delete(db, operation))
        case ArchiveMessages():
            return _with_undo(db, tidying.archive(db, operation))
        case JunkMessages():
            return _with_undo(db, tidying.junk(db, operation))
        case EmptyFolder():
            return thrown_folders.empty(db, operation)
        case AppendMessage():
            return filing.append(db, operation, reader)
        case DeleteFolder() if thrown_folders.is_local(db, operation):
            return _with_undo(db, thrown_folders.delete(db, operation))
        case CreateFolder() | RenameFolder() | DeleteFolder() | SetSubscribed() | SetFolderBodies():
            applied = Applied(count=1)
            with db.write(durable=True):
                applied.operations += folder_edits.apply(db, operation, applied.changes)
            return applied
        case ResolveMissing():
            return missing.resolve(db, operation)
        case KeepOnServer():
            return pop3_queue.keep(db, operation)
        case DeleteOnServer():
            return pop3_queue.ask(db, operation)
        case _:
            assert_never(operation)


def undo(db: Database) -> Applied:
    """Takes the newest undoable edit back. Raises MailError(USAGE) if there is none."""
    row = db.one("SELECT id, label, edits FROM undo ORDER BY id DESC LIMIT 1")
    if row is None:
        raise MailError(ErrorKind.USAGE, "There is nothing to undo.")
    applied = Applied()
    try:
        for kind, ids, *rest in json.loads(row[2]):
            there = _existing(db, ids)
            match kind:
                case "flags":
                    part, _ = _set_flags(db, SetFlags(there, frozenset(rest[0]), frozenset(rest[1])))
                case "rename":
                    part = thrown_folders.put_back(db, rest[0], rest[1])
                case _:
                    part, _ = _move(db, MoveMessages(there, rest[0]), revive=True)
            merge(applied, part)
    except MailError as error:
        if error.kind is ErrorKind.USAGE:  # it can't be undone, now or later: the edit before it may be
            _forget_undo(db, row[0])
        raise
    _forget_undo(db, row[0])
    return applied


def _forget_undo(db: Database, undo_id: int) -> None:
    with db.write(durable=True):
        db.run("DELETE FROM undo WHERE id = ?", (undo_id,))


def _with_undo(db: Database, done: tuple[Applied, moving.Inverse]) -> Applied:
    applied, inverse = done
    if inverse:
        moving.remember(db, applied.label, inverse)
    else:
        applied.label = ""
    return applied


def _set_flags(db: Database, operation: SetFlags) -> tuple[Applied, moving.Inverse]:
    for flag in operation.add | operation.remove:
        if not is_flag(flag):
            raise MailError(ErrorKind.USAGE, f"{flag[:40]!a} is no valid flag: use letters, digits, $ or \\Seen etc.")
    applied, before, rights = Applied("flag"), moving.Before(), Rights(db)
    for ids in chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                try:
                    applied.count += moving.change_flags(db, message_id, operation.add, operation.remove, rights,
                                                         applied, before, weak=not operation.undoable)
                except MailError as error:
                    # What the program does by itself is left undone in silence.
                    if operation.undoable or error.kind is not ErrorKind.USAGE:
                        raise
    return applied, before.inverse()


def _move(db: Database, operation: MoveMessages, *, revive: bool = False) -> tuple[Applied, moving.Inverse]:
    rights = Rights(db)
    target = rights.folder(operation.folder_id)
    applied, before = Applied("move"), moving.Before()
    rights.check_put(target.id)
    for ids in chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                applied.count += moving.move(db, message_id, target, rights, applied, before, revive=revive)
    return applied, before.inverse()


def _delete(db: Database, operation: DeleteMessages) -> tuple[Applied, moving.Inverse]:
    """Into the Trash of the account in whose folder it lies; for ever what lies there already."""
    applied, before, rights = Applied("delete"), moving.Before(), Rights(db)
    for ids in chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL", (message_id,))
                if row is None:
                    continue
                rights.check_take(row[0])
                folder = rights.folder(row[0])
                trash = folder_edits.of_role(db, folder.account_id, Role.TRASH, applied)
                if operation.forever or moving.is_discarded(folder, trash):
                    expunge(db, message_id, applied)
                else:
                    rights.check_put(trash.id)
                    moving.move(db, message_id, trash, rights, applied, before)
                applied.count += 1
    return applied, before.inverse()


def _existing(db: Database, ids: list[int]) -> tuple[int, ...]:
    return tuple(each for each in ids if db.one("SELECT 1 FROM message WHERE id = ?", (each,)))
