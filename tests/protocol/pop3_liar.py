"""A POP3 server that can be told to lie, and an account on it with a real store."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.store import accounts
from tests.fakes.new_store import new_store
from tests.protocol.pop3_stored import StoredMaildrop


@dataclass
class Mail:
    """A message on the server; `uidl` None: not listed by UIDL; `size` None: LIST tells the truth."""

    raw: bytes
    uidl: bytes | None = None
    size: int | None = None


@dataclass
class Liar:
    """A maildrop. `capabilities` parted by semicolons, None: no CAPA. `listed`: UIDL and LIST name only so many.
    `seems_empty`: it lists nothing. `cut_after`: the connection breaks after so many octets of the server's."""

    mails: list[Mail] = field(default_factory=list)
    capabilities: bytes | None = b"USER;UIDL;TOP;PIPELINING"
    has_uidl: bool = True
    has_list: bool = True
    has_top: bool = True
    listed: int | None = None
    seems_empty: bool = False
    cut_after: int | None = None
    deleted: list[Mail] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    quits: int = 0

    def count(self, verb: str) -> int:
        return sum(line.upper().split()[0] == verb for line in self.commands if line.strip())


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        liar = self.server.liar
        frozen = [] if liar.seems_empty else list(liar.mails)
        doomed: list[Mail] = []
        self._left = liar.cut_after
        with contextlib.suppress(OSError):
            self._say(b"+OK ready\r\n")
            for line in self.rfile:
                words = line.decode("latin-1").split()
                liar.commands.append(line.decode("latin-1").strip())
                if not self._serve(words, liar, frozen, doomed):
                    return

    def _serve(self, words: list[str], liar: Liar, frozen: list[Mail], doomed: list[Mail]) -> bool:
        match words:
            case ["CAPA"] if liar.capabilities is not None:
                self._lines(liar.capabilities.split(b";"))
            case ["USER" | "PASS", _]:
                self._say(b"+OK\r\n")
            case ["STAT"]:
                self._say(b"+OK %d %d\r\n" % (len(frozen), sum(len(each.raw) for each in frozen)))
            case ["UIDL"] if liar.has_uidl:
                self._lines([b"%d %s" % (number, each.uidl) for number, each in enumerate(frozen[:liar.listed], 1)
                             if each.uidl is not None])
            case ["LIST"] if liar.has_list:
                self._lines([b"%d %d" % (number, len(each.raw) if each.size is None else each.size)
                             for number, each in enumerate(frozen[:liar.listed], 1)])
            case ["TOP", number, count] if liar.has_top:
                head, _, text = frozen[int(number) - 1].raw.partition(b"\r\n\r\n")
                some = text.split(b"\r\n")[:int(count)]
                self._block(head + b"\r\n\r\n" + b"".join(each + b"\r\n" for each in some))
            case ["RETR", number]:
                self._block(frozen[int(number) - 1].raw)
            case ["DELE", number]:
                doomed.append(frozen[int(number) - 1])
                self._say(b"+OK\r\n")
            case ["QUIT"]:
                liar.quits += 1
                for each in doomed:
                    liar.mails.remove(each)
                    liar.deleted.append(each)
                self._say(b"+OK\r\n")
                return False
            case _:
                self._say(b"-ERR no\r\n")
        return True

    def _lines(self, lines: list[bytes]) -> None:
        self._say(b"+OK\r\n" + b"".join(line + b"\r\n" for line in lines) + b".\r\n")

    def _block(self, octets: bytes) -> None:
        stuffed = (b"\r\n" + octets).replace(b"\r\n.", b"\r\n..")[2:]
        self._say(b"+OK\r\n" + stuffed + (b"" if stuffed.endswith(b"\r\n") else b"\r\n") + b".\r\n")

    def _say(self, octets: bytes) -> None:
        if self._left is not None:
            octets, self._left = octets[:self._left], self._left - len(octets)
        self.connection.sendall(octets)
        if self._left is not None and self._left <= 0:
            self.connection.shutdown(socket.SHUT_RDWR)
            raise ConnectionAbortedError


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    liar: Liar


@dataclass
class Trial(StoredMaildrop):
    """A POP3 account on a Liar."""

    liar: Liar = field(default_factory=Liar)

    def deliver(self, *mails: Mail) -> None:
        self.liar.mails += mails
        self.delivered += [each.raw for each in mails]


@contextlib.contextmanager
def trial(directory: Path, rule: str = "keep") -> Iterator[Trial]:
    """A Trial with an empty maildrop."""
    server = _Server(("127.0.0.1", 0), _Talk)
    server.liar = Liar()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    db = new_store(directory / "mail.db")
    try:
        settings = ServerSettings("127.0.0.1", server.server_address[1], Security.NONE, "alice")
        account = accounts.save(db, Account(
            0, "liar", "alice@example.org", "Alice", Protocol.POP3, settings, None, SecretSource(SecretKind.SESSION),
            LeaveRule.parse(rule), plaintext_consent=True))
        yield Trial(db, account, liar=server.liar)
    finally:
        db.close()
        server.shutdown()
        server.server_close()
        thread.join(5)
