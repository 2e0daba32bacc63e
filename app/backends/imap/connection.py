"""One logged-in connection: how it comes to be, what the server can do, which mailbox is selected."""

from __future__ import annotations

import contextlib
import logging
import re
import ssl
from collections.abc import Callable

from imapclient import exceptions

from app.backends import tls
from app.backends.imap.dialogue import Dialogue, RefusedError
from app.backends.imap.mailbox import Mailbox, from_select
from app.backends.imap.names import Names, decode
from app.backends.imap.pace import Pace
from app.backends.imap.parse import parse
from app.backends.imap.session import LOGIN_LINE, Session
from app.backends.imap.stream import Stream
from app.backends.imap.switch import Switch
from app.backends.wire import require_consent
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings

log = logging.getLogger(__name__)

CONNECT_TIMEOUT = 10.0
LEAST_OCTETS, FIRST_OCTETS = 16 << 10, 256 << 10
MOST_BODIES, MOST_PIECE = 8 << 20, 1 << 20
MAX_PREFIXES = 50


class Connection:
    """Selects mailboxes and runs commands through `dialogue`. Raises what Dialogue raises.

    The paces (in octets) live as long as the connection, since they have learnt how fast its line is.
    """

    def __init__(self, stream: Stream, words: tuple[str, ...], trace_name: str) -> None:
        self.stream = stream
        self.words = words
        self.names = Names()
        self.mailbox: Mailbox | None = None
        self.body_pace = Pace(FIRST_OCTETS, LEAST_OCTETS, MOST_BODIES)
        self.piece_pace = Pace(FIRST_OCTETS, LEAST_OCTETS, MOST_PIECE)
        self.dialogue = Dialogue(stream, trace_name)
        self.dialogue.literal_plus = "LITERAL+" in words
        self.dialogue.literal_minus = "LITERAL-" in words
        self.dialogue.on_untagged = self._hear

    def offers(self, *words: str) -> bool:
        return all(word in self.words for word in words)

    @property
    def octets(self) -> int:
        return self.stream.octets

    def select(self, path: str) -> Mailbox:
        """SELECT, whatever was selected before. MailError(GONE) when the mailbox is not there."""
        self.mailbox = None
        condstore = (b"(CONDSTORE)",) if self.offers("CONDSTORE") else ()
        try:
            reply = self.dialogue.run(b"SELECT", self.names.argument(path), *condstore)
        except RefusedError as exc:
            if exc.kind is ErrorKind.REFUSED and not self.is_listed(path):
                raise MailError(ErrorKind.GONE, f"The folder {path} is no longer on the server. Refresh the folders.",
                                exc.server_text) from exc
            raise
        found = from_select(path, reply)
        if not found.uidvalidity:
            raise MailError(ErrorKind.UNSUPPORTED, f"The server numbers the messages of {path} in no lasting way "
                                                   "(UIDVALIDITY), so the folder cannot be kept here.")
        self.mailbox = found
        return found

    def is_listed(self, path: str) -> bool:
        """Whether the server has the mailbox now."""
        # Not every server says by a response code that a mailbox is missing.
        return any(response[0][:7].upper() == b"* LIST " and b"\\nonexistent" not in response[0].lower()
                   for response in self.dialogue.run(b'LIST ""', self.names.argument(path)).untagged)

    def require(self, path: str, uidvalidity: int = 0) -> Mailbox:
        """The mailbox, selected if it is not.

        MailError(GONE) when its UIDVALIDITY is not the given one, or there was one and the mailbox no longer exists.
        """
        found = self.mailbox
        if found is None or found.path != path:
            try:
                found = self.select(path)
            except RefusedError as exc:
                if not uidvalidity or exc.code != "NONEXISTENT":
                    raise
                raise MailError(ErrorKind.GONE, f"The folder {path} is no longer on the server.",
                                exc.server_text) from exc
        if uidvalidity and found.uidvalidity != uidvalidity:
            raise MailError(ErrorKind.GONE, f"The server has renumbered the messages of {path}. Synchronise the folder "
                                            "and try again.")
        return found

    def unselect(self) -> None:
        """Leaves the selected mailbox without expunging."""
        if self.mailbox is not None:
            self.mailbox = None
            if self.offers("UNSELECT"):
                self.dialogue.run(b"UNSELECT")
            else:
                self.dialogue.run(b"EXAMINE INBOX")

    def read_namespaces(self) -> None:
        """NAMESPACE (RFC 2342) into `names.prefixes`, the personal one first."""
        if not self.offers("NAMESPACE"):
            return
        prefixes: list[str] = []
        for response in self.dialogue.run(b"NAMESPACE").untagged:
            if response[0][:12].upper() != b"* NAMESPACE ":
                continue
            for kind in parse(response)[1:4]:
                for entry in kind if isinstance(kind, list) else ():
                    if isinstance(entry, list) and entry and isinstance(entry[0], bytes):
                        prefixes.append(decode(entry[0]))
        self.names.prefixes = tuple(prefixes[:MAX_PREFIXES]) or ("",)

    def delimiter(self) -> str:
        """The separator of the personal namespace's levels; "" where there are none."""
        for response in self.dialogue.run(b'LIST "" ""').untagged:
            values = parse(response) if response[0][:7].upper() == b"* LIST " else []
            if len(values) > 2 and isinstance(values[2], bytes):
                return values[2].decode("ascii", "replace")
        return ""

    def logout(self) -> None:
        """LOGOUT if no answer is owed, then the end. Never raises for a connection that is broken already."""
        if not self.dialogue.busy:
            with contextlib.suppress(MailError, OSError):
                self.stream.patience(2.0)
                self.dialogue.start(b"LOGOUT")
                while self.stream.readline().startswith(b"* "):
                    pass
        self.stream.close()

    def _hear(self, line: bytes) -> None:
        if self.mailbox is not None:
            self.mailbox.hear(line)


