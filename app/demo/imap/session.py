"""One IMAP connection of the demo: greeting, login, commands, updates."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
from collections.abc import Awaitable, Callable, Mapping

from app.demo.imap.view import View
from app.demo.imap.wire import BadCommand, Item, parse, read_command, text
from app.demo.mailbox import FolderProblem, Mailbox

CAPABILITY = (
    b"IMAP4rev1 LITERAL+ SASL-IR AUTH=PLAIN ID ENABLE NAMESPACE CHILDREN LIST-EXTENDED LIST-STATUS "
    b"SPECIAL-USE UNSELECT UIDPLUS MOVE IDLE STATUS=SIZE"
)
MAX_BAD = 20


class No(Exception):
    """A command that is understood but refused; the text goes into the NO answer."""


Handler = Callable[["Session", list[Item]], Awaitable[bytes]]
"""Does one command, writes untagged lines, returns the text after OK.

Raises BadCommand, No or FolderProblem.
"""


class Session:
    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        mailboxes: Mapping[str, Mailbox],
        handlers: Mapping[str, Handler],
    ) -> None:
        self.reader = reader
        self.writer = writer
        self.view: View | None = None
        self.changed = asyncio.Event()
        self._mailboxes = mailboxes
        self._handlers = handlers
        self._mailbox: Mailbox | None = None
        self._open = True

    @property
    def mailbox(self) -> Mailbox:
        if self._mailbox is None:
            raise BadCommand("Log in first")
        return self._mailbox

    @property
    def selected(self) -> View:
        if self.view is None:
            raise BadCommand("Select a mailbox first")
        return self.view

    def line(self, data: bytes) -> None:
        self.writer.write(data + b"\r\n")

    async def run(self) -> None:
        """Serve until LOGOUT or the end of the connection."""
        self.line(b"* OK [CAPABILITY " + CAPABILITY + b"] Depesche demo ready")
        bad = 0
        try:
            while self._open and bad < MAX_BAD:
                await self.writer.drain()
                try:
                    command = await read_command(self.reader, self.writer)
                except BadCommand as problem:
                    self.line(b"* BYE " + str(problem).encode())
                    break
                if command is None:
                    return
                bad = 0 if await self._serve(command) else bad + 1
            await self.writer.drain()
        except ConnectionError:
            return
        finally:
            if self._mailbox is not None:
                self._mailbox.listeners.discard(self.changed.set)

    def login(self, user: str, password: str) -> None:
        """Raises No for a wrong user or password."""
        mailbox = self._mailboxes.get(user.lower())
        right = mailbox is not None and hmac.compare_digest(password.encode(), mailbox.password.encode())
        if mailbox is None or not right:
            raise No("[AUTHENTICATIONFAILED] Authentication failed.")
        self._mailbox = mailbox
        mailbox.listeners.add(self.changed.set)

    def tell_updates(self) -> None:
        self.changed.clear()
        if self.view is not None:
            for line in self.view.updates():
                self.line(line)

    async def _serve(self, command: bytes) -> bool:
        tag, _, rest = command.partition(b" ")
        name, _, arguments = rest.partition(b" ")
        verb = name.strip().decode("ascii", "replace").upper()
        if not tag.isascii() or not tag.strip() or b"\0" in tag:
            self.line(b"* BAD No tag")
            return False
        tag = tag.strip()
        try:
            items = parse(arguments)
            if verb == "UID" and items:
                verb = "UID " + text(items.pop(0)).upper()
            done = await self._perform(verb, items)
        except BadCommand as problem:
            self.line(tag + b" BAD " + str(problem).encode())
            return False
        except (No, FolderProblem) as problem:
            self.line(tag + b" NO " + str(problem).encode())
            return True
        # Numbers must not move under a client that may be using them (RFC 3501 7.4.1).
        if verb not in ("FETCH", "STORE", "SEARCH"):
            self.tell_updates()
        self.line(tag + b" OK " + (done or b"Done"))
        return True

    async def _perform(self, verb: str, items: list[Item]) -> bytes:
        match verb:
            case "CAPABILITY":
                self.line(b"* CAPABILITY " + CAPABILITY)
                return b""
            case "NOOP" | "CHECK":
                return b""
            case "LOGOUT":
                self._open = False
                self.line(b"* BYE Until next time")
                return b""
            case "LOGIN":
                self._login_once(items)
                return b"[CAPABILITY " + CAPABILITY + b"] Logged in"
            case "AUTHENTICATE":
                await self._authenticate(items)
                return b"[CAPABILITY " + CAPABILITY + b"] Logged in"
            case "ID":
                self.line(b'* ID ("name" "Depesche demo")')
                return b""
        handler = self._handlers.get(verb)
        if handler is None:
            raise BadCommand("Unknown command")
        if self._mailbox is None:
            raise BadCommand("Log in first")
        return await handler(self, items)

    def _login_once(self, items: list[Item]) -> None:
        if self._mailbox is not None or len(items) != 2:
            raise BadCommand("LOGIN takes a user and a password, once")
        self.login(text(items[0]), text(items[1]))

    async def _authenticate(self, items: list[Item]) -> None:
        if self._mailbox is not None or not items or text(items[0]).upper() != "PLAIN":
            raise No("[CANNOT] PLAIN only")
        if len(items) > 1:
            coded = text(items[1]).encode()
        else:
            self.line(b"+ ")
            await self.writer.drain()
            coded = (await read_command(self.reader, self.writer) or b"*").strip()
        try:
            _, user, password = base64.b64decode(coded, validate=True).decode().split("\0")
        except (binascii.Error, ValueError) as error:
            raise BadCommand("Not a PLAIN answer") from error
        self.login(user, password)
