"""A new UIDVALIDITY (RFC 3501 2.3.1.1): messages are found again, with what both sides did to them meanwhile."""

from __future__ import annotations

import pytest

from app.model.message import FLAGGED, SEEN, Flags
from app.model.operation import SetFlags
from app.model.sync import Arrived, Checkpoint, FolderOpened
from app.store import edits
from tests.fakes.store import Store, remote


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
