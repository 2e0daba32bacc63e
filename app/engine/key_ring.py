"""The keys of the store, as app/crypto asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.engine.key_vault import KeyVault
from app.errors import MailError
from app.model.security import OPENPGP, SMIME, OwnKey, StoredKey, Trust
from app.store import autocrypt_peers, crypto_keys
from app.store.database import Database


class StoreKeyRing:
    """Fits app.crypto.keyring.KeyRing; for one thread, as its database is."""

    def __init__(self, db: Database, vault: KeyVault) -> None:
        self._db = db
        self._vault = vault

    def openpgp(self, issuers: Sequence[str], email: str) -> Sequence[StoredKey]:
        found = {each.fingerprint: each for issuer in issuers for each in crypto_keys.by_issuer(self._db, issuer)}
        found |= {each.fingerprint: each for each in crypto_keys.by_email(self._db, OPENPGP, email)} if email else {}
        if not issuers:  # to be encrypted to: of the keys that only came along, the one that is current
            current = autocrypt_peers.current(self._db, email)
            found = {key: each for key, each in found.items() if each.trust is not Trust.NONE or each.is_own
                     or each.source != "autocrypt" or key in current}
        return [self._with_session(each) for each in found.values()]

    def certificates(self, email: str) -> Sequence[StoredKey]:
        return [self._with_session(each) for each in crypto_keys.by_email(self._db, SMIME, email)] if email else []

    def certificate(self, fingerprint: str) -> StoredKey | None:
        return crypto_keys.find(self._db, SMIME, fingerprint)

    def own(self, kind: str) -> Sequence[OwnKey]:
        found: list[OwnKey] = []
        trouble: MailError | None = None
        for_session = [crypto_keys.find(self._db, kind, each) for each in self._vault.session_keys(kind)]
        for key in (*crypto_keys.own_of(self._db, kind), *(each for each in for_session if each is not None)):
            secret = self._vault.in_session(kind, key.fingerprint)
            if secret is None and key.is_own:
                try:
                    secret = self._vault.unwrap(kind, key.fingerprint,
                                                crypto_keys.secret(self._db, kind, key.fingerprint))
                except MailError as error:
                    trouble = error
            if secret is not None:
                found.append(OwnKey(replace(key, is_own=True), secret))
        if trouble is not None and not found:
            raise trouble
        return found

    def _with_session(self, key: StoredKey) -> StoredKey:
        own = key.is_own or self._vault.in_session(key.kind, key.fingerprint) is not None
        return replace(key, is_own=own)
