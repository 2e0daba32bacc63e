"""One folder compared with its cache. Each case has a name; every step is durable when the caller resumes."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator

from app.backends.imap import reader
from app.backends.imap.acl import rights_of
from app.backends.imap.answer import Ahead, RefusedError
from app.backends.imap.census import Round
from app.backends.imap.connection import Connection
from app.backends.imap.mailbox import Mailbox, Resync
from app.backends.imap.sync_condstore import condstore_sync
from app.backends.imap.sync_first import first_sync
from app.backends.imap.sync_plain import plain_sync
from app.backends.imap.sync_qresync import qresync_sync
from app.backends.imap.sync_resumed import resumed_sync
from app.model.sync import Checkpoint, FolderOpened, FolderSnapshot, SyncStep

log = logging.getLogger(__name__)

_BUDGET = 1 << 20


def sync_folder(connection: Connection, local: FolderSnapshot) -> Iterator[SyncStep]:
    """FolderOpened, what differs (newest first), Checkpoint. Between two steps the connection may be used.

    The Checkpoint holds what SELECT told at the beginning: whatever changes meanwhile is found by the next sync.
    """
    begun = connection.octets
    mailbox, resync, rights = _open(connection, local)
    mailbox.news = mailbox.is_settled = False
    opened = FolderOpened(local.path, mailbox.uidvalidity, mailbox.uidnext, mailbox.modseq, mailbox.exists, rights,
                          mailbox.keeps_keywords, _is_put_back(connection, mailbox, local))
    now = Round(connection, opened, begun, mailbox.expunged)
    yield opened
    complete = yield from _compare(now, local, resync)
    # Without a modseq the next sync compares everything, so nothing that this one missed is lost.
    yield Checkpoint(local.path, opened.uidvalidity, opened.uidnext, opened.modseq if complete else 0)


def _compare(now: Round, local: FolderSnapshot, resync: Resync | None) -> Generator[SyncStep, None, bool]:
    """The case that fits; True if nothing can have been missed."""
    opened = now.opened
    count = len(local.known) if opened.uidvalidity == local.uidvalidity and not opened.is_put_back else 0
    if not count:
        return (yield from first_sync(now))
    if is_unchanged(opened, local, count):
        log.debug("nothing new")
        return True
    arrived: set[int] = set()
    if local.modseq and opened.modseq >= local.modseq and opened.uidnext >= local.uidnext:
        if resync is not None and (yield from qresync_sync(now, local, resync, arrived)):
            return True
        return (yield from condstore_sync(now, local.known, local.modseq, arrived))
    if count < opened.exists // 2:
        return (yield from resumed_sync(now, local.known))
    return (yield from plain_sync(now, local.known))


def _is_put_back(connection: Connection, mailbox: Mailbox, local: FolderSnapshot) -> bool:
    """Whether the mailbox is as it was before, with the same UIDVALIDITY, as after a backup was restored: a UID that is
    known may be another message's by now. UIDNEXT tells, which never falls (RFC 3501 2.3.1.1), if the newest message
    bears it out: some servers tell a wrong one."""
    if mailbox.uidvalidity != local.uidvalidity or not 0 < mailbox.uidnext < local.uidnext or not mailbox.exists:
        return False
    newest = reader.fetch(connection.dialogue, b"FETCH %d" % mailbox.exists, b"(UID)", budget=_BUDGET, limit=1)
    if not newest or max(one.uid for one in newest) >= mailbox.uidnext:
        return False
    log.warning("a mailbox was put back: all of it is compared anew")
    return True


def is_unchanged(opened: FolderOpened, local: FolderSnapshot, known: int) -> bool:
    """True where the server's numbers prove that nothing happened; never without HIGHESTMODSEQ."""
    return (opened.modseq > 0 and opened.uidnext > 0 and opened.exists == known
            and (opened.uidvalidity, opened.uidnext, opened.modseq) == (local.uidvalidity, local.uidnext, local.modseq))


def _open(connection: Connection, local: FolderSnapshot) -> tuple[Mailbox, Resync | None, str | None]:
    """The mailbox, selected anew; what changed, where the server can tell; the rights in it. One round trip."""
    path = local.path
    asked: Ahead | None = None
    if connection.offers("ACL") and path not in connection.rights:
        asked = connection.dialogue.ask(b"MYRIGHTS", connection.names.argument(path), group=connection)
    resync: Resync | None = None
    if connection.can_resync and local.uidvalidity and local.modseq and local.uidnext > 1:
        mailbox, resync = connection.resume(path, local.uidvalidity, local.modseq)
    else:
        mailbox = connection.select(path)
    if asked is not None:
        try:
            connection.rights[path] = rights_of(connection.dialogue.reply(asked).untagged)
        except RefusedError:
            connection.rights[path] = None
    return mailbox, resync, connection.rights.get(path)