def connect(settings: ServerSettings, password: Callable[[], str], switch: Switch, *,
            trace_name: str, plaintext_consent: bool, timeout: float) -> Connection:
    """Connects, secures and logs in. Raises MailError, OSError, imaplib and imapclient errors: see translate."""
    if settings.security is Security.NONE:
        require_consent(settings, plaintext_consent)
    context = tls.context(settings.ca_file) if settings.security is not Security.NONE else None
    log.debug("%s: connecting by %s", trace_name, settings.security)
    stream = Stream.connect(settings.host, settings.port, switch, CONNECT_TIMEOUT, min(timeout, CONNECT_TIMEOUT))
    try:
        words = _log_in(stream, settings, context, password, timeout)
    except BaseException:
        stream.close()
        raise
    connection = Connection(stream, words, trace_name)
    if connection.offers("ID"):
        with contextlib.suppress(RefusedError):  # some providers open no mailbox to the nameless
            connection.dialogue.run(b'ID ("name" "Depesche")')
    connection.read_namespaces()
    return connection


def _log_in(stream: Stream, settings: ServerSettings, context: ssl.SSLContext | None,
            password: Callable[[], str], timeout: float) -> tuple[str, ...]:
    if context is not None and settings.security is Security.TLS:
        stream.start_tls(context, settings.host)
    stream.push_back(_greeting(stream, settings))
    stream.patience(timeout)  # a login may take longer than a greeting
    session = Session(stream, settings.host, settings.port)
    if session.is_preauthenticated:
        if settings.security is Security.STARTTLS:
            raise MailError(ErrorKind.STARTTLS_MISSING,
                            f"{settings.host} claims to be logged in already, so the connection cannot be encrypted. "
                            "Choose TLS (port 993); somebody may be tampering with the connection.")
        return session.words()
    if context is not None and settings.security is Security.STARTTLS:
        session.upgrade(context, settings.host)
    secret = password()
    if re.search(r"[\0\r\n]", settings.user + secret):
        raise MailError(ErrorKind.USAGE, "The user name or the password holds a line break. Enter it again.")
    try:
        session.log_in(settings.user, secret)
    except exceptions.LoginError as exc:
        # Some servers quote what was sent.
        said = str(exc).replace(secret, "…") if secret else str(exc)
        raise _login_refused(settings, said) from None
    return session.words()


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
