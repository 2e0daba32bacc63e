"""What reading and writing ask of whoever keeps the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.model.security import OwnKey, StoredKey


class KeyRing(Protocol):
    """Answers from the store; may wait for the keyring where secrets are asked for."""

    def openpgp(self, issuers: Sequence[str], email: str) -> Sequence[StoredKey]:
        """OpenPGP keys that may have made a signature: by the fingerprint or id (hex) of a (sub)key, or by address."""
        ...

    def certificates(self, email: str) -> Sequence[StoredKey]:
        """S/MIME certificates of this address."""
        ...

    def certificate(self, fingerprint: str) -> StoredKey | None: ...

    def own(self, kind: str) -> Sequence[OwnKey]:
        """Every key of this kind whose secret is here. Raises MailError(SECRET_MISSING) while the keyring is locked."""
        ...
