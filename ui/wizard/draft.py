"""What the wizard has gathered so far. No Qt: pages write it, `account()` makes the model's Account of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.errors import CertificateFacts, MailError
from app.events import ServersSeen
from app.model.account import (
    Account,
    BodyPolicy,
    LeaveKind,
    LeaveRule,
    Protocol,
    SecretKind,
    SecretSource,
    ServerSettings,
)
from app.model.finding import Source, Suggestion
from app.model.mailbox import MailboxNumbers
from app.model.pinning import with_pin

WINDOW_GRACE = 600
"""Seconds for which deletions on the server wait in accounts that the window makes: whoever sees them can stop them."""


@dataclass
class AccountDraft:
    """An account in the making, by either protocol.

    `imap`, `pop3` and `smtp` are None where they are not known, not offered, or not wanted. `source`: who told them;
    `found_for`: the address that they are for. `by_hand`: the person wants to type them in. `seen`: what the servers
    told. `unchecked`: they did not answer, and the person goes on all the same.
    """

    display_name: str = ""
    email: str = ""
    password: str = field(default="", repr=False)
    secret: SecretSource = field(default_factory=lambda: SecretSource(SecretKind.KEYRING))
    imap: ServerSettings | None = None
    pop3: ServerSettings | None = None
    smtp: ServerSettings | None = None
    source: Source = Source.GUESS
    found_for: str = ""
    by_hand: bool = False
    protocol: Protocol = Protocol.IMAP
    protocol_chosen: bool = False
    """By the person, against whatever is recommended."""
    plaintext_consent: bool = False
    without_sending: bool = False
    unchecked: bool = False
    encrypt: bool = False
    """The stored mail, once the account is there."""
    name: str = ""
    leave: LeaveRule = field(default_factory=lambda: LeaveRule(LeaveKind.DAYS, 14))
    bodies: BodyPolicy = BodyPolicy.ALL
    body_days: int = 30
    body_budget: int = 0
    suggestion: Suggestion | None = None
    seen: ServersSeen | None = None
    others: tuple[Account, ...] = ()
    """The accounts that there are already."""

    def take_key(self, facts: CertificateFacts) -> None:
        """The person accepts this key for its host and port."""
        self.imap, self.pop3, self.smtp = (each and with_pin(each, facts) for each in (self.imap, self.pop3, self.smtp))

    def take(self, found: Suggestion) -> None:
        """These servers, from now on, for the address as it stands."""
        self.suggestion = found
        self.source, self.found_for = found.source, self.email
        self.imap, self.pop3, self.smtp = found.imap, found.pop3, found.smtp
        self.plaintext_consent = False

    # --- servers -------------------------------------------------------------------------------------

    def server(self, protocol: Protocol) -> ServerSettings | None:
        return self.imap if protocol is Protocol.IMAP else self.pop3

    @property
    def incoming(self) -> ServerSettings | None:
        """By the protocol that was chosen."""
        return self.server(self.protocol)

    @property
    def protocols(self) -> tuple[Protocol, ...]:
        """Those that there is a server for."""
        return tuple(each for each in Protocol if self.server(each) is not None)

    @property
    def password_is_kept(self) -> bool:
        """Beyond the end of the program."""
        return self.secret.kind is not SecretKind.SESSION

    @property
    def given_password(self) -> str | None:
        """None where the person signed in in the browser: then the store of passwords has what lets us in."""
        return None if self.secret.kind is SecretKind.OAUTH else self.password

    def numbers(self, protocol: Protocol) -> MailboxNumbers | MailError | None:
        """What came of asking by this protocol; None where there is no server or none was asked."""
        if self.seen is None or self.server(protocol) is None:
            return None
        return self.seen.imap if protocol is Protocol.IMAP else self.seen.pop3

    def may_use(self, protocol: Protocol) -> bool:
        """It answered; or it could not be reached, and the person wants it all the same."""
        found = self.numbers(protocol)
        return isinstance(found, MailboxNumbers) or (
            self.unchecked and isinstance(found, MailError) and found.kind.is_transient)

    # --- the account ---------------------------------------------------------------------------------

    @property
    def taken_names(self) -> frozenset[str]:
        return frozenset(each.name for each in self.others)

    def suggest_name(self) -> str:
        """A name for the account that no other has: the provider's, else the domain, numbered where need be."""
        provider = self.suggestion.provider if self.suggestion and self.suggestion.certain else ""
        base = provider or self.email.rpartition("@")[2] or self.email
        if base not in self.taken_names:
            return base
        if self.email not in self.taken_names:
            return self.email
        return next(name for n in range(2, 1000) if (name := f"{self.email} {n}") not in self.taken_names)

    def twin(self) -> Account | None:
        """An account that has this very mailbox already: the same user of the same server, by whatever protocol."""
        logins = {_login(each) for each in (self.imap, self.pop3) if each is not None}
        return next((each for each in self.others if _login(each.incoming) in logins), None)

    def account(self, protocol: Protocol | None = None) -> Account:
        """The account as far as it is known, by `protocol` or the chosen one; its id is 0 until it is stored."""
        protocol = protocol or self.protocol
        incoming = self.server(protocol)
        assert incoming is not None, f"there is no server for {protocol}"
        return Account(
            id=0, name=self.name or self.suggest_name(), email=self.email, display_name=self.display_name,
            protocol=protocol, incoming=incoming, outgoing=None if self.without_sending else self.smtp,
            secret=self.secret,
            leave=self.leave, bodies=self.bodies, body_days=self.body_days, body_budget=self.body_budget,
            delete_grace=WINDOW_GRACE if protocol is Protocol.POP3 else 0,
            plaintext_consent=self.plaintext_consent)


def _login(server: ServerSettings) -> tuple[str, str]:
    return server.host.lower(), server.user.lower()
