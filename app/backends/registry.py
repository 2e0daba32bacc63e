"""Account → MailBackend: the only place that names both protocols."""

from __future__ import annotations

from collections.abc import Callable

from app.backends.base import MailBackend
from app.model.account import Account, Protocol


def backend_for(account: Account, password: Callable[[], str]) -> MailBackend:
    """An unopened backend for the account; `password` is asked at each login and may raise MailError.

    Each protocol is imported when it is first needed.
    """
    match account.protocol:
        case Protocol.IMAP:
            from app.backends.imap.backend import ImapBackend

            return ImapBackend(account.incoming, password, trace_name=account.name,
                               plaintext_consent=account.plaintext_consent)
        case Protocol.POP3:
            from app.backends.pop3.backend import Pop3Backend

            return Pop3Backend(account.incoming, password, account.leave,
                               plaintext_consent=account.plaintext_consent, grace=account.delete_grace,
                               whole_up_to=account.whole_up_to)
