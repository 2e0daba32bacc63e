"""One folder compared with its cache. Each case has a name; every step is durable when the caller resumes."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Mapping

from app.backends.imap import listing
from app.backends.imap.connection import Connection
from app.backends.imap.mailbox import Mailbox
from app.model.message import Flags
from app.model.sync import (
    Checkpoint,
    FlagsSeen,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    Progress,
    SyncStep,
)

log = logging.getLogger(__name__)


def sync_folder(connection: Connection, local: FolderSnapshot) -> Iterator[SyncStep]:
    """FolderOpened, what differs (newest first), Checkpoint. Between two steps no command is under way.

    The Checkpoint holds what SELECT told at the beginning: whatever changes meanwhile is found by the next sync.
    """
    path = local.path
    mailbox = connection.select(path)
    mailbox.news = False
    known = {uid: entry for uid, entry in local.known.items() if isinstance(uid, int)}
    if mailbox.uidvalidity != local.uidvalidity:
        known = {}
    opened = FolderOpened(path, mailbox.uidvalidity, mailbox.uidnext, mailbox.modseq, mailbox.exists)
    yield opened
    begun = connection.octets
    complete = True
    if not known:
        complete = yield from first_sync(connection, opened, begun)
    elif is_unchanged(opened, local, len(known)):
        log.debug("nothing new")
    elif local.modseq and opened.modseq:
        complete = yield from condstore_sync(connection, opened, local.modseq, known, begun)
    else:
        complete = yield from plain_sync(connection, opened, known, begun)
    # Without a modseq the next sync compares everything, so nothing that this one missed is lost.
    yield Checkpoint(path, opened.uidvalidity, opened.uidnext, opened.modseq if complete else 0)


def is_unchanged(opened: FolderOpened, local: FolderSnapshot, known: int) -> bool:
    """True where the server's numbers prove that nothing happened; never without HIGHESTMODSEQ."""
    return (opened.modseq > 0 and opened.uidnext > 0 and opened.exists == known
            and (opened.uidvalidity, opened.uidnext, opened.modseq) == (local.uidvalidity, local.uidnext, local.modseq))


def first_sync(connection: Connection, opened: FolderOpened, begun: int) -> Generator[SyncStep, None, bool]:
    """Nothing is known: headers by sequence number, the newest 200 at once. True if all came."""
    done = 0
    mailbox = connection.require(opened.path, opened.uidvalidity)
    for messages in listing.all_headers(connection, opened.path, opened.uidvalidity):
        yield from listing.arrived(opened.path, messages)
        done += len(messages)
        yield Progress(opened.path, done, max(done, opened.exists), connection.octets - begun)
    return done >= min(opened.exists, mailbox.exists)


def plain_sync(connection: Connection, opened: FolderOpened, known: Mapping[int, KnownMessage], begun: int
               ) -> Generator[SyncStep, None, bool]:
    """No HIGHESTMODSEQ, or an earlier sync was cut off: all UIDs and flags are compared, window by window.

    True if the server listed as many messages as it counts; so for `condstore_sync`.
    """
    path, uidvalidity = opened.path, opened.uidvalidity
    census = _Census(connection.require(path, uidvalidity))
    for flags in listing.all_flags(connection, path, uidvalidity):
        census.add(flags)
        for messages in listing.headers_of(connection, path, uidvalidity, flags.keys() - known.keys()):
            yield from listing.arrived(path, messages)
            yield Progress(path, len(census.uids), max(len(census.uids), opened.exists), connection.octets - begun)
        yield from _changed(path, flags, known)
        yield Progress(path, len(census.uids), max(len(census.uids), opened.exists), connection.octets - begun)
    return (yield from _vanished(connection, opened, census, known))


def condstore_sync(connection: Connection, opened: FolderOpened, modseq: int, known: Mapping[int, KnownMessage],
                   begun: int) -> Generator[SyncStep, None, bool]:
    """With HIGHESTMODSEQ (RFC 7162): the UID set for what came and went, then only the flags that changed."""
    path, uidvalidity = opened.path, opened.uidvalidity
    census = _Census(connection.require(path, uidvalidity))
    for uids in listing.all_uids(connection, path, uidvalidity):
        census.add(uids)
        done, new = 0, uids - known.keys()
        for messages in listing.headers_of(connection, path, uidvalidity, new):
            yield from listing.arrived(path, messages)
            done += len(messages)
            yield Progress(path, done, len(new), connection.octets - begun)
    if opened.modseq > modseq:
        both = sorted(census.uids & known.keys())
        for flags in listing.changed_flags(connection, path, uidvalidity, modseq, both):
            yield from _changed(path, flags, known)
    return (yield from _vanished(connection, opened, census, known))


class _Census:
    """The UIDs counted, and whether they can be all of the mailbox."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.uids: set[int] = set()
        self._expected = mailbox.exists

    def add(self, uids: Mapping[int, Flags] | set[int]) -> None:
        self.uids.update(uids)

    def is_complete(self, mailbox: Mailbox) -> bool:
        return len(self.uids) >= min(self._expected, mailbox.exists)


def _changed(path: str, flags: Mapping[int, Flags], known: Mapping[int, KnownMessage]) -> Iterator[FlagsSeen]:
    changed = [(uid, now) for uid, now in flags.items() if uid in known and known[uid].flags != now]
    yield from listing.flags_seen(path, changed)


def _vanished(connection: Connection, opened: FolderOpened, census: _Census, known: Mapping[int, KnownMessage]
              ) -> Generator[SyncStep, None, bool]:
    """What the server no longer has; nothing (and False) if its list was shorter than its own count."""
    if not census.is_complete(connection.require(opened.path, opened.uidvalidity)):
        log.warning("the server listed fewer messages than it counts: none is taken for removed")
        return False
    gone: list[int] = [uid for uid in known if uid not in census.uids]
    yield from listing.vanished(opened.path, gone)
    return True
