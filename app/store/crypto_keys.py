"""OpenPGP keys and S/MIME certificates. The secret part of an own key is here only wrapped (engine/key_vault.py)."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from app.errors import ErrorKind, MailError
from app.model.security import StoredKey, Trust
from app.store.database import Database, Row

MOST_LISTED = 2000
_MOST_FOUND = 50
_FIRST = "length(secret) > 0 DESC, trust != '' DESC, created DESC"
"""Whoever sends many keys with their mail must not push out of sight the one that the person has accepted."""
_COLUMNS = ("id, kind, fingerprint, name, emails, public, chain, created, expires, trust, source, "
            "length(secret) > 0")


def all_of(db: Database, kind: str = "") -> tuple[StoredKey, ...]:
    """One's own first, then by name; at most 2,000."""
    return _keys(db.rows(
        f"SELECT {_COLUMNS} FROM crypto_key WHERE ?1 = '' OR kind = ?1 "
        "ORDER BY length(secret) > 0 DESC, name COLLATE NOCASE, id LIMIT ?2", (kind, MOST_LISTED)))


def own_of(db: Database, kind: str) -> tuple[StoredKey, ...]:
    """Those whose secret is stored."""
    return _keys(db.rows(f"SELECT {_COLUMNS} FROM crypto_key WHERE kind = ? AND length(secret) > 0 LIMIT ?",
                         (kind, _MOST_FOUND)))


def find(db: Database, kind: str, fingerprint: str) -> StoredKey | None:
    """By its fingerprint, in letters of either case."""
    return next(iter(_keys(db.rows(f"SELECT {_COLUMNS} FROM crypto_key WHERE kind = ? AND fingerprint = ?",
                                   (kind, fingerprint.upper())))), None)


def by_email(db: Database, kind: str, email: str) -> tuple[StoredKey, ...]:
    """Newest first. `email` in lower case."""
    found = _keys(db.rows(
        f"SELECT {_COLUMNS} FROM crypto_key WHERE kind = ? AND EXISTS (SELECT 1 FROM json_each(emails) "
        f"WHERE value = ?) ORDER BY {_FIRST} LIMIT ?", (kind, email, _MOST_FOUND)))
    return tuple(sorted(found, key=lambda each: each.created, reverse=True))


def by_issuer(db: Database, issuer: str) -> tuple[StoredKey, ...]:
    """OpenPGP keys in whose packets this fingerprint or key id (hex) occurs: every signature names its maker."""
    try:
        octets = bytes.fromhex(issuer)
    except ValueError:
        return ()
    return _keys(db.rows(f"SELECT {_COLUMNS} FROM crypto_key WHERE kind = 'openpgp' AND instr(public, ?) > 0 "
                         f"ORDER BY {_FIRST} LIMIT ?", (octets, _MOST_FOUND))) if len(octets) >= 8 else ()


def secret(db: Database, kind: str, fingerprint: str) -> bytes:
    """The wrapped secret, b"" for somebody else's key."""
    return bytes(db.value("SELECT secret FROM crypto_key WHERE kind = ? AND fingerprint = ?",
                          (kind, fingerprint.upper())) or b"")


def put(db: Database, key: StoredKey, wrapped: bytes = b"") -> bool:
    """Adds a key or renews it; what the person thinks of it stays unless `key.trust` says something, and a secret is
    never taken away. One that was imported is that, even if it comes along with mail, too. Within a transaction. True
    for one that was not known."""
    known = find(db, key.kind, key.fingerprint)
    if known is None:
        db.insert("INSERT INTO crypto_key (kind, fingerprint, name, emails, public, secret, chain, created, expires, "
                  "trust, source, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (
                      key.kind, key.fingerprint.upper(), key.name, json.dumps(list(key.emails)), key.public, wrapped,
                      key.chain, key.created, key.expires, key.trust.value, key.source, time.time()))
        return True
    db.run("UPDATE crypto_key SET name = ?, emails = ?, public = ?, chain = CASE WHEN ?4 = x'' THEN chain ELSE ?4 END, "
           "expires = ?, trust = CASE WHEN ?6 = '' THEN trust ELSE ?6 END, "
           "secret = CASE WHEN ?7 = x'' THEN secret ELSE ?7 END, "
           "source = CASE WHEN ?8 IN ('autocrypt', 'message') THEN source ELSE ?8 END WHERE id = ?9", (
               key.name, json.dumps(list(key.emails)), key.public, key.chain, key.expires, key.trust.value, wrapped,
               key.source, known.id))
    return False


def set_trust(db: Database, kind: str, fingerprint: str, trust: Trust) -> None:
    """Raises MailError(GONE)."""
    with db.write(durable=True):
        _must_be_there(db, kind, fingerprint)
        db.run("UPDATE crypto_key SET trust = ? WHERE kind = ? AND fingerprint = ?",
               (trust.value, kind, fingerprint.upper()))


def remove(db: Database, kind: str, fingerprint: str) -> None:
    """With its secret, for ever. Raises MailError(GONE)."""
    with db.write(durable=True):
        _must_be_there(db, kind, fingerprint)
        db.run("DELETE FROM crypto_key WHERE kind = ? AND fingerprint = ?", (kind, fingerprint.upper()))


def _must_be_there(db: Database, kind: str, fingerprint: str) -> None:
    if find(db, kind, fingerprint) is None:
        raise MailError(ErrorKind.GONE, "This key is not there any more.")


def _keys(rows: Sequence[Row]) -> tuple[StoredKey, ...]:
    return tuple(StoredKey(kind, fingerprint, name, tuple(json.loads(emails)), bytes(public), bytes(chain), created,
                           expires, Trust(trust), source, bool(own), number)
                 for (number, kind, fingerprint, name, emails, public, chain, created, expires, trust, source, own)
                 in rows)
