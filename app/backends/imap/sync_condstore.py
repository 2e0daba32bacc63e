"""CONDSTORE (RFC 7162 3.1): the UID set for what came and went, then only the flags that changed."""

from __future__ import annotations

from collections.abc import Collection, Generator

from app.backends.imap import listing
from app.backends.imap.census import Known, Round, changed, fetch_headers, vanished
from app.model.sync import SyncStep


def condstore_sync(now: Round, known: Known, modseq: int, arrived: Collection[int] = ()
                   ) -> Generator[SyncStep, None, bool]:
    """`modseq` is that of the last comparison, `arrived` are UIDs that this sync told already."""
    counting = listing.all_uids(now.connection, now.path, now.uidvalidity)
    uids = yield from now.counted(counting)
    new = [uid for uid in uids if uid not in known and uid not in arrived]
    came = yield from fetch_headers(now, new)
    # Asked even where HIGHESTMODSEQ stands still: something changed, or this case would not have been chosen.
    both = [uid for uid in known if isinstance(uid, int) and uid in uids]
    for found in listing.changed_flags(now.connection, now.path, now.uidvalidity, modseq, both):
        yield from changed(now.path, found, known)
        yield now.progress(came, len(new))
    whole = yield from vanished(now, len(uids), (uid for uid in known if isinstance(uid, int) and uid not in uids))
    return whole and now.all_came(came, len(new))
