"""Which messages a mailbox holds, and their headers: in windows, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from app.backends.imap import reader
from app.backends.imap.connection import Connection
from app.backends.imap.pace import Pace
from app.backends.imap.reader import Fetched
from app.backends.imap.uidset import chunks, format_set, parse_set
from app.model.message import Flags
from app.model.sync import Arrived, FlagsSeen, RemoteMessage, Vanished

STEP = 200
"""Messages that one step may carry."""
ESEARCH_LIMIT = 100_000
"""Messages up to which the whole UID set surely fits into one line."""
_HEADER_BUDGET = 64 << 20
_LINE_BUDGET = 16 << 20
_ESEARCH_ALL = re.compile(rb"\* ESEARCH .*?\bALL ([\d:,]+)", re.IGNORECASE | re.DOTALL)


class Window:
    """Walks a mailbox downwards by message sequence numbers, in batches of `pace`.

    Sequence numbers only ever fall, so that going down no message is left out, whatever is expunged meanwhile;
    some may come twice.
    """

    def __init__(self, connection: Connection, path: str, uidvalidity: int, pace: Pace) -> None:
        self._connection = connection
        self._path = path
        self._uidvalidity = uidvalidity
        self._pace = pace
        self._high = connection.require(path, uidvalidity).exists

    def walk(self, items: bytes, budget: int) -> Iterator[list[Fetched]]:
        """Batches, each newest first. Between two the connection may be used for other things."""
        while self._high > 0:
            self._high = min(self._high, self._connection.require(self._path, self._uidvalidity).exists)
            low = max(1, self._high - self._pace.size + 1)
            if self._high < 1:
                return
            asked = self._high - low + 1
            with self._pace.measured(asked):
                found = reader.fetch(self._connection.dialogue, b"FETCH %d:%d" % (low, self._high), items,
                                     budget=budget, limit=asked)
            wanted = [one for one in found if low <= one.sequence <= self._high]
            self._high = low - 1
            yield sorted(reader.merged(wanted).values(), key=_uid, reverse=True)


def all_headers(connection: Connection, path: str, uidvalidity: int) -> Iterator[list[RemoteMessage]]:
    """The header fields of every message, newest first, in batches of at most 200."""
    seen: set[int] = set()
    for batch in Window(connection, path, uidvalidity, Pace(STEP, 10, STEP)).walk(reader.HEADERS, _HEADER_BUDGET):
        messages = [message for one in batch if one.uid not in seen and (message := as_message(one))]
        seen.update(one.uid for one in batch)
        yield messages


def all_flags(connection: Connection, path: str, uidvalidity: int) -> Iterator[dict[int, Flags]]:
    """UIDs and flags of every message, newest first, in batches."""
    for batch in Window(connection, path, uidvalidity, Pace(2_000, 200, 20_000)).walk(b"(UID FLAGS)", _LINE_BUDGET):
        yield {one.uid: one.flags for one in batch if one.flags is not None}


def all_uids(connection: Connection, path: str, uidvalidity: int) -> Iterator[set[int]]:
    """The UIDs of every message: one compact answer (ESEARCH, RFC 4731) where that is offered, else in batches."""
    mailbox = connection.require(path, uidvalidity)
    if not mailbox.exists:
        return
    if connection.offers("ESEARCH") and mailbox.exists <= ESEARCH_LIMIT:
        exists = mailbox.exists
        for response in connection.dialogue.run(b"UID SEARCH RETURN (ALL) UID 1:*").untagged:
            if found := _ESEARCH_ALL.match(response[0]):
                yield set(parse_set(found[1], max(exists, mailbox.exists)))
                return
    for batch in Window(connection, path, uidvalidity, Pace(2_000, 200, 20_000)).walk(b"(UID)", _LINE_BUDGET):
        yield {one.uid for one in batch}


def headers_of(connection: Connection, path: str, uidvalidity: int, uids: Iterable[int]
               ) -> Iterator[list[RemoteMessage]]:
    """The header fields of these messages, newest first, in batches of at most 200."""
    remaining = sorted(uids, reverse=True)
    pace = Pace(STEP, 10, STEP)
    while remaining:
        connection.require(path, uidvalidity)
        asked, remaining = remaining[:pace.size], remaining[pace.size:]
        with pace.measured(len(asked)):
            found = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(asked), reader.HEADERS,
                                 budget=_HEADER_BUDGET, limit=len(asked))
        by_uid = reader.merged(found)
        yield [message for uid in asked if uid in by_uid and (message := as_message(by_uid[uid]))]


def changed_flags(connection: Connection, path: str, uidvalidity: int, modseq: int, uids: Sequence[int]
                  ) -> Iterator[dict[int, Flags]]:
    """Flags changed since `modseq` (RFC 7162 3.1.4.1) among these UIDs, ascending, by windows of them."""
    pace = Pace(20_000, 200, 20_000)
    position = 0
    while position < len(uids):
        connection.require(path, uidvalidity)
        asked = uids[position:position + pace.size]
        position += len(asked)
        command = b"UID FETCH %d:%d" % (asked[0], asked[-1])
        with pace.measured(len(asked)):
            found = reader.fetch(connection.dialogue, command, b"(FLAGS) (CHANGEDSINCE %d)" % modseq,
                                 budget=_LINE_BUDGET, limit=len(asked))
        yield {one.uid: one.flags for one in found if one.flags is not None}


def as_message(one: Fetched) -> RemoteMessage | None:
    """None where the server's answer lacks what a list needs."""
    if one.flags is None or not one.has_section:
        return None
    return RemoteMessage(one.uid, one.flags, one.received, max(0, one.size), (one.data or b"")[:reader.MAX_HEADER],
                         None, one.has_attachment)


def arrived(path: str, messages: Sequence[RemoteMessage]) -> Iterator[Arrived]:
    for part in chunks(messages, STEP):
        yield Arrived(path, tuple(part))


def flags_seen(path: str, flags: Sequence[tuple[int, Flags]]) -> Iterator[FlagsSeen]:
    for part in chunks(flags, STEP):
        yield FlagsSeen(path, tuple(part))


def vanished(path: str, uids: Sequence[int]) -> Iterator[Vanished]:
    for part in chunks(uids, STEP):
        yield Vanished(path, tuple(part))


def _uid(one: Fetched) -> int:
    return one.uid
