"""The one error type that crosses module borders; its kind decides retry and exit code."""

from __future__ import annotations

from enum import StrEnum


class ErrorKind(StrEnum):
    """What went wrong, in terms that decide what to do next."""

    USAGE = "usage"
    LOGIN_REFUSED = "login-refused"
    SECRET_MISSING = "secret-missing"
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
}

_TRANSIENT = frozenset({
    ErrorKind.HOST_UNKNOWN, ErrorKind.CONNECTION_REFUSED, ErrorKind.NETWORK, ErrorKind.TIMEOUT,
    ErrorKind.PROTOCOL, ErrorKind.DISK_FULL, ErrorKind.LOCKED,
})


class MailError(Exception):
    """A failure with its kind, a sentence for people, and what the server said, if it spoke.

    `detail` names what to do and never holds a secret; `server_text` is the server's own words,
    already freed of control characters and cut to 500 characters.
    """

    def __init__(self, kind: ErrorKind, detail: str, server_text: str = "") -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.server_text = "".join(c if c.isprintable() else " " for c in server_text)[:500].strip()

    def __str__(self) -> str:
        return f"{self.detail} ({self.server_text})" if self.server_text else self.detail


def unexpected() -> MailError:
    """For whoever waits for an answer when a fault of our own came in between; its traceback belongs into the log."""
    return MailError(ErrorKind.STORE, "Something unexpected went wrong: the log in the profile folder says more. "
                     "Try again.")
