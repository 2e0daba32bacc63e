"""From nothing to a logged-in connection: greeting, encryption, login, and what is agreed right after it."""

from __future__ import annotations

import base64
import contextlib
import logging
import re
from collections.abc import Callable

from imapclient import exceptions

from app import __version__
from app.backends import tokens
from app.backends.imap import namespaces, quirks, token_login
from app.backends.imap.answer import RefusedError, code_of
from app.backends.imap.connection import Connection
from app.backends.imap.parse import parse, words
from app.backends.imap.session import LOGIN_LINE, Session
from app.backends.imap.stream import Stream
from app.backends.imap.switch import Switch
from app.backends.tls import Guard
from app.backends.wire import require_consent
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.sign_in import AccessToken

log = logging.getLogger(__name__)

CONNECT_TIMEOUT = 10.0
_ENABLED = ("QRESYNC", "CONDSTORE", "UTF8=ACCEPT")
_ID = f'ID ("name" "Depesche" "version" "{__version__}")'.encode()


def connect(settings: ServerSettings, password: Callable[[], str], switch: Switch, *, trace_name: str,
            plaintext_consent: bool, timeout: float, compress: bool) -> Connection:
    """Connects, secures and logs in. Raises MailError, OSError, imaplib and imapclient errors: see translate.

    `compress`: COMPRESS=DEFLATE (RFC 4978) is used where it is offered.
    """
    if settings.security is Security.NONE:
        require_consent(settings, plaintext_consent)
    guard = Guard(settings) if settings.security is not Security.NONE else None
    log.debug("%s: connecting by %s", trace_name, settings.security)
    stream = Stream.connect(settings.host, settings.port, switch, CONNECT_TIMEOUT, min(timeout, CONNECT_TIMEOUT))
    try:
        offered, greeting = _log_in(stream, settings, guard, password, timeout)
        connection = Connection(stream, offered, trace_name)
        _agree(connection, settings.host, greeting, compress)
    except BaseException:
        stream.close()
        raise
    return connection


def _agree(connection: Connection, host: str, greeting: str, compress: bool) -> None:
    """ID, then ENABLE, COMPRESS and NAMESPACE, as far as they are offered and no quirk forbids it."""
    dialogue = connection.dialogue
    connection.quirks = quirks.find(host, greeting, connection.words)
    if connection.offers("ID") or connection.quirks.needs_id:
        with contextlib.suppress(RefusedError):
            identity = _identity(dialogue.run(_ID).untagged)
            connection.quirks = quirks.find(host, greeting, connection.words, identity)
    for name in connection.quirks.names:
        log.info("the server is treated as %s", name)
    if connection.quirks.refused:
        raise MailError(ErrorKind.UNSUPPORTED, connection.quirks.refused)
    wanted = [word for word in _ENABLED if connection.offers(word)]
    if wanted and connection.offers("ENABLE"):
        with contextlib.suppress(RefusedError):
            connection.enabled = _enabled(dialogue.run(b"ENABLE " + " ".join(wanted).encode()).untagged, wanted)
        connection.names.utf8 = "UTF8=ACCEPT" in connection.enabled
    if compress and connection.offers("COMPRESS=DEFLATE"):
        with contextlib.suppress(RefusedError):
            dialogue.run(b"COMPRESS DEFLATE")
            connection.stream.start_compression()
    if connection.offers("NAMESPACE"):
        namespaces.read(dialogue, connection.names)


def _enabled(untagged: list[list[bytes]], wanted: list[str]) -> frozenset[str]:
    """The words that the server says it enabled (RFC 5161 3.2), of those that were asked for."""
    told = {word.upper() for response in untagged if response[0][:10].upper() == b"* ENABLED "
            for word in response[0][10:].decode("ascii", "replace").split()}
    return frozenset(told.intersection(wanted))


def _identity(untagged: list[list[bytes]]) -> str:
    """Name and version out of ID's answer (RFC 2971), in one line; "" where it tells none or nonsense."""
    for response in untagged:
        if response[0][:5].upper() == b"* ID ":
            with contextlib.suppress(MailError):
                fields = words(parse(response)[1])
                told = dict(zip((name.lower() for name in fields[::2]), fields[1::2], strict=False))
                return " ".join(told.get(name, b"").decode("utf-8", "replace")[:200] for name in (b"name", b"version"))
    return ""


