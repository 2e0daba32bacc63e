"""The brake: messages that disappeared from the server in great number stay here until the person decides.

A folder that rests has `missing` above 0, and so have its rows that are gone. Where the mailbox itself is no longer
listed, `remote_total` is -1 besides: there is nothing left that could be counted.
"""

from __future__ import annotations

from collections.abc import Collection

from app.errors import ErrorKind, MailError
from app.store import records
from app.store.database import Database

MOST = 20
"""As many may disappear at once without a question, whatever their share."""

_SHARE = 5


def is_too_much(gone: int, of: int) -> bool:
    """More than a fifth, and more than 20."""
    return gone > MOST and gone * _SHARE > of


def sentence(path: str, count: int) -> MailError:
    """What is said of a folder that rests."""
    return MailError(ErrorKind.GONE, f"{count} messages of '{path}' disappeared from the server at once. They are kept "
                     "here and the folder rests: decide whether to accept that, to upload them again, or to ask the "
                     "server once more ('depeschectl missing').")


def paused(db: Database, account_id: int) -> dict[int, int]:
    """The folders that rest, and how many messages each of them misses."""
    return dict(db.rows("SELECT id, missing FROM folder WHERE account_id = ? AND missing > 0", (account_id,)))


def pause_vanished(db: Database, folder_ids: Collection[int]) -> None:
    """The mailboxes are no longer listed: their messages are kept here. Within the caller's transaction."""
    for folder_id in folder_ids:
        db.run("UPDATE message SET missing = 1 WHERE server_folder_id = ?", (folder_id,))
        db.run("UPDATE folder SET remote_total = -1, remote_unseen = -1, missing = "
               "(SELECT count(*) FROM message WHERE server_folder_id = ?1) WHERE id = ?1", (folder_id,))


def emptied(db: Database, folder_id: int) -> None:
    r"""The mailbox can no longer be selected (\Noselect): another client deleted it, and it only holds others.

    Its messages are gone, a great many are kept to be decided on. Within the caller's transaction.
    """
    gone = [row[0] for row in db.rows("SELECT id FROM message WHERE server_folder_id = ?", (folder_id,))]
    if len(gone) > MOST:
        pause_vanished(db, (folder_id,))
        return
    for message_id in gone:
        records.delete(db, message_id)
    db.run("UPDATE folder SET uidvalidity = 0, uidnext = 0, modseq = 0, remote_total = 0, remote_unseen = 0 "
           "WHERE id = ?", (folder_id,))


def listed_again(db: Database, folder_id: int) -> None:
    """The mailbox is there after all: it is compared in full. Within the caller's transaction."""
    db.run("UPDATE message SET missing = 0 WHERE server_folder_id = ? AND missing = 1", (folder_id,))
    db.run("UPDATE folder SET missing = 0, modseq = 0 WHERE id = ?", (folder_id,))
