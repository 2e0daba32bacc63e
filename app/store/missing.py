"""What becomes of messages that disappeared from the server in great number (see pauses.py): the person's decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from app.errors import ErrorKind, MailError
from app.model.operation import MissingChoice, ResolveMissing
from app.store import folders, journal, records
from app.store.applied import Applied
from app.store.database import Database

_CHUNK = 200
_Decide = Callable[[Database, Applied, int, int | None, bool], None]


def resolve(db: Database, operation: ResolveMissing) -> Applied:
    """Does what the person chose. `Applied.lost`: messages that could not be uploaded, being here by header only.

    Raises MailError(USAGE) if the folder is not there or misses nothing.
    """
    folder = folders.folder(db, operation.folder_id)
    if not folder.missing:
        raise MailError(ErrorKind.USAGE, f"'{folder.path}' misses no messages: there is nothing to decide.")
    applied = Applied()
    applied.changes.trees.add(folder.account_id)
    match operation.choice:
        case MissingChoice.ACCEPT:
            _each(db, folder.id, applied, _accept)
        case MissingChoice.UPLOAD:
            _make_again(db, folder.id, applied)
            _each(db, folder.id, applied, _upload)
            applied.changes.journals.add(folder.account_id)  # for the folder's own sake, be it empty
        case MissingChoice.ASK:
            _each(db, folder.id, applied, _ask)
        case _:
            assert_never(operation.choice)
    return applied


def not_uploaded(count: int) -> MailError:
    """What is said of those that UPLOAD could not keep."""
    return MailError(ErrorKind.GONE, f"{count} of the messages could not be uploaded: only their headers were here, so "
                     "they are gone.")


def _each(db: Database, folder_id: int, applied: Applied, decide: _Decide) -> None:
    """Row by row, 200 a transaction; the folder rests until the last one is done."""
    waiting = [row[0] for row in db.rows("SELECT id FROM message WHERE server_folder_id = ? AND missing = 1",
                                         (folder_id,))]
    while True:
        some, waiting = waiting[:_CHUNK], waiting[_CHUNK:]
        with db.write(durable=True):
            for message_id in some:
                row = db.one("SELECT folder_id, body_id IS NOT NULL FROM message WHERE id = ? AND missing = 1",
                             (message_id,))
                if row is not None:
                    decide(db, applied, message_id, row[0], bool(row[1]))
                    applied.count += 1
            # Compared in full the next time: the marks are those of before.
            db.run("UPDATE folder SET missing = ?1, modseq = CASE WHEN ?1 THEN modseq ELSE 0 END WHERE id = ?2",
                   (len(waiting), folder_id))
        if not waiting:
            return


def _accept(db: Database, applied: Applied, message_id: int, shown_in: int | None, is_whole: bool) -> None:
    if is_whole and db.one("SELECT 1 FROM message WHERE id = ? AND folder_id != server_folder_id", (message_id,)):
        _upload(db, applied, message_id, shown_in, is_whole)  # the person has moved it out of there
        return
    records.delete(db, message_id)
    applied.changes.remove(shown_in, message_id)


def _upload(db: Database, applied: Applied, message_id: int, shown_in: int | None, is_whole: bool) -> None:
    if shown_in is None or not is_whole:
        records.delete(db, message_id)
        applied.changes.remove(shown_in, message_id)
        applied.lost += shown_in is not None
        return
    row = db.one("SELECT account_id FROM message WHERE id = ?", (message_id,))
    if row is None:
        return
    db.run("UPDATE message SET missing = 0, server_folder_id = NULL, uid = NULL, server_flags = flags WHERE id = ?",
           (message_id,))
    db.run("DELETE FROM journal WHERE message_id = ?", (message_id,))
    seq = journal.add(db, row[0], journal.APPEND, message_id=message_id)
    journal.begin(db, [seq], shown_in)  # should it be there after all, it is not filed twice
    applied.operations.append(seq)
    applied.changes.journals.add(row[0])
    applied.changes.change(shown_in, message_id)


def _ask(db: Database, applied: Applied, message_id: int, shown_in: int | None, is_whole: bool) -> None:
    db.run("UPDATE message SET missing = 0 WHERE id = ?", (message_id,))
    applied.changes.change(shown_in, message_id)


def _make_again(db: Database, folder_id: int, applied: Applied) -> None:
    """A mailbox that is gone as such is made before its messages are filed."""
    row = db.one("SELECT account_id, path, remote_total FROM folder WHERE id = ?", (folder_id,))
    if row is None or row[2] >= 0:
        return
    with db.write(durable=True):
        if db.one("SELECT 1 FROM journal WHERE folder_id = ? AND kind = 'create'", (folder_id,)) is None:
            applied.operations.append(journal.add(db, row[0], journal.CREATE, folder_id=folder_id,
                                                  payload={"path": row[1]}))
        # Whatever its new UIDs will be, they have nothing to do with the old ones.
        db.run("UPDATE folder SET uidvalidity = 0, uidnext = 0, modseq = 0, synced_at = 0 WHERE id = ?", (folder_id,))
