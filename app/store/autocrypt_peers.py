"""What Autocrypt (Level 1, 2.1) knows of each account's correspondents."""

from __future__ import annotations

from app.model.folder import Role
from app.quick_dataclass import dataclass
from app.store.database import Database

_NOT_FROM = (Role.JUNK.value, Role.DRAFTS.value, Role.SENT.value)


@dataclass(frozen=True, slots=True)
class Peer:
    """Times in seconds since the epoch. `prefer`: "mutual" or "nopreference"; "" before any key came."""

    email: str
    last_seen: float
    autocrypt_at: float = 0.0
    fingerprint: str = ""
    prefer: str = ""


def peer(db: Database, account_id: int, email: str) -> Peer | None:
    """What mail of this address told of its key (Autocrypt 1.1, 2.3); None where none did."""
    row = db.one("SELECT email, last_seen, autocrypt_at, fingerprint, prefer FROM autocrypt_peer "
                 "WHERE account_id = ? AND email = ?", (account_id, email))
    return Peer(*row) if row is not None else None


def put(db: Database, account_id: int, known: Peer) -> None:
    """Within a transaction."""
    db.run("INSERT INTO autocrypt_peer (account_id, email, last_seen, autocrypt_at, fingerprint, prefer) "
           "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, email) DO UPDATE SET last_seen = excluded.last_seen, "
           "autocrypt_at = excluded.autocrypt_at, fingerprint = excluded.fingerprint, prefer = excluded.prefer",
           (account_id, known.email, known.last_seen, known.autocrypt_at, known.fingerprint, known.prefer))


def current(db: Database, email: str) -> frozenset[str]:
    """The keys that accounts here hold for this address now."""
    return frozenset(row[0] for row in db.rows(
        "SELECT DISTINCT p.fingerprint FROM account a JOIN autocrypt_peer p ON p.account_id = a.id AND p.email = ? "
        "WHERE p.fingerprint != ''", (email,)))


def learning_account(db: Database, message_id: int) -> int | None:
    """The account that may learn a key from this message: None for junk, drafts and what one sent oneself."""
    row = db.one("SELECT m.account_id, coalesce(f.role, '') FROM message m LEFT JOIN folder f ON f.id = m.folder_id "
                 "WHERE m.id = ?", (message_id,))
    return int(row[0]) if row is not None and row[1] not in _NOT_FROM else None
