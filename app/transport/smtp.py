"""Delivers one message to the account's outgoing server (RFC 5321, 1870, 3461, 6152, 6531)."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import field

from app.backends.tokens import logged_in
from app.errors import ErrorKind, MailError
from app.model.account import ServerSettings
from app.quick_dataclass import dataclass
from app.transport.smtp_fields import wants_notice, with_crlf, without_hidden
from app.transport.smtp_session import Answer, SmtpSession

DEFAULT_TIMEOUT = 30.0
FINAL_TIMEOUT = 600.0
"""How long the answer to the final dot may take (RFC 5321 4.5.3.2.6), in seconds."""

_PATH = re.compile(r'(?:"[^"\\<>\x00-\x1f\x7f]+"|[^\s"<>@\x00-\x1f\x7f]+)@[^\s"<>@\x00-\x1f\x7f]+')


class DeliveryUnknown(MailError):
    """The connection ended after the message was sent and before the answer: it may be on its way, or not."""


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """Which recipients the server took, and its words for those that it refused."""

    accepted: tuple[str, ...]
    refused: dict[str, str] = field(default_factory=dict)


class SmtpSender:
    """One account's way out; each call is a session of its own. Owned by one thread, but for `interrupt`.

    Raises MailError only. Before the final dot nothing was delivered, so what is transient may be tried again.
    """

    def __init__(self, settings: ServerSettings, password: str | None, *, plaintext_consent: bool,
                 timeout: float = DEFAULT_TIMEOUT) -> None:
        self._settings = settings
        self._password = password
        self._consent = plaintext_consent
        self._timeout = timeout
        self._session: SmtpSession | None = None
        self._interrupted = False
        self._lock = threading.Lock()

    def check(self) -> tuple[str, ...]:
        """Logs in and leaves. Returns EHLO's keywords, with their arguments, in their order."""
        with self._opened() as session:
            _leave(session)
            return tuple(f"{word} {rest}".strip() for word, rest in session.extensions.items())

    def deliver(self, sender: str, recipients: Sequence[str], raw: bytes) -> DeliveryReport:
        """Sends `raw` (RFC 5322) without its Bcc fields and our own notes; an empty `sender` is the null path.

        Raises REFUSED if the server takes no recipient, or the message, for good; NETWORK if it says "later";
        TOO_LARGE past its SIZE; UNSUPPORTED if an address needs SMTPUTF8; USAGE for what is no address;
        DeliveryUnknown.
        """
        if not recipients:
            raise MailError(ErrorKind.USAGE, "The message has no recipient. Add one.")
        path = as_path(sender) if sender else ""
        paths = [as_path(recipient) for recipient in recipients]
        whole = with_crlf(raw)
        data = without_hidden(whole)
        with self._opened() as session:
            notice = wants_notice(whole) and "DSN" in session.extensions
            session.command(f"MAIL FROM:<{path}>{self._options(session, [path, *paths], data)}"
                            f"{' RET=HDRS' if notice else ''}")
            refused: dict[str, Answer] = {}
            for recipient, each in zip(recipients, paths, strict=True):
                answer = session.ask(f"RCPT TO:<{each}>{' NOTIFY=SUCCESS,FAILURE,DELAY' if notice else ''}")
                if answer.code // 100 != 2:
                    refused[recipient] = answer
            accepted = tuple(recipient for recipient in recipients if recipient not in refused)
            if not accepted:
                # 4xx comes first: while one may still be taken, another try is worth it.
                raise min(refused.values(), key=lambda answer: answer.code).error(self._settings.host)
            session.command("DATA", wanted=3)
            session.send(stuffed(data))
            self._finish(session)
            return DeliveryReport(accepted, {recipient: answer.text for recipient, answer in refused.items()})

    def interrupt(self) -> None:
        """From any thread: ends what is going on with CANCELLED or DeliveryUnknown. Final."""
        with self._lock:
            self._interrupted = True
            session = self._session
        if session is not None:
            session.interrupt()

    @contextlib.contextmanager
    def _opened(self) -> Iterator[SmtpSession]:
        password = self._password
        session = self._begun(None) if password is None else logged_in(
            lambda: password, self._settings, lambda ask: self._begun(ask()))
        try:
            yield session
        finally:
            self._end(session)

    def _begun(self, password: str | None) -> SmtpSession:
        session = SmtpSession(self._settings)
        with self._lock:
            if self._interrupted:
                raise MailError(ErrorKind.CANCELLED, "Cancelled.")
            self._session = session
        try:
            session.open(password, plaintext_consent=self._consent, timeout=self._timeout)
        except BaseException:
            self._end(session)
            raise
        return session

    def _end(self, session: SmtpSession) -> None:
        with self._lock:
            self._session = None
        session.close()

    def _finish(self, session: SmtpSession) -> None:
        """The dot and its answer: the only moment in which nobody knows."""
        session.set_timeout(max(self._timeout, FINAL_TIMEOUT))
        session.send(b".\r\n")
        try:
            answer = session.answer()
        except MailError as error:
            raise DeliveryUnknown(
                ErrorKind.PROTOCOL,
                f"The connection to {self._settings.host} ended before it confirmed the message: it may have been "
                f"sent, or not. Ask a recipient before you send it again. {error.detail}") from error
        if answer.code // 100 not in (2, 4, 5):
            raise DeliveryUnknown(
                ErrorKind.PROTOCOL, f"{self._settings.host} gave no proper answer after the message: it may have been "
                "sent, or not. Ask a recipient before you send it again.", answer.text)
        if answer.code // 100 != 2:
            raise answer.error(self._settings.host)
        _leave(session)

    def _options(self, session: SmtpSession, paths: Sequence[str], data: bytes) -> str:
        """What MAIL tells beforehand, and what it can refuse beforehand."""
        offered = session.extensions
        options = ""
        if "SIZE" in offered:
            limit = offered["SIZE"]
            if limit.isascii() and limit.isdigit() and 0 < int(limit) < len(data):
                raise MailError(ErrorKind.TOO_LARGE,
                                f"The message has {len(data):,} octets, and {self._settings.host} takes "
                                f"{int(limit):,} at most. Send less, or a link instead of an attachment.")
            options += f" SIZE={len(data)}"
        if "8BITMIME" in offered and not data.isascii():
            options += " BODY=8BITMIME"
        special = [path for path in paths if not path.isascii()]
        if "SMTPUTF8" not in offered:
            if special:
                raise MailError(ErrorKind.UNSUPPORTED,
                                f"{self._settings.host} cannot send to or from {special[0]} (no SMTPUTF8). Use an "
                                "address without special letters.")
        elif special or not data[:max(0, data.find(b"\r\n\r\n"))].isascii():
            options += " SMTPUTF8"
        return options


