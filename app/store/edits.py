"""The local phase of an edit: cache and journal in one transaction. Both protocols go through here.

Folders that a server mirrors get journal rows; local ones (all of POP3's) are simply changed.
"""

from __future__ import annotations

import json
import time
from typing import Any, assert_never

from app.errors import ErrorKind, MailError
from app.model.folder import Role
from app.model.message import FLAGGED, SEEN
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
    OrderFavourites,
    RenameFolder,
    ResolveMissing,
    SetFavourite,
    SetFlags,
    SetFolderBodies,
    SetSubscribed,
    SnoozeMessages,
)
from app.store import (
    favourites,
    filing,
    folder_edits,
    missing,
    moving,
    pop3_queue,
    snooze,
    thrown_folders,
    tidying,
)
from app.store.applied import Applied, merge, one_by_one
from app.store.database import Database
from app.store.filing import expunge
from app.store.reader import MailReader
from app.store.rights import Rights, is_flag
from app.store.transferring import NotWhole

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
            return _with_undo(db, filing.copy(db, operation, reader))
        case DeleteMessages():
            return _with_undo(db, _delete(db, operation))
        case ArchiveMessages():
            return _with_undo(db, tidying.archive(db, operation))
        case JunkMessages():
            return _with_undo(db, tidying.junk(db, operation))
        case SnoozeMessages():
            return _with_undo(db, snooze.put_off(db, operation, time.time()))
        case SetFavourite() | OrderFavourites():
            return favourites.apply(db, operation)
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
    """Takes the newest undoable edit back; the result bears its label. Raises MailError(USAGE) if there is none."""
    row = db.one("SELECT id, label, edits FROM undo ORDER BY id DESC LIMIT 1")
    if row is None:
        raise MailError(ErrorKind.USAGE, "There is nothing to undo.")
    applied, counts = Applied(row[1]), dict[str, int]()
    try:
        for kind, ids, *rest in json.loads(row[2]):
            part = _take_back(db, kind, ids, rest)
            counts[kind] = counts.get(kind, 0) + part.count
            merge(applied, part)
        applied.count = max(counts.values(), default=0)  # some were moved and marked at once
    except MailError as error:
        if error.kind is ErrorKind.USAGE:  # it can't be undone, now or later: the edit before it may be
            _forget_undo(db, row[0])
        raise
    _forget_undo(db, row[0])
    return applied


def _take_back(db: Database, kind: str, ids: list[int], rest: list[Any]) -> Applied:
    there = tuple(each for each in ids if db.one("SELECT 1 FROM message WHERE id = ?", (each,)))
    match kind:
        case "flags":
            return _set_flags(db, SetFlags(there, frozenset(rest[0]), frozenset(rest[1])))[0]
        case "rename":
            return thrown_folders.put_back(db, rest[0], rest[1])
        case "snooze":
            return snooze.put_back(db, there, rest[0])
        case "uncopy":
            return filing.uncopy(db, ids, rest[0], rest[1])
        case _:
            return _move(db, MoveMessages(there, rest[0]), revive=True)[0]


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
    applied, before, rights = Applied(flag_label(operation)), moving.Before(), Rights(db)

    def mark(message_id: int) -> int:
        try:
            return moving.change_flags(db, message_id, operation.add, operation.remove, rights, applied, before,
                                       weak=not operation.undoable)
        except MailError as error:
            # What the program does by itself is left undone in silence.
            if operation.undoable or error.kind is not ErrorKind.USAGE:
                raise
            return 0

    one_by_one(db, operation.ids, applied, mark)
    return applied, before.inverse()


def flag_label(operation: SetFlags) -> str:
    """What people call it, see `EditApplied`."""
    changed = operation.add | operation.remove
    for flag, on, off in ((SEEN, "read", "unread"), (FLAGGED, "star", "unstar")):
        if changed == {flag}:
            return on if operation.add else off
    if not any(flag.startswith("\\") for flag in changed):
        return "tag" if operation.add else "untag"
    return "flag"


def _move(db: Database, operation: MoveMessages, *, revive: bool = False) -> tuple[Applied, moving.Inverse]:
    rights = Rights(db)
    target = rights.folder(operation.folder_id)
    applied, before = Applied("move"), moving.Before()
    rights.check_put(target.id)
    left = 0

    def put(message_id: int) -> int:
        nonlocal left
        try:
            return moving.move(db, message_id, target, rights, applied, before, revive=revive, far=True)
        except NotWhole:
            left += 1  # the others go all the same
            return 0

    one_by_one(db, operation.ids, applied, put)
    if left and not applied.count:
        raise NotWhole(left)
    if left and applied.error is None:
        applied.error = NotWhole(left)
    return applied, before.inverse()


def _delete(db: Database, operation: DeleteMessages) -> tuple[Applied, moving.Inverse]:
    """Into the Trash of the account in whose folder it lies; for ever what lies there already."""
    applied, before, rights = Applied("delete"), moving.Before(), Rights(db)

    def throw_away(message_id: int) -> int:
        row = db.one("SELECT folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL", (message_id,))
        if row is None:
            return 0
        rights.check_take(row[0])
        folder = rights.folder(row[0])
        trash = folder_edits.of_role(db, folder.account_id, Role.TRASH, applied)
        if operation.forever or moving.is_discarded(folder, trash):
            expunge(db, message_id, applied)
        else:
            rights.check_put(trash.id)
            moving.move(db, message_id, trash, rights, applied, before)
        return 1

    one_by_one(db, operation.ids, applied, throw_away)
    return applied, before.inverse()
