"""No mod-sequences: all UIDs and flags are compared, window by window."""

from __future__ import annotations

from array import array
from collections.abc import Generator

from app.backends.imap import listing
from app.backends.imap.census import Known, Round, changed, fetch_headers, vanished
from app.backends.imap.uidset import Ranges
from app.model.sync import SyncStep


def plain_sync(now: Round, known: Known) -> Generator[SyncStep, None, bool]:
    """The server keeps no mod-sequences, or took them back, or an earlier sync was cut off near its end."""
    listed = array("Q")
    came = new = 0
    for found in listing.all_flags(now.connection, now.path, now.uidvalidity):
        listed.extend(one.uid for one in found)
        unknown = [one.uid for one in found if one.uid not in known]
        new += len(unknown)
        came += yield from fetch_headers(now, unknown)
        yield from changed(now.path, found, known)
        yield now.progress(len(listed), now.opened.exists)
    uids = Ranges((uid, uid) for uid in sorted(listed))
    whole = yield from vanished(now, len(uids), (uid for uid in known if isinstance(uid, int) and uid not in uids))
    return whole and now.all_came(came, new)
