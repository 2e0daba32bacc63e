"""One login: its connection, its listing, and what is under way."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from app.backends.pop3.connection import Pop3Connection
from app.backends.pop3.download import Download
from app.backends.pop3.listing import Listing
from app.backends.pop3.refused import Refused
from app.errors import ErrorKind

log = logging.getLogger(__name__)

_BURST = 200


class Session:
    """The maildrop is frozen at login, so the listing is taken once, when it is first needed."""

    def __init__(self, connection: Pop3Connection) -> None:
        self.connection = connection
        self.download: Download | None = None
        self.was_synced = False
        self.has_retrieved = False
        self.has_deleted = False
        self._stat: tuple[int, int] | None = None
        self._listing: Listing | None = None

    @property
    def stat(self) -> tuple[int, int]:
        """Messages in the maildrop and their octets."""
        if self._stat is None:
            self.settle()
            self._stat = self.connection.stat()
        return self._stat

    @property
    def listing(self) -> Listing:
        """That of this session, made when first asked for. Raises MailError where LIST or UIDL cannot be read."""
        if self._listing is None:
            self.settle()
            self._listing = Listing(self.connection, self.stat[0])
        return self._listing

    @property
    def may_have_top(self) -> bool:
        """TOP is optional (RFC 1939 7); a server without CAPA may know it."""
        return not self.connection.capabilities or "TOP" in self.connection.capabilities

    @property
    def deletes_what_was_read(self) -> bool:
        """The server lets no message stay that was retrieved (EXPIRE 0, RFC 2449 6.7)."""
        return self.connection.capabilities.get("EXPIRE", "").split()[:1] == ["0"]

    @property
    def expire_days(self) -> int | None:
        """Days after which the server itself removes mail (EXPIRE, RFC 2449 6.7); None for never or not told."""
        return _number(self.connection.capabilities.get("EXPIRE", ""))

    @property
    def login_delay(self) -> int:
        """Seconds that are to lie between two logins (RFC 2449 6.5); 0 where the server tells none."""
        return _number(self.connection.capabilities.get("LOGIN-DELAY", "")) or 0

    @property
    def has_ids(self) -> bool:
        """Whether the server has UIDL, by CAPA or by the first message's; an empty maildrop without CAPA leaves it
        open, and then the answer is yes."""
        if "UIDL" in self.connection.capabilities or not self.stat[0]:
            return True
        try:
            self.connection.command("UIDL 1")
        except Refused as error:
            if error.kind is not ErrorKind.REFUSED:
                raise
            return False
        return True

    @property
    def is_settled(self) -> bool:
        return self.download is None or self.download.is_settled

    def settle(self) -> None:
        """Makes the connection free for a command between two steps of a sync."""
        if self.download is not None:
            self.download.settle()

    def retrieve(self, number: int) -> bytes:
        """One message now. Raises Refused if the server does not give it."""
        self.settle()
        self.has_retrieved = True
        self.connection.command(f"RETR {number}")
        return self.connection.body()

    def headers(self, numbers: Sequence[int]) -> Iterator[list[tuple[int, bytes | None]]]:
        """The header (TOP n 0) of each, None where the server does not give it; some at a time.

        Between two times the connection is free.
        """
        at_once = _BURST if "PIPELINING" in self.connection.capabilities else 1
        for start in range(0, len(numbers), at_once):
            burst = numbers[start:start + at_once]
            self.settle()
            self.connection.send([f"TOP {number} 0" for number in burst])
            yield [(number, self._header()) for number in burst]

    def delete(self, numbers: Sequence[int]) -> int:
        """DELE for each; returns how many were refused. They go at QUIT."""
        self.settle()
        self.has_deleted = True
        lines = [f"DELE {number}" for number in numbers]
        at_once = len(lines) if "PIPELINING" in self.connection.capabilities else 1
        refused = 0
        for start in range(0, len(lines), at_once):
            burst = lines[start:start + at_once]
            self.connection.send(burst)
            for line in burst:
                try:
                    self.connection.answer()
                except Refused as error:
                    log.warning("%s was refused: %s", line, error.server_text)
                    refused += 1
        return refused

    def _header(self) -> bytes | None:
        try:
            self.connection.answer()
        except Refused:
            return None
        return self.connection.body() or None


def _number(argument: str) -> int | None:
    """The first word of a capability's argument as a number, None where it is none."""
    word = argument.split()[:1]
    return int(word[0]) if word and word[0].isascii() and word[0].isdigit() and len(word[0]) < 10 else None
