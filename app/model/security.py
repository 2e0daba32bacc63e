"""OpenPGP and S/MIME: what is known of a message's protection, and of keys."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from app.model.findings import Finding
from app.quick_dataclass import dataclass

OPENPGP, SMIME = "openpgp", "smime"
HIDDEN_SUBJECTS = ("[...]", "...")
"""What stands outside of a message whose subject is encrypted: by RFC 9788, and as older programs write it."""


class Trust(StrEnum):
    """What the person thinks of a key. NONE: it came with a message, or was imported without a word."""

    NONE = ""
    ACCEPTED = "accepted"
    VERIFIED = "verified"
    """Its fingerprint was compared with the owner's."""
    REFUSED = "refused"


class Encryption(StrEnum):
    """NONE: was not encrypted. All others but DECRYPTED mean that nothing of the content is known."""

    NONE = ""
    DECRYPTED = "decrypted"
    NO_KEY = "no-key"
    LOCKED = "locked"
    """The key is here, but the keyring that guards it does not answer."""
    DAMAGED = "damaged"
    NO_INTEGRITY = "no-integrity"
    """Without protection against changes (OpenPGP without MDC): opening it would be unsafe, so it is not done."""
    UNSUPPORTED = "unsupported"
    APART = "apart"
    """A part of the message that is opened on its own, never beside the others."""


class Signature(StrEnum):
    """GOOD alone speaks for the sender; VALID is right in itself, but the person has not accepted its key yet."""

    NONE = ""
    GOOD = "good"
    VALID = "valid"
    OTHER_SENDER = "other-sender"
    """Right in itself, but the key does not belong to the address in From."""
    BROKEN = "broken"
    UNKNOWN_KEY = "unknown-key"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REFUSED = "refused"
    """The person refused the key."""
    WEAK = "weak"
    """Made with an algorithm that can be forged (SHA-1, MD5, short RSA)."""
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Verdict:
    """On one part. `part` is its section ("" for the whole message); `signer` a user id or a certificate's name.

    `fingerprint`: of the primary key or the certificate, upper-case hex. `issuer`: the key id that an unknown
    signer named. `signed_at`: seconds since the epoch, as the signer says. `covers_all`: nothing else of the body is
    shown beside what it covers. `told` is what the library or the keyring said to `reason`, in English.
    """

    part: str
    kind: str
    encryption: Encryption = Encryption.NONE
    signature: Signature = Signature.NONE
    covers_all: bool = True
    signer: str = ""
    fingerprint: str = ""
    issuer: str = ""
    emails: tuple[str, ...] = ()
    trust: Trust = Trust.NONE
    own: bool = False
    """The signer's secret key is here."""
    vouched: str = ""
    """S/MIME: the authority that vouches for the certificate, "" for none that this system knows."""
    signed_at: float | None = None
    algorithm: str = ""
    subject_covered: bool = False
    reason: Finding = Finding.NONE
    told: str = ""

    @property
    def why(self) -> str:
        """In English, for logs and depeschectl."""
        return f"{self.reason.removesuffix('.')}: {self.told}" if self.told else str(self.reason)

    @property
    def is_good(self) -> bool:
        """The one case that may be drawn in green."""
        return self.signature is Signature.GOOD and self.covers_all and self.encryption in (
            Encryption.NONE, Encryption.DECRYPTED)


@dataclass(frozen=True, slots=True)
class StoredKey:
    """An OpenPGP key (`public`: packets) or a certificate (`public`: DER; `chain`: PEM). Times in seconds since the
    epoch, `expires` 0 for never. `is_own`: its secret is here."""

    kind: str
    fingerprint: str
    name: str
    emails: tuple[str, ...]
    public: bytes
    chain: bytes = b""
    created: float = 0.0
    expires: float = 0.0
    trust: Trust = Trust.NONE
    source: str = ""
    is_own: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key with its secret: transferable secret key packets (RFC 9580 10.2), or PKCS #8 in DER."""

    key: StoredKey
    secret: bytes

    def __repr__(self) -> str:
        return f"OwnKey({self.key.fingerprint})"


@dataclass(frozen=True, slots=True)
class Protection:
    """What is to be done to a message that is sent or saved."""

    kind: str
    sign: bool = False
    encrypt: bool = False


class Recommendation(StrEnum):
    """Autocrypt Level 1, 2.4, for all recipients together."""

    DISABLE = "disable"
    DISCOURAGE = "discourage"
    AVAILABLE = "available"
    ENCRYPT = "encrypt"


@dataclass(frozen=True, slots=True)
class KeysFor:
    """What the composer is told: which recipients a kind has keys for, and whether the sender has one of its own."""

    kind: str
    own: str = ""
    """Fingerprint of the sender's key, "" for none."""
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    recommendation: Recommendation = Recommendation.DISABLE


@dataclass(frozen=True, slots=True)
class KeysImported:
    """What a file or an attachment held. `own`: with their secret. `kept_for_session`: no keyring guards those, so they
    are gone when the program ends."""

    others: tuple[StoredKey, ...]
    own: tuple[StoredKey, ...] = ()
    kept_for_session: bool = False


@dataclass(frozen=True, slots=True)
class KeyExported:
    path: Path
