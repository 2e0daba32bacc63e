"""QRESYNC (RFC 7162 3.2): the SELECT itself told what changed; only new headers are fetched."""

from __future__ import annotations

import logging
from collections.abc import Generator

from app.backends.imap import listing
from app.backends.imap.census import Round
from app.backends.imap.mailbox import Resync
from app.backends.imap.uidset import Ranges
from app.model.sync import FolderSnapshot, SyncStep

log = logging.getLogger(__name__)


def qresync_sync(now: Round, local: FolderSnapshot, resync: Resync, arrived: set[int]
                 ) -> Generator[SyncStep, None, bool]:
    """False if the server's numbers do not add up: then nothing it said of vanished messages is believed, and all has
    to be compared. `arrived` takes the UIDs whose headers came.

    `local.known` is only counted, unless the server names UIDs that it cannot hold.
    """
    vanished = resync.vanished()
    gone: Ranges | list[int] = vanished
    lost = vanished.below(local.uidnext)
    room = now.opened.uidnext - local.uidnext
    if len(vanished) > len(local.known) or (lost and not 0 <= _expected(now, local, lost) <= room):
        gone, lost = _known_among(local, vanished)
    expected = _expected(now, local, lost)
    if not 0 <= expected <= room:
        return False
    # Where UIDs were left out, one message more is looked at: there must be no other new one behind these.
    beyond = int(expected < room and expected < now.opened.exists)
    new = 0
    if expected + beyond:
        for messages in listing.newest(now.connection, now.path, now.uidvalidity, expected + beyond):
            fresh = [message for message in messages if int(message.uid) >= local.uidnext]
            yield from listing.arrived(now.path, fresh)
            arrived.update(int(message.uid) for message in fresh)
            new += sum(int(message.uid) < now.opened.uidnext for message in fresh)
            yield now.progress(new, expected)
    yield from listing.flags_seen(now.path, [(uid, flags) for uid, flags in zip(resync.uids, resync.flags, strict=True)
                                             if uid not in arrived])
    if gone is vanished and not _fits(now, local, lost, new):
        # Perhaps only because of UIDs that were never known here.
        gone, lost = _known_among(local, vanished)
    if not _fits(now, local, lost, new):
        log.warning("what the server tells of changes does not fit its count: all is compared")
        return False
    yield from listing.vanished(now.path, gone)
    return True


def _known_among(local: FolderSnapshot, vanished: Ranges) -> tuple[list[int], int]:
    """Those of them that are known, and how many of these the last comparison knew."""
    gone = [uid for uid in local.known if isinstance(uid, int) and uid in vanished]
    return gone, sum(uid < local.uidnext for uid in gone)


def _compared(local: FolderSnapshot) -> int:
    """The messages of the last comparison: those that an own edit brought since count as new, as they do there."""
    return len(local.known) - len(local.ahead)


def _fits(now: Round, local: FolderSnapshot, lost: int, new: int) -> bool:
    return now.left() <= _compared(local) - lost + new <= now.opened.exists


def _expected(now: Round, local: FolderSnapshot, lost: int) -> int:
    """How many messages are new, if `lost` of the known ones are gone."""
    return now.opened.exists - (_compared(local) - lost)
