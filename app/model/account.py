"""An account: who, by which protocol, over which servers, under which rules."""

from __future__ import annotations

import ipaddress
import re
from enum import StrEnum
from functools import lru_cache

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass


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
    OAUTH = "oauth"
    """Tokens in the keyring, got by signing in with the provider in the browser."""


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
    """Where to connect and as whom. `ca_file` is trusted beside the system's authorities.

    `pin`: the one key that is accepted from this host at this port, whoever vouches for it, as the SHA-256 of its
    SubjectPublicKeyInfo in hex (RFC 7469 2.4 has it in base64); "" to ask the authorities. `pin_since`: the day on
    which the person accepted it, as YYYY-MM-DD; "" if that is not known.
    """

    host: str
    port: int
    security: Security
    user: str
    ca_file: str = ""
    pin: str = ""
    pin_since: str = ""

    @property
    def is_loopback(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"  # a name such as 127.0.0.1.example.org may lead anywhere


class LeaveKind(StrEnum):
    DELETE = "delete"
    """As soon as it is stored here."""
    DAYS = "days"
    """So many days after it was downloaded."""
    UNTIL_DELETED = "until-deleted"
    """Once the person deleted the last copy here for good."""
    UNTIL_MOVED = "until-moved"
    """Once no copy is left in the Inbox here, be it moved or deleted."""
    KEEP = "keep"


_LIMIT = re.compile(r"(count|size):(\d{1,12})([KMGT]?)")


@dataclass(frozen=True, slots=True)
class LeaveRule:
    """When downloaded POP3 mail leaves the server, and how much of it may stay there at most.

    Written `delete`, `days:N`, `until-deleted`, `until-moved` or `keep`, and after it, parted by commas, `count:N`
    (messages) and `size:N` (octets; K, M, G, T are understood): `days:14,count:500,size:1G`. A limit of 0 is none.
    Beyond a limit the oldest leave first, and only what is wholly stored here.
    """

    kind: LeaveKind
    days: int = 0
    most_messages: int = 0
    most_octets: int = 0

    @classmethod
    @lru_cache(maxsize=64)
    def parse(cls, text: str) -> LeaveRule:
        """Raises MailError(USAGE) for anything that is not written as above."""
        first, *limits = text.split(",")
        most: dict[str, int] = {}
        for limit in limits:
            found = _LIMIT.fullmatch(limit)
            if found is None or found[1] in most:
                raise _no_rule(text)
            most[found[1]] = int(found[2]) << 10 * " KMGT".index(found[3] or " ")
        days = re.fullmatch(r"days:(\d{1,4})", first)
        if days is None and (first == LeaveKind.DAYS or first not in set(LeaveKind)):
            raise _no_rule(text)
        kind = LeaveKind.DAYS if days is not None else LeaveKind(first)
        return cls(kind, int(days[1]) if days is not None else 0, most.get("count", 0), most.get("size", 0))

    def __str__(self) -> str:
        words = [f"days:{self.days}" if self.kind is LeaveKind.DAYS else self.kind.value]
        words += [f"count:{self.most_messages}"] if self.most_messages else []
        words += [f"size:{self.most_octets}"] if self.most_octets else []
        return ",".join(words)


def _no_rule(text: str) -> MailError:
    return MailError(ErrorKind.USAGE, f"'{text}' is no rule for leaving mail: use delete, days:N, until-deleted, "
                     "until-moved or keep, and after it ,count:N or ,size:N for a limit.")


@dataclass(frozen=True, slots=True)
class SecretSource:
    """Where the password comes from; never the password itself. `command` is a shell line.

    OAuth: `provider` names whom the person signed in with (a key of `app/setup/oauth_providers.py`, or an issuer's URL
    that was given by hand), `client` is Depesche's name there ("" for the configured one), `identity` who signed in.
    """

    kind: SecretKind
    command: str = ""
    provider: str = ""
    client: str = ""
    identity: str = ""


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
    delete_grace: int = 0
    """POP3: seconds for which a deletion on the server that a rule asks for waits and can be cancelled; see
    `app/model/leaving.py`."""
    whole_up_to: int = 0
    """POP3: of messages with more octets only the beginning is downloaded until they are opened; 0 for no limit."""
    delivers_to: int = 0
    """POP3: the account whose Inbox takes this one's mail (a shared Inbox); 0 for its own."""
    archive_by_year: bool = True
    """Whether archived mail goes into a folder of its year below the archive."""
    plaintext_consent: bool = False
    """Explicit consent to Security.NONE; honoured for loopback hosts only."""
