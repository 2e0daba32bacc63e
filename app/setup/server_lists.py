"""Servers as lists and configuration files name them, and the choice of the best that encrypts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from app.model.account import Security, ServerSettings
from app.setup.person import Person, ascii_host, is_host, is_user

_SECURITY = {"SSL": Security.TLS, "TLS": Security.TLS, "STARTTLS": Security.STARTTLS}
OAUTH = "OAuth2"


class ListedServer(TypedDict, total=False):
    """As in Mozilla's format; `host` and `user` may hold placeholders. Nothing of it is trusted."""

    host: str
    port: int
    socket: str
    auth: list[str]
    user: str


def wants_browser(server: ListedServer) -> bool:
    """It takes no password: one signs in with OAuth."""
    return set(server.get("auth", ())) == {OAUTH}


def choose(servers: Sequence[ListedServer], person: Person) -> ServerSettings | None:
    """The best of those that encrypt: with a login by password, then with TLS from the first octet."""
    usable = [(server, settings) for server in servers if (settings := settings_of(server, person)) is not None]
    if not usable:
        return None
    return min(usable, key=lambda each: (wants_browser(each[0]), each[1].security is not Security.TLS))[1]


def settings_of(server: ListedServer, person: Person) -> ServerSettings | None:
    """None where it does not encrypt, or names what is no host, port or user."""
    security = _SECURITY.get(server.get("socket", "").upper())
    host = ascii_host(person.fill(server.get("host", "")))
    user = person.fill(server.get("user", "") or "%EMAILADDRESS%")
    if security is None or not is_host(host) or not 0 < server.get("port", 0) < 65_536 or not is_user(user):
        return None
    return ServerSettings(host, server["port"], security, user)
