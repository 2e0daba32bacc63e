"""A message that the server would not take is kept, and goes where the person puts it next."""

from __future__ import annotations

import pytest

from app.model.operation import AppendMessage, MoveMessages
from app.store import edits, journal
from tests.fakes.store import Store, make_raw


@pytest.mark.parametrize(("was_told", "searched"), [(True, "INBOX"), (False, "Work")])
def test_only_a_try_that_was_answered_leaves_nothing_to_look_for(store: Store, was_told: bool, searched: str) -> None:
    done = edits.apply(store.db, AppendMessage(store.folder("Work").id, make_raw(1)), store.reader)
    journal.begin(store.db, done.operations, store.folder("Work").id)
    (entry,) = journal.pending(store.db, store.imap.id)
    if was_told:
        journal.begin(store.db, done.operations, store.folder("Work").id)
    journal.refuse(store.db, entry, "there is no such mailbox")
    assert journal.pending(store.db, store.imap.id) == ()
    edits.apply(store.db, MoveMessages(tuple(done.new_ids), store.folder("INBOX").id), store.reader)
    (again,) = journal.pending(store.db, store.imap.id)
    assert (again.seq, journal.begun_in(store.db, done.new_ids[0])) == (entry.seq, store.folder(searched).id)
