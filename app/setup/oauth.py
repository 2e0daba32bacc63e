"""OAuth 2.0 for mail: the requests to a provider (RFC 6749, 7009, 7636), each by one https call of our own.

Five requests and one answer format: a library would bring an HTTP client with authorities, redirects and limits of its
own. Nothing here logs, shows or raises a code, a verifier or a token.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import secrets
import threading
from dataclasses import field, replace
from urllib.parse import quote_plus, urlencode, urlsplit

from app.backends import tls
from app.errors import ErrorKind, MailError
from app.model.account import SecretSource
from app.model.sign_in import Grant, SignInFailed, SignInTrouble
from app.quick_dataclass import dataclass
from app.secrets import PasswordStore
from app.setup import oauth_answers, oauth_discovery, oauth_providers
from app.setup.oauth_providers import Provider
from app.transport.public_https import Limits, PublicHttps, StatusRefused

_LIMITS = Limits(seconds=20.0, octets=oauth_answers.MAX_ANSWER, redirects=0)
_SECRET = frozenset({"code", "code_verifier", "refresh_token", "token"})
_FORM = "application/x-www-form-urlencoded"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What one sign-in is known by: `state` comes back by the browser, `verifier` (RFC 7636 4.1) goes to the token
    endpoint only, `nonce` comes back in an ID token."""

    state: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(64), repr=False)
    nonce: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)


def line(ca_file: str = "") -> PublicHttps:
    """To providers. Whoever sets an issuer by hand may mean a server in their own network."""
    return PublicHttps(contexts=lambda: tls.context(ca_file), may_reach=lambda _address: True)


def provider_of(source: SecretSource, https: PublicHttps) -> Provider:
    """Whom `source` names; an issuer is asked for its endpoints. Raises SignInFailed(NO_CLIENT, NO_ISSUER), and what
    the network is at fault with."""
    if oauth_providers.is_issuer(source.provider):
        return oauth_discovery.discover(source.provider, source.client, https)
    provider = oauth_providers.known().get(source.provider)
    if provider is None or not provider.is_configured:
        name = provider.name if provider else source.provider
        raise SignInFailed(SignInTrouble.NO_CLIENT, ErrorKind.USAGE,
                           f"This copy of Depesche is not registered with {name}: use a password for mail programs (an "
                           "app password), or have whoever gave you Depesche register it.")
    return provider


def page(provider: Provider, request: Request, redirect: str, email: str) -> str:
    """The URL that the person opens (RFC 6749 4.1.1, 7636 4.3)."""
    digest = hashlib.sha256(request.verifier.encode()).digest()
    fields = {"response_type": "code", "client_id": provider.client, "redirect_uri": redirect,
              "scope": " ".join(provider.scopes), "state": request.state, "login_hint": email,
              "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(), "code_challenge_method": "S256",
              **({"nonce": request.nonce} if "openid" in provider.scopes else {}), **dict(provider.extra)}
    return f"{provider.authorize}{'&' if urlsplit(provider.authorize).query else '?'}{urlencode(fields)}"


def exchange(provider: Provider, request: Request, redirect: str, code: str, https: PublicHttps) -> Grant:
    """The code for tokens (RFC 6749 4.1.3). Raises MailError."""
    body = _post(https, provider, provider.token, {
        "grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": request.verifier})
    return _granted(provider, body, request.nonce if "openid" in provider.scopes else "")


class Renewals:
    """Gets access tokens by refresh tokens, in whatever thread needs one, until it is stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lines: list[PublicHttps] = []
        self._stopped = False

    def __call__(self, source: SecretSource, refresh_token: str, ca_file: str) -> Grant:
        """RFC 6749 6. Raises MailError(SIGN_IN_NEEDED) where the provider ended the grant, CANCELLED once stopped."""
        https = line(ca_file)
        with self._lock:
            if self._stopped:
                https.stop()
            self._lines.append(https)
        try:
            provider = provider_of(source, https)
            fields = {"grant_type": "refresh_token", "refresh_token": refresh_token}
            return _granted(provider, _post(https, provider, provider.token, fields))
        finally:
            with self._lock:
                self._lines.remove(https)

    def stop(self) -> None:
        """Ends what is under way, and asks nothing any more. From any thread."""
        with self._lock:
            self._stopped = True
            lines = list(self._lines)
        for each in lines:
            each.stop()


def renew(source: SecretSource, refresh_token: str, ca_file: str) -> Grant:
    """For those that never stop it."""
    return Renewals()(source, refresh_token, ca_file)


def give_back(passwords: PasswordStore, source: SecretSource, ca_file: str) -> None:
    """Forgets a sign-in here, and has the provider forget it (RFC 7009) as well as that can be done. Never raises."""
    refresh_token = passwords.forget_grant(source)
    if not refresh_token:
        return
    try:
        https = line(ca_file)
        provider = provider_of(source, https)
        if provider.revoke:
            _post(https, provider, provider.revoke, {"token": refresh_token, "token_type_hint": "refresh_token"})
    except MailError as error:
        log.info("a sign-in was forgotten here, but not revoked: %s", error.kind)


def _granted(provider: Provider, body: bytes, nonce: str = "") -> Grant:
    given = oauth_answers.grant(body, urlsplit(provider.token).hostname or provider.token, provider.client, nonce)
    return replace(given, hosts=provider.hosts)


def _post(https: PublicHttps, provider: Provider, url: str, fields: dict[str, str]) -> bytes:
    # A public client names itself in the body (RFC 6749 3.2.1); one that was given a secret does so by Basic (2.3.1).
    sent = fields if provider.secret else {**fields, "client_id": provider.client}
    pair = f"{quote_plus(provider.client)}:{quote_plus(provider.secret)}".encode()
    try:
        return https.ask(url, method="POST", body=urlencode(sent).encode(), content_type=_FORM,
                         accept="application/json", limits=_LIMITS,
                         authorization=f"Basic {base64.b64encode(pair).decode()}" if provider.secret else "").body
    except StatusRefused as error:
        # Some servers quote what they got.
        failure = oauth_answers.failure(error.status, error.body, error.host, (
            *(each for name, each in fields.items() if name in _SECRET), provider.secret))
    # Raised out here, so that no exception with the answer in it hangs on as the context.
    raise failure

