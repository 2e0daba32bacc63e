"""The local phase of an edit: cache and journal in one transaction. Both protocols go through here.

Folders that a server mirrors get journal rows; local ones (all of POP3's) are simply changed.
"""

from __future__ import annotations

import json
import re
from typing import assert_never

from app.errors import ErrorKind, MailError
from app.model.message import Flags
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    DeleteOnServer,
    KeepOnServer,
    MoveMessages,
    Operation,
    RenameFolder,
    ResolveMissing,
    SetFlags,
    SetFolderBodies,
    SetSubscribed,
)
from app.store import filing, folder_edits, journal, missing, pop3_queue, records
from app.store.applied import Applied, chunks, merge, settle
from app.store.database import Database
from app.store.filing import expunge
from app.store.messages import split_flags
from app.store.reader import MailReader
from app.store.rights import Rights

__all__ = ["Applied", "apply", "expunge", "undo"]

_KEEP_UNDO = 100
_FLAG = re.compile(r"\\?[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|~]{1,100}")
"""An atom (RFC 3501 9), with a backslash before it for a system flag."""


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
        case AppendMessage():
            return filing.append(db, operation, reader)
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
            if kind == "flags":
                part, _ = _set_flags(db, SetFlags(there, frozenset(rest[0]), frozenset(rest[1])))
            else:
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


_Inverse = list[list[object]]


def _with_undo(db: Database, done: tuple[Applied, _Inverse]) -> Applied:
    applied, inverse = done
    if inverse:
        with db.write(durable=True):
            db.run("INSERT INTO undo (label, edits) VALUES (?, ?)", (applied.label, json.dumps(inverse)))
            db.run("DELETE FROM undo WHERE id <= (SELECT max(id) FROM undo) - ?", (_KEEP_UNDO,))
    else:
        applied.label = ""
    return applied


def _set_flags(db: Database, operation: SetFlags) -> tuple[Applied, _Inverse]:
    for flag in operation.add | operation.remove:
        if not _FLAG.fullmatch(flag) or flag.lower() == "\\recent":
            raise MailError(ErrorKind.USAGE, f"{flag[:40]!a} is no valid flag: use letters, digits, $ or \\Seen etc.")
    applied, inverse, rights = Applied("flag"), dict[tuple[Flags, Flags], list[int]](), Rights(db)
    for ids in chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT flags, folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL",
                             (message_id,))
                if row is None:
                    continue
                before = split_flags(row[0])
                after = (before | operation.add) - operation.remove
                if after == before or not _may_flag(rights, row[1], after - before, before - after, operation):
                    continue
                records.set_flags(db, message_id, after)
                settle(db, message_id, applied, weak=not operation.undoable)
                applied.changes.change(row[1], message_id)
                applied.count += 1
                inverse.setdefault((before - after, after - before), []).append(message_id)
    return applied, [["flags", ids, sorted(add), sorted(remove)] for (add, remove), ids in inverse.items()]


def _may_flag(rights: Rights, folder_id: int, add: Flags, remove: Flags, operation: SetFlags) -> bool:
    """Raises MailError(USAGE) for a person's edit; what the program does by itself is left undone in silence."""
    try:
        rights.check_flags(folder_id, add, remove)
    except MailError:
        if operation.undoable:
            raise
        return False
    return True


def _move(db: Database, operation: MoveMessages, *, revive: bool = False) -> tuple[Applied, _Inverse]:
    rights = Rights(db)
    target = rights.folder(operation.folder_id)
    applied, origins = Applied("move"), dict[int, list[int]]()
    rights.check_put(target.id)
    for ids in chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT account_id, folder_id FROM message WHERE id = ?", (message_id,))
                if row is None or row[1] == target.id or (row[1] is None and not revive):
                    continue
                if row[0] != target.account_id:
                    raise MailError(ErrorKind.USAGE, "Messages can't be moved to another account yet: copy them "
                                    "there, then delete them here.")
                if row[1] is not None:
                    rights.check_take(row[1])
                    origins.setdefault(row[1], []).append(message_id)
                db.run("UPDATE message SET folder_id = ? WHERE id = ?", (target.id, message_id))
                journal.try_again(db, message_id)
                settle(db, message_id, applied)
                applied.changes.remove(row[1], message_id)
                applied.changes.add(target.id, message_id)
                applied.count += 1
    return applied, [["move", ids, folder_id] for folder_id, ids in origins.items()]


def _delete(db: Database, operation: DeleteMessages) -> tuple[Applied, _Inverse]:
    applied, origins, rights = Applied("delete"), dict[int, list[int]](), Rights(db)
    for ids in chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT account_id, folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL",
                             (message_id,))
                if row is None:
                    continue
                rights.check_take(row[1])
                trash = folder_edits.trash_of(db, row[0], applied.changes)
                if operation.forever or row[1] == trash.id:
                    expunge(db, message_id, applied)
                else:
                    rights.check_put(trash.id)
                    db.run("UPDATE message SET folder_id = ? WHERE id = ?", (trash.id, message_id))
                    settle(db, message_id, applied)
                    applied.changes.remove(row[1], message_id)
                    applied.changes.add(trash.id, message_id)
                    origins.setdefault(row[1], []).append(message_id)
                applied.count += 1
    return applied, [["move", ids, folder_id] for folder_id, ids in origins.items()]


def _existing(db: Database, ids: list[int]) -> tuple[int, ...]:
    return tuple(each for each in ids if db.one("SELECT 1 FROM message WHERE id = ?", (each,)))
