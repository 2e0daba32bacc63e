"""Accounts and folders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import BodyPolicy, LeaveRule, Protocol
from app.model.folder import RemoteFolder, RemoteStatus, Role
from app.model.operation import AppendMessage, CreateFolder, DeleteFolder, MoveMessages, RenameFolder
from app.model.warnings import WarningKind
from app.store import accounts, bodies, check, edits, folders, journal, outbox, vanishings, warnings
from app.store.database import Database
from tests.fakes.store import IMAP_TREE, Store, make_account, make_raw


def test_an_account_comes_back_as_it_was_saved(db: Database) -> None:
    new = replace(make_account("w\u00f6rk", Protocol.IMAP), bodies=BodyPolicy.RECENT, plaintext_consent=True,
                  outgoing=None, leave=LeaveRule.parse("until-deleted"))
    saved = accounts.save(db, new)
    assert saved == replace(new, id=saved.id)
    assert accounts.account(db, saved.id) == accounts.by_name(db, "w\u00f6rk") == saved
    assert folders.folders(db, saved.id) == ()


def test_a_pop3_account_has_its_local_folders(store: Store) -> None:
    found = folders.folders(store.db, store.pop.id)
    assert [each.path for each in found] == ["Inbox", "Drafts", "Sent", "Archive", "Junk", "Trash"]
    assert all(each.is_local and each.selectable for each in found)


def test_changing_keeps_the_id_and_names_stay_unique(store: Store) -> None:
    accounts.save(store.db, replace(store.pop, name=" private "))
    assert [each.name for each in accounts.accounts(store.db)] == ["work", "private"]
    for wrong in (replace(store.pop, name="work"), make_account("work", Protocol.IMAP), replace(store.pop, name="a\nb"),
                  replace(store.pop, name=""), replace(store.pop, id=99, name="new")):
        with pytest.raises(MailError) as caught:
            accounts.save(store.db, wrong)
        assert caught.value.kind is ErrorKind.USAGE
    assert len(accounts.accounts(store.db)) == 2


def test_accounts_stand_in_the_order_that_the_person_wants(store: Store) -> None:
    last = accounts.save(store.db, make_account("last", Protocol.IMAP))
    accounts.put_in_order(store.db, (last.id, 999, store.pop.id, last.id))
    assert [each.id for each in accounts.accounts(store.db)] == [last.id, store.pop.id, store.imap.id]
    accounts.save(store.db, replace(last, name="first"))
    new = accounts.save(store.db, make_account("new", Protocol.IMAP))
    assert [each.name for each in accounts.accounts(store.db)] == ["first", store.pop.name, store.imap.name, new.name]
    accounts.put_in_order(store.db, ())
    assert accounts.accounts(store.db)[0].id == last.id


def test_an_unknown_name_is_answered_with_those_there_are(store: Store) -> None:
    with pytest.raises(MailError, match="work, home"):
        accounts.by_name(store.db, "wrok")
    with pytest.raises(MailError):
        accounts.account(store.db, 99)


def test_damaged_settings_are_damage(store: Store) -> None:
    store.db.run("UPDATE account SET settings = '{' WHERE id = ?", (store.pop.id,))
    with pytest.raises(MailError) as caught:
        accounts.accounts(store.db)
    assert caught.value.kind is ErrorKind.DAMAGED
    assert [each.kind for each in check.check(store.db)] == ["account"]
    store.sound = False


def test_removing_takes_everything_of_it_and_nothing_else(store: Store) -> None:
    store.download(range(3))
    store.fill(range(2, 5), bodies=True)  # number 2 is the same message in both accounts
    with store.db.write():
        outbox.add(store.db, store.pop.id, bodies.pack(make_raw(50)), ("a@b.c",), "s")
    accounts.remove(store.db, store.pop.id)
    assert store.db.value("SELECT count(*) FROM message") == 3
    assert store.db.value("SELECT count(*) FROM body") == 3
    assert store.db.value("SELECT count(*) FROM pop3_state") == store.db.value("SELECT count(*) FROM outbox") == 0


def test_what_pop3_accounts_say_of_their_mail_comes_back(store: Store) -> None:
    other = accounts.save(store.db, make_account("other", Protocol.POP3))
    new = replace(store.pop, leave=LeaveRule.parse("until-moved,count:500,size:1G"), delete_grace=600,
                  whole_up_to=1_000_000, delivers_to=other.id, archive_by_year=False)
    assert accounts.save(store.db, new) == new == accounts.account(store.db, new.id)


def test_a_shared_inbox_has_no_chains_and_no_circles(store: Store) -> None:
    second = accounts.save(store.db, replace(make_account("second", Protocol.POP3), delivers_to=store.pop.id))
    third = accounts.save(store.db, make_account("third", Protocol.POP3))
    for wrong in (replace(store.imap, delivers_to=store.pop.id), replace(third, delivers_to=store.imap.id),
                  replace(third, delivers_to=third.id), replace(third, delivers_to=second.id),
                  replace(third, delivers_to=99), replace(store.pop, delivers_to=third.id)):
        with pytest.raises(MailError) as caught:
            accounts.save(store.db, wrong)
        assert caught.value.kind is ErrorKind.USAGE
    accounts.save(store.db, replace(second, name="another name"))
    with pytest.raises(MailError, match="takes the mail of another name"):
        accounts.remove(store.db, store.pop.id)
    accounts.remove(store.db, second.id)
    accounts.remove(store.db, store.pop.id)
    assert [each.name for each in accounts.accounts(store.db)] == ["work", "third"]


def test_what_was_noticed_of_an_account_goes_with_it(store: Store) -> None:
    warnings.note(store.db, store.pop.id, WarningKind.MANY_LEFT, 5_000, 9.0)
    warnings.set_streak(store.db, store.pop.id, WarningKind.MIXED_USE, 1)
    vanishings.by_others(store.db, store.pop, (), 0.0)
    accounts.remove(store.db, store.pop.id)
    assert store.db.value("SELECT count(*) FROM warning") == store.db.value("SELECT count(*) FROM meta") == 0


def test_ids_are_never_given_twice(store: Store) -> None:
    last = store.download(range(3))[-1]
    accounts.remove(store.db, store.pop.id)
    again = accounts.save(store.db, make_account("home", Protocol.POP3))
    assert again.id > store.pop.id
    assert Store(store.db, store.imap, again).download(range(1))[0] > last


# --- folders -------------------------------------------------------------------------------------------------


def paths(store: Store) -> list[str]:
    return [each.path for each in folders.folders(store.db, store.imap.id)]


def test_the_tree_has_roles_first_and_children_below_their_parents(store: Store) -> None:
    folders.take_over(store.db, store.imap.id, [
        *IMAP_TREE, RemoteFolder("Trash/Deep", "/"), RemoteFolder("Work-2", "/"), RemoteFolder("archive", "/"),
        RemoteFolder("Lists/B", "/"), RemoteFolder("Lists/a", "/"), RemoteFolder("INBOX/Sub", "/")])
    assert paths(store) == ["INBOX", "INBOX/Sub", "Sent", "Trash", "Trash/Deep", "archive", "Lists/a", "Lists/B",
                            "Shared", "Work", "Work/Old", "Work-2"]


def test_inbox_is_found_in_any_case_other_names_exactly(store: Store) -> None:
    inbox = store.folder("INBOX")
    assert folders.by_path(store.db, store.imap.id, "inbox") == inbox
    assert folders.by_path(store.db, store.imap.id, "work") is None
    assert folders.by_role(store.db, store.imap.id, Role.DRAFTS) is None
    assert folders.by_role(store.db, store.imap.id, Role.TRASH) == store.folder("Trash")


def test_taking_over_tells_whether_anything_changed(store: Store) -> None:
    assert not folders.take_over(store.db, store.imap.id, IMAP_TREE)
    assert folders.take_over(store.db, store.imap.id, [*IMAP_TREE, RemoteFolder("New", "/")])
    assert folders.take_over(store.db, store.imap.id, IMAP_TREE)
    assert "New" not in paths(store)


def test_an_empty_listing_changes_nothing(store: Store) -> None:
    store.fill(range(3))
    assert not folders.take_over(store.db, store.imap.id, [])
    assert store.counts("INBOX") == (3, 3, 0)


def test_a_name_listed_twice_is_one_folder(store: Store) -> None:
    folders.take_over(store.db, store.imap.id, [*IMAP_TREE, RemoteFolder("Two", "/"), RemoteFolder("Two", "/")])
    assert paths(store).count("Two") == 1


def test_a_folder_gone_on_the_server_goes_with_its_rows_and_bodies(store: Store) -> None:
    store.fill(range(3), "Work", bodies=True)
    folders.take_over(store.db, store.imap.id, [each for each in IMAP_TREE if each.path != "Work"])
    assert "Work" not in paths(store)
    assert store.db.value("SELECT count(*) FROM message") == store.db.value("SELECT count(*) FROM body") == 0


def test_a_folder_that_holds_mail_known_nowhere_else_stays(store: Store) -> None:
    edits.apply(store.db, AppendMessage(store.folder("Work").id, make_raw(1)), store.reader)
    folders.take_over(store.db, store.imap.id, [each for each in IMAP_TREE if each.path != "Work"])
    assert store.counts("Work") == (1, 1, 1)


def test_status_tells_what_only_the_server_has(store: Store) -> None:
    folders.take_over(store.db, store.imap.id, [
        RemoteFolder("INBOX", "/", Role.INBOX, status=RemoteStatus(90, 4, 91, 7)), *IMAP_TREE[1:]])
    assert store.db.value("SELECT remote_total FROM folder WHERE id = ?", (store.folder("INBOX").id,)) == 90


# --- edits of folders ----------------------------------------------------------------------------------------


def edit(store: Store, operation: CreateFolder | RenameFolder | DeleteFolder) -> list[int]:
    return edits.apply(store.db, operation, store.reader).operations


def payloads(store: Store) -> list[tuple[str, dict[str, str | int]]]:
    return [(each.kind, each.payload) for each in journal.pending(store.db, store.imap.id)]


def test_a_new_folder_is_there_at_once_and_survives_a_listing_without_it(store: Store) -> None:
    edit(store, CreateFolder(store.imap.id, "New"))
    folders.take_over(store.db, store.imap.id, IMAP_TREE)
    assert "New" in paths(store)
    assert payloads(store) == [("create", {"path": "New"})]


def test_a_rename_takes_the_children_along_and_the_old_names_do_not_come_back(store: Store) -> None:
    ids = store.fill(range(2), "Work/Old")
    edit(store, RenameFolder(store.folder("Work").id, "Job"))
    assert payloads(store) == [("rename", {"path": "Work", "new_path": "Job"})]
    folders.take_over(store.db, store.imap.id, IMAP_TREE)  # the server still has the old names
    assert [each for each in paths(store) if each[:3] in ("Job", "Wor")] == ["Job", "Job/Old"]
    assert store.db.value("SELECT folder_id FROM message WHERE id = ?", (ids[0],)) == store.folder("Job/Old").id


def test_renames_merge_until_the_server_knows(store: Store) -> None:
    work = store.folder("Work").id
    edit(store, RenameFolder(work, "Job"))
    edit(store, RenameFolder(work, "Task"))
    assert payloads(store) == [("rename", {"path": "Work", "new_path": "Task"})]
    edit(store, RenameFolder(work, "Work"))
    assert payloads(store) == []
    edit(store, CreateFolder(store.imap.id, "A"))
    edit(store, RenameFolder(store.folder("A").id, "B"))
    assert payloads(store) == [("create", {"path": "B"})]
    edit(store, DeleteFolder(store.folder("B").id))
    assert payloads(store) == []


def test_a_refused_rename_or_creation_is_backed_out(store: Store) -> None:
    edit(store, RenameFolder(store.folder("Work").id, "Job"))
    edit(store, CreateFolder(store.imap.id, "New"))
    for entry in journal.pending(store.db, store.imap.id):
        with store.db.write():
            journal.refuse(store.db, entry, "NO")
    assert "New" not in paths(store)
    assert paths(store)[-2:] == ["Work", "Work/Old"]
    assert payloads(store) == []


def test_a_refused_rename_whose_old_name_was_taken_meanwhile_does_not_fail(store: Store) -> None:
    edit(store, RenameFolder(store.folder("Work").id, "Job"))
    edit(store, CreateFolder(store.imap.id, "Work"))
    with store.db.write():
        journal.refuse(store.db, journal.pending(store.db, store.imap.id)[0], "NO")
    assert {"Job", "Work"} <= set(paths(store))


@pytest.mark.parametrize("path", ["", "  ", "a//b", "/a", "a\nb", "INBOX", "inbox", "Sent", "x" * 1_001,
                                  "/".join("a" * 31)])
def test_impossible_names_are_refused(store: Store, path: str) -> None:
    for operation in (CreateFolder(store.imap.id, path), RenameFolder(store.folder("Work").id, path)):
        with pytest.raises(MailError) as caught:
            edit(store, operation)
        assert caught.value.kind is ErrorKind.USAGE
    assert payloads(store) == []


def test_roles_subfolders_and_unfinished_business_are_not_deleted(store: Store) -> None:
    ids = store.fill(range(1), "Work/Old")
    edits.apply(store.db, MoveMessages((ids[0],), store.folder("INBOX").id), store.reader)
    for operation in (DeleteFolder(store.folder("Trash").id), RenameFolder(store.folder("Sent").id, "S"),
                      DeleteFolder(store.folder("Work").id), RenameFolder(store.folder("Work").id, "Work/Old/In"),
                      DeleteFolder(store.folder("Work/Old").id)):
        with pytest.raises(MailError) as caught:
            edit(store, operation)
        assert caught.value.kind is ErrorKind.USAGE


def test_a_deleted_folder_takes_what_was_moved_into_it_along(store: Store) -> None:
    (moved,) = store.fill(range(1), "INBOX", bodies=True)
    store.fill(range(5, 7), "Work/Old", bodies=True)
    edits.apply(store.db, MoveMessages((moved,), store.folder("Work/Old").id), store.reader)
    edit(store, DeleteFolder(store.folder("Work/Old").id))
    folders.take_over(store.db, store.imap.id, IMAP_TREE)  # not told yet: it does not come back
    assert "Work/Old" not in paths(store)
    assert [kind for kind, _ in payloads(store)] == ["expunge", "remove"]
    assert store.db.rows("SELECT id, folder_id FROM message") == [(moved, None)]


def test_local_folders_need_no_journal_and_deleting_one_counts_as_deleting_its_mail(store: Store) -> None:
    edit(store, CreateFolder(store.pop.id, "Mine/Old"))
    folder = store.folder("Mine/Old", store.pop)
    first, second = store.download(range(2))
    edits.apply(store.db, MoveMessages((first,), folder.id), store.reader)
    edit(store, RenameFolder(folder.id, "Mine/Older"))
    edit(store, DeleteFolder(folder.id))  # into Trash
    assert store.db.value("SELECT count(*) FROM pop3_state WHERE deleted_here") == 0
    edit(store, DeleteFolder(folder.id))
    assert store.db.value("SELECT count(*) FROM journal") == 0
    assert store.db.rows("SELECT uidl, message_id, deleted_here FROM pop3_state ORDER BY uidl") == [
        ("u0", None, 1), ("u1", second, 0)]
