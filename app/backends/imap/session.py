"""imapclient for the beginning of a session: capabilities, STARTTLS, login. It reads through our bounded stream.

What imapclient lacks or does at a risk is replaced here: its debug log that formats every answer, imaplib's
LOGIN that sends the user name unquoted, untagged data that survives STARTTLS, unbounded lines and literals.
"""

from __future__ import annotations

import imaplib
from collections.abc import Callable
from typing import Literal

import imapclient
from imapclient import exceptions

from app.backends.imap.stream import Stream
from app.backends.tls import Guard
from app.errors import ErrorKind, MailError

LOGIN_BUDGET = 1 << 20
LOGIN_LINE = 1 << 16


class _BoundedImap(imaplib.IMAP4):
    """imaplib on a Stream that is connected already."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        super().__init__()

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        """Nothing: the stream is open."""

    def read(self, size: int) -> bytes:
        return self._stream.read(size)

    def readline(self) -> bytes:
        return self._stream.readline(LOGIN_LINE)

    def send(self, data: object) -> None:
        if isinstance(data, bytes):
            self._stream.expect(LOGIN_BUDGET)
            self._stream.send(data)

    def shutdown(self) -> None:
        self._stream.close()

    def _log(self, line: str) -> None:
        """Nothing: imaplib would keep the last ten lines, the password among them."""

    def login(self, user: str, password: str) -> tuple[Literal["OK"], list[bytes]]:
        # bytes, so that imaplib does not insist on ASCII; a server that wants UTF-8 takes it so.
        status, data = self._simple_command("LOGIN", _quote(user), _quote(password))
        if status != "OK":
            raise self.error(_text(data))
        self.state = "AUTH"
        return "OK", data

    def authenticate_with(self, mechanism: str, at_once: str | None, answer: Callable[[bytes | None], bytes]) -> None:
        """AUTHENTICATE (RFC 9051 6.2.2), with an initial response where `at_once` is one. `answer` is a bound method
        that gets each challenge and gives what is sent, both in base64. Raises error with the server's words."""
        self.literal = answer  # type: ignore[assignment]  # imaplib takes a bound method for a dialogue
        status, data = self._simple_command("AUTHENTICATE", mechanism, *([at_once] if at_once is not None else []))
        if status != "OK":
            raise self.error(_text(data))
        self.state = "AUTH"


class Session(imapclient.IMAPClient):  # type: ignore[misc]  # imapclient ships no types
    """Greeting and capabilities are read on construction."""

    def __init__(self, stream: Stream, host: str, port: int) -> None:
        self._stream = stream
        super().__init__(host, port, ssl=stream.is_secure)
        # imapclient sets 5, and imaplib then formats every answer for a log.
        self._imap.debug = 0

    def _create_IMAP4(self) -> _BoundedImap:
        return _BoundedImap(self._stream)

    def _set_read_timeout(self) -> None:
        """Nothing: the stream has its own patience."""

    @property
    def is_preauthenticated(self) -> bool:
        return bool(self._imap.state == "AUTH")

    def words(self) -> tuple[str, ...]:
        """The capabilities as the server spells them, upper case."""
        return tuple(word.decode("ascii", "replace") for word in self.capabilities())

    def upgrade(self, guard: Guard, host: str) -> None:
        """STARTTLS (RFC 3501 6.2.1). MailError(STARTTLS_MISSING) where it is not offered or refused."""
        if not self.has_capability("STARTTLS"):
            raise starttls_missing(host)
        try:
            status, data = self._imap._simple_command("STARTTLS")
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as exc:  # BAD
            raise starttls_missing(host, str(exc)) from None
        if status != "OK":
            raise starttls_missing(host, _text(data))
        self._stream.start_tls(guard)
        # Whatever was said in the clear may have come from anybody (RFC 3501 6.2.1, RFC 2595 3.1).
        self._imap.untagged_responses.clear()
        self._starttls_done = True  # imapclient now asks for the capabilities anew

    def log_in(self, user: str, password: str) -> None:
        """Raises LoginError with the server's words, imaplib.IMAP4.abort when the connection ended over it."""
        try:
            self._authenticate(user, password)
        except exceptions.LoginError as exc:
            if isinstance(exc.__context__, imaplib.IMAP4.abort):
                raise exc.__context__ from None
            raise

    def say_token(self, mechanism: str, at_once: str | None, answer: Callable[[bytes | None], bytes]) -> None:
        """Raises what `log_in` raises."""
        try:
            self._imap.authenticate_with(mechanism, at_once, answer)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as exc:
            raise exceptions.LoginError(str(exc)) from None

    def _authenticate(self, user: str, password: str) -> None:
        """LOGIN, or AUTHENTICATE PLAIN where LOGIN is switched off or cannot carry the name."""
        words = self.words()
        if "LOGINDISABLED" in words or not (user + password).isascii():
            if "AUTH=PLAIN" in words:
                self.plain_login(user, password)
                return
            if "LOGINDISABLED" in words:
                raise MailError(ErrorKind.UNSUPPORTED,
                                "The server offers no way to log in that this program knows. If the connection is "
                                "not encrypted, choose TLS; otherwise ask the provider for an app password.")
        self.login(user, password)


def starttls_missing(host: str, server_text: str = "") -> MailError:
    """STARTTLS_MISSING, before anything but the greeting went over the line."""
    return MailError(ErrorKind.STARTTLS_MISSING,
                     f"{host} offers no STARTTLS on this port, so the password would travel in the clear. Choose TLS "
                     "(port 993); if the server should offer STARTTLS, somebody may be tampering with the connection.",
                     server_text)


def _quote(text: str) -> bytes:
    return b'"' + text.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'


def _text(data: list[bytes]) -> str:
    return data[0].decode("utf-8", "replace") if data and isinstance(data[0], bytes) else ""
