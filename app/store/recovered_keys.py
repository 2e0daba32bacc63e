"""Keys out of a damaged database: a private key exists nowhere else, and without it old mail stays closed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.model.security import OPENPGP, SMIME, StoredKey, Trust
from app.store import crypto_keys
from app.store.carve import Value
from app.store.database import Database


def keep(db: Database, rows: Iterable[tuple[Value, ...]]) -> None:
    """Rows of `crypto_key` as they were found; what is not whole is left out. Trust comes along only where it is
    refusal or the key is one's own: a row that was carved proves nothing of what the person once said."""
    with db.write(durable=True):
        for row in rows:
            key, wrapped = _key(row)
            if key is not None:
                crypto_keys.put(db, key, wrapped)


def _key(row: tuple[Value, ...]) -> tuple[StoredKey | None, bytes]:
    _, kind, fingerprint, name, emails, public, secret, chain, created, expires, trust, source, _ = row
    if (kind not in (OPENPGP, SMIME) or not isinstance(fingerprint, str) or not isinstance(name, str)
            or not isinstance(public, bytes) or not isinstance(secret, bytes) or not isinstance(chain, bytes)
            or not isinstance(created, int | float) or not isinstance(expires, int | float)):
        return None, b""
    try:
        known = json.loads(emails) if isinstance(emails, str) else None
    except ValueError:
        known = None
    if not isinstance(known, list) or not all(isinstance(each, str) for each in known):
        return None, b""
    kept = Trust(trust) if trust in set(Trust) and (secret or trust == Trust.REFUSED.value) else Trust.NONE
    return StoredKey(str(kind), fingerprint, name, tuple(known), public, chain, created, expires, kept,
                     str(source or "")), secret
