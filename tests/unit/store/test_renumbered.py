"""A new UIDVALIDITY (RFC 3501 2.3.1.1): messages are found again, with what both sides did to them meanwhile."""

from __future__ import annotations

import pytest

from app.model.message import FLAGGED, SEEN, Flags
from app.model.operation import SetFlags
from app.model.sync import Arrived, Checkpoint, FolderOpened
from app.store import edits
from tests.fakes.store import Store, make_raw, remote


@pytest.mark.parametrize(("ours", "theirs", "shown"), [
    ({FLAGGED}, {SEEN}, {FLAGGED, SEEN}), (set(), {SEEN}, {SEEN}), ({FLAGGED}, set(), {FLAGGED}),
])
def test_flags_that_another_client_changed_are_kept(store: Store, ours: Flags, theirs: Flags, shown: Flags) -> None:
    (message,) = store.fill(range(1, 2))
    edits.apply(store.db, SetFlags((message,), frozenset(ours)), store.reader)
    store.sync(FolderOpened("INBOX", 8, 41, 5, 1), Arrived("INBOX", (remote(1, uid=40, flags=frozenset(theirs)),)),
               Checkpoint("INBOX", 8, 41, 5))
    row = store.db.one("SELECT id, uid, flags, server_flags FROM message")
    assert row == (message, 40, " ".join(sorted(shown)), " ".join(sorted(theirs)))
    assert store.journal() == ([("flags", message)] if ours else [])


def test_of_two_that_look_alike_each_is_found_by_its_day(store: Store) -> None:
    """Whoever knows a message can send another one with the same Message-ID, size and fields of the list. What is
    then done to that one must not be done to the first. The day on which a message came its sender cannot choose."""
    raw = make_raw(1)
    older = remote(1, uid=1, raw=raw)
    newer = remote(1, uid=2, raw=raw)._replace(received=older.received + 86_400)
    for each in (older, newer):
        store.sync(FolderOpened("INBOX", 7, 3, 5, 2), Arrived("INBOX", (each,)), Checkpoint("INBOX", 7, 3, 5))
    before = dict(store.db.rows("SELECT received, id FROM message"))
    store.sync(FolderOpened("INBOX", 8, 42, 5, 2),
               Arrived("INBOX", (newer._replace(uid=41), older._replace(uid=40))), Checkpoint("INBOX", 8, 42, 5))
    assert dict(store.db.rows("SELECT uid, id FROM message")) == {
        40: before[older.received], 41: before[newer.received]}
