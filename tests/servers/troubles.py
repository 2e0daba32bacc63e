"""Servers that cannot be used, each in its own way: one place for the command line's and the window's tests."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from app.model.account import Protocol, Security, ServerSettings
from tests.servers.certs import Authority, Certificate
from tests.servers.mail_user import MailUser
from tests.servers.scripted import ScriptedServer, Step
from tests.servers.smtp import SmtpSink

WRONG_PASSWORD = "wrong horse"
CONNECTIONS = 10


@dataclass(frozen=True)
class Trouble:
    """What a person typed in."""

    settings: ServerSettings
    password: str


class Site:
    """Good servers, and bad ones made on demand; they end with `stack`."""

    def __init__(self, stack: ExitStack, user: MailUser, sink: SmtpSink, authority: Authority) -> None:
        self._stack = stack
        self.user = user
        self.sink = sink
        self._authority = authority

    def good(self, protocol: Protocol) -> Trouble:
        """No trouble at all."""
        port = self.user.server.imaps if protocol is Protocol.IMAP else self.user.server.pop3s
        return self._typed(port)

    def trouble(self, name: str, protocol: Protocol) -> Trouble:
        """One of NAMES."""
        return _MAKERS[name](self, protocol)

    def hanging(self, *greeting: Step) -> Trouble:
        """Takes connections, says `greeting`, and nothing more."""
        return self._typed(self._scripted([*greeting, "HANG"]), Security.NONE)

    def _typed(self, port: int, security: Security = Security.TLS, *, host: str = "localhost",
               password: str | None = None) -> Trouble:
        settings = ServerSettings(host, port, security, self.user.name, str(self._authority.ca_file))
        return Trouble(settings, self.user.password if password is None else password)

    def _scripted(self, dialogue: Sequence[Step]) -> int:
        server = ScriptedServer(*[dialogue] * CONNECTIONS)
        self._stack.callback(server.stop)
        return server.start().port

    def _unproven(self, certificate: Certificate) -> Trouble:
        """A server that shows this certificate."""
        listener = socket.create_server(("127.0.0.1", 0))
        thread = threading.Thread(target=_shake_hands, args=(listener, certificate.server_context()))
        thread.start()

        def end() -> None:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            thread.join(5)

        self._stack.callback(end)
        return self._typed(listener.getsockname()[1])

    def _wrong_password(self, protocol: Protocol) -> Trouble:
        return Trouble(self.good(protocol).settings, WRONG_PASSWORD)

    def _unknown_host(self, protocol: Protocol) -> Trouble:
        return self._typed(993, host="no-such-host.invalid")

    def _refused_port(self, protocol: Protocol) -> Trouble:
        # Bound but not listening: nobody else can take it, and nobody answers.
        taken = self._stack.enter_context(socket.socket())
        taken.bind(("127.0.0.1", 0))
        return self._typed(taken.getsockname()[1], host="127.0.0.1")

    def _self_signed(self, protocol: Protocol) -> Trouble:
        return self._unproven(self._authority.self_signed)

    def _expired(self, protocol: Protocol) -> Trouble:
        return self._unproven(self._authority.expired)

    def _wrong_name(self, protocol: Protocol) -> Trouble:
        return self._unproven(self._authority.wrong_host)

    def _no_starttls(self, protocol: Protocol) -> Trouble:
        imap: list[Step] = ["S: * OK ready", "C: <tag> CAPABILITY", "S: * CAPABILITY IMAP4rev1 AUTH=PLAIN",
                            "S: <tag> OK done"]
        pop3: list[Step] = ["S: +OK ready", "C: CAPA", "S: +OK", "S: USER", "S: UIDL", "S: ."]
        return self._typed(self._scripted(imap if protocol is Protocol.IMAP else pop3), Security.STARTTLS)

    def _tls_on_a_plain_port(self, protocol: Protocol) -> Trouble:
        server = self.user.server
        return self._typed(server.imap if protocol is Protocol.IMAP else server.pop3)

    def _other_protocol(self, protocol: Protocol) -> Trouble:
        return self.good(Protocol.POP3 if protocol is Protocol.IMAP else Protocol.IMAP)

    def _other_protocol_unencrypted(self, protocol: Protocol) -> Trouble:
        server = self.user.server
        return self._typed(server.pop3 if protocol is Protocol.IMAP else server.imap, Security.STARTTLS)

    def _smtp(self, protocol: Protocol) -> Trouble:
        return self._typed(self.sink.tls)

    def _web(self, protocol: Protocol) -> Trouble:
        return self._typed(self._scripted(["S: HTTP/1.1 400 Bad Request", "CLOSE"]), Security.NONE)

    def _hangs(self, protocol: Protocol) -> Trouble:
        return self.hanging()

    def _hangs_in_the_login(self, protocol: Protocol) -> Trouble:
        if protocol is Protocol.IMAP:
            return self.hanging("S: * OK [CAPABILITY IMAP4rev1] ready", "C: <tag> CAPABILITY",
                                "S: * CAPABILITY IMAP4rev1", "S: <tag> OK done", "C: <tag> LOGIN .*")
        return self.hanging("S: +OK ready", "C: CAPA", "S: +OK", "S: USER", "S: UIDL", "S: .", "C: USER .*", "S: +OK",
                            "C: PASS .*")


def _shake_hands(listener: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        with client, suppress(OSError), context.wrap_socket(client, server_side=True) as secured:
            secured.recv(1)


_MAKERS: dict[str, Callable[[Site, Protocol], Trouble]] = {
    "wrong password": Site._wrong_password, "unknown host": Site._unknown_host, "refused port": Site._refused_port,
    "self-signed": Site._self_signed, "expired": Site._expired, "wrong name": Site._wrong_name,
    "no STARTTLS": Site._no_starttls, "TLS on a plain port": Site._tls_on_a_plain_port,
    "other protocol": Site._other_protocol, "other protocol, STARTTLS": Site._other_protocol_unencrypted,
    "SMTP": Site._smtp, "web": Site._web, "hangs": Site._hangs, "hangs in the login": Site._hangs_in_the_login,
}
NAMES = tuple(_MAKERS)
