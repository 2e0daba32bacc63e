"""Keeping order: what was put off, favourites, whole folders marked as read, and every edit taken back."""

from __future__ import annotations

import time

import pytest

from app.errors import ErrorKind, MailError
from app.model.folder import Role
from app.model.message import DELETED, FLAGGED, JUNK, SEEN, MessageRow
from app.model.operation import (
    ArchiveMessages,
    CopyMessages,
    DeleteMessages,
    JunkMessages,
    MoveMessages,
    Operation,
    OrderFavourites,
    SetFavourite,
    SetFlags,
    SnoozeMessages,
)
from app.store import edits, favourites, folders, marking, messages, snooze
from app.store.messages import Only, View
from tests.fakes.store import Store

NOW = time.time()
SOON, LATER = NOW + 3600, NOW + 7200
SEEN_SET = frozenset({SEEN})


def apply(store: Store, operation: Operation) -> edits.Applied:
    return edits.apply(store.db, operation, store.reader)


def shown(store: Store, path: str = "INBOX", **view: object) -> list[int]:
    return [row.id for row in messages.page(store.db, View(store.folder(path).id, **view), None)]  # type: ignore[arg-type]


def row(store: Store, message_id: int) -> MessageRow:
    return messages.rows(store.db, [message_id])[0]


# --- snooze ------------------------------------------------------------------------------------------------------


def test_what_is_put_off_leaves_list_and_unread_count_and_comes_back_unread(store: Store) -> None:
    first, second, third = store.fill(range(3))
    apply(store, SetFlags((second,), SEEN_SET))
    before = store.journal()
    done = apply(store, SnoozeMessages((first, second), SOON))
    inbox = store.folder("INBOX")
    assert (done.label, done.count) == ("snooze", 2) and store.journal() == before
    assert done.changes.removed == done.changes.added == {inbox.id: [first, second]}
    assert shown(store) == [third] and (inbox.total, inbox.unread) == (3, 1)
    assert [each.id for each in snooze.page(store.db, None)] == [first, second] and snooze.count(store.db) == 2
    assert row(store, first).snoozed_until == SOON
    assert snooze.next_at(store.db, NOW) == SOON and not snooze.is_due(store.db, NOW)
    assert snooze.wake(store.db, NOW).new_ids == []
    woken = snooze.wake(store.db, SOON)
    assert woken.new_ids == [first, second] and snooze.count(store.db) == 0 and snooze.next_at(store.db, NOW) is None
    assert shown(store) == [third, second, first] and row(store, second).is_unread
    assert folders.folder(store.db, inbox.id).unread == 3


def test_putting_off_again_waking_and_undo(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, SnoozeMessages((message,), SOON))
    apply(store, SnoozeMessages((message,), LATER))
    assert apply(store, SnoozeMessages((message,), LATER)).count == 0
    assert apply(store, SnoozeMessages((message,), 0)).label == "wake" and shown(store) == [message]
    times = []
    for _ in range(3):
        assert edits.undo(store.db).count == 1
        times.append(row(store, message).snoozed_until)
    assert times == [LATER, SOON, 0.0]


@pytest.mark.parametrize("until", [NOW - 60, -1.0, float("nan"), float("inf"), NOW + 1e12])
def test_no_time_that_never_comes(store: Store, until: float) -> None:
    (message,) = store.fill(range(1))
    with pytest.raises(MailError) as caught:
        apply(store, SnoozeMessages((message,), until))
    assert caught.value.kind is ErrorKind.USAGE and shown(store) == [message]


@pytest.mark.parametrize("edit", [lambda store, each: MoveMessages((each,), store.folder("Work").id),
                                  lambda store, each: DeleteMessages((each,)),
                                  lambda store, each: ArchiveMessages((each,))])
def test_what_is_moved_sleeps_no_more_and_undo_puts_it_to_sleep_again(store: Store, edit) -> None:  # type: ignore[no-untyped-def]
    (message,) = store.fill(range(1))
    apply(store, SnoozeMessages((message,), SOON))
    apply(store, edit(store, message))
    assert row(store, message).snoozed_until == 0
    edits.undo(store.db)
    assert row(store, message).snoozed_until == SOON and shown(store) == []


def test_many_wake_in_steps_and_what_was_deleted_for_ever_is_no_trouble(store: Store) -> None:
    ids = store.fill(range(250))
    apply(store, SnoozeMessages(tuple(ids), SOON))
    apply(store, DeleteMessages((ids[0],), forever=True))
    assert snooze.count(store.db) == 249
    counts = []
    while (woken := snooze.wake(store.db, LATER)).new_ids:
        counts.append(len(woken.new_ids))
    assert counts == [199, 50] and not snooze.is_due(store.db, LATER)


