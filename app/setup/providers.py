"""The list of providers that comes with the program: servers by an address's domain, without asking anybody."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from typing import TypedDict

from app.model.account import DEFAULT_PORTS, DEFAULT_SMTP_PORTS, Protocol, Security, ServerSettings
from app.model.finding import Source, Suggestion
from app.paths import resource
from app.setup.person import Person
from app.setup.server_lists import ListedServer, choose, settings_of


class _Provider(TypedDict, total=False):
    name: str
    imap: list[ListedServer]
    pop3: list[ListedServer]
    smtp: list[ListedServer]


class _Directory(TypedDict):
    """resources/providers.json: domain → key of its provider, key → provider. MPL-2.0, see its `source`."""

    domains: dict[str, str]
    providers: dict[str, _Provider]


def domains() -> Iterable[str]:
    """All that are listed."""
    return _directory()["domains"].keys()


def listed(person: Person, domain: str, source: Source) -> Suggestion | None:
    """What the list says of `domain`, for this person; None where it is not listed.

    Not `certain` where the list knows only servers that do not encrypt: then it is the same names with TLS.
    """
    provider = _directory()["providers"].get(_directory()["domains"].get(domain, ""))
    if provider is None:
        return None
    imap, pop3 = choose(provider.get("imap", ()), person), choose(provider.get("pop3", ()), person)
    smtp, certain = choose(provider.get("smtp", ()), person), True
    if imap is None and pop3 is None:
        imap = _encrypted(provider.get("imap", ()), person, DEFAULT_PORTS[Protocol.IMAP, Security.TLS])
        pop3 = _encrypted(provider.get("pop3", ()), person, DEFAULT_PORTS[Protocol.POP3, Security.TLS])
        certain = False
    if smtp is None:
        smtp = _encrypted(provider.get("smtp", ()), person, DEFAULT_SMTP_PORTS[Security.TLS])
        certain = False
    return Suggestion(provider.get("name", domain), imap, pop3, smtp, certain, source)


def _encrypted(servers: Iterable[ListedServer], person: Person, port: int) -> ServerSettings | None:
    """The first one's name with TLS, which the list does not promise."""
    renamed: Iterable[ListedServer] = ({**each, "port": port, "socket": "SSL"} for each in servers)
    return next((found for each in renamed if (found := settings_of(each, person)) is not None), None)


@functools.cache
def _directory() -> _Directory:
    loaded: _Directory = json.loads(resource("providers.json").read_text("utf-8"))
    return loaded
