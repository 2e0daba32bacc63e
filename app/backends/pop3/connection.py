"""One POP3 session: greeting, encryption, login, commands and answers (RFC 1939, 2449, 2595, 5034)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.backends import tls
from app.backends.pop3 import auth
from app.backends.pop3.refused import Refused, refusal
from app.backends.wire import DEFAULT_TIMEOUT, LineSocket, require_consent
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.octets import find

MAX_MESSAGE = 256 * 1024 * 1024
"""Octets of the largest message that is downloaded."""
_MAX_LISTING = 128 * 1024 * 1024
_MAX_CAPABILITIES = 64 * 1024
_MAX_UIDL = 2048
_MAX_NUMBER_DIGITS = 10
_END = b"\r\n.\r\n"
_STUFFED = b"\r\n.."
_DOT = 2
"""Its place in both."""


class Pop3Connection:
    """Commands in, answers out, nothing remembered but what the session itself is made of.

    Owned by one thread, but for `interrupt`. After a MailError other than Refused the session is out of step
    and must be closed.
    """

    def __init__(self, settings: ServerSettings, *, plaintext_consent: bool, timeout: float = DEFAULT_TIMEOUT) -> None:
        self._settings = settings
        self._consent = plaintext_consent
        self._timeout = timeout
        self._wire = LineSocket()
        self.capabilities: dict[str, str] = {}
        """CAPA's answer (RFC 2449): keyword in capitals → its arguments; empty where CAPA is unknown."""

    @property
    def octets(self) -> int:
        return self._wire.octets

    def open(self, password: Callable[[], str]) -> None:
        """Connects, secures and logs in. `password` is asked only once the connection is safe."""
        settings = self._settings
        if settings.security is Security.NONE:
            require_consent(settings, self._consent)
        guard = None if settings.security is Security.NONE else tls.Guard(settings)
        self._wire.connect(settings.host, settings.port, self._timeout)
        if guard is not None and settings.security is Security.TLS:
            self._wire.start_tls(guard)
        greeting = self._greet()
        self.capabilities = self._ask_capabilities()
        if guard is not None and settings.security is Security.STARTTLS:
            self._ask_for_tls()
            self._wire.start_tls(guard)
            # What was said in the clear may have been anybody's (RFC 2595 4).
            self.capabilities = self._ask_capabilities()
        auth.log_in(self, settings, password(), self.capabilities, greeting)

    def command(self, line: str) -> str:
        """Sends one command and returns the text after +OK. Raises Refused at -ERR."""
        self.send((line,))
        return self.answer()

    def send(self, lines: Iterable[str]) -> None:
        """Sends commands whose answers are read later; more than one only with PIPELINING."""
        self._wire.send("".join(line + "\r\n" for line in lines).encode("ascii"))

    def answer(self) -> str:
        """The text after +OK. Raises Refused at -ERR, MailError(PROTOCOL) at anything else."""
        line = self._wire.readline().decode("utf-8", "replace")
        if line.startswith("+OK"):
            return line[3:].strip()
        if line.startswith("-ERR"):
            raise refusal(self._settings.host, line[4:].strip())
        raise MailError(ErrorKind.PROTOCOL,
                        f"{self._settings.host} gave an answer that POP3 does not know. Try again.", line)

    def body(self, limit: int = MAX_MESSAGE) -> bytes:
        """What follows +OK up to the lone dot (RFC 1939 3), unstuffed; CRLF line ends stay as sent."""
        if self._wire.peek(3) == _END[2:]:
            self._wire.read_until(_END[2:], limit)
            return b""
        block = self._wire.read_until(_END, limit, drop=3, rare=_DOT)
        if find(block, _STUFFED, _DOT) >= 0:
            block = block.replace(_STUFFED, _STUFFED[:-1])
        return block[1:] if block.startswith(b"..") else block

    def stat(self) -> tuple[int, int]:
        """Messages in the maildrop and their octets."""
        words = self.command("STAT").split()
        if len(words) < 2:
            raise self._malformed("STAT")
        return self._number(words[0]), self._number(words[1])

    def unique_ids(self) -> dict[int, str] | None:
        """Message number → full UIDL text, "" where there is none that can be used; None for a server without UIDL.

        Up to 2,048 characters are accepted, where RFC 1939 7 allows 70.
        """
        try:
            self.command("UIDL")
        except Refused as error:
            if error.kind is not ErrorKind.REFUSED:
                raise
            return None
        found: dict[int, str] = {}
        for line in self.body(_MAX_LISTING).split(b"\r\n")[:-1]:
            number, _, uidl = line.partition(b" ")
            key = self._number(number.decode("latin-1"))
            if key in found:
                raise self._malformed("UIDL")
            # Latin-1 keeps every octet apart, so that no two ids can become one.
            found[key] = uidl.decode("latin-1") if len(uidl) <= _MAX_UIDL and b"\0" not in uidl else ""
        return found

    def sizes(self) -> dict[int, int]:
        """Message number → octets as LIST tells; empty where the server refuses to."""
        try:
            self.command("LIST")
        except Refused:
            return {}
        found: dict[int, int] = {}
        for line in self.body(_MAX_LISTING).split(b"\r\n")[:-1]:
            words = line.decode("latin-1").split()
            if len(words) < 2:
                raise self._malformed("LIST")
            found[self._number(words[0])] = self._number(words[1])
        return found

    def interrupt(self) -> None:
        self._wire.interrupt()

    def close(self) -> None:
        """Drops the connection without QUIT: the server keeps every message (RFC 1939 6)."""
        self._wire.close()

    def _greet(self) -> str:
        line = self._wire.readline().decode("utf-8", "replace")
        if line.startswith("+OK"):
            return line
        where = f"{self._settings.host}, port {self._settings.port},"
        if line.startswith("-ERR"):
            raise refusal(self._settings.host, line[4:].strip())
        if line.startswith("* "):
            raise MailError(ErrorKind.WRONG_PROTOCOL,
                            f"{where} is an IMAP server. Choose IMAP for this account, or the port for POP3 "
                            "(995 with TLS).", line)
        if line.startswith("220"):
            raise MailError(ErrorKind.WRONG_PROTOCOL,
                            f"{where} is an SMTP server, for sending mail. Give the server for receiving, and the port "
                            "for POP3 (995 with TLS).", line)
        raise MailError(ErrorKind.WRONG_PROTOCOL,
                        f"{where} does not speak POP3. Check server and port (995 with TLS).", line)

    def _ask_for_tls(self) -> None:
        said = "no STLS"
        if "STLS" in self.capabilities:
            try:
                self.command("STLS")
            except Refused as error:
                said = error.server_text
            else:
                return
        raise MailError(ErrorKind.STARTTLS_MISSING,
                        f"{self._settings.host}, port {self._settings.port}, offers no encryption by STARTTLS. "
                        "Choose TLS with port 995, or ask the provider.", said)

    def _ask_capabilities(self) -> dict[str, str]:
        try:
            self.command("CAPA")
        except Refused:
            return {}
        lines = self.body(_MAX_CAPABILITIES).decode("ascii", "replace").split("\r\n")
        pairs = (line.strip().partition(" ") for line in lines if line.strip())
        return {keyword.upper(): arguments for keyword, _, arguments in pairs}

    def say(self, line: str) -> None:
        """Sends one line of a login, which is neither kept nor logged."""
        self._wire.send(f"{line}\r\n".encode())

    def challenge(self) -> str | None:
        """What follows "+" (RFC 5034 4), None for +OK. Raises Refused at -ERR."""
        line = self._wire.readline().decode("utf-8", "replace")
        if line.startswith("-ERR"):
            raise refusal(self._settings.host, line[4:].strip())
        if not line.startswith("+"):
            raise self._malformed("AUTH")
        return None if line.startswith("+OK") else line[1:].strip()

    def _number(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= _MAX_NUMBER_DIGITS):
            raise self._malformed("a number")
        return int(text)

    def _malformed(self, what: str) -> MailError:
        return MailError(ErrorKind.PROTOCOL,
                         f"{self._settings.host} gave an answer ({what}) that cannot be read. Try again.")
