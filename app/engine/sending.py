"""A connection to the account's outgoing server for each message; it can be cut from another thread."""

from __future__ import annotations

from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.secrets import PasswordStore
from app.transport.smtp import DeliveryReport, SmtpSender


class Sending:
    """One session's. `interrupt` is for other threads, and final."""

    def __init__(self, account: Account, passwords: PasswordStore) -> None:
        self._account = account
        self._passwords = passwords
        self._sender: SmtpSender | None = None
        self._interrupted = False

    def send(self, sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
        """Raises MailError: USAGE without an outgoing server, CANCELLED once interrupted, and as `SmtpSender.deliver`
        does."""
        outgoing = self._account.outgoing
        if outgoing is None:
            raise MailError(ErrorKind.USAGE, f"'{self._account.name}' has no outgoing server: set one in its settings.")
        password = self._passwords.get(self._account) if outgoing.user else None
        self._sender = SmtpSender(outgoing, password, plaintext_consent=self._account.plaintext_consent)
        try:
            if self._interrupted:  # before there was a connection that could be cut
                raise MailError(ErrorKind.CANCELLED, "Stopped.")
            return self._sender.deliver(sender, recipients, raw)
        finally:
            self._sender = None

    def interrupt(self) -> None:
        self._interrupted = True
        if (sender := self._sender) is not None:
            sender.interrupt()
