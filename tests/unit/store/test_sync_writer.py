"""Steps of both protocols, each alone and again, and in the middle of edits."""

from __future__ import annotations

import pytest

from app.events import CountsChanged, MessagesChanged
from app.model.message import ANSWERED, FLAGGED, SEEN, Flags
from app.model.operation import AppendMessage, CopyMessages, DeleteMessages, MoveMessages, SetFlags
from app.model.sync import (
    Arrived,
    BodiesArrived,
    Checkpoint,
    DeletesPlanned,
    FlagsSeen,
    FolderOpened,
    KnownMessage,
    Progress,
    Renamed,
    SizesSeen,
    SyncStep,
    Vanished,
)
from app.store import bodies, edits, folders, journal, messages
from app.store.sync_writer import SyncWriter
from tests.fakes.store import EPOCH, Store, make_raw, remote


def flags_of(store: Store, message: int) -> tuple[Flags, Flags]:
    row = store.db.one("SELECT flags, server_flags FROM message WHERE id = ?", (message,))
    assert row is not None
    return messages.split_flags(row[0]), messages.split_flags(row[1])


def opened(uidvalidity: int = 7) -> FolderOpened:
    return FolderOpened("INBOX", uidvalidity, 1000, 5, 10)


# --- IMAP ------------------------------------------------------------------------------------------------------


def test_the_first_sync_fills_and_the_snapshot_says_so(store: Store) -> None:
    assert store.writer().snapshot().known == {}
    store.fill(range(3), flags=frozenset({SEEN}))
    store.sync(BodiesArrived("INBOX", ((1, make_raw(1)),)))
    snapshot = store.writer().snapshot()
    assert (snapshot.path, snapshot.uidvalidity, snapshot.uidnext, snapshot.modseq) == ("INBOX", 7, 1000, 5)
    assert snapshot.known == {0: KnownMessage(frozenset({SEEN})), 1: KnownMessage(frozenset({SEEN}), True),
                              2: KnownMessage(frozenset({SEEN}))}
    assert store.counts("INBOX") == (3, 0, 1)


def test_every_step_twice_is_the_same_as_once(store: Store) -> None:
    steps = (opened(), Arrived("INBOX", tuple(remote(each) for each in range(5))),
             BodiesArrived("INBOX", ((1, make_raw(1)), (2, make_raw(2)))),
             FlagsSeen("INBOX", ((1, frozenset({SEEN})),)),
             Vanished("INBOX", (4,)), Progress("INBOX", 1, 2, 3), Checkpoint("INBOX", 7, 1000, 5))
    for step in steps:
        store.sync(step, step)
    store.sync(*steps)
    assert store.counts("INBOX") == (4, 3, 2)
    assert store.journal() == []


def test_marks_are_noted_only_at_the_checkpoint(store: Store) -> None:
    store.sync(opened(), Arrived("INBOX", (remote(1),)))
    inbox = store.folder("INBOX").id
    assert folders.marks(store.db, inbox) == (7, 0, 0, 0.0)
    store.sync(Checkpoint("INBOX", 7, 1000, 5))
    assert folders.marks(store.db, inbox)[:3] == (7, 1000, 5) and folders.marks(store.db, inbox)[3] > EPOCH


def test_changes_tell_the_rows_and_the_counts(store: Store) -> None:
    inbox = store.folder("INBOX").id
    _, arrived, bodied, flagged, _, vanished = store.sync(
        opened(), Arrived("INBOX", (remote(1), remote(2))), BodiesArrived("INBOX", ((1, make_raw(1)),)),
        FlagsSeen("INBOX", ((2, frozenset({SEEN})), (1, frozenset()))), Vanished("INBOX", (1, 77)),
        Checkpoint("INBOX", 7, 1000, 5))
    first, second = arrived.added[inbox]
    assert list(arrived.events()) == [MessagesChanged(inbox, added=(first, second)), CountsChanged((inbox,))]
    assert bodied.changed == {inbox: [first]} and flagged.changed == {inbox: [second]}
    assert vanished.removed == {inbox: [first]}


