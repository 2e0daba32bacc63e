"""Deletions on a POP3 server that wait for their time of grace, and what the person said against them."""

from __future__ import annotations

import time

from app.model.leaving import WaitingDelete
from app.model.operation import DeleteOnServer, KeepOnServer
from app.model.sync import DeleteReason
from app.store import accounts
from app.store.applied import Applied, chunks_of
from app.store.database import Database

_WAITING = """
SELECT p.account_id, p.uidl, p.message_id, p.delete_at, p.reason, coalesce(m.subject, ''),
       coalesce(nullif(m.sender_name, ''), m.sender_email, ''), coalesce(m.date, 0), p.size
FROM pop3_state p LEFT JOIN message m ON m.id = p.message_id
WHERE p.account_id = ? AND p.delete_at IS NOT NULL AND p.gone_at IS NULL ORDER BY p.delete_at, p.uidl LIMIT ?
"""


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


def _changed(db: Database, applied: Applied, account_id: int, uidl: str, sql: str, values: tuple[object, ...]) -> bool:
    if not db.changed(sql, (*values, account_id, uidl)):
        return False
    for message_id, folder_id in db.rows(
            "SELECT m.id, m.folder_id FROM pop3_state p JOIN message m ON m.id = p.message_id "
            "WHERE p.account_id = ? AND p.uidl = ?", (account_id, uidl)):
        applied.changes.change(folder_id, message_id)
    return True