def deliver(settings: ServerSettings, password: str | None, sender: str, recipients: Sequence[str], raw: bytes, *,
            plaintext_consent: bool, timeout: float = DEFAULT_TIMEOUT) -> DeliveryReport:
    """SmtpSender.deliver for those who never interrupt."""
    sender_object = SmtpSender(settings, password, plaintext_consent=plaintext_consent, timeout=timeout)
    return sender_object.deliver(sender, recipients, raw)


def check(settings: ServerSettings, password: str | None, *, plaintext_consent: bool,
          timeout: float = DEFAULT_TIMEOUT) -> tuple[str, ...]:
    """SmtpSender.check for those who never interrupt."""
    return SmtpSender(settings, password, plaintext_consent=plaintext_consent, timeout=timeout).check()


def as_path(address: str) -> str:
    """An addr-spec as SMTP writes it, its domain in ASCII where that says the same. Raises MailError(USAGE)."""
    if len(address) > 320 or not _PATH.fullmatch(address):
        raise MailError(ErrorKind.USAGE, f"'{address[:80]}' is no mail address. Correct it.")
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        # This codec knows IDNA 2003 only, which turns ß into ss: another domain.
        same = ascii_domain.encode("ascii").decode("idna") == domain.lower()
    except UnicodeError:
        same = False
    return f"{local}@{ascii_domain}" if same and local.isascii() else address


def stuffed(data: bytes) -> bytes:
    """A dot before each line's leading dot (RFC 5321 4.5.2)."""
    doubled = data.replace(b"\r\n.", b"\r\n..")
    return b"." + doubled if doubled.startswith(b".") else doubled


def _leave(session: SmtpSession) -> None:
    with contextlib.suppress(MailError):
        session.quit()
