"""A server's certificate, looked at: a handshake with whoever answers, and not one octet after it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from app.backends import tls
from app.backends.wire import LineSocket
from app.errors import CertificateFacts, CertificateFlaw, ErrorKind, MailError
from app.model.account import Account, Protocol, Security, ServerSettings

TIMEOUT = 5.0
"""Seconds for each answer; all of a look takes three times as long at most."""
_MOST_LINES = 200


class Dialect(StrEnum):
    """In which words encryption is asked for, where it does not begin at once."""

    IMAP = "imap"
    POP3 = "pop3"
    SMTP = "smtp"

    @classmethod
    def of(cls, protocol: Protocol) -> Dialect:
        return cls.IMAP if protocol is Protocol.IMAP else cls.POP3


def look(settings: ServerSettings, dialect: Dialect, flaws: tuple[CertificateFlaw, ...] = (),
         timeout: float = TIMEOUT) -> CertificateFacts:
    """What the server shows now, with the `flaws` that a check found and those that can be seen.

    The server learns the host's name, and no user, address or password. Raises MailError where it shows none.
    """
    onlooker = _Onlooker(settings)
    _shake_hands(settings, dialect, onlooker, timeout)
    from app.crypto import server_certificate  # takes long to import, and seldom is there one to explain

    facts = server_certificate.read(settings.host, settings.port, onlooker.certificate, flaws,
                                    chain_length=onlooker.chain_length)
    return facts if flaws else replace(facts, flaws=tuple(
        flaw for flaw in facts.flaws if flaw is not CertificateFlaw.OTHER))


def examine(settings: ServerSettings, dialect: Dialect, timeout: float = TIMEOUT) -> CertificateFacts:
    """The check that a login makes, without a login, and what the server shows. No `flaws`: it would pass.

    Raises MailError where there is no certificate to be had.
    """
    try:
        _shake_hands(settings, dialect, tls.Guard(settings), timeout)
    except MailError as error:
        if error.kind is not ErrorKind.TLS_CERTIFICATE or error.certificate is None:
            raise
        return _filled(error.certificate, settings, dialect, timeout)
    return replace(look(settings, dialect, timeout=timeout), flaws=())


def explained(error: MailError, account: Account, timeout: float = TIMEOUT) -> MailError:
    """The error, with the facts of the certificate that one of the account's servers failed with; as it is where it
    is about something else, or the server shows none now. Raises nothing."""
    told = error.certificate
    if error.kind is not ErrorKind.TLS_CERTIFICATE or told is None or told.fingerprint:
        return error
    for settings, dialect in ((account.incoming, Dialect.of(account.protocol)), (account.outgoing, Dialect.SMTP)):
        if settings is not None and (settings.host, settings.port) == (told.host, told.port):
            try:
                facts = _filled(told, settings, dialect, timeout)
            except MailError:
                return error
            return MailError(error.kind, tls.certificate_sentence(facts.flaws[0], facts.host, facts.port),
                             error.server_text, certificate=facts)
    return error


def _filled(told: CertificateFacts, settings: ServerSettings, dialect: Dialect, timeout: float) -> CertificateFacts:
    return told if told.fingerprint else look(settings, dialect, told.flaws, timeout)


class _Onlooker(tls.Guard):
    """Lets anybody through, and keeps what they showed."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._context = tls.unverified_context()
        self.certificate = b""
        self.chain_length = 0

    def secure(self, plain: socket.socket, attach: Callable[[ssl.SSLSocket], object]) -> ssl.SSLSocket:
        secured = self._context.wrap_socket(plain, server_hostname=self._settings.host, do_handshake_on_connect=False)
        attach(secured)
        secured.do_handshake()
        self.certificate = secured.getpeercert(binary_form=True) or b""
        self.chain_length = tls.chain_length(secured)
        return secured


def _shake_hands(settings: ServerSettings, dialect: Dialect, guard: tls.Guard, timeout: float) -> None:
    if settings.security is Security.NONE:
        raise MailError(ErrorKind.USAGE, "Without encryption a server shows no certificate. Choose TLS or STARTTLS.")
    wire = LineSocket()
    # Whoever sends an octet now and then could hold us for ever.
    end = threading.Timer(3 * timeout, wire.interrupt)
    end.daemon = True
    end.start()
    try:
        wire.connect(settings.host, settings.port, timeout)
        if settings.security is Security.STARTTLS:
            _ask_for_tls(wire, settings, dialect)
        wire.start_tls(guard)
    except MailError as error:
        if error.kind is not ErrorKind.CANCELLED:
            raise
        raise MailError(ErrorKind.TIMEOUT, f"{settings.host}, port {settings.port}, takes too long over showing its "
                        "certificate. Try again later.") from error
    finally:
        end.cancel()
        wire.close()


def _ask_for_tls(wire: LineSocket, settings: ServerSettings, dialect: Dialect) -> None:
    """RFC 9051 6.2.1, RFC 2595 4, RFC 3207 4. Nothing of it says who asks."""
    for words, last, wanted in _DIALOGUES[dialect]:
        if words:
            wire.send(words)
        for _ in range(_MOST_LINES):
            line = wire.readline()
            if last(line):
                break
        if not line.upper().startswith(wanted):
            raise MailError(ErrorKind.STARTTLS_MISSING,
                            f"{settings.host}, port {settings.port}, offers no encryption by STARTTLS.",
                            line.decode("utf-8", "replace"))


def _any(_line: bytes) -> bool:
    return True


def _tagged(line: bytes) -> bool:
    return not line.startswith(b"* ")


def _last_of_reply(line: bytes) -> bool:
    return line[3:4] != b"-"


_Turn = tuple[bytes, Callable[[bytes], bool], bytes]
_DIALOGUES: dict[Dialect, tuple[_Turn, ...]] = {
    Dialect.IMAP: ((b"", _any, b"* OK"), (b"a STARTTLS\r\n", _tagged, b"A OK")),
    Dialect.POP3: ((b"", _any, b"+OK"), (b"STLS\r\n", _any, b"+OK")),
    Dialect.SMTP: ((b"", _last_of_reply, b"220"), (b"EHLO [127.0.0.1]\r\n", _last_of_reply, b"250"),
                   (b"STARTTLS\r\n", _last_of_reply, b"220")),
}
"""What is said, which line ends the answer, and how it has to begin."""
