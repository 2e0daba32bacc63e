"""The usual names of a domain's servers, tried out all at once."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Sequence
from functools import partial

from app.errors import ErrorKind, MailError
from app.model.account import DEFAULT_PORTS, DEFAULT_SMTP_PORTS, Protocol, Security, ServerSettings
from app.model.finding import Source, Suggestion
from app.quick_dataclass import dataclass
from app.setup.greeting import Trust, greets
from app.setup.person import Person
from app.setup.together import together
from app.transport.public_addresses import LookUp

LIMIT = 4.0
"""Seconds for all: a port behind a silent firewall is never one that a person is sent to."""

_NAMES: dict[Protocol | None, tuple[str, ...]] = {
    Protocol.IMAP: ("imap.", "mail.", ""), Protocol.POP3: ("pop.", "pop3.", "mail.", ""), None: ("smtp.", "mail.", "")}


@dataclass(frozen=True, slots=True)
class Candidate:
    """`protocol` None is SMTP."""

    protocol: Protocol | None
    host: str
    port: int
    security: Security


def candidates(person: Person) -> list[Candidate]:
    """The likeliest first; TLS from the first octet before STARTTLS."""
    return [Candidate(protocol, f"{prefix}{person.domain}", _port(protocol, security), security)
            for protocol, prefixes in _NAMES.items() for security in (Security.TLS, Security.STARTTLS)
            for prefix in prefixes]


def by_names(person: Person, seconds: float, contexts: Callable[[], ssl.SSLContext],
             look_up: LookUp) -> Suggestion | None:
    """Servers that answer at those names; None where nobody does. Raises MailError(TIMEOUT) if that is all silence."""
    seconds = min(seconds, LIMIT)
    ends = time.monotonic() + seconds
    tried = candidates(person)
    found = together([partial(greets, each.protocol, each.host, each.port, each.security, ends, contexts(), look_up)
                      for each in tried], seconds + 0.2)
    imap, pop3, smtp = (_best(protocol, tried, found, person) for protocol in (Protocol.IMAP, Protocol.POP3, None))
    if imap is None and pop3 is None:
        if any(isinstance(each, MailError) and each.kind is ErrorKind.TIMEOUT for each in found):
            raise MailError(ErrorKind.TIMEOUT, "No answer came in time. Try again later.")
        return None
    return Suggestion(person.domain, imap, pop3, smtp, False, Source.GUESS, answered=True)


def _best(protocol: Protocol | None, tried: Sequence[Candidate], found: Sequence[Trust | MailError],
          person: Person) -> ServerSettings | None:
    there = [(trust.value, number, each) for number, (each, trust) in enumerate(zip(tried, found, strict=True))
             if each.protocol is protocol and isinstance(trust, Trust)]
    if not there:
        return None
    best = min(there)[2]
    return ServerSettings(best.host, best.port, best.security, person.email)


def _port(protocol: Protocol | None, security: Security) -> int:
    return DEFAULT_SMTP_PORTS[security] if protocol is None else DEFAULT_PORTS[protocol, security]
