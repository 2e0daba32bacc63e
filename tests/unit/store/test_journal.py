"""What the server is still to be told: merged, ordered, repeatable, and backed out when it refuses."""

from __future__ import annotations

import pytest

from app.model.message import FLAGGED, SEEN
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MoveMessages,
    Operation,
    SetFlags,
)
from app.model.sync import Arrived, Checkpoint, FolderOpened, Vanished
from app.store import bodies, edits, journal, messages
from tests.fakes.store import Store, make_raw, remote


def apply(store: Store, operation: Operation) -> edits.Applied:
    return edits.apply(store.db, operation, store.reader)


def refuse_all(store: Store, reason: str = "NO") -> None:
    for entry in journal.pending(store.db, store.imap.id):
        with store.db.write():
            journal.refuse(store.db, entry, reason)


def test_folders_are_made_before_and_removed_after_the_messages(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, SetFlags((message,), frozenset({SEEN})))
    apply(store, DeleteFolder(store.folder("Work/Old").id))
    apply(store, CreateFolder(store.imap.id, "New"))
    apply(store, MoveMessages((message,), store.folder("New").id))
    assert [each.kind for each in journal.pending(store.db, store.imap.id)] == ["create", "flags", "move", "remove"]
    assert journal.count(store.db, store.imap.id) == 4
    assert journal.pending(store.db, store.pop.id) == ()


def test_flags_stored_in_part_leave_the_rest_pending(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, SetFlags((message,), frozenset({SEEN})))
    apply(store, SetFlags((message,), frozenset({FLAGGED})))  # while the STORE of \Seen was on its way
    with store.db.write():
        journal.flags_stored(store.db, message, frozenset({SEEN}), frozenset())
    assert store.journal() == [("flags", message)]
    with store.db.write():
        journal.flags_stored(store.db, message, frozenset({FLAGGED}), frozenset())
        journal.flags_stored(store.db, 999, frozenset({FLAGGED}), frozenset())
    assert store.journal() == []


def test_begin_counts_tries(store: Store) -> None:
    seqs = apply(store, AppendMessage(store.folder("Sent").id, make_raw(1))).operations
    journal.begin(store.db, seqs)
    journal.begin(store.db, seqs)
    assert [each.attempts for each in journal.pending(store.db, store.imap.id)] == [2]


def test_an_appended_message_brings_the_edits_made_meanwhile(store: Store) -> None:
    (message,) = apply(store, AppendMessage(store.folder("Sent").id, make_raw(1))).new_ids
    apply(store, SetFlags((message,), frozenset({FLAGGED})))
    apply(store, MoveMessages((message,), store.folder("Work").id))
    assert store.journal() == [("append", message)]
    with store.db.write():
        journal.located(store.db, message, store.folder("Sent").id, 9, frozenset())
    assert store.journal() == [("flags", message), ("move", message)]


def test_an_append_that_got_through_is_recognised_where_it_was_begun(store: Store) -> None:
    applied = apply(store, AppendMessage(store.folder("Sent").id, make_raw(1)))
    journal.begin(store.db, applied.operations, store.folder("Sent").id)
    (message,) = applied.new_ids
    apply(store, MoveMessages((message,), store.folder("Work").id))
    store.sync(FolderOpened("Sent", 7, 10, 5, 1), Arrived("Sent", (remote(1, uid=9),)), Checkpoint("Sent", 7, 10, 5),
               path="Sent")
    assert store.id_of(9, "Sent") == message
    assert store.journal() == [("move", message)]
    assert store.counts("Sent") == (0, 0, 0) and store.counts("Work") == (1, 1, 1)


def test_a_message_deleted_after_an_unanswered_append_goes_where_that_was_begun(store: Store) -> None:
    applied = apply(store, AppendMessage(store.folder("Sent").id, make_raw(1)))
    journal.begin(store.db, applied.operations, store.folder("Sent").id)
    (message,) = applied.new_ids
    apply(store, MoveMessages((message,), store.folder("Work").id))
    apply(store, DeleteMessages((message,), forever=True))
    assert store.db.one("SELECT folder_id, server_folder_id FROM message WHERE id = ?", (message,)) == (
        None, store.folder("Sent").id)
    assert store.journal() == [("expunge", message)]