def test_new_mail_is_unread_and_in_the_inbox(store: Store) -> None:
    writer = store.writer()
    writer.store(opened())
    writer.store(Arrived("INBOX", (remote(1), remote(2, flags=frozenset({SEEN})))))
    assert (writer.new_mail, writer.new, writer.changed, writer.removed) == ([store.id_of(1)], 2, 0, 0)
    other = store.writer("Work")
    other.store(FolderOpened("Work", 3, 4, 0, 1))
    other.store(Arrived("Work", (remote(3),)))
    assert other.new_mail == []


def test_a_body_fills_preview_attachment_and_search(store: Store) -> None:
    (message,) = store.fill(range(1))
    store.sync(BodiesArrived("INBOX", ((0, make_raw(0, body="An attachment of marzipan")), (55, b"nobody's"))))
    row = messages.rows(store.db, [message])[0]
    assert (row.preview, row.has_attachment, row.cached) == ("An attachment of marzipan", True, "full")
    assert store.db.value("SELECT rowid FROM text_search WHERE text_search MATCH 'marzipan'") == message
    assert store.db.value("SELECT count(*) FROM body") == 1


@pytest.mark.parametrize(("mine", "server", "merged"), [
    ({SEEN, ANSWERED}, {SEEN, FLAGGED}, {SEEN, ANSWERED, FLAGGED}),  # both added something
    (set(), {SEEN, ANSWERED}, {ANSWERED}),          # I unread it, the server answered it
    ({SEEN, FLAGGED}, set(), {FLAGGED}),            # I flagged it, the server unread it
    ({FLAGGED, SEEN}, {FLAGGED, SEEN}, {FLAGGED, SEEN}),  # both the same
])
def test_flags_merge_three_ways_and_the_rest_is_still_to_be_told(
        store: Store, mine: set[str], server: set[str], merged: set[str]) -> None:
    (message,) = store.fill(range(1), flags=frozenset({SEEN}))
    edits.apply(store.db, SetFlags((message,), frozenset(mine), frozenset({SEEN} - mine)), store.reader)
    store.sync(FlagsSeen("INBOX", ((0, frozenset(server)),)))
    assert flags_of(store, message) == (merged, server)
    assert store.journal() == ([] if merged == server else [("flags", message)])


def test_a_message_deleted_here_stays_unseen_until_the_server_is_told(store: Store) -> None:
    (message,) = store.fill(range(1))
    edits.apply(store.db, DeleteMessages((message,), forever=True), store.reader)
    changes = store.sync(opened(), Arrived("INBOX", (remote(0),)), FlagsSeen("INBOX", ((0, frozenset({SEEN})),)))
    assert not any(changes)
    assert store.counts("INBOX") == (0, 0, 0)
    store.sync(Vanished("INBOX", (0,)), Checkpoint("INBOX", 7, 1000, 5))
    assert store.db.value("SELECT count(*) FROM message") == 0 == len(store.journal())


def test_what_vanished_on_the_server_takes_its_pending_edits_along(store: Store) -> None:
    (message,) = store.fill(range(1))
    edits.apply(store.db, MoveMessages((message,), store.folder("Work").id), store.reader)
    work = store.folder("Work").id
    _, changes = store.sync(Vanished("INBOX", (0,)), Checkpoint("INBOX", 7, 1000, 5))
    assert changes.removed == {work: [message]} and store.journal() == []
    assert store.counts("Work") == (0, 0, 0)


def test_uids_of_another_uidvalidity_are_found_again_by_message_id(store: Store) -> None:
    ids = store.fill(range(4), bodies=True)
    edits.apply(store.db, SetFlags((ids[1],), frozenset({FLAGGED})), store.reader)
    edits.apply(store.db, DeleteMessages((ids[2],), forever=True), store.reader)
    writer = store.writer()
    writer.store(opened(8))
    writer.store(Arrived("INBOX", tuple(remote(each, uid=each + 100) for each in (3, 2, 1))))
    assert writer.new == 0
    writer.store(Checkpoint("INBOX", 8, 200, 0))
    assert [store.id_of(each + 100) for each in (1, 2, 3)] == ids[1:]
    assert not messages.rows(store.db, ids[:1])  # number 0 is not there any more
    assert sorted(store.journal()) == [("expunge", ids[2]), ("flags", ids[1])]
    assert writer.snapshot().uidvalidity == 8
    assert bodies.raw(store.db, ids[3]) == make_raw(3)


