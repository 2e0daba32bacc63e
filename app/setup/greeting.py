"""Whether a mail server is at a name and port, told by its greeting; nobody logs in, and no name is given."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import time
from enum import Enum

from app.backends import tls
from app.errors import ErrorKind, MailError
from app.model.account import Protocol, Security
from app.transport.public_addresses import LookUp

_MOST_OCTETS = 8192
_GREETINGS = {Protocol.IMAP: b"* OK", Protocol.POP3: b"+OK", None: b"220"}
_DIALOGUES = {
    Protocol.IMAP: (b"a CAPABILITY\r\n", rb"(?m)^a (?:OK|NO|BAD)", rb"(?i)\bSTARTTLS\b", b"b STARTTLS\r\n", rb"^b OK"),
    Protocol.POP3: (b"CAPA\r\n", rb"(?m)^(?:\.\r?$|-ERR)", rb"(?im)^STLS\b", b"STLS\r\n", rb"^\+OK"),
    None: (b"EHLO [127.0.0.1]\r\n", rb"(?m)^\d{3} ", rb"(?im)^250[- ]STARTTLS\b", b"STARTTLS\r\n", rb"^220"),
}
"""What is asked for the abilities, what ends the answer, what names TLS, how it is begun, and the yes to it."""


class Trust(Enum):
    """What a server that answers has for a certificate."""

    VERIFIED = 0
    UNVERIFIED = 1
    """It speaks TLS, but its certificate was refused; the check that follows says why, and asks."""


def greets(protocol: Protocol | None, host: str, port: int, security: Security, ends: float, context: ssl.SSLContext,
           look_up: LookUp) -> Trust:
    """`protocol` None is SMTP; `ends` is of time.monotonic. Raises MailError where no such server answers with TLS."""
    with contextlib.ExitStack() as open_ones:
        plain = open_ones.enter_context(_connected(host, port, ends, look_up))
        try:
            if security is Security.STARTTLS:
                _ask_for_tls(protocol, plain, ends)
            plain.settimeout(_left(ends))
            secured = open_ones.enter_context(context.wrap_socket(plain, server_hostname=host))
            if security is Security.TLS and not _read(secured, rb"\n", ends).startswith(_GREETINGS[protocol]):
                raise _no_such_server(host, port)
            return Trust.VERIFIED
        except ssl.SSLCertVerificationError:
            return Trust.UNVERIFIED
        except ssl.SSLError as error:
            raise tls.translate_ssl_error(error, host, port) from error
        except TimeoutError as error:
            raise MailError(ErrorKind.TIMEOUT, f"{host} took too long. Try again later.") from error
        except OSError as error:
            raise MailError(ErrorKind.NETWORK, f"The connection to {host} broke off.") from error


def _connected(host: str, port: int, ends: float, look_up: LookUp) -> socket.socket:
    failure: OSError | None = None
    for endpoint in look_up(host, port, _left(ends), lambda: False)[:3]:
        plain = socket.socket(endpoint.family, socket.SOCK_STREAM)
        try:
            plain.settimeout(_left(ends))
            plain.connect(endpoint.address)
            return plain
        except OSError as error:
            plain.close()
            failure = error
    if isinstance(failure, TimeoutError):
        raise MailError(ErrorKind.TIMEOUT, f"{host} took too long. Try again later.") from failure
    raise MailError(ErrorKind.CONNECTION_REFUSED, f"{host} cannot be reached on port {port}.") from failure


def _ask_for_tls(protocol: Protocol | None, plain: socket.socket, ends: float) -> None:
    abilities, over, named, begin, yes = _DIALOGUES[protocol]
    greeting = _read(plain, rb"(?m)^220 .*\n" if protocol is None else rb"\n", ends)
    if not greeting.startswith(_GREETINGS[protocol]):
        raise MailError(ErrorKind.WRONG_PROTOCOL, "Another kind of server answers there.")
    plain.sendall(abilities)
    if not re.search(named, _read(plain, over, ends)):
        raise MailError(ErrorKind.STARTTLS_MISSING, "The server does not encrypt.")
    plain.sendall(begin)
    if not re.search(yes, _read(plain, rb"\n", ends)):
        raise MailError(ErrorKind.STARTTLS_MISSING, "The server does not encrypt.")


def _read(source: socket.socket, until: bytes, ends: float) -> bytes:
    """What comes up to `until`, a little only. Raises OSError."""
    got = b""
    while not re.search(until, got):
        source.settimeout(_left(ends))
        piece = source.recv(1024)
        if not piece or len(got) > _MOST_OCTETS:
            raise ConnectionError("no whole answer came")
        got += piece
    return got


def _left(ends: float) -> float:
    return max(0.01, ends - time.monotonic())


def _no_such_server(host: str, port: int) -> MailError:
    return MailError(ErrorKind.WRONG_PROTOCOL, f"Another kind of server answers at {host}, port {port}.")
