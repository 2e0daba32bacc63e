"""A domain asked for its servers by https: never by http, with its certificate checked, and without the address.

Only the domain goes out. A server that says 400 for lack of the address is asked once more with it, and only where it
is the domain's own, which learns the address anyway when one signs in; whoever holds a mistyped domain and answers
everything learns no name.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, urlsplit

from app.errors import ErrorKind, MailError
from app.model.finding import Source, Suggestion
from app.setup.autoconfig_xml import MOST_OCTETS, read
from app.setup.person import Person
from app.transport.public_addresses import LookUp, is_public
from app.transport.public_https import Limits, PublicHttps, StatusRefused

REDIRECTS = 3
_BAD_REQUEST = 400
Opener = Callable[[Callable[[str], bool]], PublicHttps]
"""Makes an https client that reaches the addresses for which this says so."""


def opener(contexts: Callable[[], ssl.SSLContext], look_up: LookUp | None = None) -> Opener:
    """Connections that ask by these certificates; `look_up` in place of the system's resolver."""
    return lambda may_reach: PublicHttps(contexts=contexts, may_reach=may_reach, look_up=look_up)


class _Way:
    """Which addresses may follow each other: from the public internet no redirect leads into a home or this computer.

    A domain whose servers are in the person's own network is as good as any: the person typed it.
    """

    def __init__(self) -> None:
        self._was_public = False

    def may_reach(self, address: str) -> bool:
        self._was_public = self._was_public or is_public(address)
        return is_public(address) or not self._was_public


class ConfigPage:
    """One page of one domain; `stop` from any thread ends the question."""

    def __init__(self, source: Source, open_https: Opener) -> None:
        self._source = source
        self._https = open_https(_Way().may_reach)

    def stop(self) -> None:
        self._https.stop()

    def ask(self, person: Person, domain: str, seconds: float) -> Suggestion | None:
        """None where the domain has no such page. Raises MailError for one that cannot be had or used."""
        try:
            octets = self._ask_twice(_url(self._source, domain), person, domain, seconds)
        except StatusRefused as error:
            if 400 <= error.status < 500:
                return None
            raise
        except MailError as error:
            if error.kind in (ErrorKind.HOST_UNKNOWN, ErrorKind.NETWORK):
                return None
            raise
        found = read(octets, person, self._source)
        if found is None or domain == person.domain:
            return found
        hosts = {each.settings.host for each in found.choices}
        return replace(found, source=Source.MX, outside=tuple(sorted(each for each in hosts if not person.owns(each))))

    def _ask_twice(self, url: str, person: Person, domain: str, seconds: float) -> bytes:
        try:
            return self._get(url, seconds)
        except StatusRefused as error:
            if error.status != _BAD_REQUEST or domain != person.domain or urlsplit(url).hostname != error.host:
                raise
        return self._get(f"{url}?emailaddress={quote(person.email, safe='@')}", seconds)

    def _get(self, url: str, seconds: float) -> bytes:
        return self._https.ask(url, accept="application/xml, text/xml", limits=Limits(
            seconds=seconds, octets=MOST_OCTETS, redirects=REDIRECTS)).body


def _url(source: Source, domain: str) -> str:
    if source is Source.WELL_KNOWN:
        return f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml"
    return f"https://autoconfig.{domain}/mail/config-v1.1.xml"