def test_an_answer_wakes_what_was_put_off(store: Store) -> None:
    first, second, other = store.fill(range(3))
    store.db.run("UPDATE message SET thread_id = ? WHERE id IN (?, ?)", (first, first, second))
    apply(store, SnoozeMessages((first, second, other), SOON))
    assert snooze.wake_answered(store.db, [first]).new_ids == []
    (answer,) = store.fill(range(3, 4))
    store.db.run("UPDATE message SET thread_id = ? WHERE id = ?", (first, answer))
    assert snooze.wake_answered(store.db, [99]).new_ids == []
    assert snooze.wake_answered(store.db, [first]).new_ids == [first, second]
    assert snooze.count(store.db) == 1
    apply(store, SetFlags((second, answer), SEEN_SET))
    apply(store, SnoozeMessages((first,), SOON))
    assert snooze.wake_answered(store.db, [first]).new_ids == []


def test_the_list_of_those_put_off_is_read_by_key(store: Store) -> None:
    ids = store.fill(range(5))
    for place, each in enumerate(ids):
        apply(store, SnoozeMessages((each,), SOON + place // 2))
    first = snooze.page(store.db, None, 2)
    rest = snooze.page(store.db, first[-1], 10)
    assert [each.id for each in (*first, *rest)] == ids
    plan = "".join(str(each[3]) for each in store.db.rows(
        "EXPLAIN QUERY PLAN SELECT id FROM message WHERE snoozed_until > 0 AND (snoozed_until, id) > (1, 1) "
        "ORDER BY snoozed_until, id LIMIT 9"))
    assert "message_snoozed" in plan and "TEMP" not in plan


# --- undo --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("operation", "label"), [
    (lambda each: SetFlags((each,), SEEN_SET), "read"), (lambda each: SetFlags((each,), frozenset({FLAGGED})), "star"),
    (lambda each: SetFlags((each,), frozenset({"work"})), "tag"), (lambda each: ArchiveMessages((each,)), "archive"),
    (lambda each: SetFlags((each,), frozenset({DELETED})), "flag"), (lambda each: JunkMessages((each,)), "junk"),
    (lambda each: DeleteMessages((each,)), "delete"), (lambda each: SnoozeMessages((each,), LATER), "snooze"),
])
def test_every_edit_has_a_name_and_a_way_back(store: Store, operation, label: str) -> None:  # type: ignore[no-untyped-def]
    (message,) = store.fill(range(1), bodies=True)
    before = row(store, message)
    assert apply(store, operation(message)).label == label
    assert row(store, message) != before
    done = edits.undo(store.db)
    assert (done.label, done.count) in ((label, 1), (label, 2)) and row(store, message) == before


def test_marks_are_named_by_what_was_done(store: Store) -> None:
    (message,) = store.fill(range(1), flags=frozenset({SEEN, FLAGGED, "work", JUNK}))
    for flag, label in ((SEEN, "unread"), (FLAGGED, "unstar"), ("work", "untag")):
        assert apply(store, SetFlags((message,), remove=frozenset({flag}))).label == label
    assert apply(store, JunkMessages((message,), junk=False)).label == "not-junk"


def test_a_copy_taken_back_is_gone_and_the_original_is_not(store: Store) -> None:
    ids = store.fill(range(3), bodies=True)
    done = apply(store, CopyMessages(tuple(ids), store.folder("Work").id))
    assert (done.label, done.count) == ("copy", 3)
    assert edits.undo(store.db).count == 3
    assert shown(store, "Work") == [] and len(shown(store)) == 3 and store.journal() == []


def test_a_copy_that_became_the_last_one_is_not_taken_back(store: Store) -> None:
    (message,) = store.download(range(1))
    archive = folders.by_role(store.db, store.pop.id, Role.ARCHIVE)
    assert archive is not None
    (copy,) = apply(store, CopyMessages((message,), archive.id)).new_ids
    apply(store, DeleteMessages((message,), forever=True))
    with pytest.raises(MailError, match="the last one"):
        edits.undo(store.db)
    assert row(store, copy).folder_id == archive.id


def test_ten_levels_deep(store: Store) -> None:
    ids = store.fill(range(10))
    for each in ids:
        apply(store, ArchiveMessages((each,)))
    for count in range(1, 11):
        edits.undo(store.db)
        assert len(shown(store)) == count
    with pytest.raises(MailError):
        edits.undo(store.db)


