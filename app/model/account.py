"""An account: who, by which protocol, over which servers, under which rules."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum

from app.errors import ErrorKind, MailError


class Protocol(StrEnum):
    IMAP = "imap"
    POP3 = "pop3"


class Security(StrEnum):
    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class SecretKind(StrEnum):
    KEYRING = "keyring"
    COMMAND = "command"
    SESSION = "session"


class BodyPolicy(StrEnum):
    """Which message bodies an IMAP account keeps here: `recent` is the last `body_days` days, `none` on demand."""

    ALL = "all"
    RECENT = "recent"
    NONE = "none"


DEFAULT_PORTS = {
    (Protocol.IMAP, Security.TLS): 993, (Protocol.IMAP, Security.STARTTLS): 143, (Protocol.IMAP, Security.NONE): 143,
    (Protocol.POP3, Security.TLS): 995, (Protocol.POP3, Security.STARTTLS): 110, (Protocol.POP3, Security.NONE): 110,
}
DEFAULT_SMTP_PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where to connect and as whom. `ca_file` is trusted beside the system's authorities."""

    host: str
    port: int
    security: Security
    user: str
    ca_file: str = ""

    @property
    def is_loopback(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"  # a name such as 127.0.0.1.example.org may lead anywhere


class LeaveKind(StrEnum):
    DELETE = "delete"
    DAYS = "days"
    UNTIL_DELETED = "until-deleted"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class LeaveRule:
    """When downloaded POP3 mail leaves the server. Written `delete`, `days:N`, `until-deleted`, `keep`."""

    kind: LeaveKind
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> LeaveRule:
        """Raises MailError(USAGE) for anything else than the four spellings."""
        if match := re.fullmatch(r"days:(\d{1,4})", text):
            return cls(LeaveKind.DAYS, int(match[1]))
        try:
            kind = LeaveKind(text)
        except ValueError:
            kind = LeaveKind.DAYS
        if kind is LeaveKind.DAYS:
            raise MailError(ErrorKind.USAGE,
                            f"'{text}' is no rule for leaving mail: use delete, days:N, until-deleted or keep.")
        return cls(kind)

    def __str__(self) -> str:
        return f"days:{self.days}" if self.kind is LeaveKind.DAYS else self.kind.value


@dataclass(frozen=True, slots=True)
class SecretSource:
    """Where the password comes from; never the password itself. `command` is a shell line."""

    kind: SecretKind
    command: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One configured account. `id` is 0 until stored; `name` is unique, for people and the command line."""

    id: int
    name: str
    email: str
    display_name: str
    protocol: Protocol
    incoming: ServerSettings
    outgoing: ServerSettings | None
    secret: SecretSource
    leave: LeaveRule = LeaveRule(LeaveKind.DAYS, 14)
    bodies: BodyPolicy = BodyPolicy.ALL
    body_days: int = 30
    body_budget: int = 0
    """Octets that IMAP bodies may take up here, as they are stored; 0 for no limit."""
    plaintext_consent: bool = False
    """Explicit consent to Security.NONE; honoured for loopback hosts only."""
