"""One SMTP session: greeting, EHLO, encryption, login, commands and answers (RFC 5321, 3207, 4954)."""

from __future__ import annotations

from app.backends import tls, tokens
from app.backends.wire import LineSocket, require_consent
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.sign_in import AccessToken
from app.quick_dataclass import dataclass

_MAX_ANSWER_LINES = 200
_MAX_AUTH_LINE = 510
# An address literal tells nobody this computer's name, and needs no look-up (RFC 5321 4.1.3).
_OWN_NAME = "[127.0.0.1]"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply (RFC 5321 4.2): its code, and its lines without it."""

    code: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return f"{self.code} {' '.join(self.lines)}".strip()

    def error(self, host: str) -> MailError:
        """4xx passes by itself (NETWORK), 5xx does not."""
        if self.code // 100 == 4:
            return MailError(ErrorKind.NETWORK, f"{host} does not take it now. Try again later.", self.text)
        if self.code == 552 or (self.lines and self.lines[0].startswith("5.3.4")):
            return MailError(ErrorKind.TOO_LARGE, f"{host} finds the message too large. Send less.", self.text)
        if self.code == 530:
            return MailError(ErrorKind.REFUSED,
                             f"{host} wants a login. Give a user name for the outgoing server.", self.text)
        if self.code // 100 == 5:
            return MailError(ErrorKind.REFUSED, f"{host} refused. Its words may say why.", self.text)
        return MailError(ErrorKind.PROTOCOL, f"{host} gave an answer out of turn. Try again.", self.text)


class SmtpSession:
    """Commands in, answers out. Owned by one thread, but for `interrupt`. Raises MailError only."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._wire = LineSocket()
        self.extensions: dict[str, str] = {}
        """EHLO's keywords in capitals → their arguments; empty where the server knows only HELO."""

    def open(self, password: str | None, *, plaintext_consent: bool, timeout: float) -> None:
        """Connects, secures, and logs in if the settings name a user."""
        settings = self._settings
        if settings.security is Security.NONE:
            require_consent(settings, plaintext_consent)
        guard = None if settings.security is Security.NONE else tls.Guard(settings)
        self._wire.connect(settings.host, settings.port, timeout)
        if guard is not None and settings.security is Security.TLS:
            self._wire.start_tls(guard)
        self._greet()
        self._hello()
        if guard is not None and settings.security is Security.STARTTLS:
            if "STARTTLS" not in self.extensions or self.ask("STARTTLS").code != 220:
                raise MailError(ErrorKind.STARTTLS_MISSING,
                                f"{settings.host}, port {settings.port}, offers no encryption by STARTTLS. "
                                "Choose TLS with port 465, or ask the provider.")
            self._wire.start_tls(guard)
            # What was said in the clear may have been anybody's (RFC 3207 4.2).
            self._hello()
        if settings.user:
            self._log_in(settings.user, password)

    def ask(self, line: str) -> Answer:
        """Sends one command and returns the answer, whatever it is."""
        if set("\r\n\0") & set(line):
            raise MailError(ErrorKind.USAGE, "Addresses and names must not contain line breaks. Correct them.")
        self._wire.send(f"{line}\r\n".encode())
        return self.answer()

    def command(self, line: str, wanted: int = 2) -> Answer:
        """Like `ask`, but raises the answer's error unless its code begins with `wanted`."""
        answer = self.ask(line)
        if answer.code // 100 != wanted:
            raise answer.error(self._settings.host)
        return answer

    def answer(self) -> Answer:
        """One answer, of one line or several (RFC 5321 4.2.1). Raises MailError(PROTOCOL), NETWORK, TIMEOUT."""
        lines: list[str] = []
        while len(lines) < _MAX_ANSWER_LINES:
            line = self._wire.readline().decode("utf-8", "replace")
            if not (line[:3].isascii() and line[:3].isdigit() and line[3:4] in ("", " ", "-")):
                raise MailError(ErrorKind.PROTOCOL,
                                f"{self._settings.host} gave an answer that SMTP does not know. Try again.", line)
            lines.append(line[4:])
            if line[3:4] != "-":
                return Answer(int(line[:3]), tuple(lines))
        raise MailError(ErrorKind.PROTOCOL, f"{self._settings.host} does not come to an end. Try again later.")

    def send(self, data: bytes) -> None:
        self._wire.send(data)

    def set_timeout(self, seconds: float) -> None:
        self._wire.set_timeout(seconds)

    def quit(self) -> None:
        """Says QUIT, without waiting for an answer that changes nothing."""
        self._wire.send(b"QUIT\r\n")

    def interrupt(self) -> None:
        self._wire.interrupt()

    def close(self) -> None:
        self._wire.close()

    def _greet(self) -> None:
        where = f"{self._settings.host}, port {self._settings.port},"
        first = self._wire.peek(4)
        if first.startswith((b"+OK", b"* ")):
            what = "a POP3" if first.startswith(b"+OK") else "an IMAP"
            raise MailError(ErrorKind.WRONG_PROTOCOL,
                            f"{where} is {what} server, for receiving mail. Give the server for sending, and its port "
                            "(465 with TLS, 587 with STARTTLS).")
        if not first[:3].isdigit():
            raise MailError(ErrorKind.WRONG_PROTOCOL,
                            f"{where} does not speak SMTP. Check server and port (465 with TLS, 587 with STARTTLS).")
        greeting = self.answer()
        if greeting.code != 220:
            raise greeting.error(self._settings.host)

    def _hello(self) -> None:
        self.extensions = {}
        answer = self.ask(f"EHLO {_OWN_NAME}")
        if answer.code != 250:
            self.command(f"HELO {_OWN_NAME}")
            return
        for line in answer.lines[1:]:
            keyword, _, arguments = line.strip().replace("=", " ", 1).partition(" ")
            # Some servers list AUTH twice, once in an old spelling with "=".
            known = self.extensions.get(keyword.upper(), "")
            self.extensions[keyword.upper()] = f"{known} {arguments}".strip()

    def _log_in(self, user: str, password: str | None) -> None:
        if not password:
            raise MailError(ErrorKind.SECRET_MISSING,
                            f"No password is known for {user} on {self._settings.host}: enter it.")
        first, words, dummy = self._way(user, password)
        answer = self.ask(first)
        for word in words:
            if answer.code == 334:
                answer = self.ask(word)
        if answer.code == 235:
            return
        said = answer.text
        if answer.code == 334 and dummy is not None:
            # A refused token is told as a challenge, which a dummy answers (RFC 7628 3.2.3).
            why, answer = tokens.failure(answer.lines[0]), self.ask(dummy)
            said = f"{answer.text} {why}"
        said = tokens.without(said, (*words, *first.split()[2:], password))
        if answer.code // 100 == 4:
            raise MailError(ErrorKind.NETWORK,
                            f"{self._settings.host} cannot check the login now. Try again later.", said)
        raise MailError(ErrorKind.LOGIN_REFUSED,
                        f"{self._settings.host} refused the login as {user}. Check user name and password.", said)

    def _way(self, user: str, secret: str) -> tuple[str, list[str], str | None]:
        """The command, what is said to its challenges, and with a token the dummy. Raises UNSUPPORTED."""
        offered = self.extensions.get("AUTH", "").upper().split()
        if isinstance(secret, AccessToken):
            usable = tokens.mechanisms(offered, self._settings, secret)
            if not usable:
                raise tokens.no_mechanism(self._settings.host)
            chosen = usable[0]
            at_once = f"AUTH {chosen.name} {chosen.response}"
            # RFC 4954 4: what makes the line too long is sent by itself.
            return ((at_once, [], chosen.dummy) if len(at_once) <= _MAX_AUTH_LINE
                    else (f"AUTH {chosen.name}", [chosen.response], chosen.dummy))
        if "PLAIN" in offered:
            return "AUTH PLAIN", [tokens.encoded(f"\0{user}\0{secret}")], None
        if "LOGIN" in offered:
            return "AUTH LOGIN", [tokens.encoded(user), tokens.encoded(secret)], None
        raise MailError(ErrorKind.UNSUPPORTED,
                        f"{self._settings.host} offers no login with a password that Depesche knows (AUTH PLAIN "
                        "or LOGIN). Check the encryption chosen, or leave the user name empty.")
