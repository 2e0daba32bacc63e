"""An SMTP server that keeps what it gets: implicit TLS, STARTTLS and plain ports, with login."""

from __future__ import annotations

import hmac
import ssl
import threading
from dataclasses import dataclass
from types import TracebackType

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.certs import Authority, Certificate


@dataclass(frozen=True)
class Received:
    """One accepted message; `raw` has CRLF line ends and is undotted."""

    mail_from: str
    rcpts: tuple[str, ...]
    raw: bytes


class SmtpSink:
    """Ports: `tls` (implicit), `starttls` (required before MAIL), `plain`. User `user`, password `password`.

    require_auth: whether MAIL needs a login. size_limit: announced as SIZE and enforced.
    reject: recipient → code; 5xx refuses it for good, 4xx for now. `refuse_data` (a whole answer such as
    "451 4.3.0 try later") answers DATA's end instead of accepting.
    """

    host = "127.0.0.1"
    user = "sender"
    password = "correct horse"

    def __init__(
        self,
        authority: Authority,
        certificate: Certificate | None = None,
        *,
        require_auth: bool = True,
        size_limit: int = 50_000_000,
    ) -> None:
        self.ca_file = authority.ca_file
        self.messages: list[Received] = []
        self.reject: dict[str, int] = {}
        self.refuse_data = ""
        self.logins: list[str] = []
        self._require_auth = require_auth
        self._size_limit = size_limit
        self._changed = threading.Condition()
        context = (certificate or authority.good).server_context()
        self._controllers = {
            "tls": self._controller(context, None),
            "starttls": self._controller(None, context),
            "plain": self._controller(None, None),
        }
        self.tls = self.starttls = self.plain = 0

    def start(self) -> SmtpSink:
        for controller in self._controllers.values():
            controller.start()
        self.tls, self.starttls, self.plain = (one.port for one in self._controllers.values())
        return self

    def stop(self) -> None:
        for controller in self._controllers.values():
            controller.stop(no_assert=True)

    def __enter__(self) -> SmtpSink:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def reset(self) -> None:
        """Forget messages, logins and refusals, as for a fresh server."""
        with self._changed:
            self.messages.clear()
            self.logins.clear()
            self.reject.clear()
            self.refuse_data = ""

    def wait_for(self, count: int, timeout: float = 10.0) -> list[Received]:
        """The messages once there are `count`; AssertionError when they do not come in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.messages) >= count, timeout):
                raise AssertionError(f"{len(self.messages)} of {count} messages came within {timeout} s")
            return list(self.messages)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, mail_options: list[str]
    ) -> str:
        if self._require_auth and not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        code = self.reject.get(address)
        if code is not None:
            reason = "no such user here" if code >= 500 else "mailbox busy, try again later"
            return f"{code} {code // 100}.1.1 <{address}>: {reason}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuse_data:
            return self.refuse_data
        content = envelope.content
        raw = content if isinstance(content, bytes) else (content or "").encode()
        with self._changed:
            self.messages.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), raw))
            self._changed.notify_all()
        return "250 2.0.0 queued"

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        good = hmac.compare_digest(data.login, self.user.encode()) and hmac.compare_digest(
            data.password, self.password.encode()
        )
        if good:
            with self._changed:
                self.logins.append(mechanism)
        return AuthResult(success=good, handled=False)

    def _controller(self, implicit: ssl.SSLContext | None, starttls: ssl.SSLContext | None) -> Controller:
        return _FreePortController(
            self,
            hostname=self.host,
            port=0,
            ssl_context=implicit,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=self._authenticate,
            # The plain port offers AUTH too: it stands for loopback with consent.
            auth_require_tls=starttls is not None,
            data_size_limit=self._size_limit,
            enable_SMTPUTF8=True,
        )


class _FreePortController(Controller):
    """Port 0 is any free one; the start-up probe of aiosmtpd must then know which one it became."""

    def _trigger_server(self) -> None:
        server = self.server
        if server is None or not hasattr(server, "sockets"):
            raise RuntimeError("the SMTP sink did not start")
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd leaves it unannotated
