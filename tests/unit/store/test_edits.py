"""The local phase: cache and journal at once, merged, and taken back."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.errors import ErrorKind, MailError
from app.model.folder import RemoteFolder, Role
from app.model.message import DRAFT, FLAGGED, JUNK, NOT_JUNK, SEEN, Flags
from app.model.operation import (
    AppendMessage,
    ArchiveMessages,
    CopyMessages,
    DeleteFolder,
    DeleteMessages,
    JunkMessages,
    MoveMessages,
    Operation,
    SetFlags,
)
from app.model.sync import FlagsSeen
from app.store import accounts, bodies, edits, folders, journal, messages
from tests.fakes.store import IMAP_TREE, Store, make_raw

seen = frozenset({SEEN})


def apply(store: Store, operation: Operation) -> edits.Applied:
    return edits.apply(store.db, operation, store.reader)


def places(store: Store, *ids: int) -> list[str | None]:
    return [store.db.value("SELECT f.path FROM message m LEFT JOIN folder f ON f.id = m.folder_id WHERE m.id = ?",
                           (each,)) for each in ids]


def flags(store: Store, message_id: int) -> Flags:
    return messages.rows(store.db, [message_id])[0].flags


def refused(store: Store, operation: Operation) -> None:
    with pytest.raises(MailError) as caught:
        apply(store, operation)
    assert caught.value.kind is ErrorKind.USAGE


# --- flags -----------------------------------------------------------------------------------------------------


def test_flags_are_shown_at_once_and_merge_in_the_journal(store: Store) -> None:
    (message,) = store.fill(range(1))
    done = apply(store, SetFlags((message, 99), seen | {"$Label1"}))
    assert (done.label, done.count, done.changes.journals) == ("flag", 1, {store.imap.id})
    assert done.changes.changed == {store.folder("INBOX").id: [message]}
    assert [each.seq for each in journal.pending(store.db, store.imap.id)] == done.operations
    assert store.counts("INBOX") == (1, 0, 0)
    assert apply(store, SetFlags((message,), seen)).count == 0
    apply(store, SetFlags((message,), remove=seen | {"$Label1"}))
    assert store.journal() == [] and store.counts("INBOX") == (1, 1, 0)


@pytest.mark.parametrize("flag", ["", "a b", "a\r\nb", "x" * 102, "\u00e4", "(", "a\\b", "\\", "\\\\Seen", "a\0",
                                  "\\Recent", "\\recent", "*", "\\*", "%", '"', "{3}", "\x7f"])
def test_flags_that_no_server_could_be_told_are_refused(store: Store, flag: str) -> None:
    (message,) = store.fill(range(1))
    refused(store, SetFlags((message,), frozenset({flag})))
    refused(store, SetFlags((message,), remove=frozenset({flag})))


# --- moves and deletions -----------------------------------------------------------------------------------------


def test_a_move_followed_by_a_delete_is_one_thing_to_tell(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, MoveMessages((message,), store.folder("Work").id))
    apply(store, MoveMessages((message,), store.folder("Work/Old").id))
    assert (store.journal(), places(store, message)) == ([("move", message)], ["Work/Old"])
    apply(store, DeleteMessages((message,)))
    assert (store.journal(), places(store, message)) == ([("move", message)], ["Trash"])
    apply(store, DeleteMessages((message,)))
    assert (store.journal(), places(store, message)) == ([("expunge", message)], [None])
    assert store.counts("Trash") == store.counts("INBOX") == (0, 0, 0)


def test_moving_home_again_leaves_nothing_to_tell(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, MoveMessages((message,), store.folder("Work").id))
    apply(store, MoveMessages((message,), store.folder("INBOX").id))
    assert store.journal() == []


def test_a_move_tells_both_folders(store: Store) -> None:
    ids = tuple(store.fill(range(450)))
    inbox, work = store.folder("INBOX").id, store.folder("Work").id
    done = apply(store, MoveMessages(ids, work))
    assert done.count == 450 == len(done.operations)
    assert done.changes.removed == {inbox: list(ids)} and done.changes.added == {work: list(ids)}
    assert store.counts("Work") == (450, 450, 0)
    back = edits.undo(store.db)
    assert back.count == 450 and store.journal() == [] and store.counts("INBOX") == (450, 450, 0)


def test_folders_that_hold_no_messages_take_none(store: Store) -> None:
    (message,) = store.fill(range(1))
    for operation in (MoveMessages((message,), store.folder("Shared").id),
                      CopyMessages((message,), store.folder("Shared").id),
                      AppendMessage(store.folder("Shared").id, b""), MoveMessages((message,), 999),
                      MoveMessages((message,), store.folder("INBOX", store.pop).id)):
        refused(store, operation)
    assert store.journal() == []


def test_deleting_makes_a_trash_where_there_is_none_or_takes_the_one_so_named(store: Store) -> None:
    (message,) = store.fill(range(1))
    folders.take_over(store.db, store.imap.id, [each for each in IMAP_TREE if each.path != "Trash"])
    apply(store, DeleteMessages((message,)))
    assert [kind for kind, _ in store.journal()] == ["create", "move"] and places(store, message) == ["Trash"]
    folders.take_over(store.db, store.imap.id, [*IMAP_TREE[:2], RemoteFolder("Trash", "/")])
    edits.undo(store.db)
    apply(store, DeleteMessages((message,)))
    assert places(store, message) == ["Trash"]


def test_local_mail_is_moved_and_deleted_without_a_journal(store: Store) -> None:
    first, second = store.download(range(2))
    apply(store, MoveMessages((first,), store.folder("Archive", store.pop).id))
    apply(store, SetFlags((first,), frozenset({FLAGGED})))
    apply(store, DeleteMessages((second,)))
    assert places(store, first, second) == ["Archive", "Trash"]
    assert store.db.rows("SELECT deleted_here FROM pop3_state") == [(0,), (0,)]
    apply(store, DeleteMessages((second,)))
    assert store.db.rows("SELECT uidl, message_id, deleted_here FROM pop3_state ORDER BY uidl") == [
        ("u0", first, 0), ("u1", None, 1)]
    assert store.journal() == []


def test_the_last_local_copy_decides_about_the_servers(store: Store) -> None:
    (message,) = store.download(range(1))
    (copy,) = apply(store, CopyMessages((message,), store.folder("Archive", store.pop).id)).new_ids
    apply(store, DeleteMessages((message,), forever=True))
    assert store.db.rows("SELECT message_id, deleted_here FROM pop3_state") == [(copy, 0)]
    apply(store, DeleteMessages((copy,), forever=True))
    assert store.db.rows("SELECT message_id, deleted_here FROM pop3_state") == [(None, 1)]


# --- Archive and Junk --------------------------------------------------------------------------------------------


def test_archived_mail_goes_into_the_folder_of_its_year_and_back_in_one_step(store: Store) -> None:
    old, new = store.download(range(2))
    store.db.run("UPDATE message SET date = ? WHERE id = ?", (1_000_000_000.0, old))
    done = apply(store, ArchiveMessages((old, new, 99)))
    assert (done.label, done.count) == ("archive", 2) and places(store, old, new) == ["Archive/2001", "Archive/2023"]
    assert apply(store, ArchiveMessages((old, new))).count == 0
    edits.undo(store.db)
    assert places(store, old, new) == ["Inbox", "Inbox"]


def test_by_imap_the_archive_and_its_years_are_made_on_the_way(store: Store) -> None:
    first, second = store.fill(range(2))
    done = apply(store, ArchiveMessages((first, second)))
    assert places(store, first, second) == ["Archive/2023"] * 2
    assert store.folder("Archive").role is Role.ARCHIVE and len(done.operations) == 4
    assert [kind for kind, _ in store.journal()] == ["create", "create", "move", "move"]


def test_who_archives_into_one_folder_gets_no_years(store: Store) -> None:
    accounts.save(store.db, replace(store.pop, archive_by_year=False))
    (message,) = store.download(range(1))
    apply(store, ArchiveMessages((message,)))
    assert places(store, message) == ["Archive"]


@pytest.mark.parametrize("date", [float("1e18"), -1e18, 253_402_300_800.0 * 10])
def test_a_date_that_is_none_does_not_stand_in_the_way(store: Store, date: float) -> None:
    (message,) = store.download(range(1))
    store.db.run("UPDATE message SET date = ? WHERE id = ?", (date, message))
    apply(store, ArchiveMessages((message,)))
    (path,) = places(store, message)
    assert path is not None and path.startswith("Archive/")


def test_junk_is_marked_and_moved_and_comes_back(store: Store) -> None:
    for (message,), home in ((store.download(range(1)), "Inbox"), (store.fill(range(1)), "INBOX")):
        assert apply(store, JunkMessages((message,))).label == "junk"
        assert places(store, message) == ["Junk"] and flags(store, message) == {JUNK}
        edits.undo(store.db)
        assert places(store, message) == [home] and flags(store, message) == set()
        apply(store, JunkMessages((message,)))
        apply(store, JunkMessages((message,), junk=False))
        assert places(store, message) == [home] and flags(store, message) == {NOT_JUNK}
        apply(store, MoveMessages((message,), store.folder("Sent", store.pop if home == "Inbox" else None).id))
        apply(store, JunkMessages((message,), junk=False))
        assert places(store, message) == ["Sent"]


def test_where_the_server_keeps_no_tags_junk_is_only_moved(store: Store) -> None:
    (message,) = store.fill(range(1))
    store.db.run("UPDATE folder SET keywords = 0")
    assert apply(store, JunkMessages((message,))).count == 1
    assert places(store, message) == ["Junk"] and flags(store, message) == set()


# --- copies and appends ------------------------------------------------------------------------------------------


def test_a_copy_on_the_server_needs_no_body(store: Store) -> None:
    (message,) = store.fill(range(1), flags=seen)
    done = apply(store, CopyMessages((message, 99), store.folder("Work").id))
    (entry,) = journal.pending(store.db, store.imap.id)
    assert (entry.kind, entry.message_id, entry.payload) == ("copy", done.new_ids[0], {"source": message})
    assert store.counts("Work") == (1, 0, 0)
    assert store.db.value("SELECT count(*) FROM search WHERE search MATCH 'subject : message'") == 2


def test_a_copy_to_the_other_account_is_filed_whole(store: Store) -> None:
    (local,) = store.download(range(1))
    done = apply(store, CopyMessages((local,), store.folder("Work").id))
    assert store.journal() == [("append", done.new_ids[0])]
    assert bodies.raw(store.db, done.new_ids[0]) == make_raw(0)
    assert store.db.value("SELECT count(*) FROM text_search WHERE text_search MATCH 'message'") == 2
    (header_only,) = store.fill(range(5, 6))
    refused(store, CopyMessages((header_only,), store.folder("Archive", store.pop).id))


def test_a_draft_replaces_its_earlier_version(store: Store) -> None:
    drafts = store.folder("Work").id
    first = apply(store, AppendMessage(drafts, make_raw(1), frozenset({DRAFT, SEEN})))
    second = apply(store, AppendMessage(drafts, make_raw(2), frozenset({DRAFT, SEEN}), replaces=first.new_ids[0]))
    assert store.journal() == [("append", second.new_ids[0])]  # the first was never told, and need not be
    assert second.changes.removed == {drafts: first.new_ids}
    assert store.db.value("SELECT count(*) FROM body") == 1
    with store.db.write():
        journal.located(store.db, second.new_ids[0], drafts, 12, frozenset({DRAFT, SEEN}))
    third = apply(store, AppendMessage(drafts, make_raw(3), frozenset({DRAFT, SEEN}), replaces=second.new_ids[0]))
    assert store.journal() == [("append", third.new_ids[0]), ("expunge", second.new_ids[0])]
    apply(store, AppendMessage(drafts, make_raw(4), replaces=999))


# --- undo --------------------------------------------------------------------------------------------------------


def test_undo_takes_edits_back_newest_first(store: Store) -> None:
    ids = tuple(store.fill(range(3)))
    apply(store, SetFlags(ids, frozenset({FLAGGED})))
    apply(store, MoveMessages(ids[:2], store.folder("Work").id))
    apply(store, DeleteMessages(ids))
    edits.undo(store.db)
    assert places(store, *ids) == ["Work", "Work", "INBOX"]
    edits.undo(store.db)
    assert places(store, *ids) == ["INBOX"] * 3
    edits.undo(store.db)
    assert store.journal() == []
    with pytest.raises(MailError, match="nothing to undo"):
        edits.undo(store.db)


def test_undo_of_flags_gives_each_message_its_own_back_and_leaves_later_news_alone(store: Store) -> None:
    first, second = store.fill(range(2))
    apply(store, SetFlags((first,), seen))
    apply(store, SetFlags((first, second), seen | {FLAGGED}))
    store.sync(FlagsSeen("INBOX", ((0, frozenset({"$Forwarded"})),)))
    edits.undo(store.db)
    rows = messages.rows(store.db, [first, second])
    assert [set(each.flags) for each in rows] == [{SEEN, "$Forwarded"}, set()]


def test_undo_of_many_equal_flag_changes_is_few_transactions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = tuple(store.fill(range(300)))
    apply(store, SetFlags(ids, seen))
    begun = []
    original = store.db.write
    monkeypatch.setattr(store.db, "write", lambda **how: (begun.append(how), original(**how))[1])
    assert edits.undo(store.db).count == 300
    assert len(begun) == 3


def test_undo_after_the_server_was_told_is_an_edit_like_any_other(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, MoveMessages((message,), store.folder("Work").id))
    with store.db.write():
        journal.located(store.db, message, store.folder("Work").id, 5)
    done = edits.undo(store.db)
    assert store.journal() == [("move", message)] and len(done.operations) == 1
    assert places(store, message) == ["INBOX"]


def test_deleting_for_ever_and_appending_cannot_be_undone(store: Store) -> None:
    (message,) = store.fill(range(1))
    assert apply(store, DeleteMessages((message,), forever=True)).label == ""
    assert apply(store, AppendMessage(store.folder("Work").id, make_raw(1))).label == ""
    with pytest.raises(MailError):
        edits.undo(store.db)


def test_an_edit_whose_folder_is_gone_does_not_block_the_older_ones(store: Store) -> None:
    first, second = store.download(range(2))
    old = store.folder("Archive", store.pop)
    store.db.run("UPDATE folder SET role = '' WHERE id = ?", (old.id,))
    apply(store, SetFlags((second,), seen))
    apply(store, MoveMessages((first,), old.id))
    apply(store, MoveMessages((first,), store.folder("Sent", store.pop).id))
    apply(store, DeleteFolder(old.id))
    apply(store, DeleteFolder(old.id))  # out of Trash it is gone for ever
    for _ in range(2):
        with pytest.raises(MailError, match="no longer there"):
            edits.undo(store.db)
    edits.undo(store.db)
    edits.undo(store.db)
    assert messages.rows(store.db, [second])[0].is_unread


def test_undo_does_not_touch_a_newer_message(store: Store) -> None:
    (message,) = store.download(range(1))
    apply(store, DeleteMessages((message,)))
    apply(store, DeleteMessages((message,), forever=True))
    (newer,) = store.download(range(1, 2))
    assert edits.undo(store.db).count == 0
    assert newer != message and places(store, newer) == ["Inbox"]


def test_only_the_newest_hundred_edits_are_kept(store: Store) -> None:
    (message,) = store.fill(range(1))
    for number in range(105):
        apply(store, SetFlags((message,), frozenset({f"k{number}"})))
    assert store.db.value("SELECT count(*) FROM undo") == 100


def test_an_edit_that_fails_on_a_full_disk_changes_nothing(store: Store) -> None:
    ids = tuple(store.fill(range(200)))
    store.db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    store.db.run(f"PRAGMA max_page_count = {store.db.value('PRAGMA page_count')}")
    with pytest.raises(MailError) as caught:
        apply(store, AppendMessage(store.folder("Work").id, random.Random(1).randbytes(500_000)))
    assert caught.value.kind is ErrorKind.DISK_FULL
    store.db.run("PRAGMA max_page_count = 1000000")
    assert store.counts("INBOX") == (200, 200, 0) and store.counts("Work") == (0, 0, 0)
    assert apply(store, SetFlags(ids, seen)).count == 200
