"""What several cases of a sync share: counting, and what may be said to be gone."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.backends.imap import listing
from app.backends.imap.connection import Connection
from app.backends.imap.reader import Fetched
from app.backends.imap.uidset import Ranges
from app.model.sync import FlagsSeen, FolderOpened, KnownMessage, LabelsSeen, Progress, ServerUid, SyncStep

log = logging.getLogger(__name__)

Known = Mapping[ServerUid, KnownMessage]


@dataclass(slots=True)
class Round:
    """One sync of one folder. `begun`: octets of the connection when it began. `expunged`: see `left`."""

    connection: Connection
    opened: FolderOpened
    begun: int
    expunged: int

    @property
    def path(self) -> str:
        return self.opened.path

    @property
    def uidvalidity(self) -> int:
        return self.opened.uidvalidity

    def progress(self, done: int, total: int) -> Progress:
        return Progress(self.path, done, max(done, total), self.connection.octets - self.begun)

    def left(self) -> int:
        """The messages of the beginning that are surely still there; MailError(GONE) if UIDVALIDITY changed."""
        mailbox = self.connection.require(self.path, self.uidvalidity)
        return max(0, min(self.opened.exists - (mailbox.expunged - self.expunged), mailbox.exists))

    def all_came(self, came: int, new: int) -> bool:
        """Whether the headers of `new` messages came, but for those that were expunged meanwhile."""
        mailbox = self.connection.require(self.path, self.uidvalidity)
        return came >= new - (mailbox.expunged - self.expunged)

    def counted(self, counting: Generator[int, None, Ranges]) -> Generator[Progress, None, Ranges]:
        """Steps of Progress while the server lists its UIDs."""
        while True:
            try:
                done = next(counting)
            except StopIteration as end:
                found: Ranges = end.value
                return found
            yield self.progress(done, self.opened.exists)


def fetch_headers(now: Round, uids: Iterable[int]) -> Generator[SyncStep, None, int]:
    """Arrived for these UIDs, newest first; how many came."""
    wanted = list(uids)
    done = 0
    for messages in listing.headers_of(now.connection, now.path, now.uidvalidity, wanted):
        yield from listing.arrived(now.path, messages)
        done += len(messages)
        yield now.progress(done, len(wanted))
    return done


def changed(path: str, found: Iterable[Fetched], known: Known) -> Iterator[FlagsSeen | LabelsSeen]:
    """The flags that are other than the known ones, and all labels: which of those are known nobody told."""
    mine = [one for one in found if one.uid in known]
    yield from listing.flags_seen(path, [(one.uid, one.flags) for one in mine if one.flags is not None
                                         and known[one.uid].flags != one.flags])
    yield from listing.labels_seen(path, mine)


def vanished(now: Round, counted: int, gone: Iterable[int]) -> Generator[SyncStep, None, bool]:
    """What the server no longer has; nothing (and False) if its list was shorter than its own count."""
    if counted < now.left():
        log.warning("the server listed fewer messages than it counts: none is taken for removed")
        return False
    yield from listing.vanished(now.path, gone)
    return True
