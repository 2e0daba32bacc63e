"""Deletions on a POP3 server that wait for their time of grace, and what the person said against them."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from app.model.account import Account, LeaveKind
from app.model.leaving import WaitingDelete
from app.model.operation import DeleteOnServer, KeepOnServer
from app.model.sync import DeleteReason
from app.store import accounts, pop3_due
from app.store.applied import Applied, chunks_of
from app.store.database import Database

_IN_INBOX = """
(m.folder_id IN (SELECT id FROM folder WHERE role = 'inbox') OR EXISTS (
   SELECT 1 FROM message c JOIN folder f ON f.id = c.folder_id WHERE c.body_id = m.body_id AND f.role = 'inbox'))
"""
"""Of message `m`: it, or a copy of it, lies in an Inbox here."""

_OUTSIDE = f"""
SELECT p.uidl FROM folder o CROSS JOIN message m INDEXED BY message_there ON m.folder_id = o.id AND m.place > 0
CROSS JOIN pop3_state p ON p.message_id = m.id
WHERE o.role != 'inbox' AND p.account_id = ? AND p.gone_at IS NULL AND NOT {_IN_INBOX}
"""
"""From the folders on, since most of what the server has lies in the Inbox."""

_WAITING = f"""
SELECT p.account_id, p.uidl, p.message_id, p.delete_at, p.reason, coalesce(m.subject, ''),
       coalesce(nullif(m.sender_name, ''), m.sender_email, ''), coalesce(m.date, 0), p.size
FROM pop3_state p INDEXED BY pop3_waiting LEFT JOIN message m ON m.id = p.message_id
WHERE p.account_id = ? AND p.delete_at IS NOT NULL AND p.gone_at IS NULL
  AND NOT (p.reason = '{DeleteReason.MOVED}' AND {_IN_INBOX})
ORDER BY p.delete_at, p.uidl LIMIT ?
"""
"""What was moved back into the Inbox since the last check does not wait any more."""


def waiting(db: Database, account_id: int, limit: int = 1_000) -> tuple[WaitingDelete, ...]:
    """The account's deletions that wait, the next first."""
    return tuple(WaitingDelete(account, uidl, message_id, at, DeleteReason(reason), subject, sender, date, size)
                 for account, uidl, message_id, at, reason, subject, sender, date, size
                 in db.rows(_WAITING, (account_id, limit)))


def keep(db: Database, operation: KeepOnServer) -> Applied:
    """Cancels what waits, and no rule asks for it again; or, with `keep` False, lets the rule have its way."""
    applied = Applied()
    for uidls in chunks_of(operation.uidls):
        with db.write(durable=True):
            for uidl in uidls:
                applied.count += _changed(db, applied, operation.account_id, uidl, (
                    "UPDATE pop3_state SET kept = ?, delete_at = NULL, reason = '' WHERE account_id = ? AND uidl = ? "
                    "AND gone_at IS NULL"), (int(operation.keep),))
    return applied


def ask(db: Database, operation: DeleteOnServer) -> Applied:
    """What is wholly here leaves the server after the account's time of grace."""
    applied = Applied()
    at = time.time() + accounts.account(db, operation.account_id).delete_grace
    for uidls in chunks_of(operation.uidls):
        with db.write(durable=True):
            for uidl in uidls:
                applied.count += _changed(db, applied, operation.account_id, uidl, (
                    "UPDATE pop3_state SET kept = 0, delete_at = ?, reason = ? WHERE account_id = ? AND uidl = ? "
                    "AND gone_at IS NULL AND partial = 0"), (at, DeleteReason.ASKED.value))
    return applied


def described(db: Database, account_id: int) -> dict[str, tuple[str, float, int]]:
    """UIDL → subject, date (seconds since the epoch) and octets, of the messages that are still here."""
    return {uidl: (subject, date, size) for uidl, subject, date, size in db.rows(
        "SELECT p.uidl, m.subject, m.date, m.size FROM pop3_state p JOIN message m ON m.id = p.message_id "
        "WHERE p.account_id = ?", (account_id,))}


def outside_inbox(db: Database, account_id: int) -> set[str]:
    """The UIDLs of messages that are here, but no copy of them in an Inbox.

    Any Inbox counts: where an account delivers to another one's, its older mail still lies in its own.
    """
    return {row[0] for row in db.rows(_OUTSIDE, (account_id,))}


def note_moves(db: Database, account: Account) -> None:
    """What was moved out of the Inbox, and what came back, since this was last asked. Only its rule needs it."""
    if account.leave.kind is not LeaveKind.UNTIL_MOVED:
        return
    noted = {row[0] for row in db.rows("SELECT uidl FROM pop3_state WHERE account_id = ? AND moved_at IS NOT NULL "
                                       "AND gone_at IS NULL", (account.id,))}
    outside = outside_inbox(db, account.id)
    now = time.time()
    for moved_at, uidls in ((now, outside - noted), (None, noted - outside)):
        for some in chunks_of(tuple(uidls)):
            with db.write():
                db.many("UPDATE pop3_state SET moved_at = ? WHERE account_id = ? AND uidl = ?",
                        [(moved_at, account.id, uidl) for uidl in some])


def refresh(db: Database, account: Account, listed: Sequence[tuple[str, int]], now: float) -> Applied:
    """After a check that saw `listed` (UIDL and octets, oldest first): what the rule lets go begins to wait for the
    account's time of grace, and what it does not let go any more waits no more.

    What the person asked for waits on. `count`: deletions of which anything changed. Of messages for which nothing
    changes and nothing waits no row is read, unless there are more than the rule's limits allow.
    """
    note_moves(db, account)
    with db.write():
        applied = Applied(count=db.changed(
            "UPDATE pop3_state INDEXED BY pop3_waiting SET delete_at = NULL, reason = '' WHERE account_id = ? "
            "AND delete_at IS NOT NULL AND gone_at IS NOT NULL", (account.id,)))
    found = pop3_due.look(db, account, listed, now)
    changes: dict[str, tuple[float | None, str]] = {
        uidl: (now + account.delete_grace, reason.value) for uidl, reason in found.wanted.items()
        if uidl not in found.waits}
    for uidl, (at, reason) in found.waits.items():
        if uidl not in found.wanted:
            changes[uidl] = (None, "")
        elif found.wanted[uidl] != reason:
            changes[uidl] = (at, found.wanted[uidl].value)
    for uidls in chunks_of(tuple(changes)):
        with db.write():  # not durable: a time of grace that is lost begins anew
            touched = [row[0] for uidl in uidls if (row := db.one(_SET, (*changes[uidl], account.id, uidl)))]
            applied.count += len(touched)
            for message_id, folder_id in db.rows(_PLACES, (json.dumps(touched),)):
                applied.changes.change(folder_id, message_id)
    return applied


_SET = ("UPDATE pop3_state SET delete_at = ?, reason = ? WHERE account_id = ? AND uidl = ? AND kept = 0 "
        f"AND reason != '{DeleteReason.ASKED}' RETURNING message_id")
"""The person may have spoken since it was read."""
_PLACES = "SELECT id, folder_id FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"


def _changed(db: Database, applied: Applied, account_id: int, uidl: str, sql: str, values: tuple[object, ...]) -> bool:
    if not db.changed(sql, (*values, account_id, uidl)):
        return False
    for message_id, folder_id in db.rows(
            "SELECT m.id, m.folder_id FROM pop3_state p JOIN message m ON m.id = p.message_id "
            "WHERE p.account_id = ? AND p.uidl = ?", (account_id, uidl)):
        applied.changes.change(folder_id, message_id)
    return True
