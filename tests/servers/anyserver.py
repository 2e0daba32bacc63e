"""One face for Dovecot, Cyrus, Courier and pymap: a user's mailboxes, a second client, our own backend."""

from __future__ import annotations

import imaplib
import itertools
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from imapclient import imap_utf7

from app.backends.imap.backend import ImapBackend
from app.model.account import Security, ServerSettings
from tests.servers.dovecot import Dovecot

_COUNTER = itertools.count(1)


class ImapServer(Protocol):
    """A server of the tests' own, in the clear on loopback; all its users share `password`."""

    @property
    def host(self) -> str: ...

    @property
    def password(self) -> str: ...

    def port_of(self, user: str) -> int: ...

    def add_user(self, name: str = "") -> str:
        """Adds a user at any time; without a name a fresh one is made."""
        ...


@dataclass(frozen=True)
class Traits:
    """What kind of server it is. `prefix` is that of the personal namespace, `delimiter` parts the levels of a name.
    `ends_mail`: a CRLF is put behind a message that ends without one.
    `makes_substitutes`: what another client expunged is fetched as a message of the server's own making.
    `loses_early_news`: what happens just after it took IDLE is told with the next news only.
    `lists_by_arrival`: by POP3 too, the messages of one second included."""

    prefix: str = ""
    delimiter: str = "/"
    has_condstore: bool = True
    has_move: bool = True
    keeps_keywords: bool = True
    has_roles: bool = False
    ends_mail: bool = False
    makes_substitutes: bool = False
    loses_early_news: bool = False
    tells_uidnext: bool = True
    lists_by_arrival: bool = True


@dataclass(frozen=True)
class Person:
    """One user of one server."""

    name: str
    server: ImapServer
    traits: Traits

    def path(self, *levels: str) -> str:
        """A mailbox's full name on this server, as text."""
        return self.traits.prefix + self.traits.delimiter.join(levels)

    def backend(self, timeout: float = 20.0, idle_restart: float = 600.0) -> ImapBackend:
        settings = ServerSettings("localhost", self.server.port_of(self.name), Security.NONE, self.name)
        return ImapBackend(settings, lambda: self.server.password, trace_name="test", plaintext_consent=True,
                           timeout=timeout, idle_restart=idle_restart)

    @contextmanager
    def client(self, path: str = "") -> Iterator[Client]:
        """A second client, with `path` selected if given."""
        client = Client(self.server.host, self.server.port_of(self.name), timeout=20)
        try:
            client.login(self.name, self.server.password)
            if path:
                client.open_mailbox(path)
            yield client
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                client.logout()

    def deliver(self, *raw: bytes, path: str = "INBOX", flags: str = "") -> None:
        with self.client() as client:
            for each in raw:
                client.done(client.append(named(path), f"({flags})", "", each))


class Client(imaplib.IMAP4):
    """imaplib with its answers checked: a second opinion that shares no code with ours."""

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        super().open(host, port, timeout)
        # imaplib sends a literal in three parts: each would wait for the acknowledgement of the one before.
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def open_mailbox(self, path: str) -> int:
        """SELECT; the number of messages."""
        return int(self.done(self.select(named(path)))[0])

    def done(self, answer: tuple[str, list[bytes]]) -> list[bytes]:
        """The data of an OK."""
        status, data = answer
        assert status == "OK", data
        return data

    def holds(self, path: str) -> dict[int, tuple[frozenset[str], bytes]]:
        r"""By UID, the flags (without \Recent) and the octets of every message of a mailbox."""
        if not self.open_mailbox(path):
            return {}
        flags = {_number(b"UID", each): frozenset(flag.decode() for flag in imaplib.ParseFlags(each)) - {r"\Recent"}
                 for each in self.done(self.fetch("1:*", "(UID FLAGS)")) if b"UID" in each}
        answer = self.done(self.fetch("1:*", "(UID BODY.PEEK[])"))
        raw = {}
        for each, after in zip(answer, [*answer[1:], b""], strict=True):
            if isinstance(each, tuple):  # some servers put the UID behind the text
                raw[_number(b"UID", each[0] + (after if isinstance(after, bytes) else b""))] = each[1]
        return {uid: (flags[uid], octets) for uid, octets in raw.items()}

    def raw_of(self, path: str) -> list[bytes]:
        """The messages of a mailbox, in its order, octet by octet."""
        return [octets for _, (_, octets) in sorted(self.holds(path).items())]

    def names(self, subscribed: bool = False) -> set[str]:
        """The mailboxes that can be selected, as text."""
        names = set()
        for each in self.done(self.lsub() if subscribed else self.list()):
            line = each if isinstance(each, bytes) else each and b" ".join(each)
            if line and b"\\noselect" not in line.lower() and b"\\nonexistent" not in line.lower():
                names.add(imap_utf7.decode(line.rpartition(b' "')[2].strip(b'"') if line.endswith(b'"')
                                           else line.rpartition(b" ")[2]))
        return names

    def remove(self, uids: str) -> None:
        """Deletes messages of the selected mailbox for ever."""
        self.done(self.uid("STORE", uids, "+FLAGS", r"(\Deleted)"))
        self.done(self.expunge())


def named(path: str) -> str:
    """The mailbox name as imaplib wants it."""
    encoded: bytes = imap_utf7.encode(path)
    return '"' + encoded.decode("ascii").replace("\\", "\\\\").replace('"', '\\"') + '"'


def _number(word: bytes, line: bytes) -> int:
    found = re.search(word + rb" (\d+)", line)
    assert found is not None, line
    return int(found[1])


def fresh_name() -> str:
    return f"user{next(_COUNTER)}"


@dataclass(frozen=True)
class PlainDovecot:
    """The session's Dovecot, by its port without TLS; by POP3 by both of its ports."""

    dovecot: Dovecot

    @property
    def host(self) -> str:
        return self.dovecot.host

    @property
    def password(self) -> str:
        return self.dovecot.password

    @property
    def ca_file(self) -> Path:
        return self.dovecot.ca_file

    @property
    def pop3(self) -> int:
        return self.dovecot.pop3

    @property
    def pop3s(self) -> int:
        return self.dovecot.pop3s

    def port_of(self, user: str) -> int:
        return self.dovecot.imap

    def add_user(self, name: str = "") -> str:
        return self.dovecot.add_user(name)
