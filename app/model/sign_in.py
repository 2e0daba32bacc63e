"""Signing in with a provider (OAuth 2.0): the token that serves as a password, and what the browser shows after it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass


class AccessToken(str):
    """An OAuth 2.0 access token in a password's place: a login says it by OAUTHBEARER or XOAUTH2 (RFC 7628).

    `renewed` gives another one after a server refused this one; None where that would be no use, because this one is
    new. It may ask the provider, and raises MailError. `hosts`: the only mail servers that may see it (RFC 9700 4.9),
    empty where nobody knows which are the provider's.
    """

    __slots__ = ("hosts", "renewed")
    renewed: Callable[[], AccessToken | None]
    hosts: frozenset[str]

    def __new__(cls, text: str, renewed: Callable[[], AccessToken | None] = lambda: None,
                hosts: frozenset[str] = frozenset()) -> AccessToken:
        token = super().__new__(cls, text)
        token.renewed, token.hosts = renewed, hosts
        return token

    def is_for(self, host: str) -> bool:
        return not self.hosts or host.rstrip(".").lower() in self.hosts

    def __repr__(self) -> str:
        return "AccessToken(…)"


@dataclass(frozen=True, slots=True)
class BrowserWords:
    """What stands in the browser once the person comes back from the provider, in their language (a BCP 47 tag)."""

    title: str = "Depesche"
    done: str = "Depesche has the answer and goes on."
    refused: str = "The sign-in was not allowed. Depesche tells what can be done."
    close: str = "You can close this window."
    language: str = "en"
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Grant:
    """What a provider gives: an access token for `seconds`, a refresh token ("" where there is none, or the old one
    goes on), and who signed in ("" where it does not tell). `hosts` as of AccessToken."""

    access: str
    seconds: float
    refresh: str = ""
    identity: str = ""
    hosts: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Grant(seconds={self.seconds:.0f})"


class SignInTrouble(StrEnum):
    """Why a sign-in with a provider came to nothing; a front end has words for each."""

    DENIED = "denied"
    """The person, or whoever rules the account, said no in the browser."""
    NO_ANSWER = "no-answer"
    NO_CLIENT = "no-client"
    """Depesche has no name with this provider: its distributor has to register one."""
    CLIENT_REFUSED = "client-refused"
    """The provider does not accept Depesche's name, or what it asks for."""
    NO_ISSUER = "no-issuer"
    """At this address nobody offers such a sign-in."""
    FORGED = "forged"
    """An answer that is not the provider's own."""
    FLOODED = "flooded"
    """Another program sent so many requests that waiting made no sense."""
    PROVIDER = "provider"
    """The provider's own fault, in its words."""


class SignInFailed(MailError):
    """A MailError whose `trouble` a front end has words for."""

    def __init__(self, trouble: SignInTrouble, kind: ErrorKind, detail: str, server_text: str = "") -> None:
        super().__init__(kind, detail, server_text)
        self.trouble = trouble
