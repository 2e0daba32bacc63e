"""The local phase of an edit: cache and journal in one transaction. Both protocols go through here.

Folders that a server mirrors get journal rows; local ones (all of POP3's) are simply changed.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from typing import assert_never

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.model.message import Flags
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MoveMessages,
    Operation,
    RenameFolder,
    SetFlags,
)
from app.store import bodies, folder_edits, folders, journal, pop3_state, records
from app.store.changes import Changes
from app.store.database import Database
from app.store.messages import split_flags
from app.store.reader import MailReader

_KEEP_UNDO = 100
_CHUNK = 200
_FLAG = re.compile(r"\\?[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|~]{1,100}")
"""An atom (RFC 3501 9), with a backslash before it for a system flag."""


@dataclass(slots=True)
class Applied:
    """What an edit did here. `label`: "flag", "move", "delete", or "" where it can't be taken back.

    `operations` are the journal's seqs now pending for it; `new_ids` the messages it made.
    """

    label: str = ""
    count: int = 0
    changes: Changes = field(default_factory=Changes)
    operations: list[int] = field(default_factory=list)
    new_ids: list[int] = field(default_factory=list)


def apply(db: Database, operation: Operation, reader: MailReader) -> Applied:
    """One edit, for at most 200 messages a transaction. Raises MailError(USAGE) for what can't be done."""
    match operation:
        case SetFlags():
            done, inverse = _set_flags(db, operation)
            return _with_undo(db, (done, inverse if operation.undoable else []))
        case MoveMessages():
            return _with_undo(db, _move(db, operation))
        case CopyMessages():
            return _copy(db, operation, reader)
        case DeleteMessages():
            return _with_undo(db, _delete(db, operation))
        case AppendMessage():
            return _append(db, operation, reader)
        case CreateFolder() | RenameFolder() | DeleteFolder():
            applied = Applied(count=1)
            with db.write(durable=True):
                applied.operations += folder_edits.apply(db, operation, applied.changes)
            return applied
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
            applied.count += part.count
            applied.operations += part.operations
            _merge(applied.changes, part.changes)
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
    applied, inverse = Applied("flag"), dict[tuple[Flags, Flags], list[int]]()
    for ids in _chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT flags, folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL",
                             (message_id,))
                if row is None:
                    continue
                before = split_flags(row[0])
                after = (before | operation.add) - operation.remove
                if after == before:
                    continue
                records.set_flags(db, message_id, after)
                _settle(db, message_id, applied)
                applied.changes.change(row[1], message_id)
                applied.count += 1
                inverse.setdefault((before - after, after - before), []).append(message_id)
    return applied, [["flags", ids, sorted(add), sorted(remove)] for (add, remove), ids in inverse.items()]


def _move(db: Database, operation: MoveMessages, *, revive: bool = False) -> tuple[Applied, _Inverse]:
    target = folders.folder(db, operation.folder_id)
    _check_target(target)
    applied, origins = Applied("move"), dict[int, list[int]]()
    for ids in _chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT account_id, folder_id FROM message WHERE id = ?", (message_id,))
                if row is None or row[1] == target.id or (row[1] is None and not revive):
                    continue
                if row[0] != target.account_id:
                    raise MailError(ErrorKind.USAGE, "Messages can't be moved to another account yet: copy them "
                                    "there, then delete them here.")
                db.run("UPDATE message SET folder_id = ? WHERE id = ?", (target.id, message_id))
                _settle(db, message_id, applied)
                applied.changes.remove(row[1], message_id)
                applied.changes.add(target.id, message_id)
                applied.count += 1
                if row[1] is not None:
                    origins.setdefault(row[1], []).append(message_id)
    return applied, [["move", ids, folder_id] for folder_id, ids in origins.items()]


def _copy(db: Database, operation: CopyMessages, reader: MailReader) -> Applied:
    target = folders.folder(db, operation.folder_id)
    _check_target(target)
    applied = Applied()
    for ids in _chunks(operation.ids):
        texts = {each: _search_text(db, each, reader) for each in ids}
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT account_id, server_folder_id, flags, body_id FROM message WHERE id = ? "
                             "AND folder_id IS NOT NULL", (message_id,))
                if row is None:
                    continue
                if row[0] != target.account_id and row[3] is None:
                    raise MailError(ErrorKind.USAGE, "To copy a message to another account it must be here as a whole: "
                                    "open it once, then try again.")
                new = records.duplicate(db, message_id, target.id, texts[message_id])
                db.run("UPDATE message SET account_id = ? WHERE id = ?", (target.account_id, new))
                if not target.is_local:
                    if row[0] == target.account_id and row[1] is not None:
                        seq = journal.add(db, target.account_id, journal.COPY, message_id=new,
                                          payload={"source": message_id})
                    else:
                        seq = journal.add(db, target.account_id, journal.APPEND, message_id=new)
                    applied.operations.append(seq)
                    applied.changes.journals.add(target.account_id)
                applied.changes.add(target.id, new)
                applied.new_ids.append(new)
                applied.count += 1
    return applied


def _search_text(db: Database, message_id: int, reader: MailReader) -> str:
    raw = bodies.raw(db, message_id)
    return "" if raw is None else reader.message(raw).search_text


