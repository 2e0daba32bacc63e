"""Which messages a mailbox holds, and their headers: in windows, newest first."""

from __future__ import annotations

import re
from array import array
from collections.abc import Generator, Iterable, Iterator, Sequence

from app.backends.imap import reader
from app.backends.imap.connection import Connection
from app.backends.imap.mailbox import Mailbox
from app.backends.imap.pace import Pace
from app.backends.imap.reader import Fetched
from app.backends.imap.uidset import Ranges, chunks, fitting, format_set, parse_ranges
from app.backends.imap.windows import Window, downwards, fetched
from app.model.message import Flags
from app.model.sync import Arrived, FlagsSeen, LabelsSeen, RemoteMessage, Vanished

STEP = 200
"""Messages that one step may carry."""
ESEARCH_LIMIT = 400_000
"""Messages up to which the whole UID set surely fits into one line, whatever holes it has."""
_HEADER_BUDGET = 64 << 20
_LINE_BUDGET = 16 << 20
_LARGEST_HEADER = 256 << 10
_ESEARCH_ALL = re.compile(rb"\* ESEARCH .*?\bALL ([\d:,]+)", re.IGNORECASE | re.DOTALL)
_ROOM = 400
"""Octets of a command line beside its UID set."""


def all_headers(connection: Connection, path: str, uidvalidity: int) -> Iterator[list[RemoteMessage]]:
    """The header fields of every message, newest first, in batches of at most 200."""
    pace = Pace(STEP, 10, STEP)
    windows = downwards(connection, path, uidvalidity, connection.items(reader.HEADERS), pace)
    lowest = 0
    for _, found in fetched(connection, path, uidvalidity, windows, pace, budget=_HEADER_BUDGET,
                            largest=_LARGEST_HEADER):
        batch = sorted(reader.merged(found).values(), key=_uid, reverse=True)
        # UIDs ascend with the numbers (RFC 3501 2.3.1.1), so what is not below all before came twice.
        yield [message for one in batch if (not lowest or one.uid < lowest) and (message := as_message(one))]
        if batch:
            lowest = min(batch[-1].uid, lowest or batch[-1].uid)


def all_flags(connection: Connection, path: str, uidvalidity: int) -> Iterator[list[Fetched]]:
    """UIDs, flags and labels of every message, newest first, in batches."""
    pace = Pace(2_000, 200, 20_000)
    windows = downwards(connection, path, uidvalidity, _flag_items(connection), pace)
    for _, found in fetched(connection, path, uidvalidity, windows, pace, budget=_LINE_BUDGET):
        by_uid = {one.uid: one for one in found if one.flags is not None}
        yield [by_uid[uid] for uid in sorted(by_uid, reverse=True)]


def newest(connection: Connection, path: str, uidvalidity: int, count: int) -> Iterator[list[RemoteMessage]]:
    """The header fields of the last `count` messages, newest first, in batches of at most 200."""
    pace = Pace(STEP, 10, STEP)
    windows = downwards(connection, path, uidvalidity, connection.items(reader.HEADERS), pace, count)
    for _, found in fetched(connection, path, uidvalidity, windows, pace, budget=_HEADER_BUDGET,
                            largest=_LARGEST_HEADER):
        batch = sorted(reader.merged(found).values(), key=_uid, reverse=True)
        yield [message for one in batch if (message := as_message(one))]


def all_uids(connection: Connection, path: str, uidvalidity: int) -> Generator[int, None, Ranges]:
    """The UIDs of every message: one compact answer (ESEARCH, RFC 4731) where that is offered, else by FETCH.

    Yields how many there are so far, so that others may use the connection in between.
    """
    mailbox = connection.require(path, uidvalidity)
    if not mailbox.exists:
        return Ranges()
    if connection.offers("ESEARCH") and mailbox.exists <= ESEARCH_LIMIT:
        found = _searched(connection, mailbox)
        if found is not None:
            return found
    pace = Pace(5_000, 200, 50_000)
    uids = array("Q")
    windows = downwards(connection, path, uidvalidity, b"(UID)", pace)
    for _, batch in fetched(connection, path, uidvalidity, windows, pace, budget=_LINE_BUDGET):
        uids.extend(one.uid for one in batch)
        yield len(uids)
    return Ranges((uid, uid) for uid in sorted(uids))


def _searched(connection: Connection, mailbox: Mailbox) -> Ranges | None:
    """None where the server refuses, says nothing, or names more messages than there are."""
    exists = mailbox.exists
    reply = connection.dialogue.attempt(b"UID SEARCH RETURN (ALL) UID 1:*")
    for response in reply.untagged if reply else ():
        if told := _ESEARCH_ALL.match(response[0]):
            found = parse_ranges(told[1])
            return found if len(found) <= max(exists, mailbox.exists) else None
    return None