def _log_in(stream: Stream, settings: ServerSettings, guard: Guard | None,
            password: Callable[[], str], timeout: float) -> tuple[tuple[str, ...], str]:
    """The capabilities, and the greeting's text."""
    if guard is not None and settings.security is Security.TLS:
        stream.start_tls(guard)
    line = _greeting(stream, settings)
    stream.push_back(line)
    stream.patience(timeout)  # a login may take longer than a greeting
    session = Session(stream, settings.host, settings.port)
    code = code_of(line)
    greeting = line[5:].decode("utf-8", "replace").replace(f"[{code.decode('utf-8', 'replace')}]", "", 1).strip()
    if session.is_preauthenticated:
        if settings.security is Security.STARTTLS:
            raise MailError(ErrorKind.STARTTLS_MISSING,
                            f"{settings.host} claims to be logged in already, so the connection cannot be encrypted. "
                            "Choose TLS (port 993); somebody may be tampering with the connection.")
        return session.words(), greeting
    if guard is not None and settings.security is Security.STARTTLS:
        session.upgrade(guard, settings.host)
    secret = password()
    if re.search(r"[\0\r\n]", settings.user + secret):
        raise MailError(ErrorKind.USAGE, "The user name or the password holds a line break. Enter it again.")
    try:
        if isinstance(secret, AccessToken):
            token_login.log_in(session, settings, secret)
        else:
            session.log_in(settings.user, secret)
    except exceptions.LoginError as exc:
        raise _login_refused(settings, tokens.without(str(exc), _forms(settings.user, secret))) from None
    return session.words(), greeting


def _forms(user: str, secret: str) -> list[str]:
    """The secret as a login says it."""
    plain = secret.encode()
    return [form.decode() for form in (
        base64.b64encode(b"\0" + user.encode() + b"\0" + plain), base64.b64encode(plain),
        plain.replace(b"\\", b"\\\\").replace(b'"', b'\\"'), plain)] if secret else []


def _greeting(stream: Stream, settings: ServerSettings) -> bytes:
    """The first line, if it is IMAP's; MailError(WRONG_PROTOCOL) with what it is instead."""
    stream.expect(LOGIN_LINE)
    where = f"{settings.host}, port {settings.port}"
    try:
        line = stream.readline(LOGIN_LINE)
    except TimeoutError:
        hint = ("" if settings.security is Security.TLS else
                " If the port is meant for TLS, choose TLS as encryption.")
        raise MailError(ErrorKind.TIMEOUT, f"The server {where}, hangs: it accepts the connection but does not greet."
                                           f"{hint} Try again later.") from None
    word = line[:6].upper()
    if word.startswith((b"* OK", b"* PREA")):
        return line
    text = line.decode("utf-8", "replace")
    if word.startswith(b"* BYE"):
        raise MailError(ErrorKind.NETWORK, f"The server {where}, takes no connection now. Try again later.", text[6:])
    if line.startswith(b"\x15\x03"):
        raise MailError(ErrorKind.TLS_FAILED, f"{where}, speaks TLS from the start. Choose TLS as encryption.")
    other = next((name for start, name in _OTHERS.items() if line.upper().startswith(start)), "")
    if other:
        raise MailError(ErrorKind.WRONG_PROTOCOL,
                        f"{where}, is {other} server, not an IMAP server. IMAP is usually on port 993 (TLS) or 143 "
                        "(STARTTLS).", text)
    raise MailError(ErrorKind.WRONG_PROTOCOL, f"{where}, does not speak IMAP. Check server and port.", text)


_OTHERS = {b"+OK": "a POP3", b"-ERR": "a POP3", b"220": "an SMTP", b"554": "an SMTP", b"HTTP/": "a web",
           b"SSH-": "an SSH"}
_BUSY = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)


def _login_refused(settings: ServerSettings, said: str) -> MailError:
    if _BUSY.search(said):
        return MailError(ErrorKind.NETWORK, f"{settings.host} cannot log anybody in just now. Try again later.", said)
    return MailError(ErrorKind.LOGIN_REFUSED,
                     f"{settings.host} refused the login of {settings.user}. Check user name and password; some "
                     "providers want an app password.", said)
