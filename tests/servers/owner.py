"""The owner of a maildrop on Dovecot, Cyrus or Courier, as the POP3 tests are given one."""

from __future__ import annotations

import imaplib
import poplib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.servers.anyserver import ImapServer, Person, Traits


class Pop3Server(ImapServer, Protocol):
    """A server whose INBOX is a maildrop too: `pop3` in the clear or with STLS, `pop3s` with TLS from the start."""

    @property
    def pop3(self) -> int: ...

    @property
    def pop3s(self) -> int: ...

    @property
    def ca_file(self) -> Path: ...


@dataclass(frozen=True)
class Owner:
    """One user of one server. Mail is delivered, and removed, by another client that speaks IMAP."""

    name: str
    server: Pop3Server
    person: Person

    @property
    def password(self) -> str:
        return self.server.password

    @property
    def ends_mail(self) -> bool:
        """Whether the server itself puts a line end behind a message without one; by POP3 all of them do (RFC 1939 3
        knows lines only), but not all of them count it in LIST."""
        return self.person.traits.ends_mail

    def deliver(self, *raw: bytes, flags: str = "", when: float | None = None) -> None:
        r"""flags: letters out of "RS" (\Answered, \Seen). when: the first one's INTERNALDATE in seconds since 1970."""
        words = " ".join({"R": r"\Answered", "S": r"\Seen"}[letter] for letter in flags)
        with self.person.client() as client:
            for number, each in enumerate(raw):
                date = "" if when is None else imaplib.Time2Internaldate(when + number)
                client.done(client.append('"INBOX"', f"({words})", date, each))

    def remove(self, *places: int) -> None:
        """Another client deletes messages by their places in the maildrop, 1 being the oldest."""
        with self.person.client("INBOX") as client:
            client.done(client.store(",".join(map(str, places)), "+FLAGS", r"(\Deleted)"))
            client.done(client.expunge())

    @contextmanager
    def client(self) -> Iterator[poplib.POP3]:
        """A second POP3 client, logged in."""
        client = poplib.POP3("localhost", self.server.pop3, timeout=20)
        try:
            client.user(self.name)
            client.pass_(self.password)
            yield client
        finally:
            client.quit()

    def holds(self) -> list[bytes]:
        """The messages in the maildrop as that client reads them, oldest first."""
        with self.client() as client:
            return [b"".join(line + b"\r\n" for line in client.retr(number)[1])
                    for number in range(1, client.stat()[0] + 1)]


def make_owner(server: Pop3Server, traits: Traits) -> Owner:
    """A fresh user."""
    name = server.add_user()
    return Owner(name, server, Person(name, server, traits))