def test_an_edit_that_ends_in_the_middle_says_so_and_what_it_did_can_be_taken_back(store: Store) -> None:
    ids = tuple(store.fill(range(450)))
    store.fill(range(500, 501), "Work")
    store.db.run("UPDATE folder SET rights = 'lrs' WHERE path = 'Work'")
    stuck = store.id_of(500, "Work")
    done = apply(store, ArchiveMessages((*ids, stuck)))
    assert (done.count, store.folder("INBOX").total) == (400, 50) and done.error is not None
    assert done.error.kind is ErrorKind.USAGE
    assert edits.undo(store.db).count == 400 and store.folder("INBOX").total == 450
    with pytest.raises(MailError):
        apply(store, ArchiveMessages((stuck, *ids)))


def test_no_message_leaves_an_account_that_is_being_switched(store: Store) -> None:
    (message,) = store.download(range(1))
    job = store.db.insert("INSERT INTO switch_job (account_id, state, protocol, target, before, started) "
                          "VALUES (?, 'running', 'imap', '{}', '{}', 0)", (store.pop.id,))
    store.db.run("INSERT INTO switch_message (job_id, message_id, folder_id, state, hash) VALUES (?, ?, 1, 'todo', '')",
                 (job, message))
    with pytest.raises(MailError, match="being switched"):
        apply(store, MoveMessages((message,), store.folder("Work").id))
    store.db.run("UPDATE switch_job SET state = 'done'")
    apply(store, MoveMessages((message,), store.folder("Work").id))
    assert store.db.one("SELECT 1 FROM switch_message") is None
    store.db.run("DELETE FROM switch_job")


# --- whole folders -----------------------------------------------------------------------------------------------


def test_folders_are_marked_read_in_steps_and_taken_back_in_one(store: Store) -> None:
    ids = store.fill(range(1100))
    others = store.fill(range(2000, 2003), "Work")
    apply(store, SnoozeMessages((ids[0],), LATER))
    where = (store.folder("INBOX").id, store.folder("Work").id)
    first, undo_id, more = marking.mark_read(store.db, where, 0)
    assert first.count == 1000 and more
    apply(store, SetFlags((others[0],), frozenset({FLAGGED})))
    second, same, more = marking.mark_read(store.db, where, undo_id)
    assert (second.count, same, more) == (102, undo_id, False)
    assert store.folder("INBOX").unread == store.folder("Work").unread == 0
    edits.undo(store.db)
    assert edits.undo(store.db).count == 1102
    assert (store.folder("INBOX").unread, store.folder("Work").unread) == (1099, 3)
    assert marking.mark_read(store.db, (99,), 0)[0].count == 0


# --- favourites --------------------------------------------------------------------------------------------------


def test_favourites_are_kept_in_order_and_go_with_their_folder(store: Store) -> None:
    work, sent, old = (store.folder(path) for path in ("Work", "Sent", "Work/Old"))
    for each in (work, sent, work, old):
        apply(store, SetFavourite(each.id))
    assert favourites.favourites(store.db) == (work, sent, old)
    apply(store, OrderFavourites((old.id, 999, work.id, old.id)))
    assert [each.id for each in favourites.favourites(store.db)] == [old.id, work.id, sent.id]
    apply(store, SetFavourite(work.id, False))
    assert favourites.ids(store.db) == {old.id, sent.id}
    folders.remove(store.db, old.id)
    assert favourites.favourites(store.db) == (sent,)
    with pytest.raises(MailError):
        apply(store, SetFavourite(999))


# --- several filters at once -------------------------------------------------------------------------------------


def test_quick_filters_hold_together(store: Store) -> None:
    a, b, c, d = store.fill(range(4))
    apply(store, SetFlags((a, b), frozenset({FLAGGED})))
    apply(store, SetFlags((b, c), SEEN_SET))
    apply(store, SetFlags((a, c), frozenset({"Work", "it's"})))
    assert shown(store, only=Only.UNREAD, also=(Only.FLAGGED,)) == [a]
    assert shown(store, tags=("work",)) == [c, a] and shown(store, tags=("it's",)) == [c, a]
    assert shown(store, tags=("wor",)) == [] and shown(store, also=(Only.UNREAD,), tags=("work", "x")) == [a]
    for view in (View(store.folder("INBOX").id, only=Only.UNREAD, also=(Only.FLAGGED,)),
                 View(store.folder("INBOX").id, tags=("work",))):
        found = {each.id for each in messages.page(store.db, view, None)}
        assert found == {each for each in (a, b, c, d) if messages.matches(row(store, each), view)}
        assert view.is_filtered
