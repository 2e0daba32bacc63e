"""An issuer's endpoints, by its own word (OpenID Connect Discovery 4, RFC 8414): for mail servers of one's own."""

from __future__ import annotations

import contextlib
import functools
import json
from urllib.parse import urlsplit, urlunsplit

from app.errors import ErrorKind, MailError
from app.model.sign_in import SignInFailed, SignInTrouble
from app.setup.oauth_providers import Provider
from app.transport.https_target import parse
from app.transport.public_https import Limits, PublicHttps

_LIMITS = Limits(seconds=15.0, octets=256 * 1024, redirects=0)
_SCOPES = ("openid", "email", "offline_access")
_KEPT: dict[tuple[str, str], Provider] = {}
"""Asked once in a run of the program; assignments to a dict are safe from every thread."""


def discover(issuer: str, client: str, https: PublicHttps) -> Provider:
    """Raises SignInFailed(NO_ISSUER, NO_CLIENT), USAGE for what is no address, or what the network is at fault with."""
    if not client:
        raise SignInFailed(SignInTrouble.NO_CLIENT, ErrorKind.USAGE,
                           f"A client id for {issuer} is missing: whoever runs it can tell it.")
    if (issuer, client) not in _KEPT:
        _KEPT[issuer, client] = _asked(issuer.rstrip("/"), client, https)
    return _KEPT[issuer, client]


def _asked(issuer: str, client: str, https: PublicHttps) -> Provider:
    parse(issuer)
    parts = urlsplit(issuer)
    places = (f"{issuer}/.well-known/openid-configuration",
              urlunsplit((parts.scheme, parts.netloc, f"/.well-known/oauth-authorization-server{parts.path}", "", "")))
    for place in places:
        try:
            told = json.loads(https.ask(place, accept="application/json", limits=_LIMITS).body)
        except MailError as error:
            if error.kind is not ErrorKind.REFUSED:
                raise
        except (ValueError, RecursionError):
            continue
        else:
            if isinstance(told, dict) and (provider := _provider(told, issuer, client)) is not None:
                return provider
    raise SignInFailed(SignInTrouble.NO_ISSUER, ErrorKind.UNSUPPORTED,
                       f"{issuer} does not say how one signs in there (OpenID Connect Discovery). Check the address, "
                       "or ask whoever runs it.")


def _provider(told: dict[str, object], issuer: str, client: str) -> Provider | None:
    """None for what speaks of another issuer, has no https endpoints, or does without PKCE's S256."""
    def url(name: str) -> str:
        value = told.get(name)
        with contextlib.suppress(MailError):
            return parse(value).url if isinstance(value, str) and value.isprintable() else ""
        return ""

    has = functools.partial(_supports, told)
    if url("issuer").rstrip("/") != issuer or not url("authorization_endpoint") or not url("token_endpoint"):
        return None
    if not has("code_challenge_methods_supported", "S256"):
        return None
    scopes = tuple(each for each in _SCOPES if has("scopes_supported", each))
    return Provider(
        issuer, urlsplit(issuer).hostname or issuer, url("authorization_endpoint"), url("token_endpoint"), scopes,
        client, revoke=url("revocation_endpoint"), issuer=url("issuer"),
        tells_issuer=told.get("authorization_response_iss_parameter_supported") is True)


def _supports(told: dict[str, object], name: str, value: str) -> bool:
    """True as well where the issuer says nothing about it."""
    listed = told.get(name)
    return value in listed if isinstance(listed, list) else True
