"""What a POP3 server was seen to hold: the full UIDL text of every message ever downloaded."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence

from app.model.sync import MADE_UP, DeleteReason, FolderSnapshot, KnownMessage, ServerUid
from app.quick_dataclass import dataclass
from app.store import many
from app.store.database import Database
from app.store.recognising import StoredMail

_FORGET_AFTER = 400 * 86_400
"""Seconds for which a message that left the server is still recognised, should the server list it again."""
_EMPTY, _RENUMBERING = "empty", "renumbering"


def snapshot(db: Database, account_id: int, path: str) -> FolderSnapshot:
    """Every UIDL known, those that left the server included: one that comes back is compared with what it was.

    While a switch to IMAP is under way no rule deletes any of them.
    """
    known = states(db, account_id)
    noted = {key for (key,) in db.rows("SELECT key FROM meta WHERE key IN (?, ?)",
                                       (_key(account_id, _EMPTY), _key(account_id, _RENUMBERING)))}
    return FolderSnapshot(path, known=known, recogniser=StoredMail(db, account_id),
                          was_empty=_key(account_id, _EMPTY) in noted,
                          is_renumbering=_key(account_id, _RENUMBERING) in noted)


def states(db: Database, account_id: int, where: str = "1", values: Sequence[object] = ()
           ) -> dict[ServerUid, KnownMessage]:
    """UIDL → what is known of it, where the SQL condition holds. During a switch to IMAP all of them count as kept."""
    is_held = db.one("SELECT 1 FROM switch_job WHERE account_id = ? AND state = 'running'", (account_id,)) is not None
    return {
        uidl: KnownMessage(
            has_body=not partial, first_seen=first_seen, deleted_here=bool(deleted), gone=gone_at is not None,
            size=size, left_inbox=moved_at is not None, kept=bool(kept) or is_held, delete_at=delete_at,
            reason=DeleteReason(reason) if reason else None)
        for uidl, first_seen, deleted, gone_at, size, partial, moved_at, kept, delete_at, reason in db.rows(
            "SELECT uidl, first_seen, deleted_here, gone_at, size, partial, moved_at, kept, delete_at, reason "
            f"FROM pop3_state WHERE account_id = ? AND ({where})", (account_id, *values))}


def note_empty(db: Database, account_id: int, is_empty: bool) -> None:
    """Whether the server's last listing had no message at all. Within the caller's transaction."""
    _note(db, _key(account_id, _EMPTY), is_empty)


def note_renumbering(db: Database, account_id: int, is_renumbering: bool) -> None:
    """Whether a check that found all UIDLs new is yet to come to its end. Within the caller's transaction."""
    _note(db, _key(account_id, _RENUMBERING), is_renumbering)


@dataclass(frozen=True, slots=True)
class Held:
    """A message that the server was seen to hold; `message_id` None once the person expunged it here."""

    message_id: int | None
    is_partial: bool


def held(db: Database, account_id: int, uidl: str) -> Held | None:
    """What stands under this UIDL, if the server was not seen to have lost it."""
    row = db.one("SELECT message_id, partial FROM pop3_state WHERE account_id = ? AND uidl = ? AND gone_at IS NULL",
                 (account_id, uidl))
    return None if row is None else Held(row[0], bool(row[1]))


def held_among(db: Database, account_id: int, uidls: Sequence[str]) -> dict[str, Held]:
    """The same for many."""
    return {uidl: Held(message_id, bool(partial)) for uidl, message_id, partial in db.rows(
        "SELECT uidl, message_id, partial FROM pop3_state WHERE account_id = ? AND gone_at IS NULL AND uidl IN "
        "(SELECT value FROM json_each(?))", (account_id, json.dumps(uidls)))}


def with_state(db: Database, account_id: int, uidls: Sequence[str]) -> set[str]:
    """Those that ever stood for a message."""
    return {uidl for (uidl,) in db.rows(
        "SELECT uidl FROM pop3_state WHERE account_id = ? AND uidl IN (SELECT value FROM json_each(?))",
        (account_id, json.dumps(uidls)))}


def uidl_of(db: Database, message_id: int) -> tuple[str, bytes] | None:
    """The UIDL under which the server has the message, and the hash of its octets (b"" while unknown); None if it has
    it no more."""
    row = db.one("SELECT uidl, hash FROM pop3_state WHERE message_id = ? AND gone_at IS NULL", (message_id,))
    return None if row is None else (row[0], row[1])


def came_back(db: Database, account_id: int, uidl: str, digest: bytes) -> bool:
    """Whether this is the very message that the UIDL stood for before it left the server; noted as back, if so.

    Another message under an old UIDL is a new one. Within the transaction that would store the message.
    """
    return db.changed("UPDATE pop3_state SET gone_at = NULL WHERE account_id = ? AND uidl = ? AND hash = ?",
                      (account_id, uidl, digest)) > 0


