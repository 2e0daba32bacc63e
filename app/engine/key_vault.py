"""Secret parts of one's own keys: wrapped with a secret from the keyring, or in memory where there is none."""

from __future__ import annotations

import hashlib
import os
import threading

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import ErrorKind, MailError
from app.secrets import PasswordStore

_VERSION = b"\x01"
_NONCE = 12
_MARK = 8


class KeyVault:
    """Safe from every thread; may wait for the keyring: never to be called from Qt's."""

    def __init__(self, passwords: PasswordStore) -> None:
        self._passwords = passwords
        self._lock = threading.Lock()
        self._secret = b""
        self._session: dict[tuple[str, str], bytes] = {}

    def wrap(self, kind: str, fingerprint: str, secret: bytes) -> bytes:
        """As it may lie in the store: version, mark of the keyring's secret, nonce, AES-256-GCM bound to the key.

        Raises MailError(SECRET_MISSING) without a keyring.
        """
        under, nonce = self._under(make=True), os.urandom(_NONCE)
        return _VERSION + _mark(under) + nonce + AESGCM(under).encrypt(nonce, secret, _bound(kind, fingerprint))

    def unwrap(self, kind: str, fingerprint: str, wrapped: bytes) -> bytes:
        """Raises MailError: SECRET_MISSING where the keyring is locked or another, DAMAGED."""
        under = self._under(make=False)
        if wrapped[:1 + _MARK] != _VERSION + _mark(under):
            raise MailError(ErrorKind.SECRET_MISSING, "This private key was stored with another keyring: import it "
                            "again from its backup.")
        nonce, sealed = wrapped[1 + _MARK:1 + _MARK + _NONCE], wrapped[1 + _MARK + _NONCE:]
        try:
            return AESGCM(under).decrypt(nonce, sealed, _bound(kind, fingerprint))
        except (InvalidTag, ValueError) as error:
            raise MailError(ErrorKind.DAMAGED, "The stored private key is damaged: import it again from its backup."
                            ) from error

    def keep_for_session(self, kind: str, fingerprint: str, secret: bytes) -> None:
        with self._lock:
            self._session[kind, fingerprint] = secret

    def in_session(self, kind: str, fingerprint: str) -> bytes | None:
        with self._lock:
            return self._session.get((kind, fingerprint))

    def session_keys(self, kind: str) -> tuple[str, ...]:
        """Fingerprints of those that are kept for the session."""
        with self._lock:
            return tuple(fingerprint for each, fingerprint in self._session if each == kind)

    def _under(self, *, make: bool) -> bytes:
        with self._lock:
            if not self._secret:
                self._secret = self._passwords.key_secret(make=make)
            return self._secret


def _mark(under: bytes) -> bytes:
    return hashlib.sha256(b"depesche key mark" + under).digest()[:_MARK]


def _bound(kind: str, fingerprint: str) -> bytes:
    return f"{kind}:{fingerprint.upper()}".encode("ascii")
