"""Where an account's servers are known from, and what was found there for an address."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from app.model.account import Protocol, ServerSettings
from app.quick_dataclass import dataclass


class Source(StrEnum):
    """Who told the servers; those that are asked stand in the order in which they are trusted."""

    PROVIDERS = "providers"
    """The list that comes with the program."""
    AUTOCONFIG = "autoconfig"
    """https://autoconfig.DOMAIN, a page of the domain's own."""
    WELL_KNOWN = "well-known"
    """https://DOMAIN/.well-known/autoconfig (RFC 8615)."""
    SRV = "srv"
    """Records of the domain's DNS (RFC 6186, 8314)."""
    MX = "mx"
    """The provider whose servers take the domain's mail."""
    GUESS = "guess"
    """Usual names, tried out."""
    BY_HAND = "by-hand"


ASKED: tuple[Source, ...] = tuple(each for each in Source if each is not Source.BY_HAND)


class Asking(StrEnum):
    """How far it is with one source."""

    ASKING = "asking"
    FOUND = "found"
    NOTHING = "nothing"
    """There is nothing of that kind."""
    UNUSABLE = "unusable"
    """It answered, but not in a way that may be used: not encrypted, not trusted, not as it should be."""
    LATE = "late"
    """No answer in time."""


class PasswordAdvice(StrEnum):
    """What a provider wants before its servers take a password."""

    NONE = ""
    APP_PASSWORD = "app-password"
    """One made for mail programs, at the provider's page."""
    TWO_STEPS = "two-steps"
    """As APP_PASSWORD, where a second step was set up for signing in."""
    SWITCH_ON = "switch-on"
    """IMAP and POP3 have to be switched on at the provider's page."""
    BROWSER = "browser"
    """No password at all: one signs in in the browser (OAuth)."""


@dataclass(frozen=True, slots=True)
class ServerChoice:
    """One server of a suggestion; `protocol` is None for the outgoing one."""

    protocol: Protocol | None
    settings: ServerSettings


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Servers for an address. `certain`: somebody who knows told them; otherwise names and ports are guessed.

    A server is None where the provider has none, or none that encrypts. `answered`: servers with guessed names were
    there. `outside`: hosts beyond the address's domain that nobody but unsigned DNS names: they are to be confirmed
    (RFC 6186 6). `meant`: an address at a well-known provider whose domain looks like this one's, "" for none. `oauth`
    is a key of `app/setup/oauth_providers.py` where one can sign in with the browser, else "".
    """

    provider: str
    imap: ServerSettings | None
    pop3: ServerSettings | None
    smtp: ServerSettings | None
    certain: bool
    source: Source = Source.GUESS
    oauth: str = ""
    advice: PasswordAdvice = PasswordAdvice.NONE
    app_password_url: str = ""
    """The provider's page for what `advice` asks for; "" for none."""
    outside: tuple[str, ...] = ()
    answered: bool = False
    meant: str = ""

    @property
    def choices(self) -> tuple[ServerChoice, ...]:
        """The servers that there are: IMAP, POP3, outgoing."""
        all_three = ((Protocol.IMAP, self.imap), (Protocol.POP3, self.pop3), (None, self.smtp))
        return tuple(ServerChoice(protocol, settings) for protocol, settings in all_three if settings is not None)

    @property
    def is_complete(self) -> bool:
        """Mail can be fetched and sent."""
        return self.smtp is not None and (self.imap is not None or self.pop3 is not None)

    @property
    def needs_a_look(self) -> bool:
        """The person is to look at it before a password goes there."""
        return not self.certain or not self.is_complete or bool(self.outside) or bool(self.meant)


@dataclass(frozen=True, slots=True)
class Findings:
    """`suggestions`: in order of trust, one for each source that had one; the last are the usual names at least,
    unless the address is none. `asked`: what came of each source, in the order in which they are trusted."""

    email: str
    suggestions: tuple[Suggestion, ...]
    asked: tuple[tuple[Source, Asking], ...] = ()

    @property
    def best(self) -> Suggestion | None:
        """What to offer: the most trusted one, with what it lacks from the others; that is to be looked at then."""
        if not self.suggestions:
            return None
        first = self.suggestions[0]
        if first.is_complete:
            return first
        for each in self.suggestions[1:]:
            if first.imap is None and first.pop3 is None:
                first = replace(first, imap=each.imap, pop3=each.pop3, certain=False)
            first = first if first.smtp is not None else replace(first, smtp=each.smtp, certain=False)
        return first
