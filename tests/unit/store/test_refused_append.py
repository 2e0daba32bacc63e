"""A message that the server would not take is kept, and goes where the person puts it next."""

from __future__ import annotations

import pytest

from app.model.operation import AppendMessage, CopyMessages, MoveMessages
from app.store import edits, folders, journal
from tests.fakes.store import IMAP_TREE, Store, make_raw


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


def test_a_copy_within_a_folder_that_is_gone_is_filed_from_our_own(store: Store) -> None:
    """It waited for a source that was gone, and the folder waited for the copy."""
    (message,) = store.fill(range(1), path="Work", bodies=True)
    (header_only,) = store.fill(range(1, 2), path="Work")
    work = store.folder("Work").id
    copies = [edits.apply(store.db, CopyMessages((each,), work), store.reader).new_ids[0]
              for each in (message, header_only)]
    folders.take_over(store.db, store.imap.id, [each for each in IMAP_TREE if each.path != "Work"])
    assert store.journal() == [("append", copies[0])]
    assert store.db.value("SELECT count(*) FROM message WHERE id = ?", (copies[1],)) == 0