def test_a_broken_off_sync_after_a_new_uidvalidity_loses_nothing(store: Store) -> None:
    ids = store.fill(range(4), bodies=True)
    store.sync(opened(8), Arrived("INBOX", (remote(3, uid=103),)))
    assert set(store.writer().snapshot().known) == {103}
    assert store.counts("INBOX") == (4, 4, 4)
    store.sync(opened(8), Arrived("INBOX", tuple(remote(each, uid=each + 100) for each in (2, 1, 0))),
               Checkpoint("INBOX", 8, 200, 0))
    assert [store.id_of(each + 100) for each in range(4)] == ids


def test_messages_without_a_message_id_are_told_apart_by_subject_and_size(store: Store) -> None:
    raws = [make_raw(1, subject=each).replace(b"Message-ID", b"X-ID") for each in ("aaa", "bbb")]
    store.sync(opened(), Arrived("INBOX", tuple(remote(1, uid=uid, raw=raw) for uid, raw in enumerate(raws, 1))))
    ids = [store.id_of(1), store.id_of(2)]
    turned = tuple(remote(1, uid=uid, raw=raw) for uid, raw in enumerate(reversed(raws), 1))
    store.sync(opened(8), Arrived("INBOX", turned), Checkpoint("INBOX", 8, 3, 0))
    assert [store.id_of(2), store.id_of(1)] == ids


def test_a_move_whose_uid_was_not_told_is_found_by_the_targets_sync(store: Store) -> None:
    (message,) = store.fill(range(1), bodies=True)
    edits.apply(store.db, MoveMessages((message,), store.folder("Work").id), store.reader)
    with store.db.write():
        journal.located(store.db, message, store.folder("Work").id, None)
    assert store.journal() == []
    store.sync(FolderOpened("Work", 3, 5, 0, 1), Arrived("Work", (remote(0, uid=4),)), Checkpoint("Work", 3, 5, 0),
               path="Work")
    assert store.id_of(4, "Work") == message


def test_an_append_that_got_through_unanswered_is_recognised(store: Store) -> None:
    applied = edits.apply(store.db, AppendMessage(store.folder("Sent").id, make_raw(1), frozenset({SEEN})),
                          store.reader)
    (message,) = applied.new_ids
    arrived = (FolderOpened("Sent", 3, 5, 0, 1), Arrived("Sent", (remote(1, uid=4, flags=frozenset({SEEN})),)))
    journal.begin(store.db, applied.operations)
    store.sync(*arrived, path="Sent")
    assert store.id_of(4, "Sent") == message and store.journal() == []
    assert store.counts("Sent") == (1, 0, 1)


def test_an_arrival_is_not_taken_for_an_append_that_was_never_tried(store: Store) -> None:
    applied = edits.apply(store.db, AppendMessage(store.folder("Sent").id, make_raw(1)), store.reader)
    store.sync(FolderOpened("Sent", 3, 5, 0, 1), Arrived("Sent", (remote(1, uid=4),)), path="Sent")
    assert store.counts("Sent")[0] == 2
    assert store.journal() == [("append", applied.new_ids[0])]


def test_an_append_deleted_while_it_may_have_got_through_goes_with_the_next_sync(store: Store) -> None:
    applied = edits.apply(store.db, AppendMessage(store.folder("Sent").id, make_raw(1)), store.reader)
    journal.begin(store.db, applied.operations)
    edits.apply(store.db, DeleteMessages(tuple(applied.new_ids), forever=True), store.reader)
    assert store.counts("Sent") == (0, 0, 0)
    store.sync(FolderOpened("Sent", 3, 5, 0, 1), Arrived("Sent", (remote(1, uid=4),)), Checkpoint("Sent", 3, 5, 0),
               path="Sent")
    assert store.journal() == [("expunge", applied.new_ids[0])]
    assert store.counts("Sent") == (0, 0, 0)