def test_a_move_that_was_begun_keeps_its_row_and_its_place_in_the_order(store: Store) -> None:
    (message,) = store.fill(range(1))
    seqs = apply(store, MoveMessages((message,), store.folder("Work").id)).operations
    journal.begin(store.db, seqs, store.folder("Work").id)
    apply(store, SetFlags((message,), frozenset({SEEN})))
    apply(store, DeleteMessages((message,), forever=True))
    first, second = journal.pending(store.db, store.imap.id)
    assert (first.seq, first.kind, first.attempts, first.begun_in) == (*seqs, "move", 1, store.folder("Work").id)
    assert second.kind == "expunge"


def test_a_flag_change_is_weak_until_the_person_adds_one(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, SetFlags((message,), frozenset({SEEN}), undoable=False))
    assert [each.payload for each in journal.pending(store.db, store.imap.id)] == [{"weak": 1}]
    apply(store, SetFlags((message,), frozenset({FLAGGED})))
    assert [each.payload for each in journal.pending(store.db, store.imap.id)] == [{}]
    apply(store, SetFlags((message,), frozenset({"$a"}), undoable=False))
    assert [each.payload for each in journal.pending(store.db, store.imap.id)] == [{}]
    with store.db.write():
        assert not journal.give_way(store.db, message)


def test_the_answer_for_a_message_that_is_gone_harms_no_other(store: Store) -> None:
    (message,) = store.fill(range(1))
    with store.db.write():
        journal.located(store.db, 999, store.folder("INBOX").id, 0)
    assert store.id_of(0) == message


def test_refused_flags_moves_and_deletions_are_backed_out(store: Store) -> None:
    first, second, third = store.fill(range(3))
    apply(store, SetFlags((first,), frozenset({SEEN})))
    apply(store, MoveMessages((second,), store.folder("Work").id))
    apply(store, DeleteMessages((third,), forever=True))
    refuse_all(store)
    assert store.journal() == []
    rows = messages.rows(store.db, [first, second, third])
    assert [each.folder_id for each in rows] == [store.folder("INBOX").id] * 3
    assert store.counts("INBOX") == (3, 3, 0)


def test_a_refused_move_keeps_the_flags_that_are_still_to_be_told(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, SetFlags((message,), frozenset({SEEN})))
    apply(store, MoveMessages((message,), store.folder("Work").id))
    entry = next(each for each in journal.pending(store.db, store.imap.id) if each.kind == "move")
    with store.db.write():
        journal.refuse(store.db, entry, "NO")
    assert store.journal() == [("flags", message)]


def test_a_refused_copy_goes_and_a_refused_append_stays_with_its_reason(store: Store) -> None:
    (message,) = store.fill(range(1), bodies=True)
    copy = apply(store, CopyMessages((message,), store.folder("Work").id)).new_ids[0]
    append = apply(store, AppendMessage(store.folder("Sent").id, make_raw(7))).new_ids[0]
    refuse_all(store, "over quota")
    assert not messages.rows(store.db, [copy])
    assert bodies.raw(store.db, append) == make_raw(7)
    assert store.db.rows("SELECT message_id, error FROM journal") == [(append, "over quota")]
    assert journal.count(store.db, store.imap.id) == 0
    apply(store, DeleteMessages((append,), forever=True))
    assert store.journal() == []


@pytest.mark.parametrize("vanish", [True, False])
def test_a_journal_row_never_outlives_its_message(store: Store, vanish: bool) -> None:
    (message,) = store.fill(range(1))
    apply(store, SetFlags((message,), frozenset({SEEN})))
    if vanish:
        store.sync(Vanished("INBOX", (0,)), Checkpoint("INBOX", 7, 1000, 5))
    else:
        store.db.run("DELETE FROM message")
    assert store.journal() == []
