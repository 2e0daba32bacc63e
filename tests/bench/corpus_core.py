"""A message opened as a reader's thread does it, with no key at hand."""

from __future__ import annotations

from collections.abc import Sequence

from app.crypto import reading
from app.engine.opened_view import opened_view
from app.model.security import OwnKey, StoredKey


class NoKeys:
    """A ring without a key: signatures are looked at, nothing is decrypted."""

    def openpgp(self, issuers: Sequence[str], email: str) -> Sequence[StoredKey]:
        return ()

    def certificates(self, email: str) -> Sequence[StoredKey]:
        return ()

    def certificate(self, fingerprint: str) -> StoredKey | None:
        return None

    def own(self, kind: str) -> Sequence[OwnKey]:
        return ()


def core(raw: bytes) -> str:
    """As a reader's thread does it."""
    shown = opened_view(0, reading.open_message(raw, NoKeys()))
    return "source" if any("its source is shown" in each for each in shown.warnings) else "opened"
