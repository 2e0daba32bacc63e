"""Logging in with an OAuth 2.0 access token: what SASL says (RFC 7628), and one more try with another token."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from typing import TypeVar

from app.errors import ErrorKind, MailError
from app.model.account import ServerSettings
from app.model.sign_in import AccessToken
from app.quick_dataclass import dataclass

MAX_AT_ONCE = 7_000
"""Octets of a response that goes along with its command: some servers end a line at 8,000."""
_MAX_CHALLENGE = 8_192

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mechanism:
    """`response` and `dummy` in base64; the dummy answers a challenge that tells of a failure (RFC 7628 3.2.3)."""

    name: str
    response: str
    dummy: str

    def __repr__(self) -> str:
        return f"Mechanism({self.name})"


def mechanisms(offered: Iterable[str], settings: ServerSettings, token: str) -> list[Mechanism]:
    """Those offered, best first: OAUTHBEARER (RFC 7628), and XOAUTH2, which came before it.

    Raises MailError(USAGE) for a server that is not the provider's: with the token it could read all of the mail there.
    """
    if isinstance(token, AccessToken) and not token.is_for(settings.host):
        raise MailError(ErrorKind.USAGE, f"This sign-in is for the provider's own mail servers and is not shown to "
                        f"{settings.host}. Enter one of those, or log in there with a password.")
    known = {each.upper() for each in offered}
    user = settings.user.replace("=", "=3D").replace(",", "=2C")
    bearer = encoded(f"n,a={user},\1host={settings.host}\1port={settings.port}\1auth=Bearer {token}\1\1")
    both = (Mechanism("OAUTHBEARER", bearer, "AQ=="),
            Mechanism("XOAUTH2", encoded(f"user={settings.user}\1auth=Bearer {token}\1\1"), ""))
    return [each for each in both if each.name in known]


def encoded(text: str) -> str:
    """SASL's form on a line (RFC 4648 4)."""
    return base64.b64encode(text.encode()).decode("ascii")


def failure(challenge: str) -> str:
    """The status out of a challenge that tells of a failure (RFC 7628 3.2.2), "" where it is something else."""
    try:
        told = json.loads(base64.b64decode(challenge[:_MAX_CHALLENGE]))
    except (binascii.Error, ValueError, RecursionError):
        return ""
    words = [told.get(key) for key in ("status", "scope")] if isinstance(told, dict) else []
    return ", ".join(each for each in words if isinstance(each, str) and each)


def without(said: str, secrets: Iterable[str]) -> str:
    """A server's words without what it was told: some servers quote what they got, in whatever form."""
    for form in secrets:
        for text in (form, form.rstrip("=")):
            said = said.replace(text, "…") if text else said
    return said


def no_mechanism(host: str) -> MailError:
    """UNSUPPORTED: nothing of the token is told to that server."""
    return MailError(ErrorKind.UNSUPPORTED, f"{host} offers no login with a token that Depesche knows. Check the "
                     "encryption chosen, or use a password (some providers want an app password).")


def logged_in(password: Callable[[], str], settings: ServerSettings, attempt: Callable[[Callable[[], str]], T]) -> T:
    """`attempt` connects and logs in with what it asks for. Where the server refuses a token that is not new, once more
    with another one; where it refuses a new one, MailError(SIGN_IN_NEEDED).

    Some servers tell of an ended token as of a trouble that passes (Dovecot 2.3, where its provider answers 401), so
    that is tried with another one, too.
    """
    given: list[str] = []

    def ask() -> str:
        given.append(password())
        return given[-1]

    try:
        return attempt(ask)
    except MailError as error:
        refused = error
    token = given[-1] if given else None
    if not isinstance(token, AccessToken) or not (refused.kind is ErrorKind.LOGIN_REFUSED or _passes(refused)):
        raise refused
    another = token.renewed()
    if another is not None:
        try:
            return attempt(lambda: another)
        except MailError as error:
            refused = error
    if refused.kind is not ErrorKind.LOGIN_REFUSED:
        raise refused
    raise MailError(ErrorKind.SIGN_IN_NEEDED,
                    f"{settings.host} does not accept the sign-in for {settings.user}. Sign in again as the owner of "
                    "this mailbox; the provider's settings may have to allow mail programs.", refused.server_text)


def _passes(error: MailError) -> bool:
    """The server said so itself; a line that broke says nothing of the token."""
    return error.kind is ErrorKind.NETWORK and bool(error.server_text)
