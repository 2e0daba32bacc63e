"""Messages that come to be by an edit, and those that are deleted for ever: the local phase."""

from __future__ import annotations

import time

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.model.operation import AppendMessage, CopyMessages
from app.store import bodies, filters, journal, moving, pop3_state, records
from app.store.applied import Applied, chunks, one_by_one, settle
from app.store.database import Database
from app.store.reader import MailReader
from app.store.rights import Rights


def copy(db: Database, operation: CopyMessages, reader: MailReader) -> tuple[Applied, moving.Inverse]:
    """Second rows in the target; the server is to copy those that it has, and gets the others filed."""
    rights = Rights(db)
    target = rights.folder(operation.folder_id)
    rights.check_put(target.id)
    applied, sources = Applied("copy"), list[int]()
    for ids in chunks(operation.ids):
        texts = {each: _search_text(db, each, reader) for each in ids}
        with db.write(durable=True):
            for message_id in ids:
                row = db.one("SELECT m.account_id, m.server_folder_id, m.body_id, f.account_id, f.is_local "
                             "FROM message m JOIN folder f ON f.id = m.folder_id WHERE m.id = ?", (message_id,))
                if row is None:
                    continue
                owner = _owner(target, row[0], row[3], bool(row[4]))
                if row[2] is None and (row[0] != owner or target.is_local or row[1] is None):
                    raise MailError(ErrorKind.USAGE, "To copy a message to another account, or from or to this "
                                    "computer, it must be here as a whole: open it once, then try again.")
                new = records.duplicate(db, message_id, target.id, texts[message_id])
                db.run("UPDATE message SET account_id = ? WHERE id = ?", (owner, new))
                if not target.is_local:
                    if row[0] == target.account_id and row[1] is not None:
                        seq = journal.add(db, target.account_id, journal.COPY, message_id=new,
                                          payload={"source": message_id})
                    else:
                        seq = journal.add(db, target.account_id, journal.APPEND, message_id=new)
                    applied.operations.append(seq)
                    applied.changes.journals.add(target.account_id)
                    _note_own(db, target, new)
                applied.changes.add(target.id, new)
                applied.new_ids.append(new)
                sources.append(message_id)
                applied.count += 1
    return applied, [["uncopy", applied.new_ids, target.id, sources]] if sources else []


def uncopy(db: Database, copies: list[int], folder_id: int, sources: list[int]) -> Applied:
    """Deletes copies for ever that still lie where they were made. Where the original is not there any more the copy
    stays: it may be the last one."""
    applied = Applied()
    pairs = dict(zip(copies, sources, strict=True))

    def take_away(message_id: int) -> int:
        still = "SELECT 1 FROM message WHERE id = ? AND folder_id "
        if db.one(still + "= ?", (message_id, folder_id)) is None:
            return 0
        if db.one(still + "IS NOT NULL", (pairs[message_id],)) is None:
            raise MailError(ErrorKind.USAGE, "The original is no longer there: its copy stays, since it may be the "
                            "last one.")
        expunge(db, message_id, applied)
        return 1

    one_by_one(db, tuple(pairs), applied, take_away)
    return applied


def append(db: Database, operation: AppendMessage, reader: MailReader) -> Applied:
    """A whole message, stored now; with `replaces`, the earlier version goes in the same transaction."""
    rights = Rights(db)
    target = rights.folder(operation.folder_id)
    rights.check_put(target.id)
    packed, summary = bodies.pack(operation.raw), reader.message(operation.raw)
    applied = Applied(count=1)
    with db.write(durable=True):
        new = records.insert(db, records.NewMessage(
            target.account_id, target.id, summary.envelope, time.time(), packed.size, operation.flags,
            summary.has_attachment, preview=summary.preview, search_text=summary.search_text, body=packed))
        if not target.is_local:
            applied.operations.append(journal.add(db, target.account_id, journal.APPEND, message_id=new))
            applied.changes.journals.add(target.account_id)
            _note_own(db, target, new)
        applied.changes.add(target.id, new)
        applied.new_ids.append(new)
        if operation.replaces is not None:
            expunge(db, operation.replaces, applied)
    return applied


def expunge(db: Database, message_id: int, applied: Applied) -> None:
    """Deletes for ever what stands in a folder; within the caller's transaction."""
    old = db.value("SELECT folder_id FROM message WHERE id = ?", (message_id,))
    if old is not None:
        _expunge(db, message_id, applied)
        applied.changes.remove(old, message_id)


def _expunge(db: Database, message_id: int, applied: Applied) -> None:
    row = db.one("SELECT m.server_folder_id, m.body_id, f.is_local FROM message m "
                 "JOIN folder f ON f.id = m.folder_id WHERE m.id = ?", (message_id,))
    if row is None:
        return
    server_folder_id, body_id, is_local = row
    if not is_local and server_folder_id is not None:
        db.run("UPDATE message SET folder_id = NULL WHERE id = ?", (message_id,))
        settle(db, message_id, applied)
        return
    begun_in = None if is_local else journal.begun_in(db, message_id)
    if begun_in is not None:
        # An APPEND or COPY of it was begun and may have got through: the next sync finds it there, or finds it gone.
        db.run("UPDATE message SET server_folder_id = ?, folder_id = NULL WHERE id = ?", (begun_in, message_id))
        db.run("DELETE FROM journal WHERE message_id = ? AND kind IN ('append', 'copy')", (message_id,))
        settle(db, message_id, applied)
        return
    if is_local:
        pop3_state.expunged(db, message_id, body_id)
    records.delete(db, message_id)


def _owner(target: Folder, owner: int, folder_owner: int, is_local: bool) -> int:
    """Whose the copy is. Between the folders of accounts that share an Inbox it stays the message's own: it counts as
    a copy of what that account's server has."""
    return owner if target.is_local and is_local and target.account_id in (owner, folder_owner) else target.account_id


def _note_own(db: Database, target: Folder, message_id: int) -> None:
    if target.role is Role.INBOX:
        filters.note_own(db, message_id)


def _search_text(db: Database, message_id: int, reader: MailReader) -> str:
    raw = bodies.raw(db, message_id)
    return "" if raw is None else reader.message(raw).search_text