def test_a_copy_met_by_a_sync_before_its_answer_is_one_message(store: Store) -> None:
    (message,) = store.fill(range(1), bodies=True)
    applied = edits.apply(store.db, CopyMessages((message,), store.folder("Work").id), store.reader)
    store.sync(FolderOpened("Work", 3, 5, 0, 1), Arrived("Work", (remote(0, uid=4),)), path="Work")
    with store.db.write():
        journal.located(store.db, applied.new_ids[0], store.folder("Work").id, 4)
    assert store.id_of(4, "Work") == applied.new_ids[0]
    assert store.counts("Work") == (1, 1, 1)


# --- POP3 ------------------------------------------------------------------------------------------------------


def test_message_and_uidl_commit_together_with_synchronous_full(store: Store) -> None:
    levels = []
    original = store.db.many

    def watched(sql: str, rows: list[tuple[object, ...]]) -> None:
        levels.append(store.db.value("PRAGMA synchronous"))
        original(sql, rows)

    store.db.many = watched  # type: ignore[method-assign,assignment]
    store.download(range(2))
    assert set(levels) == {2}
    assert store.db.value("SELECT count(*) FROM message JOIN pop3_state ON pop3_state.message_id = message.id") == 2


def test_a_download_is_stored_once_by_its_uidl(store: Store) -> None:
    first = store.download(range(3))
    assert store.download(range(3)) == first
    assert store.counts("INBOX", store.pop) == (3, 3, 3)
    same = remote(9, uid="twice", whole=True)
    store.sync(Arrived("INBOX", (same, same)), path="INBOX", account=store.pop)
    assert store.counts("INBOX", store.pop)[0] == 4


def test_a_uidl_without_all_of_its_text_is_not_taken_for_downloaded(store: Store) -> None:
    step = Arrived("INBOX", (remote(1, uid="x")._replace(raw=None),))
    store.sync(step, step, path="INBOX", account=store.pop)
    assert store.db.rows("SELECT uidl, hash, partial FROM pop3_state") == [("x", b"", 1)]
    assert not store.writer("INBOX", store.pop).snapshot().known["x"].has_body
    store.sync(Arrived("INBOX", (remote(1, uid="x", whole=True),)), path="INBOX", account=store.pop)
    assert store.writer("INBOX", store.pop).snapshot().known["x"].has_body
    assert store.counts("INBOX", store.pop) == (1, 1, 1)


def test_a_partial_message_that_comes_back_is_the_same(store: Store) -> None:
    step = Arrived("INBOX", (remote(1, uid="x")._replace(raw=None),))
    store.sync(step, Vanished("INBOX", ("x",)), step, path="INBOX", account=store.pop)
    assert not store.writer("INBOX", store.pop).snapshot().known["x"].gone
    assert store.db.value("SELECT count(*) FROM message WHERE account_id = ?", (store.pop.id,)) == 1
    store.sync(Vanished("INBOX", ("x",)), Arrived("INBOX", (remote(1, uid="x", whole=True),)), path="INBOX",
               account=store.pop)
    assert store.writer("INBOX", store.pop).snapshot().known["x"].has_body
    assert store.db.value("SELECT count(*) FROM message WHERE account_id = ?", (store.pop.id,)) == 1


def test_another_message_under_the_uidl_of_a_partial_one_is_new(store: Store) -> None:
    store.sync(Arrived("INBOX", (remote(1, uid="x")._replace(raw=None),)), path="INBOX", account=store.pop)
    other = remote(2, uid="x")._replace(raw=None, size=len(make_raw(1)))
    store.sync(Vanished("INBOX", ("x",)), Arrived("INBOX", (other,)), path="INBOX", account=store.pop)
    assert store.db.value("SELECT count(*) FROM message WHERE account_id = ?", (store.pop.id,)) == 2


def test_a_renamed_uidl_takes_over_what_the_old_one_was(store: Store) -> None:
    first, second = store.download(range(2))
    changes, = store.sync(Renamed("INBOX", (("n0", "u0"), ("u1", "u0"), ("x", "unknown"))), path="INBOX",
                          account=store.pop)
    assert changes.changed == {store.folder("INBOX", store.pop).id: [first]}
    assert store.db.rows("SELECT uidl, message_id FROM pop3_state ORDER BY uidl") == [("n0", first), ("u1", second)]


