"""The border: whatever sockets, TLS, imaplib and imapclient raise becomes a MailError here, and only here."""

from __future__ import annotations

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imapclient import exceptions

from app.backends.imap.faults import out_of_step
from app.backends.imap.switch import Switch, cancelled
from app.backends.tls import translate_ssl_error
from app.errors import ErrorKind, MailError

_MAY_BE_OUR_SHUTDOWN = frozenset({ErrorKind.NETWORK, ErrorKind.TIMEOUT, ErrorKind.TLS_FAILED,
                                  ErrorKind.PROTOCOL, ErrorKind.CONNECTION_REFUSED})


@contextmanager
def border(host: str, port: int, switch: Switch) -> Iterator[None]:
    """Within it anything may be raised, past it only MailError; CANCELLED when `switch` was fired."""
    try:
        yield
    except MailError as exc:
        if switch.fired and exc.kind in _MAY_BE_OUR_SHUTDOWN:
            raise cancelled() from exc
        raise
    except (OSError, imaplib.IMAP4.error, exceptions.ProtocolError, UnicodeError, ValueError, LookupError,
            TypeError) as exc:
        raise cancelled() if switch.fired else translate(exc, host, port) from exc


def translate(exc: Exception, host: str, port: int) -> MailError:
    """One foreign exception as a MailError for this server."""
    where = f"{host}, port {port}"
    match exc:
        case ssl.SSLError():
            return translate_ssl_error(exc, host, port)
        case socket.gaierror() | UnicodeError() if not isinstance(exc, UnicodeDecodeError):
            return MailError(ErrorKind.HOST_UNKNOWN, f"The server {host} was not found. Check its name for typing "
                                                     "errors, and whether this computer is online.")
        case ConnectionRefusedError():
            return MailError(ErrorKind.CONNECTION_REFUSED, f"{where}, accepts no connection. Check the port, and "
                                                           "whether the server runs.")
        case TimeoutError():
            return MailError(ErrorKind.TIMEOUT, f"The server {where}, hangs: it did not answer in time. Try again "
                                                "later; check port and encryption if it never answers.")
        case OSError():
            return MailError(ErrorKind.NETWORK, f"The connection to {where}, broke off. Check the network and try "
                                                "again.")
        case imaplib.IMAP4.abort() if "unexpected" in str(exc) or "unterminated" in str(exc):
            return out_of_step("a line belongs to no command", str(exc))
        case imaplib.IMAP4.abort():
            return MailError(ErrorKind.NETWORK, f"The server {where}, ended the connection. Try again later.",
                             str(exc))
        case imaplib.IMAP4.error():
            return out_of_step("a command failed", str(exc))
        case _:
            return out_of_step(type(exc).__name__)
