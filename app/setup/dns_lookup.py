"""A domain's DNS: which servers it offers (SRV), and whose servers take its mail (MX). Nothing in it is signed for us.

RFC 6186 (IMAP, POP3, submission) and RFC 8314 5.1 (submission with TLS from the first octet).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import dns.exception
import dns.rdatatype
import dns.resolver

from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.finding import Source, Suggestion
from app.quick_dataclass import dataclass
from app.setup.person import Person, ascii_host, is_host, zones
from app.setup.together import together

MOST_RECORDS = 20
_SERVICES = (("imaps", Security.TLS), ("imap", Security.STARTTLS), ("pop3s", Security.TLS), ("pop3", Security.STARTTLS),
             ("submissions", Security.TLS), ("submission", Security.STARTTLS))
Resolvers = Callable[[], dns.resolver.Resolver]
"""Makes a resolver for one thread."""


@dataclass(frozen=True, slots=True)
class Target:
    """One SRV record that offers something."""

    host: str
    port: int
    priority: int
    weight: int


def system_resolver() -> dns.resolver.Resolver:
    """The system's own name servers. Raises MailError(NETWORK) where it has none."""
    try:
        return dns.resolver.Resolver()
    except (dns.exception.DNSException, OSError) as error:
        raise MailError(ErrorKind.NETWORK, "The system names no server for DNS. Check the network settings.") from error


def by_srv(person: Person, seconds: float, resolvers: Resolvers = system_resolver) -> Suggestion | None:
    """What the domain's SRV records offer; None where they offer no incoming mail. Raises MailError as `_answers`.

    TLS from the first octet goes before STARTTLS (RFC 8314 3). Hosts beyond the domain are named in `outside`.
    """
    found = together([partial(_targets, resolvers, f"_{name}._tcp.{person.domain}.", seconds) for name, _ in _SERVICES],
                     seconds + 0.5)
    servers: dict[str, ServerSettings] = {}
    for (name, security), targets in zip(_SERVICES, found, strict=True):
        if isinstance(targets, MailError):
            continue
        kind = name.rstrip("s")
        if targets and kind not in servers:
            best = _best(targets)
            servers[kind] = ServerSettings(best.host, best.port, security, person.email)
    imap, pop3, smtp = (servers.get(kind) for kind in ("imap", "pop3", "submission"))
    if imap is None and pop3 is None:
        failed = next((each for each in found if isinstance(each, MailError)), None)
        if failed is not None:
            raise failed
        return None
    outside = tuple(sorted({each.host for each in servers.values() if not person.owns(each.host)}))
    return Suggestion(person.domain, imap, pop3, smtp, True, Source.SRV, outside=outside)


def mail_zones(person: Person, seconds: float, resolvers: Resolvers = system_resolver) -> list[tuple[str, ...]]:
    """For each host that takes the domain's mail, the most preferred first, the domains above it, the one that somebody
    registered last. Without hosts of the domain itself. Raises MailError as `_answers`."""
    records = sorted(_answers(resolvers(), f"{person.domain}.", "MX", seconds), key=lambda each: int(each.preference))
    hosts = [ascii_host(each.exchange.to_text()) for each in records[:5]]
    return [found for each in hosts if is_host(each) and not person.owns(each) and (found := zones(each))]


def _targets(resolvers: Resolvers, name: str, seconds: float) -> list[Target]:
    found = []
    for each in _answers(resolvers(), name, "SRV", seconds):
        host = ascii_host(each.target.to_text())
        # A target of "." says that the service is not offered (RFC 2782).
        if is_host(host) and 0 < int(each.port) < 65_536:
            found.append(Target(host, int(each.port), int(each.priority), int(each.weight)))
    return found


def _best(targets: list[Target]) -> Target:
    """The lowest priority, and in it the heaviest: one is kept for long, so nothing is drawn by lot (RFC 2782)."""
    return min(targets, key=lambda each: (each.priority, -each.weight, each.host))


def _answers(resolver: dns.resolver.Resolver, name: str, kind: str, seconds: float) -> list[Any]:
    """At most MOST_RECORDS; none where there is no such name or record. Raises MailError(TIMEOUT, NETWORK)."""
    try:
        answer = resolver.resolve(name, kind, lifetime=seconds, search=False)
        return list(answer)[:MOST_RECORDS]
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.Timeout as error:
        raise MailError(ErrorKind.TIMEOUT, "DNS did not answer in time. Try again later.") from error
    except (dns.exception.DNSException, OSError, ValueError) as error:
        raise MailError(ErrorKind.NETWORK, "DNS refused to answer. Check the network.") from error
