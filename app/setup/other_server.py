"""Where an account's mailbox is by the other protocol, as far as can be told without asking anybody."""

from __future__ import annotations

from app.model.account import DEFAULT_PORTS, Account, Protocol, Security, ServerSettings
from app.setup.autoconfig import suggest
from app.setup.person import ascii_host, zones


def other_server(account: Account, protocol: Protocol) -> ServerSettings:
    """As the list of providers knows it, else the present server's name with the other protocol's port.

    Only of who has the account now: an address may be with one provider and the mailbox with another, which is not to
    be told the password.
    """
    found, now = suggest(account.email), account.incoming
    known, present = (found.imap, found.pop3) if protocol is Protocol.IMAP else (found.pop3, found.imap)
    if found.certain and known is not None and present is not None and _domain(present.host) == _domain(now.host):
        return known
    host, port = now.host, DEFAULT_PORTS[(protocol, now.security)]
    if now.security is not Security.NONE:
        old = ("pop.", "pop3.") if protocol is Protocol.IMAP else ("imap.",)
        prefix = next((each for each in old if host.startswith(each)), "")
        host = ("imap." if protocol is Protocol.IMAP else "pop.") + host.removeprefix(prefix) if prefix else host
    return ServerSettings(host, port, now.security, now.user, now.ca_file)


def _domain(host: str) -> str:
    """What somebody registered, of a server's name."""
    return (zones(ascii_host(host)) or (host,))[-1]
