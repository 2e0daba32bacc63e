"""A first sync that was cut off: what is there is not fetched again."""

from __future__ import annotations

from collections.abc import Generator

from app.backends.imap import listing
from app.backends.imap.census import Known, Round, changed, fetch_headers, vanished
from app.model.sync import SyncStep


def resumed_sync(now: Round, known: Known) -> Generator[SyncStep, None, bool]:
    """Most of the mailbox is unknown: its UIDs, the headers that are missing, then the flags of the rest.

    True if the server listed as many messages as it counts, and all that are new came; so for the other comparisons.
    """
    counting = listing.all_uids(now.connection, now.path, now.uidvalidity)
    uids = yield from now.counted(counting)
    new = [uid for uid in uids if uid not in known]
    came = yield from fetch_headers(now, new)
    both = [uid for uid in known if isinstance(uid, int) and uid in uids]
    for found in listing.flags_of(now.connection, now.path, now.uidvalidity, both):
        yield from changed(now.path, found, known)
        yield now.progress(came, len(new))
    whole = yield from vanished(now, len(uids), (uid for uid in known if isinstance(uid, int) and uid not in uids))
    return whole and now.all_came(came, len(new))
