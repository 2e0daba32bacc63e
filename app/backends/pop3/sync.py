"""Compares the maildrop with what is here: new messages down, old ones away by the account's rule."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from app.backends.pop3.connection import Pop3Connection, Refused
from app.backends.pop3.download import STEP_MESSAGES, Download
from app.backends.pop3.retention import due
from app.errors import ErrorKind, MailError
from app.model.account import LeaveRule
from app.model.sync import (
    Arrived,
    Checkpoint,
    DeletesPlanned,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    Progress,
    RemoteMessage,
    ServerUid,
    SyncStep,
    Vanished,
)

log = logging.getLogger(__name__)


class Listing:
    """The maildrop as UIDL and LIST told it at the session's start.

    A UIDL listed twice stands for its first message only (RFC 1939 7 leaves such servers no other meaning), and
    is never deleted; a message without a usable UIDL is left alone.
    """

    def __init__(self, connection: Pop3Connection, count: int) -> None:
        self.count = count
        self.uidls: dict[int, str] = connection.unique_ids()
        if count and not self.uidls:
            raise MailError(ErrorKind.PROTOCOL, "The server counts messages but lists none. Try again later.")
        self.sizes: dict[int, int] = connection.sizes() if count else {}
        self.numbers: dict[str, int] = {}
        for number in sorted(self.uidls):
            self.numbers.setdefault(self.uidls[number], number)
        self.numbers.pop("", None)
        doubtful = [uidl for uidl, times in Counter(self.uidls.values()).items() if times > 1 or not uidl]
        if doubtful:
            log.warning("%d ids of messages are empty, too long or listed twice: those stay on the server",
                        len(doubtful))


class Session:
    """One login: its connection, its listing (taken once, when first needed), and what is under way."""

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
        if self._listing is None:
            self.settle()
            self._listing = Listing(self.connection, self.stat[0])
        return self._listing

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


def synchronise(
    session: Session, local: FolderSnapshot, rule: LeaveRule, clock: Callable[[], float]
) -> Iterator[SyncStep]:
    """The steps of MailBackend.sync. Deletes nothing that the caller has not stored by resuming."""
    path, listing = local.path, session.listing
    # POP3 has no UIDVALIDITY: the snapshot's own says that its UIDLs still hold.
    yield FolderOpened(path, local.uidvalidity, local.uidnext, local.modseq, listing.count)
    gone: Iterator[ServerUid] = iter(
        [uid for uid, message in local.known.items() if uid not in listing.numbers and not message.gone])
    while batch := tuple(islice(gone, STEP_MESSAGES)):
        yield Vanished(path, batch)
    arrived: dict[ServerUid, KnownMessage] = {}
    yield from _download(session, local, arrived, clock)
    durable = {**local.known, **arrived}
    planned = iter(due(rule, listing.uidls.values(), durable, clock()))
    while uidls := tuple(islice(planned, STEP_MESSAGES)):
        yield DeletesPlanned(path, uidls)
        refused = session.delete([listing.numbers[uidl] for uidl in uidls])
        if refused:
            # The caller holds these for gone after `commit`: so none may go.
            raise MailError(ErrorKind.REFUSED,
                            f"The server refused to delete {refused} messages, so all were left there.")
    yield Checkpoint(path, local.uidvalidity, local.uidnext, local.modseq)


def _download(
    session: Session, local: FolderSnapshot, arrived: dict[ServerUid, KnownMessage], clock: Callable[[], float]
) -> Iterator[SyncStep]:
    """Yields what is new; fills `arrived` with what the caller has made durable by resuming."""
    listing, connection = session.listing, session.connection
    start = connection.octets
    # A UIDL that had left the server may stand for another message now (RFC 1939 7): only its octets tell.
    new = sorted((number for uidl, number in listing.numbers.items()
                  if uidl not in local.known or local.known[uidl].gone), reverse=True)
    download = session.download = Download(connection, new, listing.sizes)
    done = download.skipped
    if new:
        session.has_retrieved = True
        yield Progress(local.path, done, len(new), 0)
    while batch := download.step():
        now = clock()
        messages = tuple(_message(listing.uidls[number], raw, now) for number, raw in batch if raw is not None)
        if messages:
            yield Arrived(local.path, messages)
            for message in messages:
                arrived[message.uid] = KnownMessage(has_body=True, first_seen=message.received)
        done += len(batch)
        yield Progress(local.path, done, len(new), connection.octets - start)


def _message(uidl: str, raw: bytes, now: float) -> RemoteMessage:
    return RemoteMessage(uidl, frozenset(), now, len(raw), header_block(raw), raw)


def header_block(raw: bytes) -> bytes:
    """The header with the empty line that ends it (RFC 5322 2.1); all of a message without one."""
    if raw.startswith(b"\r\n"):
        return raw[:2]
    for mark in (b"\r\n\r\n", b"\n\n"):
        if (end := raw.find(mark)) >= 0:
            return raw[:end + len(mark)]
    return raw
