"""Start and stop the demo's servers: one thread, one event loop, three ports on loopback."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import re
import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from email.utils import format_datetime
from typing import TypeVar

from app.demo.imap import folder_commands, message_commands
from app.demo.imap.session import Session
from app.demo.mailbox import Mailbox
from app.demo.pop3 import Pop3Session
from app.demo.samples import IMAP_EMAIL, POP3_EMAIL, ROLES, DemoMail, generate
from app.demo.smtp import SmtpDelivery
from app.quick_dataclass import dataclass

HOST = "127.0.0.1"
DEMO_PASSWORD = "demo"
LINE_LIMIT = 1_000_000
STOP_LIMIT = 2.0
START_LIMIT = 20.0
LIVELY_SECONDS = 60.0

_Result = TypeVar("_Result")
_HANDLERS = {**folder_commands.HANDLERS, **message_commands.HANDLERS}


@dataclass(frozen=True, slots=True)
class DemoAddresses:
    """Where the demo listens. The user names are the addresses; all take the same password; no TLS."""

    host: str
    imap_port: int
    pop3_port: int
    smtp_port: int
    imap_user: str
    pop3_user: str
    password: str


class DemoServers:
    """IMAP, POP3 and SMTP with sample mail, all in memory: nothing touches the disk.

    lively: deliver the next upcoming message every `interval` seconds. now: the moment that the sample
    mail ends at, in seconds since 1970. mail: other mail than the samples (tests).
    """

    def __init__(
        self,
        *,
        lively: bool = False,
        interval: float = LIVELY_SECONDS,
        now: float | None = None,
        mail: DemoMail | None = None,
    ) -> None:
        self._lively = lively
        self._interval = interval
        self._now = time.time() if now is None else now
        self._mail = mail
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._servers: list[asyncio.Server] = []
        self._mailboxes: dict[str, Mailbox] = {}
        self._upcoming: Sequence[tuple[str, bytes]] = ()
        self._delivered = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> DemoAddresses:
        """Generate the mail, listen on free ports, return them. Raises OSError when no port can be had."""
        if self._thread is not None:
            raise RuntimeError("the demo servers run already")
        mail = self._mail or generate(self._now)
        self._upcoming = mail.upcoming
        self._mailboxes = _fill(mail)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=self._run, args=(self._loop,), name="demo-servers", daemon=True
        )
        self._thread.start()
        try:
            ports = self._call(self._listen(), START_LIMIT)
        except BaseException:
            self.stop()
            raise
        return DemoAddresses(HOST, *ports, IMAP_EMAIL, POP3_EMAIL, DEMO_PASSWORD)

    def stop(self) -> None:
        """Close every connection and join the thread; may be called twice."""
        loop, thread, self._loop, self._thread = self._loop, self._thread, None, None
        if loop is None or thread is None:
            return
        loop.call_soon_threadsafe(loop.stop)
        thread.join(STOP_LIMIT)

    def __enter__(self) -> DemoServers:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def deliver_next(self) -> str:
        """Deliver the next lively message now; the address of the account that got it."""
        return self._call(self._deliver_next(), START_LIMIT)

    def _call(self, work: Coroutine[None, None, _Result], limit: float) -> _Result:
        if self._loop is None:
            work.close()
            raise RuntimeError("the demo servers do not run")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(limit)

    def _run(self, loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()
        for server in self._servers:
            server.close()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        asyncio.set_event_loop(None)
        loop.close()

    async def _listen(self) -> tuple[int, int, int]:
        imap = await asyncio.start_server(self._serve_imap, HOST, 0, limit=LINE_LIMIT)
        pop3 = await asyncio.start_server(self._serve_pop3, HOST, 0, limit=LINE_LIMIT)
        delivery = SmtpDelivery(self._mailboxes, self._arrive)
        smtp = await asyncio.get_running_loop().create_server(delivery.protocol, HOST, 0)
        self._servers = [imap, pop3, smtp]
        if self._lively:
            task = asyncio.ensure_future(self._deliver_forever())
            self._tasks.add(task)
        ports = [server.sockets[0].getsockname()[1] for server in self._servers]
        return ports[0], ports[1], ports[2]

    async def _serve_imap(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _closing(writer, Session(reader, writer, self._mailboxes, _HANDLERS).run)

    async def _serve_pop3(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _closing(writer, Pop3Session(reader, writer, self._mailboxes).run)

    async def _deliver_forever(self) -> None:
        while True:
            await asyncio.sleep(self._interval)
            await self._deliver_next()

    async def _deliver_next(self) -> str:
        address, raw = self._upcoming[self._delivered % len(self._upcoming)]
        turn, self._delivered = self._delivered // len(self._upcoming), self._delivered + 1
        self._arrive(address, restamp(raw, dt.datetime.now().astimezone(), turn))
        return address

    def _arrive(self, address: str, raw: bytes) -> None:
        self._mailboxes[address].add("INBOX", raw, dt.datetime.now().astimezone())


def restamp(raw: bytes, when: dt.datetime, turn: int) -> bytes:
    """The message with its Date at `when`; from the second turn on also with a Message-ID of its own."""
    date = format_datetime(when).encode()
    raw = re.sub(rb"(?m)^Date: [^\r\n]*", b"Date: " + date, raw, count=1)
    return re.sub(rb"(?m)^(Message-ID: <)", rb"\g<1>%d." % turn, raw, count=1) if turn else raw


async def _closing(writer: asyncio.StreamWriter, serve: Callable[[], Coroutine[None, None, None]]) -> None:
    try:
        # A cancelled connection (the demo ends) is closed like any other; nothing waits for its task.
        with suppress(asyncio.CancelledError):
            await serve()
    finally:
        writer.close()


def _fill(mail: DemoMail) -> dict[str, Mailbox]:
    work, private = Mailbox(IMAP_EMAIL, DEMO_PASSWORD), Mailbox(POP3_EMAIL, DEMO_PASSWORD)
    for path, role in ROLES.items():
        private.create(path, role)
    for path in dict.fromkeys(itertools.chain(ROLES, mail.imap)):
        if not work.has(path):
            work.create(path, ROLES.get(path, ""))
    for path, messages in mail.imap.items():
        for raw, flags, date in messages:
            work.add(path, raw, dt.datetime.fromtimestamp(date).astimezone(), flags)
    for raw, when in mail.pop3:
        private.add("INBOX", raw, dt.datetime.fromtimestamp(when).astimezone())
    return {IMAP_EMAIL: work, POP3_EMAIL: private}