def _delete(db: Database, operation: DeleteMessages) -> tuple[Applied, _Inverse]:
    applied, origins = Applied("delete"), dict[int, list[int]]()
    for ids in _chunks(operation.ids):
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT account_id, folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL",
                             (message_id,))
                if row is None:
                    continue
                trash = folder_edits.trash_of(db, row[0], applied.changes)
                if operation.forever or row[1] == trash.id:
                    _expunge(db, message_id, applied)
                else:
                    db.run("UPDATE message SET folder_id = ? WHERE id = ?", (trash.id, message_id))
                    _settle(db, message_id, applied)
                    applied.changes.add(trash.id, message_id)
                    origins.setdefault(row[1], []).append(message_id)
                applied.changes.remove(row[1], message_id)
                applied.count += 1
    return applied, [["move", ids, folder_id] for folder_id, ids in origins.items()]


def _append(db: Database, operation: AppendMessage, reader: MailReader) -> Applied:
    target = folders.folder(db, operation.folder_id)
    _check_target(target)
    packed, summary = bodies.pack(operation.raw), reader.message(operation.raw)
    applied = Applied(count=1)
    with db.write(durable=True):
        new = records.insert(db, records.NewMessage(
            target.account_id, target.id, summary.envelope, time.time(), packed.size, operation.flags,
            summary.has_attachment, preview=summary.preview, search_text=summary.search_text, body=packed))
        if not target.is_local:
            applied.operations.append(journal.add(db, target.account_id, journal.APPEND, message_id=new))
            applied.changes.journals.add(target.account_id)
        applied.changes.add(target.id, new)
        applied.new_ids.append(new)
        if operation.replaces is not None:
            old = db.value("SELECT folder_id FROM message WHERE id = ?", (operation.replaces,))
            if old is not None:
                _expunge(db, operation.replaces, applied)
                applied.changes.remove(old, operation.replaces)
    return applied


def expunge(db: Database, message_id: int, applied: Applied) -> None:
    """Deletes for ever what stands in a folder; within the caller's transaction."""
    old = db.value("SELECT folder_id FROM message WHERE id = ?", (message_id,))
    if old is not None:
        _expunge(db, message_id, applied)
        applied.changes.remove(old, message_id)


def _expunge(db: Database, message_id: int, applied: Applied) -> None:
    row = db.one("SELECT m.account_id, m.server_folder_id, m.body_id, f.is_local FROM message m "
                 "JOIN folder f ON f.id = m.folder_id WHERE m.id = ?", (message_id,))
    if row is None:
        return
    _, server_folder_id, body_id, is_local = row
    if not is_local and server_folder_id is not None:
        db.run("UPDATE message SET folder_id = NULL WHERE id = ?", (message_id,))
        _settle(db, message_id, applied)
        return
    if not is_local and _may_have_arrived(db, message_id):
        # An APPEND or COPY of it was begun and may have got through: the next sync finds it there, or finds it gone.
        db.run("UPDATE message SET server_folder_id = folder_id, folder_id = NULL WHERE id = ?", (message_id,))
        db.run("DELETE FROM journal WHERE message_id = ? AND kind IN ('append', 'copy')", (message_id,))
        _settle(db, message_id, applied)
        return
    if is_local:
        pop3_state.expunged(db, message_id, body_id)
    records.delete(db, message_id)


def _may_have_arrived(db: Database, message_id: int) -> bool:
    return db.one("SELECT 1 FROM journal WHERE message_id = ? AND kind IN ('append', 'copy') AND attempts > 0",
                  (message_id,)) is not None


def _settle(db: Database, message_id: int, applied: Applied) -> None:
    """Journal rows for a mirrored message; a local one is at its end already."""
    row = db.one("SELECT m.account_id, m.server_folder_id, coalesce(f.is_local, 0) FROM message m "
                 "LEFT JOIN folder f ON f.id = m.folder_id WHERE m.id = ?", (message_id,))
    if row is None:
        return
    if row[2]:
        db.run("UPDATE message SET server_flags = flags WHERE id = ?", (message_id,))
        return
    applied.operations += journal.reconcile(db, message_id)
    applied.changes.journals.add(row[0])


def _check_target(target: Folder) -> None:
    if not target.selectable:
        raise MailError(ErrorKind.USAGE, f"'{target.path}' only holds other folders: choose one that holds messages.")
    if target.role in (Role.ALL, Role.FLAGGED):
        raise MailError(ErrorKind.USAGE, f"'{target.path}' is a view of the server, not a folder to file into.")


def _existing(db: Database, ids: list[int]) -> tuple[int, ...]:
    return tuple(each for each in ids if db.one("SELECT 1 FROM message WHERE id = ?", (each,)))


def _chunks(ids: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [ids[start:start + _CHUNK] for start in range(0, len(ids), _CHUNK)]


def _merge(into: Changes, other: Changes) -> None:
    for mine, theirs in ((into.added, other.added), (into.changed, other.changed), (into.removed, other.removed)):
        for folder_id, ids in theirs.items():
            mine.setdefault(folder_id, []).extend(ids)
    into.trees |= other.trees
    into.journals |= other.journals
