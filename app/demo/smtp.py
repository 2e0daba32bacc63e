"""The demo's SMTP server: what goes to a demo address arrives there, the rest goes nowhere."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from app.demo.mailbox import Mailbox

MAX_SIZE = 40_000_000


class SmtpDelivery:
    """aiosmtpd's handler: login needed, every recipient accepted, nothing ever leaves this process."""

    def __init__(self, mailboxes: Mapping[str, Mailbox], deliver: Callable[[str, bytes], None]) -> None:
        self._mailboxes = mailboxes
        self._deliver = deliver

    def protocol(self) -> SMTP:
        """A new connection's protocol, for loop.create_server."""
        return SMTP(
            self,
            hostname="demo.depesche.example",
            ident="Depesche demo",
            authenticator=self._authenticate,
            auth_require_tls=False,
            data_size_limit=MAX_SIZE,
            enable_SMTPUTF8=True,
        )

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, mail_options: list[str]
    ) -> str:
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 2.1.0 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        raw = content.encode() if isinstance(content, str) else content or b""
        for address in dict.fromkeys(rcpt.lower() for rcpt in envelope.rcpt_tos):
            if address in self._mailboxes:
                self._deliver(address, raw)
        return "250 2.0.0 Delivered within the demo"

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        mailbox = self._mailboxes.get(data.login.decode("utf-8", "replace").lower())
        right = mailbox is not None and hmac.compare_digest(data.password, mailbox.password.encode())
        return AuthResult(success=right, handled=False)
