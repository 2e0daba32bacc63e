"""What an account's maildrop has to do with its messages, as a switch between protocols needs it.

What a switch to IMAP uploads into the Inbox lies in the maildrop of the same server, under a UIDL of its own: its echo.
While the switch is stopped, and after it was undone, POP3 must not bring it here a second time, nor delete it there.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from app.model.sync import FolderSnapshot
from app.store import bodies, pop3_state
from app.store.database import Database


def partial(db: Database, account_id: int) -> list[int]:
    """Messages of which only the beginning is here."""
    return [row[0] for row in db.rows("SELECT id FROM message WHERE account_id = ? AND body_id IS NULL AND "
                                      "folder_id IS NOT NULL ORDER BY id", (account_id,))]


def snapshot(db: Database, account_id: int, path: str) -> FolderSnapshot:
    """The UIDLs whose messages are here, none of them to be deleted by anybody."""
    found = pop3_state.snapshot(db, account_id, path)
    here = {row[0] for row in db.rows(
        "SELECT uidl FROM pop3_state p JOIN message m ON m.id = p.message_id WHERE p.account_id = ? "
        "AND m.body_id IS NOT NULL AND p.partial = 0", (account_id,))}
    return replace(found, recogniser=None, known={uidl: replace(message, kept=True, delete_at=None)
                                 for uidl, message in found.known.items() if uidl in here})


def may_echo(db: Database, account_id: int) -> bool:
    """Whether any message may be an echo."""
    return db.one("SELECT 1 FROM switch_job WHERE account_id = ? AND protocol = 'imap'", (account_id,)) is not None


def is_echo(db: Database, account_id: int, uidl: str, raw: bytes, digest: bytes) -> bool:
    """Whether a switch put this message there; noted as known then. Each copy that was uploaded has one echo.
    Within the transaction that would store the message.
    """
    if not may_echo(db, account_id):
        return False
    for held, uploaded in db.rows(
            "SELECT b.hash, count(DISTINCT m.id) FROM body b JOIN message m ON m.body_id = b.id AND m.account_id = ?1 "
            "JOIN switch_job j ON j.account_id = ?1 AND j.protocol = 'imap' "
            "JOIN switch_message s ON s.job_id = j.id AND s.message_id = m.id AND s.attempts > 0 "
            "AND s.state != 'failed' "
            "JOIN switch_folder w ON w.job_id = j.id AND w.folder_id = s.folder_id AND upper(w.path) = 'INBOX' "
            "WHERE b.hash IN (?2, ?3) GROUP BY b.hash", (account_id, digest, without_line_end(raw))):
        if uploaded > int(db.value(
                "SELECT count(*) FROM pop3_state WHERE account_id = ? AND hash = ? AND message_id IS NULL "
                "AND deleted_here AND kept AND gone_at IS NULL", (account_id, held))):
            db.run("DELETE FROM pop3_state WHERE account_id = ? AND uidl = ?", (account_id, uidl))
            db.run("INSERT INTO pop3_state (account_id, uidl, message_id, first_seen, deleted_here, kept, "
                   "hash) VALUES (?, ?, NULL, ?, 1, 1, ?)", (account_id, uidl, time.time(), held))
            return True
    return False


def gone(db: Database, account_id: int, uidls: Sequence[str]) -> None:
    """The maildrop does not list these: their messages may stand for others."""
    with db.write(durable=True):
        pop3_state.mark_gone(db, account_id, uidls)


def without_line_end(raw: bytes) -> bytes:
    """The hash without the last line end, which POP3 may have added (RFC 1939 3 knows lines only)."""
    return bodies.digest(raw.removesuffix(b"\r\n"))


Listed = tuple[str, bytes, bytes, int]
"""Of a message in the maildrop: UIDL, hash, hash without the last line end, octets."""


def note(db: Database, account_id: int, found: Sequence[Listed], now: float) -> list[Listed]:
    """Those that are here stand for their messages from now on, in the Inbox first; the others are returned. A message
    stands for one UIDL; other copies of the same octets are for others."""
    unknown: list[Listed] = []
    with db.write(durable=True):
        for each in found:
            uidl, digest, shorter, size = each
            row = db.one(
                "SELECT m.id, b.hash FROM body b JOIN message m ON m.body_id = b.id "
                "JOIN folder f ON f.id = m.folder_id WHERE m.account_id = ?1 AND b.hash IN (?2, ?3) "
                "AND NOT EXISTS (SELECT 1 FROM pop3_state p WHERE p.message_id = m.id AND p.account_id = ?1 "
                "AND p.uidl != ?4 AND p.gone_at IS NULL) "
                "ORDER BY f.role != 'inbox', m.id LIMIT 1", (account_id, digest, shorter, uidl))
            if row is None:
                unknown.append(each)
                continue
            db.run("DELETE FROM pop3_state WHERE account_id = ? AND (message_id = ? OR uidl = ?)",
                   (account_id, row[0], uidl))
            db.run("INSERT INTO pop3_state (account_id, uidl, message_id, first_seen, hash, size) "
                   "VALUES (?, ?, ?, ?, ?, ?)", (account_id, uidl, row[0], now, row[1], size))
    return unknown
