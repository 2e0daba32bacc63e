"""A small POP3 server (RFC 1939, CAPA of RFC 2449) for the demo: loopback only, INBOX in memory."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Mapping

from app.demo.mailbox import Mailbox, StoredMessage

CAPABILITIES = ("TOP", "UIDL", "USER", "PIPELINING", "RESP-CODES", "IMPLEMENTATION Depesche-demo")
MAX_BAD = 20


class _Refused(Exception):
    """The text after -ERR."""


class Pop3Session:
    """One connection. Messages marked by DELE go at QUIT only."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, mailboxes: Mapping[str, Mailbox]
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._mailboxes = mailboxes
        self._user = ""
        self._mailbox: Mailbox | None = None
        self._messages: list[StoredMessage] = []
        self._deleted: set[int] = set()

    async def run(self) -> None:
        self._line("+OK Depesche demo ready")
        bad = 0
        try:
            while bad < MAX_BAD:
                await self._writer.drain()
                line = await self._reader.readuntil(b"\n")
                verb, _, argument = line.decode("utf-8", "replace").strip().partition(" ")
                if verb.upper() == "QUIT":
                    self._quit()
                    break
                try:
                    self._perform(verb.upper(), argument.strip())
                    bad = 0
                except _Refused as refusal:
                    self._line(f"-ERR {refusal}")
                    bad += 1
            await self._writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            return
        finally:
            self._unlock()

    def _perform(self, verb: str, argument: str) -> None:
        match verb:
            case "CAPA":
                self._multi("Capabilities", list(CAPABILITIES))
            case "NOOP" if self._mailbox is not None:
                self._line("+OK")
            case "USER" if self._mailbox is None and argument:
                self._user = argument
                self._line("+OK Password, please")
            case "PASS" if self._mailbox is None and self._user:
                self._log_in(argument)
            case "STAT" | "LIST" | "UIDL" | "RETR" | "TOP" | "DELE" | "RSET" if self._mailbox is not None:
                self._transaction(verb, argument)
            case _:
                raise _Refused("Not now, or not known here")

    def _transaction(self, verb: str, argument: str) -> None:
        match verb:
            case "STAT":
                left = [message for _, message in self._left()]
                self._line(f"+OK {len(left)} {sum(len(message.raw) for message in left)}")
            case "LIST":
                self._listing(argument, lambda message: str(len(message.raw)))
            case "UIDL":
                self._listing(argument, self._uidl)
            case "RETR":
                self._send(self._message(argument).raw)
            case "TOP":
                number, _, count = argument.partition(" ")
                if not count.strip().isdecimal():
                    raise _Refused("TOP needs a message and a number of lines")
                header, blank, body = self._message(number).raw.partition(b"\r\n\r\n")
                self._send(header + blank + b"".join(body.splitlines(keepends=True)[: int(count)]))
            case "DELE":
                self._message(argument)
                self._deleted.add(int(argument))
                self._line("+OK Marked")
            case "RSET":
                self._deleted.clear()
                self._line("+OK")

    def _log_in(self, password: str) -> None:
        mailbox = self._mailboxes.get(self._user.lower())
        if mailbox is None or not hmac.compare_digest(password.encode(), mailbox.password.encode()):
            raise _Refused("[AUTH] Wrong user or password")
        if mailbox.pop3_locked:
            raise _Refused("[IN-USE] Another session is open")
        mailbox.pop3_locked = True
        self._mailbox = mailbox
        self._messages = list(mailbox.folder("INBOX").messages)
        self._line(f"+OK {len(self._messages)} messages")

    def _quit(self) -> None:
        if self._mailbox is not None and self._deleted:
            gone = [self._messages[number - 1] for number in self._deleted]
            self._mailbox.remove(self._mailbox.folder("INBOX"), gone)
        self._unlock()
        self._line("+OK Until next time")

    def _unlock(self) -> None:
        if self._mailbox is not None:
            self._mailbox.pop3_locked = False
            self._mailbox = None

    def _left(self) -> list[tuple[int, StoredMessage]]:
        return [pair for pair in enumerate(self._messages, 1) if pair[0] not in self._deleted]

    def _message(self, argument: str) -> StoredMessage:
        number = int(argument) if argument.isdecimal() and len(argument) < 9 else 0
        if not 1 <= number <= len(self._messages) or number in self._deleted:
            raise _Refused("No such message")
        return self._messages[number - 1]

    def _uidl(self, message: StoredMessage) -> str:
        validity = self._mailbox.folder("INBOX").uid_validity if self._mailbox is not None else 0
        return f"{validity:08x}{message.uid:08x}"

    def _listing(self, argument: str, describe: Callable[[StoredMessage], str]) -> None:
        if argument:
            self._line(
                f"+OK {int(argument) if argument.isdecimal() else 0} {describe(self._message(argument))}"
            )
        else:
            self._multi("List follows", [f"{number} {describe(message)}" for number, message in self._left()])

    def _send(self, raw: bytes) -> None:
        """A multi-line answer, dot-stuffed (RFC 1939 3)."""
        self._line(f"+OK {len(raw)} octets")
        stuffed = raw.replace(b"\r\n.", b"\r\n..")
        if stuffed.startswith(b"."):
            stuffed = b"." + stuffed
        self._writer.write(stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n")

    def _multi(self, first: str, lines: list[str]) -> None:
        for line in (f"+OK {first}", *lines, "."):
            self._line(line)

    def _line(self, text: str) -> None:
        self._writer.write(text.encode() + b"\r\n")