def test_sizes_and_an_empty_maildrop_are_noted(store: Store) -> None:
    store.download(range(1))
    store.sync(SizesSeen("INBOX", (("u0", 4711),)), path="INBOX", account=store.pop)
    assert store.writer("INBOX", store.pop).snapshot().known["u0"].size == 4711
    for exists in (0, 3):
        store.sync(FolderOpened("INBOX", 0, 0, 0, exists), path="INBOX", account=store.pop)
        assert store.writer("INBOX", store.pop).snapshot().was_empty is (not exists)


def test_the_snapshot_knows_everything_that_was_ever_seen(store: Store) -> None:
    first, second, _ = store.download(range(3))
    edits.apply(store.db, DeleteMessages((first,), forever=True), store.reader)
    store.sync(Vanished("INBOX", ("u1",)), path="INBOX", account=store.pop)
    known = store.writer("INBOX", store.pop).snapshot().known
    assert known == {
        "u0": KnownMessage(has_body=True, first_seen=EPOCH, deleted_here=True, size=len(make_raw(0))),
        "u1": KnownMessage(has_body=True, first_seen=EPOCH + 60, gone=True, size=len(make_raw(1))),
        "u2": KnownMessage(has_body=True, first_seen=EPOCH + 120, size=len(make_raw(2)))}
    assert messages.rows(store.db, [second])[0].server_state == "only-here"


def test_deletions_count_only_once_the_session_was_committed(store: Store) -> None:
    (message,) = store.download(range(1))
    writer = store.writer("INBOX", store.pop)
    assert not writer.store(DeletesPlanned("INBOX", ("u0",)))
    assert messages.rows(store.db, [message])[0].server_state != "only-here"
    changes = writer.deletions_committed(("u0", "unknown"))
    assert changes.changed == {store.folder("INBOX", store.pop).id: [message]}
    assert messages.rows(store.db, [message])[0].server_state == "only-here"


def test_a_uidl_long_gone_is_forgotten(store: Store) -> None:
    store.download(range(2))
    store.sync(Vanished("INBOX", ("u0", "u1")), path="INBOX", account=store.pop)
    store.db.run("UPDATE pop3_state SET gone_at = gone_at - ? WHERE uidl = 'u0'", (500 * 86_400,))
    store.sync(Vanished("INBOX", ("u0",)), path="INBOX", account=store.pop)
    assert set(store.writer("INBOX", store.pop).snapshot().known) == {"u1"}


def test_a_large_step_is_cut_into_several_transactions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.body_writer.TRANSACTION", 100)
    begun = []
    original = store.db.write
    monkeypatch.setattr(store.db, "write", lambda **how: (begun.append(how), original(**how))[1])
    store.download(range(5))
    assert begun == [{"durable": True}] * 5
    assert store.counts("INBOX", store.pop) == (5, 5, 5)


def _checkpointed(store: Store, stale: int | None, *steps: SyncStep) -> int:
    """A comparison during which message `stale` was changed on the server by us; the folder's MODSEQ after it."""
    writer = SyncWriter(store.db, store.imap, store.folder("INBOX"), store.reader, is_stale=lambda each: each == stale)
    for step in (opened(), *steps, Checkpoint("INBOX", 7, 1000, 9)):
        writer.store(step)
    return folders.marks(store.db, store.folder("INBOX").id)[2]


def test_flags_told_of_what_was_changed_meanwhile_wait_for_the_next_comparison(store: Store) -> None:
    """They may be older than our STORE, or another client's newer ones: only comparing everything tells."""
    first, second = store.fill(range(2))
    told = FlagsSeen("INBOX", ((0, frozenset({SEEN})), (1, frozenset({SEEN}))))
    assert _checkpointed(store, first, told) == 0, "the next comparison would ask only for what changed since"
    assert flags_of(store, first) == (frozenset(), frozenset())
    assert flags_of(store, second) == (frozenset({SEEN}), frozenset({SEEN}))
    assert _checkpointed(store, None, told) == 9
    assert flags_of(store, first) == (frozenset({SEEN}), frozenset({SEEN}))


def test_what_was_changed_meanwhile_but_not_told_otherwise_costs_no_comparison(store: Store) -> None:
    first, _ = store.fill(range(2))
    assert _checkpointed(store, first, FlagsSeen("INBOX", ((0, frozenset()),))) == 9
