"""Server settings for a mail address without asking anybody: what is listed, else the usual names."""

from __future__ import annotations

from app.model.account import DEFAULT_PORTS, DEFAULT_SMTP_PORTS, Protocol, Security, ServerSettings
from app.model.finding import Source, Suggestion
from app.setup.password_advice import advised
from app.setup.person import Person
from app.setup.providers import listed


def suggest(email: str) -> Suggestion:
    """Settings for the address; no servers at all if it has no domain. Fast, and asks no network."""
    person = Person.parse(email)
    if person is None:
        return Suggestion("", None, None, None, False)
    return advised(listed(person, person.domain, Source.PROVIDERS) or usual(person))


def usual_of(email: str) -> Suggestion:
    """The usual names alone, whatever is listed; no servers if it has no domain."""
    person = Person.parse(email)
    return Suggestion("", None, None, None, False) if person is None else usual(person)


def usual(person: Person) -> Suggestion:
    """What the servers of a domain are called most often."""
    domain, tls = person.domain, Security.TLS
    return Suggestion(
        domain,
        ServerSettings(f"imap.{domain}", DEFAULT_PORTS[Protocol.IMAP, tls], tls, person.email),
        ServerSettings(f"pop.{domain}", DEFAULT_PORTS[Protocol.POP3, tls], tls, person.email),
        ServerSettings(f"smtp.{domain}", DEFAULT_SMTP_PORTS[tls], tls, person.email), False, Source.GUESS)
