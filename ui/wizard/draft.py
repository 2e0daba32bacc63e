"""What the wizard has gathered so far. No Qt: pages write it, `account()` makes the model's Account of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.account import (
    DEFAULT_PORTS,
    DEFAULT_SMTP_PORTS,
    Account,
    BodyPolicy,
    LeaveKind,
    LeaveRule,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
    ServerSettings,
)
from app.setup.autoconfig import Suggestion, suggest

WINDOW_GRACE = 600
"""Seconds for which deletions on the server wait in accounts that the window makes: whoever sees them can stop them."""


@dataclass
class AccountDraft:
    """An account in the making. `incoming` and `outgoing` are None until they were suggested or typed."""

    display_name: str = ""
    email: str = ""
    password: str = ""
    remember: bool = True
    protocol: Protocol = Protocol.IMAP
    incoming: ServerSettings | None = None
    outgoing: ServerSettings | None = None
    plaintext_consent: bool = False
    name: str = ""
    leave: LeaveRule = field(default_factory=lambda: LeaveRule(LeaveKind.DAYS, 14))
    bodies: BodyPolicy = BodyPolicy.ALL
    body_days: int = 30
    body_budget: int = 0
    taken_names: frozenset[str] = frozenset()
    suggestion: Suggestion | None = None
    _suggested_for: tuple[str, Protocol] | None = field(default=None, repr=False)

    def suggest_servers(self) -> None:
        """Fill the servers in from the address, unless they were for this address and protocol already."""
        if self._suggested_for == (self.email, self.protocol):
            return
        self._suggested_for = (self.email, self.protocol)
        found = suggest(self.email)
        self.suggestion = found
        domain = self.email.rpartition("@")[2]
        if self.protocol is Protocol.IMAP:
            self.incoming = found.imap or self._guess(f"imap.{domain}")
        else:
            self.incoming = found.pop3 or self._guess(f"pop.{domain}")
        self.outgoing = found.smtp or ServerSettings(
            f"smtp.{domain}", DEFAULT_SMTP_PORTS[Security.TLS], Security.TLS, self.email)
        self.plaintext_consent = False

    @property
    def knows_provider(self) -> bool:
        """True where the servers come from the list of providers, for this protocol."""
        found = self.suggestion
        return found is not None and found.certain and (
            found.imap if self.protocol is Protocol.IMAP else found.pop3) is not None

    def suggest_name(self) -> str:
        """A name for the account that no other has: the provider's, else the domain, numbered where need be."""
        provider = self.suggestion.provider if self.suggestion and self.suggestion.certain else ""
        base = provider or self.email.rpartition("@")[2] or self.email
        if base not in self.taken_names:
            return base
        if self.email not in self.taken_names:
            return self.email
        return next(name for n in range(2, 1000) if (name := f"{self.email} {n}") not in self.taken_names)

    def account(self) -> Account:
        """The account as far as it is known; its id is 0 until it is stored."""
        assert self.incoming is not None
        return Account(
            id=0, name=self.name or self.suggest_name(), email=self.email, display_name=self.display_name,
            protocol=self.protocol, incoming=self.incoming, outgoing=self.outgoing,
            secret=SecretSource(SecretKind.KEYRING if self.remember else SecretKind.SESSION),
            leave=self.leave, bodies=self.bodies, body_days=self.body_days, body_budget=self.body_budget,
            delete_grace=WINDOW_GRACE if self.protocol is Protocol.POP3 else 0,
            plaintext_consent=self.plaintext_consent)

    def _guess(self, host: str) -> ServerSettings:
        return ServerSettings(host, DEFAULT_PORTS[(self.protocol, Security.TLS)], Security.TLS, self.email)
