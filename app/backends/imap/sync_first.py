"""A folder of which nothing is known: headers by sequence number, the newest 200 at once."""

from __future__ import annotations

from collections.abc import Generator

from app.backends.imap import listing
from app.backends.imap.census import Round
from app.model.sync import SyncStep


def first_sync(now: Round) -> Generator[SyncStep, None, bool]:
    """True if every message came."""
    done = 0
    for messages in listing.all_headers(now.connection, now.path, now.uidvalidity):
        yield from listing.arrived(now.path, messages)
        done += len(messages)
        yield now.progress(done, now.opened.exists)
    return done >= now.left()
