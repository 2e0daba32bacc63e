"""Keys at hand, without a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.errors import ErrorKind, MailError
from app.model.security import OPENPGP, SMIME, OwnKey, StoredKey, Trust


@dataclass(frozen=True)
class FakeKeyRing:
    """Fits app.crypto.keyring.KeyRing. `locked`: no secret is to be had."""

    mine: tuple[OwnKey, ...] = ()
    others: tuple[StoredKey, ...] = ()
    locked: bool = False

    def _all(self, kind: str) -> list[StoredKey]:
        own = [replace(each.key, is_own=True, trust=Trust.VERIFIED) for each in self.mine]
        return [each for each in (*own, *self.others) if each.kind == kind]

    def openpgp(self, issuers: Sequence[str], email: str) -> Sequence[StoredKey]:
        return [each for each in self._all(OPENPGP) if email in each.emails
                or any(bytes.fromhex(issuer) in each.public for issuer in issuers)]

    def certificates(self, email: str) -> Sequence[StoredKey]:
        return [each for each in self._all(SMIME) if email in each.emails]

    def certificate(self, fingerprint: str) -> StoredKey | None:
        return next((each for each in self._all(SMIME) if each.fingerprint == fingerprint), None)

    def own(self, kind: str) -> Sequence[OwnKey]:
        if self.locked:
            raise MailError(ErrorKind.SECRET_MISSING, "The keyring is locked: unlock it and try again.")
        return [replace(each, key=replace(each.key, is_own=True)) for each in self.mine if each.key.kind == kind]


def accepted(key: StoredKey) -> StoredKey:
    return replace(key, trust=Trust.ACCEPTED)