def headers_of(connection: Connection, path: str, uidvalidity: int, uids: Iterable[int]
               ) -> Iterator[list[RemoteMessage]]:
    """The header fields of these messages, newest first, in batches of at most 200."""
    pace = Pace(STEP, 10, STEP)
    windows = _by_uid(connection, array("Q", sorted(uids, reverse=True)), connection.items(reader.HEADERS), pace)
    for _, found in fetched(connection, path, uidvalidity, windows, pace, budget=_HEADER_BUDGET,
                                 largest=_LARGEST_HEADER):
        by_uid = reader.merged(found)
        yield [message for uid in sorted(by_uid, reverse=True) if (message := as_message(by_uid[uid]))]


def flags_of(connection: Connection, path: str, uidvalidity: int, uids: Iterable[int]) -> Iterator[list[Fetched]]:
    """Flags and labels of these messages, newest first, in batches."""
    pace = Pace(2_000, 200, 20_000)
    windows = _by_uid(connection, array("Q", sorted(uids, reverse=True)), _flag_items(connection), pace)
    for _, found in fetched(connection, path, uidvalidity, windows, pace, budget=_LINE_BUDGET):
        yield [one for one in found if one.flags is not None]


def changed_flags(connection: Connection, path: str, uidvalidity: int, modseq: int, uids: Iterable[int]
                  ) -> Iterator[list[Fetched]]:
    """Flags and labels changed since `modseq` (RFC 7162 3.1.4.1) in the range of these UIDs, by windows of them."""
    known = array("Q", sorted(uids))
    pace = Pace(20_000, 200, 200_000)
    items = _flag_items(connection) + b" (CHANGEDSINCE %d)" % modseq

    def windows() -> Iterator[Window]:
        position = 0
        while position < len(known):
            last = min(len(known), position + pace.size) - 1
            span = Ranges([(known[position], known[last])])
            yield Window(b"UID FETCH %d:%d" % (known[position], known[last]), items, span, last - position + 1)
            position = last + 1

    for _, found in fetched(connection, path, uidvalidity, windows(), pace, budget=_LINE_BUDGET):
        yield [one for one in found if one.flags is not None]


def _by_uid(connection: Connection, uids: array[int], items: bytes, pace: Pace) -> Iterator[Window]:
    """Windows of these UIDs in their order, each with a set that a command line can hold."""
    position = 0
    while position < len(uids):
        asked = uids[position:position + pace.size]
        asked = asked[:fitting(asked, connection.quirks.command_octets - _ROOM)]
        yield Window(b"UID FETCH " + format_set(asked), items, Ranges((uid, uid) for uid in reversed(asked)),
                     len(asked))
        position += len(asked)


def _flag_items(connection: Connection) -> bytes:
    return b"(UID FLAGS X-GM-LABELS)" if connection.offers("X-GM-EXT-1") else b"(UID FLAGS)"


def as_message(one: Fetched) -> RemoteMessage | None:
    """None where the server's answer lacks what a list needs."""
    if one.flags is None or not one.has_section:
        return None
    return RemoteMessage(one.uid, one.flags, one.received, max(0, one.size), (one.data or b"")[:reader.MAX_HEADER],
                         None, one.has_attachment, one.email_id, one.labels)


def arrived(path: str, messages: Sequence[RemoteMessage]) -> Iterator[Arrived]:
    """In steps of at most 200 messages."""
    for part in chunks(messages, STEP):
        yield Arrived(path, tuple(part))


def flags_seen(path: str, flags: Sequence[tuple[int, Flags]]) -> Iterator[FlagsSeen]:
    """UIDs with their flags, in steps of at most 200."""
    for part in chunks(flags, STEP):
        yield FlagsSeen(path, tuple(part))


def labels_seen(path: str, found: Iterable[Fetched]) -> Iterator[LabelsSeen]:
    """In steps of at most 200."""
    told = [(one.uid, one.labels) for one in found if one.labels is not None]
    for part in chunks(told, STEP):
        yield LabelsSeen(path, tuple(part))


def vanished(path: str, uids: Iterable[int]) -> Iterator[Vanished]:
    """In steps of at most 200 UIDs."""
    part: list[int] = []
    for uid in uids:
        part.append(uid)
        if len(part) == STEP:
            yield Vanished(path, tuple(part))
            part = []
    if part:
        yield Vanished(path, tuple(part))


def _uid(one: Fetched) -> int:
    return one.uid
