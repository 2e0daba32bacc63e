"""The wizard's check: logs in to an account's servers, looks, stores nothing."""

from __future__ import annotations

from app.backends.registry import backend_for
from app.errors import MailError
from app.events import ProbeResult, ServerFound
from app.model.account import Account
from app.model.folder import Role
from app.setup.certificates import explained
from app.transport.smtp import SmtpSender


def probe_incoming(account: Account, password: str) -> ProbeResult:
    """What the incoming server shows after login, or why it does not come to that. Never raises MailError."""
    try:
        backend = backend_for(account, lambda: password)
        try:
            backend.open()
            folders = backend.list_folders()
            # Only POP3 counts its octets in one answer; IMAP would have to list every message.
            octets = getattr(backend, "maildrop_octets", None)
            inbox = next((folder.status for folder in folders if folder.role is Role.INBOX), None)
            return ServerFound(backend.capabilities.server, len(folders), inbox.messages if inbox else 0,
                               octets if isinstance(octets, int) else None)
        finally:
            backend.close()
    except MailError as error:
        return explained(error, account)


def probe_outgoing(account: Account, password: str) -> ProbeResult | None:
    """What the outgoing server offers after login; None where the account has none. Never raises MailError."""
    if account.outgoing is None:
        return None
    sender = SmtpSender(account.outgoing, password, plaintext_consent=account.plaintext_consent)
    try:
        return ServerFound(sender.check())
    except MailError as error:
        return explained(error, account)
