"""Who can be encrypted to, for the composer (Autocrypt Level 1, 2.4, and the keys that a person imported)."""

from __future__ import annotations

from app.commands import FindKeys
from app.crypto import autocrypt
from app.crypto.autocrypt import PeerState
from app.crypto.binding import normal
from app.crypto.writing import recipient_key
from app.engine.key_ring import StoreKeyRing
from app.engine.key_vault import KeyVault
from app.events import KeysFound
from app.model.security import OPENPGP, SMIME, KeysFor, StoredKey, Trust
from app.store import autocrypt_peers
from app.store.database import Database

_MOST = 500


def find_keys(db: Database, vault: KeyVault, command: FindKeys) -> KeysFound:
    """For each kind of key: one's own, who has one, who lacks one, and what Autocrypt advises."""
    ring = StoreKeyRing(db, vault)
    sender = normal(command.sender)
    recipients = tuple(dict.fromkeys(email for each in command.recipients[:_MOST] if (email := normal(each))))
    kinds = []
    for kind in (OPENPGP, SMIME):
        chosen = {email: recipient_key(_candidates(ring, kind, email)) for email in recipients}
        own = [each for each in _candidates(ring, kind, sender) if each.is_own] if sender else []
        states = [_state(db, command.account_id, email, key) for email, key in chosen.items()]
        kinds.append(KeysFor(
            kind, max(own, key=lambda each: each.created).fingerprint if own else "",
            tuple(email for email, key in chosen.items() if key is not None),
            tuple(email for email, key in chosen.items() if key is None),
            autocrypt.recommend(states, wants=False)))
    return KeysFound(command.token, tuple(kinds))


def _candidates(ring: StoreKeyRing, kind: str, email: str) -> list[StoredKey]:
    found = ring.openpgp((), email) if kind == OPENPGP else ring.certificates(email)
    return [each for each in found if email in each.emails]


def _state(db: Database, account_id: int, email: str, key: StoredKey | None) -> PeerState:
    if key is None:
        return PeerState(has_key=False)
    peer = autocrypt_peers.peer(db, account_id, email)
    if peer is None or key.trust is not Trust.NONE or key.fingerprint != peer.fingerprint:
        return PeerState(has_key=True)
    return PeerState(True, autocrypt.is_stale(peer.last_seen, peer.autocrypt_at), peer.prefer == "mutual")
