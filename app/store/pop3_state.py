"""What a POP3 server was seen to hold: the full UIDL text of every message ever downloaded."""

from __future__ import annotations

import time
from collections.abc import Iterable

from app.model.sync import DeleteReason, FolderSnapshot, KnownMessage, ServerUid
from app.store.database import Database

_FORGET_AFTER = 400 * 86_400
"""Seconds for which a message that left the server is still recognised, should the server list it again."""


def snapshot(db: Database, account_id: int, path: str) -> FolderSnapshot:
    """Every UIDL known, those that left the server included: one that comes back is compared with what it was."""
    known: dict[ServerUid, KnownMessage] = {
        uidl: KnownMessage(
            has_body=not partial, first_seen=first_seen, deleted_here=bool(deleted), gone=gone_at is not None,
            size=size, left_inbox=moved_at is not None, kept=bool(kept), delete_at=delete_at,
            reason=DeleteReason(reason) if reason else None)
        for uidl, first_seen, deleted, gone_at, size, partial, moved_at, kept, delete_at, reason in db.rows(
            "SELECT uidl, first_seen, deleted_here, gone_at, size, partial, moved_at, kept, delete_at, reason "
            "FROM pop3_state WHERE account_id = ?", (account_id,))}
    return FolderSnapshot(path, known=known)


def described(db: Database, account_id: int) -> dict[str, tuple[str, float, int]]:
    """UIDL → subject, date (seconds since the epoch) and octets, of the messages that are still here."""
    return {uidl: (subject, date, size) for uidl, subject, date, size in db.rows(
        "SELECT p.uidl, m.subject, m.date, m.size FROM pop3_state p JOIN message m ON m.id = p.message_id "
        "WHERE p.account_id = ?", (account_id,))}


def is_held(db: Database, account_id: int, uidl: str) -> bool:
    """Whether the message under this UIDL is here, or was deleted here, and the server was seen to hold it since."""
    return db.one("SELECT 1 FROM pop3_state WHERE account_id = ? AND uidl = ? AND gone_at IS NULL",
                  (account_id, uidl)) is not None


def came_back(db: Database, account_id: int, uidl: str, digest: bytes) -> bool:
    """Whether this is the very message that the UIDL stood for before it left the server; noted as back, if so.

    Another message under an old UIDL is a new one. Within the transaction that would store the message.
    """
    return db.changed("UPDATE pop3_state SET gone_at = NULL WHERE account_id = ? AND uidl = ? AND hash = ?",
                      (account_id, uidl, digest)) > 0


def add(db: Database, account_id: int, uidl: str, message_id: int, first_seen: float, digest: bytes) -> None:
    """Within the transaction that stores the message; an older state of a reused UIDL is forgotten."""
    db.run("INSERT OR REPLACE INTO pop3_state (account_id, uidl, message_id, first_seen, hash) VALUES (?, ?, ?, ?, ?)",
           (account_id, uidl, message_id, first_seen, digest))


def mark_gone(db: Database, account_id: int, uidls: Iterable[str]) -> list[int]:
    """The server no longer has these; the local messages concerned. Within the caller's transaction."""
    now = time.time()
    present: dict[str, int | None] = dict(db.rows(
        "SELECT uidl, message_id FROM pop3_state WHERE account_id = ? AND gone_at IS NULL", (account_id,)))
    concerned = []
    for uidl in present.keys() & set(uidls):
        db.run("UPDATE pop3_state SET gone_at = ? WHERE account_id = ? AND uidl = ?", (now, account_id, uidl))
        if (message_id := present[uidl]) is not None:
            concerned.append(message_id)
    db.run("DELETE FROM pop3_state WHERE account_id = ? AND gone_at < ?", (account_id, now - _FORGET_AFTER))
    return concerned


def expunged(db: Database, message_id: int, body_id: int | None) -> None:
    """The person expunged a local copy: only when it was the last one may the server's go too.

    An identical message that came under a UIDL of its own is no such copy.
    """
    heir = db.value("SELECT id FROM message WHERE body_id = ? AND id != ? AND account_id = "
                    "(SELECT account_id FROM message WHERE id = ?) AND folder_id IS NOT NULL AND NOT EXISTS "
                    "(SELECT 1 FROM pop3_state WHERE pop3_state.message_id = message.id) LIMIT 1",
                    (body_id, message_id, message_id))
    if heir is not None:
        db.run("UPDATE pop3_state SET message_id = ? WHERE message_id = ?", (heir, message_id))
    else:
        db.run("UPDATE pop3_state SET message_id = NULL, deleted_here = 1 WHERE message_id = ?", (message_id,))
