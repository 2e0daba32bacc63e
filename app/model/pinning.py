"""One key accepted for one server: the exception that a person made after comparing a fingerprint."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from app.errors import CertificateFacts, CertificateFlaw, ErrorKind, MailError
from app.model.account import Account, ServerSettings

_NEVER = frozenset({CertificateFlaw.REVOKED, CertificateFlaw.PIN_CHANGED, CertificateFlaw.OLD_TLS,
                    CertificateFlaw.WEAK_KEY})


def may_be_pinned(facts: CertificateFacts) -> bool:
    """Whether a person who knows the server could accept this key: not one that proves nothing, or came in place of
    another."""
    return bool(facts.pin) and not _NEVER.intersection(facts.flaws)


def with_pin(settings: ServerSettings, facts: CertificateFacts) -> ServerSettings:
    """The settings, with this key for exactly this host and port; unchanged where they name another server."""
    if (settings.host, settings.port) != (facts.host, facts.port):
        return settings
    return replace(settings, pin=facts.pin, pin_since=dt.date.today().isoformat())


def account_with_pin(account: Account, facts: CertificateFacts) -> Account:
    return replace(account, incoming=with_pin(account.incoming, facts),
                   outgoing=with_pin(account.outgoing, facts) if account.outgoing is not None else None)


def without_pin(settings: ServerSettings) -> ServerSettings:
    return replace(settings, pin="", pin_since="")


def parse_pin(text: str) -> str:
    """SHA-256 as 64 hexadecimal figures, colons and blanks left out. Raises MailError(USAGE)."""
    pin = re.sub(r"[:\s]", "", text).lower()
    if not re.fullmatch(r"[0-9a-f]{64}", pin):
        raise MailError(ErrorKind.USAGE, "A pin is the SHA-256 of the server's key: 64 hexadecimal figures, as "
                        "'account certificate' prints it.")
    return pin
