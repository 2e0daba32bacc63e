"""The one error type that crosses module borders; its kind decides retry and exit code."""

from __future__ import annotations

from enum import StrEnum

from app.quick_dataclass import dataclass


class ErrorKind(StrEnum):
    """What went wrong, in terms that decide what to do next."""

    USAGE = "usage"
    LOGIN_REFUSED = "login-refused"
    SECRET_MISSING = "secret-missing"
    SIGN_IN_NEEDED = "sign-in-needed"
    HOST_UNKNOWN = "host-unknown"
    CONNECTION_REFUSED = "connection-refused"
    NETWORK = "network"
    TIMEOUT = "timeout"
    TLS_CERTIFICATE = "tls-certificate"
    TLS_FAILED = "tls-failed"
    STARTTLS_MISSING = "starttls-missing"
    WRONG_PROTOCOL = "wrong-protocol"
    PROTOCOL = "protocol"
    REFUSED = "refused"
    GONE = "gone"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too-large"
    CANCELLED = "cancelled"
    DISK_FULL = "disk-full"
    DAMAGED = "damaged"
    LOCKED = "locked"
    STORE = "store"
    STORE_LOCKED = "store-locked"
    """The mail database is encrypted, and its key is not to be had."""

    @property
    def exit_code(self) -> int:
        """The code `depeschectl` ends with (0, 2–7)."""
        return _EXIT_CODES[self]

    @property
    def is_transient(self) -> bool:
        """True where trying again later, unchanged, may succeed."""
        return self in _TRANSIENT


_EXIT_CODES = {
    ErrorKind.USAGE: 2,
    ErrorKind.LOGIN_REFUSED: 3,
    ErrorKind.SECRET_MISSING: 3,
    ErrorKind.SIGN_IN_NEEDED: 3,
    ErrorKind.HOST_UNKNOWN: 4,
    ErrorKind.CONNECTION_REFUSED: 4,
    ErrorKind.NETWORK: 4,
    ErrorKind.TIMEOUT: 4,
    ErrorKind.TLS_CERTIFICATE: 4,
    ErrorKind.TLS_FAILED: 4,
    ErrorKind.STARTTLS_MISSING: 4,
    ErrorKind.WRONG_PROTOCOL: 4,
    ErrorKind.PROTOCOL: 5,
    ErrorKind.REFUSED: 5,
    ErrorKind.GONE: 5,
    ErrorKind.UNSUPPORTED: 2,
    ErrorKind.TOO_LARGE: 5,
    ErrorKind.CANCELLED: 7,
    ErrorKind.DISK_FULL: 6,
    ErrorKind.DAMAGED: 6,
    ErrorKind.LOCKED: 6,
    ErrorKind.STORE: 6,
    ErrorKind.STORE_LOCKED: 6,
}

_TRANSIENT = frozenset({
    ErrorKind.HOST_UNKNOWN, ErrorKind.CONNECTION_REFUSED, ErrorKind.NETWORK, ErrorKind.TIMEOUT,
    ErrorKind.PROTOCOL, ErrorKind.DISK_FULL, ErrorKind.LOCKED,
})


class CertificateFlaw(StrEnum):
    """A check that a server's certificate, or its encryption, did not pass."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    SELF_SIGNED = "self-signed"
    UNKNOWN_AUTHORITY = "unknown-authority"
    WRONG_NAME = "wrong-name"
    NO_NAMES = "no-names"
    """It names no server in a subjectAltName, which alone counts (RFC 9525 4.1)."""
    REVOKED = "revoked"
    WEAK_KEY = "weak-key"
    PIN_CHANGED = "pin-changed"
    """The key is another one than the one that was accepted for this host and port."""
    OLD_TLS = "old-tls"
    """The server knows nothing newer than TLS 1.1."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a server at `host`:`port` showed, and what is wrong with it: `flaws`, the gravest first.

    Texts are the server's, freed of what could deceive the eye and cut; dates are in seconds since 1970, 0.0 where
    none can be read. `fingerprint` (of the certificate) and `pin` (of its key, as ServerSettings.pin) are SHA-256 in
    hex. All but host, port and flaws is empty where the certificate was not looked at. `expected` is the pin that was
    accepted before, on `expected_since` (a date as YYYY-MM-DD, "" if that is not known).
    """

    host: str
    port: int
    flaws: tuple[CertificateFlaw, ...] = ()
    subject: str = ""
    issuer: str = ""
    names: tuple[str, ...] = ()
    more_names: int = 0
    not_before: float = 0.0
    not_after: float = 0.0
    fingerprint: str = ""
    pin: str = ""
    key: str = ""
    chain_length: int = 0
    expected: str = ""
    expected_since: str = ""


class SecretTrouble(StrEnum):
    """Why a password is not to be had."""

    NO_KEYRING = "no-keyring"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_FAILED = "keyring-failed"
    NOTHING_STORED = "nothing-stored"
    SESSION_ENDED = "session-ended"
    COMMAND_FAILED = "command-failed"


class MailError(Exception):
    """A failure with its kind, a sentence for people, and what the server said, if it spoke.

    `detail` names what to do and never holds a secret; `server_text` is the server's own words,
    already freed of control characters and cut to 500 characters. `certificate` comes with TLS_CERTIFICATE, and with
    TLS_FAILED where the encryption is too old; `secret_trouble` with SECRET_MISSING.
    """

    def __init__(self, kind: ErrorKind, detail: str, server_text: str = "", *,
                 certificate: CertificateFacts | None = None, secret_trouble: SecretTrouble | None = None) -> None:
        super().__init__(detail)
        self.certificate = certificate
        self.secret_trouble = secret_trouble
        self.kind = kind
        self.detail = detail
        self.server_text = "".join(c if c.isprintable() else " " for c in server_text)[:500].strip()

    def __str__(self) -> str:
        return f"{self.detail} ({self.server_text})" if self.server_text else self.detail

    def to_keep(self) -> MailError:
        """The same without its traceback, which holds all that was at hand where it was raised: a whole message, a
        connection with its buffers."""
        return MailError(self.kind, self.detail, self.server_text, certificate=self.certificate,
                         secret_trouble=self.secret_trouble)


def unexpected() -> MailError:
    """For whoever waits for an answer when a fault of our own came in between; its traceback belongs into the log."""
    return MailError(ErrorKind.STORE, "Something unexpected went wrong: the log in the profile folder says more. "
                     "Try again.")