def partial_came_back(db: Database, account_id: int, uidl: str, size: int, fields: bytes, *, is_whole: bool) -> bool:
    """The same where only the beginning is here, or only that came now (not `is_whole`): `size` by LIST, `fields` as
    in identity.py."""
    return db.changed("UPDATE pop3_state SET gone_at = NULL WHERE account_id = ?1 AND uidl = ?2 AND size = ?3 AND "
                      "(partial = 1 OR NOT ?5) AND EXISTS (SELECT 1 FROM message m WHERE m.id = pop3_state.message_id "
                      "AND m.identity = ?4 AND ?4 != x'')", (account_id, uidl, size, fields, int(is_whole))) > 0


def add(db: Database, account_id: int, uidl: str, message_id: int, first_seen: float, digest: bytes,
        size: int = 0) -> None:
    """Within the transaction that stores the message; an older state of a reused UIDL is forgotten.

    `digest` is b"" for a message of which only the beginning is here; `size` is LIST's, 0 for not told.
    """
    _set_aside(db, account_id, uidl)
    db.run("DELETE FROM pop3_state WHERE account_id = ? AND uidl = ?", (account_id, uidl))  # REPLACE fires no trigger
    db.run("INSERT INTO pop3_state (account_id, uidl, message_id, first_seen, hash, size, partial) "
           "VALUES (?, ?, ?, ?, ?, ?, ?)", (account_id, uidl, message_id, first_seen, digest, size, int(not digest)))


New = tuple[str, int, float, bytes, int]
"""Of a message that was stored: UIDL, id, when it was first seen, digest and size as in `add`."""


def add_all(db: Database, account_id: int, new: Sequence[New]) -> None:
    """As `add`, for UIDLs without a state."""
    if new:
        many.insert(db, "INSERT INTO pop3_state (account_id, uidl, message_id, first_seen, hash, size, partial)",
                    [(account_id, uidl, message_id, first_seen, digest, size, int(not digest))
                     for uidl, message_id, first_seen, digest, size in new])


def rename(db: Database, account_id: int, pairs: Iterable[tuple[str, str]]) -> list[int]:
    """(new, old): the server gave messages other UIDLs, which take over all that the old ones stood for; the local
    messages concerned. Within the caller's transaction."""
    concerned = []
    for new, old in pairs:
        row = db.one("SELECT message_id FROM pop3_state WHERE account_id = ? AND uidl = ? AND gone_at IS NULL",
                     (account_id, old))
        if row is None:
            continue
        _set_aside(db, account_id, new)
        db.run("DELETE FROM pop3_state WHERE account_id = ? AND uidl = ? AND gone_at IS NOT NULL", (account_id, new))
        if db.changed("UPDATE OR IGNORE pop3_state SET uidl = ? WHERE account_id = ? AND uidl = ?",
                      (new, account_id, old)) and row[0] is not None:
            concerned.append(row[0])
    return concerned


def note_sizes(db: Database, account_id: int, sizes: Iterable[tuple[str, int]]) -> None:
    """(UIDL, octets) as LIST told them. Within the caller's transaction."""
    for uidl, size in sizes:
        db.run("UPDATE pop3_state SET size = ? WHERE account_id = ? AND uidl = ?", (size, account_id, uidl))


def completed(db: Database, message_id: int, digest: bytes) -> None:
    """The rest of a partial message is here. Within the transaction that stores it."""
    db.run("UPDATE pop3_state SET partial = 0, hash = ? WHERE message_id = ? AND partial = 1", (digest, message_id))


def mark_gone(db: Database, account_id: int, uidls: Iterable[str]) -> list[int]:
    """The server no longer has these; the local messages concerned. Within the caller's transaction."""
    now = time.time()
    concerned = []
    for uidl in set(uidls):
        row = db.one("UPDATE pop3_state SET gone_at = ? WHERE account_id = ? AND uidl = ? AND gone_at IS NULL "
                     "RETURNING message_id", (now, account_id, uidl))
        if row is not None and row[0] is not None:
            concerned.append(row[0])
    db.run("DELETE FROM pop3_state WHERE account_id = ? AND gone_at < ? AND (partial = 0 OR message_id IS NULL)",
           (account_id, now - _FORGET_AFTER))
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


def _set_aside(db: Database, account_id: int, uidl: str) -> None:
    """Another message takes this UIDL. Of one that left the server before it came as a whole the state remains: it
    says why its text is not here."""
    db.run("UPDATE pop3_state SET uidl = ? || message_id WHERE account_id = ? AND uidl = ? AND partial = 1 "
           "AND gone_at IS NOT NULL AND message_id IS NOT NULL", (f"{MADE_UP}partial:", account_id, uidl))


def _key(account_id: int, what: str) -> str:
    return f"pop3-{what}:{account_id}"


def _note(db: Database, key: str, value: bool) -> None:
    db.run("INSERT OR IGNORE INTO meta (key, value) VALUES (?, '')" if value else "DELETE FROM meta WHERE key = ?",
           (key,))
