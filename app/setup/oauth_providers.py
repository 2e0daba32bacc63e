"""Whom one can sign in with by OAuth 2.0: the list that comes along, and what is set on this computer."""

from __future__ import annotations

import functools
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from app.paths import oauth_clients, resource
from app.quick_dataclass import dataclass

_MAX_FILE = 1 << 20
LOOPBACK = "http://127.0.0.1:{port}/{path}"
_REDIRECT = re.compile(r"http://(?:127\.0\.0\.1|localhost):\{port\}(?:/[\w./-]*(?:\{path\})?)?", re.ASCII)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Provider:
    """Endpoints are https URLs. `client` is Depesche's name there, "" where nobody registered one; `secret` goes with
    it where a provider gives one to desktop programs, too: it is in every copy and guards nothing (RFC 8252 8.5).

    `issuer` is compared with what the browser brings back (RFC 9207), which must be there with `tells_issuer`.
    `redirect`: with {port}, and {path} where the provider lets the program choose one. `extra` goes into the request.
    """

    key: str
    name: str
    authorize: str
    token: str
    scopes: tuple[str, ...]
    client: str = ""
    secret: str = field(default="", repr=False)
    revoke: str = ""
    issuer: str = ""
    tells_issuer: bool = False
    redirect: str = LOOPBACK
    extra: tuple[tuple[str, str], ...] = ()
    domains: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()

    @property
    def is_configured(self) -> bool:
        return bool(self.client)


def known() -> Mapping[str, Provider]:
    """All providers by their key, with the names that are set on this computer."""
    return _known(oauth_clients())


def of_address(email: str) -> Provider | None:
    """By the address's domain alone."""
    domain = email.rpartition("@")[2].strip().rstrip(".").lower()
    return next((each for each in known().values() if domain in each.domains), None)


def of_host(host: str) -> Provider | None:
    """By a mail server's name: a company's own domain may be with one of them."""
    name = host.strip().rstrip(".").lower()
    return next((each for each in known().values() if name in each.hosts), None)


def is_issuer(key: str) -> bool:
    """Whether `key` is an issuer's URL, given by hand, and not one of the list."""
    return key.startswith("https://")


@functools.cache
def _known(file: Path) -> Mapping[str, Provider]:
    told = _read(resource("oauth.json"))["providers"]
    assert isinstance(told, dict)
    for key, changes in _read(file).items() if file.exists() else ():
        if isinstance(changes, dict):
            told[key] = {**told.get(key, {}), **changes}
    found = (_provider(key, fields) for key, fields in told.items())
    return {each.key: each for each in found if each is not None}


def _read(file: Path) -> dict[str, object]:
    """Empty where the file is of no use: what was set wrongly must keep nobody from their mail."""
    try:
        with file.open("rb") as opened:
            told = json.loads(opened.read(_MAX_FILE))
    except (OSError, ValueError, RecursionError) as error:
        log.warning("%s cannot be read: %s", file, type(error).__name__)
        return {}
    return told if isinstance(told, dict) else {}


def _provider(key: str, fields: dict[str, object]) -> Provider | None:
    def text(name: str, default: str = "") -> str:
        value = fields.get(name, default)
        return value.strip() if isinstance(value, str) and value.isprintable() else default

    def texts(name: str) -> list[str]:
        value = fields.get(name)
        return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []

    extra = fields.get("extra")
    urls = {name: text(name) for name in ("authorize", "token", "revoke", "issuer")}
    redirect = text("redirect", LOOPBACK)
    if (any(url and not url.startswith("https://") for url in urls.values()) or not urls["authorize"]
            or not urls["token"] or not _REDIRECT.fullmatch(redirect)):
        log.warning("the OAuth provider %s has no usable addresses", key)
        return None
    return Provider(
        key, text("name", key), urls["authorize"], urls["token"], tuple(texts("scopes")), text("client"),
        text("secret"), urls["revoke"], urls["issuer"], fields.get("tells_issuer") is True, redirect,
        tuple((name, value) for name, value in extra.items() if isinstance(name, str) and isinstance(value, str))
        if isinstance(extra, dict) else (),
        frozenset(each.lower() for each in texts("domains")), frozenset(each.lower() for each in texts("hosts")))
