"""Messages that move to another account, or from a server to this computer: no server can do that.

The message's row moves; where its server has it stays a second, hidden one, to be deleted there. The journal's row of
that deletion names the message (`after`), and waits as long as the message is still to be filed on its new server
(`journal.pending`). So it is at all times on one server at least, or wholly here.
"""

from __future__ import annotations

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.store import filters, journal, pop3_state, records
from app.store.applied import Applied
from app.store.database import Database

_LEFT = ("account_id, message_id, in_reply_to, refs, subject, sender_name, sender_email, recipients, date, received, "
         "size, flags, server_flags, seen, flagged, has_attachment, sort_sender, sort_subject, identity, email_id, "
         "labels")
_UNTRIED = "(attempts = 0 OR (error != '' AND json_extract(payload, '$.folder') IS NULL))"
"""An append that no server can have carried out: not begun, or answered by NO each time."""


class NotWhole(MailError):
    """Only the header of a message is here, so that no other server can be given it."""

    def __init__(self, count: int = 1) -> None:
        what, they = ("A message", "it") if count == 1 else (f"{count} messages", "them")
        super().__init__(ErrorKind.USAGE, f"{what} could not be moved to another account, or to this computer: only "
                         f"what is here as a whole can be. Open {they} once, then try again.")


def comes_down(db: Database, message_id: int, source: Folder, target: Folder) -> bool:
    """Whether it leaves a server that has it, for a folder of this computer."""
    return target.is_local and not source.is_local and db.value(
        "SELECT server_folder_id FROM message WHERE id = ?", (message_id,)) is not None


def transfer(db: Database, message_id: int, source: Folder, target: Folder, applied: Applied) -> None:
    """Within the caller's transaction, which is durable. Raises NotWhole, or MailError(USAGE) for what is just on its
    way."""
    if not target.is_local and _take_back(db, message_id, target):
        return
    account_id, server_folder_id, uid, body_id = db.rows(
        "SELECT account_id, server_folder_id, uid, body_id FROM message WHERE id = ?", (message_id,))[0]
    if body_id is None:
        raise NotWhole
    if journal.is_moving(db, message_id) or db.one(
            "SELECT 1 FROM journal WHERE message_id = ? AND kind IN ('append', 'copy') AND NOT " + _UNTRIED,
            (message_id,)) is not None:
        raise MailError(ErrorKind.USAGE, "This message is just being filed on its server: try again in a moment.")
    if db.one("SELECT 1 FROM switch_job WHERE state = 'running' AND account_id IN (?, ?)",
              (account_id, target.account_id)) is not None:
        raise MailError(ErrorKind.USAGE, "One of the two accounts is being switched to another protocol: try again "
                        "when that is done.")
    db.run("DELETE FROM switch_message WHERE message_id = ?", (message_id,))
    if source.is_local:
        pop3_state.expunged(db, message_id, body_id)
    db.run("DELETE FROM journal WHERE message_id = ?", (message_id,))
    left = db.rows(f"SELECT {_LEFT} FROM message WHERE id = ?", (message_id,))[0]
    db.run("UPDATE message SET account_id = ?, folder_id = ?, server_folder_id = NULL, uid = NULL, "
           "server_flags = flags, email_id = '', labels = '', missing = 0, snoozed_until = 0 WHERE id = ?",
           (target.account_id, target.id, message_id))
    if server_folder_id is not None:
        _leave(db, account_id, message_id, (*left, server_folder_id, uid), applied)
    if target.is_local:
        _come_home(db, target.account_id, message_id)
    else:
        journal.add(db, target.account_id, journal.APPEND, message_id=message_id)
        if target.role is Role.INBOX:
            filters.note_own(db, message_id)


def give_back(db: Database, account_id: int) -> None:
    """The account is about to be removed: what was to be filed on its server stays where it came from. Within the
    caller's transaction."""
    for message_id, left, home in db.rows(
            "SELECT a.message_id, e.message_id, m.server_folder_id FROM journal e "
            "JOIN journal a ON a.message_id = json_extract(e.payload, '$.after') AND a.kind = 'append' "
            "JOIN message m ON m.id = e.message_id WHERE e.kind = 'expunge' AND a.account_id = ? "
            "AND e.account_id != a.account_id", (account_id,)):
        _return(db, message_id, left, home)


def freed(db: Database) -> tuple[int, ...]:
    """Accounts whose server may be told now to delete what has arrived elsewhere."""
    return tuple(row[0] for row in db.rows(
        "SELECT DISTINCT account_id FROM journal WHERE kind = 'expunge' AND error = '' "
        "AND json_extract(payload, '$.after') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM journal a WHERE "
        "a.message_id = json_extract(journal.payload, '$.after') AND a.kind = 'append')"))


def _come_home(db: Database, account_id: int, message_id: int) -> None:
    """A POP3 message that went to another account and is back counts as deleted here no more."""
    db.run("UPDATE pop3_state SET message_id = ?1, deleted_here = 0, delete_at = NULL, reason = '' "
           "WHERE account_id = ?2 AND uidl = ("
           "SELECT p.uidl FROM pop3_state p JOIN message m ON m.id = ?1 JOIN body b ON b.id = m.body_id "
           "WHERE p.account_id = ?2 AND p.hash = b.hash AND p.message_id IS NULL AND p.deleted_here = 1 "
           "AND p.gone_at IS NULL LIMIT 1)", (message_id, account_id))


def _take_back(db: Database, message_id: int, target: Folder) -> bool:
    """Whether the server of `target` was not told yet to delete the message, since the new one does not have it
    either: then nobody needs to be told anything."""
    left = db.value(
        "SELECT message_id FROM journal WHERE kind = 'expunge' AND account_id = ?1 AND json_extract(payload, '$.after')"
        f" = ?2 AND EXISTS (SELECT 1 FROM journal WHERE message_id = ?2 AND kind = 'append' AND {_UNTRIED})",
        (target.account_id, message_id))
    if left is None:
        return False
    _return(db, message_id, int(left), target.id)
    return True


def _return(db: Database, message_id: int, left: int, folder_id: int) -> None:
    """The message's row is again the one that the server has, in place of the hidden one."""
    place = db.rows("SELECT account_id, server_folder_id, uid, server_flags, email_id, labels FROM message "
                    "WHERE id = ?", (left,))[0]
    db.run("DELETE FROM journal WHERE message_id = ?", (message_id,))
    db.run("UPDATE journal SET payload = json_set(payload, '$.source', ?1) WHERE kind = 'copy' "
           "AND json_extract(payload, '$.source') = ?2", (message_id, left))
    records.delete(db, left)
    db.run("UPDATE message SET account_id = ?, server_folder_id = ?, uid = ?, server_flags = ?, email_id = ?, "
           "labels = ?, folder_id = ? WHERE id = ?", (*place, folder_id, message_id))
    journal.reconcile(db, message_id)


def _leave(db: Database, account_id: int, message_id: int, values: tuple[object, ...], applied: Applied) -> None:
    """The hidden row; copies that the server is still to make are made of it."""
    marks = ", ".join("?" * len(values))
    left = db.insert(f"INSERT INTO message ({_LEFT}, server_folder_id, uid) VALUES ({marks})", values)
    records.index_header(db, left)
    seq = journal.add(db, account_id, journal.EXPUNGE, message_id=left, payload={"after": message_id})
    db.run("UPDATE journal SET payload = json_set(payload, '$.source', ?1) WHERE kind = 'copy' AND account_id = ?3 "
           "AND json_extract(payload, '$.source') = ?2", (left, message_id, account_id))
    applied.operations.append(seq)
    applied.changes.journals.add(account_id)
