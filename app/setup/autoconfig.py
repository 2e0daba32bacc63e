"""Server settings for a mail address: what is known of large providers, else a guess. Offline."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import TypedDict

from app.model.account import DEFAULT_PORTS, DEFAULT_SMTP_PORTS, Protocol, Security, ServerSettings
from app.paths import resource

_SECURITY = {"SSL": Security.TLS, "STARTTLS": Security.STARTTLS}


class _Server(TypedDict, total=False):
    host: str
    port: int
    socket: str
    auth: list[str]
    user: str


class _Provider(TypedDict, total=False):
    name: str
    imap: list[_Server]
    pop3: list[_Server]
    smtp: list[_Server]


class _Directory(TypedDict):
    """resources/providers.json: domain → key of its provider, key → provider. MPL-2.0, see its `source`."""

    domains: dict[str, str]
    providers: dict[str, _Provider]


@dataclass(frozen=True, slots=True)
class ServerChoice:
    """One server of a suggestion; `protocol` is None for the outgoing one."""

    protocol: Protocol | None
    settings: ServerSettings


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Servers for an address. `certain`: the provider is known; otherwise names and ports are guessed.

    A server is None where the provider has none, or none that encrypts.
    """

    provider: str
    imap: ServerSettings | None
    pop3: ServerSettings | None
    smtp: ServerSettings | None
    certain: bool

    @property
    def choices(self) -> tuple[ServerChoice, ...]:
        """The servers that there are: IMAP, POP3, outgoing."""
        all_three = ((Protocol.IMAP, self.imap), (Protocol.POP3, self.pop3), (None, self.smtp))
        return tuple(ServerChoice(protocol, settings) for protocol, settings in all_three if settings is not None)


def suggest(email: str) -> Suggestion:
    """Settings for the address; no servers at all if it has no domain. Fast, and asks no network."""
    email = email.strip()
    local, _, domain = email.rpartition("@")
    domain = _ascii(domain.rstrip(".").lower())
    if not local or "." not in domain or any(c.isspace() or not c.isprintable() for c in email):
        return Suggestion("", None, None, None, False)
    directory = _directory()
    provider = directory["providers"].get(directory["domains"].get(domain, ""))
    if provider is None:
        return _guess(email, domain)
    return Suggestion(
        provider.get("name", domain), _choose(provider.get("imap"), email), _choose(provider.get("pop3"), email),
        _choose(provider.get("smtp"), email), True)


def _choose(servers: list[_Server] | None, email: str) -> ServerSettings | None:
    """The best of those that encrypt: with a login by password, then with TLS from the first octet."""
    usable = [server for server in servers or [] if server.get("socket") in _SECURITY]
    if not usable:
        return None
    best = min(usable, key=lambda server: (set(server.get("auth", ())) == {"OAuth2"}, server["socket"] != "SSL"))
    return ServerSettings(_fill(best["host"], email), best["port"], _SECURITY[best["socket"]],
                          _fill(best.get("user", ""), email))


def _guess(email: str, domain: str) -> Suggestion:
    tls = Security.TLS
    return Suggestion(
        domain,
        ServerSettings(f"imap.{domain}", DEFAULT_PORTS[Protocol.IMAP, tls], tls, email),
        ServerSettings(f"pop.{domain}", DEFAULT_PORTS[Protocol.POP3, tls], tls, email),
        ServerSettings(f"smtp.{domain}", DEFAULT_SMTP_PORTS[tls], tls, email), False)


def _fill(text: str, email: str) -> str:
    local, _, domain = email.rpartition("@")
    return text.replace("%EMAILADDRESS%", email).replace("%EMAILLOCALPART%", local).replace(
        "%EMAILDOMAIN%", domain)


def _ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


@functools.cache
def _directory() -> _Directory:
    loaded: _Directory = json.loads(resource("providers.json").read_text("utf-8"))
    return loaded
