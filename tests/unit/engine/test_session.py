"""Rounds against a server in memory: what the store holds afterwards.

In one file, since it is one thing seen from many sides: a round, and what it left in the store.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.backends.base import Wakeup
from app.errors import ErrorKind, MailError
from app.events import BodyStored, EditRefused, MessagesChanged, NewMailArrived
from app.model.account import Account, BodyPolicy, LeaveRule
from app.model.folder import Role
from app.model.message import FLAGGED, SEEN
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MoveMessages,
    RenameFolder,
    SetFlags,
)
from app.model.remote_operation import AppendRaw, CopyUids, ExpungeUids, MoveUids, RemoteOperation, StoreFlags
from app.store import accounts, bodies, edits, folders, journal, search
from tests.factory import make_mail
from tests.unit.engine.conftest import Bench

SEEN_SET, FLAGGED_SET = frozenset({SEEN}), frozenset({FLAGGED})


def fill(bench: Bench, count: int, path: str = "INBOX") -> None:
    for number in range(1, count + 1):
        bench.server.boxes[path].add(make_mail(number))


def test_a_first_round_stores_every_message_whole_and_searchable(imap: Bench) -> None:
    fill(imap, 25)
    imap.step = 10
    finished = imap.round()
    rows = imap.rows("INBOX")
    assert len(rows) == 25
    assert {row.cached for row in rows} == {"full"}
    assert all(bodies.raw(imap.db, row.id) == imap.server.boxes["INBOX"].mail[int(row.uid)][0] for row in rows)
    assert len(search.search(imap.db, "text of 7")) == 1
    assert [report.new for report in finished.folders if report.path == "INBOX"] == [25]
    assert finished.errors == ()
    found = folders.folder(imap.db, imap.folder("INBOX"))
    assert (found.total, found.unread, found.cached) == (25, 25, 25)


def test_a_second_round_asks_nothing_and_changes_nothing(imap: Bench) -> None:
    fill(imap, 3)
    imap.round()
    before = [row.id for row in imap.rows("INBOX")]
    finished = imap.round()
    assert [row.id for row in imap.rows("INBOX")] == before
    assert all((each.new, each.changed, each.removed) == (0, 0, 0) for each in finished.folders)


def test_new_mail_is_told_only_after_the_first_round(imap: Bench) -> None:
    fill(imap, 2)
    imap.round()
    assert not [event for event in imap.events if isinstance(event, NewMailArrived)]
    imap.server.boxes["INBOX"].add(make_mail(3))
    imap.round()
    told = [event for event in imap.events if isinstance(event, NewMailArrived)]
    assert [len(event.ids) for event in told] == [1]


def test_changes_and_expunges_by_another_client_are_followed(imap: Bench) -> None:
    fill(imap, 3)
    imap.round()
    box = imap.server.boxes["INBOX"]
    box.mail[1] = (box.mail[1][0], SEEN_SET)
    del box.mail[2]
    box.modseq += 1
    imap.round()
    rows = {int(row.uid): row for row in imap.rows("INBOX")}
    assert set(rows) == {1, 3}
    assert rows[1].flags == SEEN_SET


def test_read_unread_read_is_one_store(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.edit(SetFlags((row.id,), add=SEEN_SET))
    imap.edit(SetFlags((row.id,), remove=SEEN_SET))
    imap.edit(SetFlags((row.id,), add=SEEN_SET))
    imap.round()
    assert imap.server.log == [StoreFlags("INBOX", 1, (1,), SEEN_SET, frozenset())]
    assert imap.server.boxes["INBOX"].mail[1][1] == SEEN_SET
    assert journal.count(imap.db, imap.account.id) == 0


def test_an_edit_taken_back_before_the_server_knew_costs_nothing(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    edits.undo(imap.db)
    imap.round()
    assert imap.server.log == []
    assert imap.subjects("INBOX") == {"Message 1"}


def test_what_is_marked_read_by_reading_does_not_stand_in_the_way_of_undo(imap: Bench) -> None:
    fill(imap, 2)
    imap.round()
    first, second = imap.rows("INBOX")
    imap.edit(MoveMessages((first.id,), imap.folder("Archive")))
    assert imap.edit(SetFlags((second.id,), add=SEEN_SET, undoable=False)).label == ""
    edits.undo(imap.db)
    assert {row.id for row in imap.rows("INBOX")} == {first.id, second.id}


def test_what_the_server_can_only_mark_stays_hidden_here_until_it_is_gone(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    imap.edit(DeleteMessages((imap.rows("INBOX")[0].id,), forever=True))
    imap.server.only_marks = True
    imap.round()
    imap.round()
    assert imap.rows("INBOX") == [] and imap.server.boxes["INBOX"].mail
    imap.server.only_marks = False
    imap.round()
    assert imap.rows("INBOX") == [] and not imap.server.boxes["INBOX"].mail


def test_my_flag_and_another_clients_flag_merge(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.edit(SetFlags((row.id,), add=FLAGGED_SET))
    box = imap.server.boxes["INBOX"]
    box.mail[1] = (box.mail[1][0], SEEN_SET)
    box.modseq += 1
    imap.round()
    assert imap.rows("INBOX")[0].flags == SEEN_SET | FLAGGED_SET == box.mail[1][1]


def test_a_move_keeps_the_local_id_and_reaches_the_server_once(imap: Bench) -> None:
    fill(imap, 2)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    assert [each.id for each in imap.rows("Archive")] == [row.id]
    imap.round()
    assert [each.id for each in imap.rows("Archive")] == [row.id]
    assert len(imap.server.boxes["Archive"].mail) == 1
    assert len([each for each in imap.server.log if isinstance(each, MoveUids)]) == 1


def test_a_move_followed_by_a_delete_works_offline(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.server.down = True
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    imap.edit(DeleteMessages((row.id,), forever=True))
    with pytest.raises(MailError):
        imap.round()
    imap.server.down = False
    imap.round()
    assert not any(box.mail for box in imap.server.boxes.values())
    assert [type(each) for each in imap.server.log] == [ExpungeUids]


@pytest.mark.parametrize("tells_uids", [True, False])
def test_a_move_whose_answer_was_lost_ends_with_one_message(imap: Bench, tells_uids: bool) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.server.tells_uids = tells_uids
    imap.server.die_after = MoveUids
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    imap.round()
    imap.round()
    imap.round()
    assert [each.id for each in imap.rows("Archive")] == [row.id]
    assert imap.rows("INBOX") == []
    assert len(imap.server.boxes["Archive"].mail) == 1


def test_an_append_whose_answer_was_lost_is_not_doubled(imap: Bench) -> None:
    imap.round()
    imap.server.die_after = AppendRaw
    applied = imap.edit(AppendMessage(imap.role(Role.DRAFTS), make_mail(5), SEEN_SET))
    imap.round()
    imap.round()
    assert len(imap.server.boxes["Drafts"].mail) == 1
    assert [row.id for row in imap.rows("Drafts")] == applied.new_ids


def test_a_draft_replaced_after_a_lost_answer_leaves_one(imap: Bench) -> None:
    imap.round()
    imap.server.die_after = AppendRaw
    drafts = imap.role(Role.DRAFTS)
    first = imap.edit(AppendMessage(drafts, make_mail(5), SEEN_SET)).new_ids[0]
    imap.round()
    imap.edit(AppendMessage(drafts, make_mail(6), SEEN_SET, replaces=first))
    imap.round()
    imap.round()
    assert imap.subjects("Drafts") == {"Message 6"}
    assert len(imap.server.boxes["Drafts"].mail) == 1


def test_a_copy_without_copyuid_is_recognised_by_the_next_sync(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    imap.server.tells_uids = False
    row = imap.rows("INBOX")[0]
    new = imap.edit(CopyMessages((row.id,), imap.folder("Archive"))).new_ids[0]
    imap.round()
    imap.round()
    assert [each.id for each in imap.rows("Archive")] == [new]
    assert len(imap.server.boxes["Archive"].mail) == 1


def test_a_refused_move_is_backed_out_and_told(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.server.refuse.add(MoveUids)
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    finished = imap.round()
    assert [each.id for each in imap.rows("INBOX")] == [row.id]
    assert [error.kind for error in finished.errors] == [ErrorKind.REFUSED]
    assert any(isinstance(event, EditRefused) for event in imap.events)
    assert journal.count(imap.db, imap.account.id) == 0


def test_a_refused_draft_is_kept_here(imap: Bench) -> None:
    imap.round()
    imap.server.refuse.add(AppendRaw)
    imap.edit(AppendMessage(imap.role(Role.DRAFTS), make_mail(9), SEEN_SET))
    imap.round()
    imap.round()
    assert imap.subjects("Drafts") == {"Message 9"}


def test_a_draft_that_is_damaged_here_does_not_stand_in_the_way(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    imap.edit(AppendMessage(imap.role(Role.DRAFTS), make_mail(9), SEEN_SET))
    imap.edit(SetFlags((imap.rows("INBOX")[0].id,), add=FLAGGED_SET))
    imap.db.run("UPDATE body SET data = x'00' WHERE id = (SELECT max(id) FROM body)")
    finished = imap.round()
    assert [error.kind for error in finished.errors] == [ErrorKind.REFUSED]
    assert imap.server.boxes["INBOX"].mail[1][1] == FLAGGED_SET
    assert imap.subjects("Drafts") == {"Message 9"}


def test_a_new_uidvalidity_keeps_ids_bodies_and_pending_edits(imap: Bench) -> None:
    fill(imap, 4)
    imap.round()
    before = {row.subject: row.id for row in imap.rows("INBOX")}
    flagged = imap.rows("INBOX")[0]
    imap.edit(SetFlags((flagged.id,), add=FLAGGED_SET))
    box = imap.server.boxes["INBOX"]
    box.uidvalidity, box.mail = 77, {uid + 100: mail for uid, mail in box.mail.items()}
    box.uidnext, box.modseq = 200, 50
    imap.round()
    imap.round()
    assert {row.subject: row.id for row in imap.rows("INBOX")} == before
    assert [flags for _, flags in box.mail.values()].count(FLAGGED_SET) == 1
    assert {row.uid for row in imap.rows("INBOX")} == {str(uid) for uid in box.mail}


def test_folders_are_created_renamed_and_deleted_on_the_server(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    imap.edit(CreateFolder(imap.account.id, "Projekte"))
    imap.edit(MoveMessages((imap.rows("INBOX")[0].id,), imap.folder("Projekte")))
    imap.round()
    assert len(imap.server.boxes["Projekte"].mail) == 1
    imap.edit(RenameFolder(imap.folder("Projekte"), "Alt"))
    imap.round()
    assert "Alt" in imap.server.boxes and "Projekte" not in imap.server.boxes
    assert imap.subjects("Alt") == {"Message 1"}
    imap.edit(DeleteFolder(imap.folder("Alt")))
    imap.round()
    assert "Alt" not in imap.server.boxes


@pytest.mark.parametrize("arrived", [False, True])
def test_mail_moved_out_of_a_folder_that_another_client_deleted_is_kept(imap: Bench, arrived: bool) -> None:
    imap.server.boxes["Alt"] = type(imap.server.boxes["INBOX"])()
    fill(imap, 2, "Alt")
    imap.round()
    moved = next(row.id for row in imap.rows("Alt") if row.subject == "Message 1")
    imap.edit(MoveMessages((moved,), imap.folder("Archive")))
    del imap.server.boxes["Alt"]
    if arrived:  # our MOVE got through, and its answer was lost
        imap.server.boxes["Archive"].add(make_mail(1))
    imap.round()
    imap.round()
    assert [row.id for row in imap.rows("Archive")] == [moved]
    assert [raw for raw, _ in imap.server.boxes["Archive"].mail.values()] == [make_mail(1)]
    assert journal.count(imap.db, imap.account.id) == 0


def test_a_folder_that_is_still_losing_messages_is_not_deleted(imap: Bench) -> None:
    imap.server.boxes["Alt"] = type(imap.server.boxes["INBOX"])()
    fill(imap, 1, "Alt")
    imap.round()
    imap.edit(MoveMessages((imap.rows("Alt")[0].id,), imap.folder("INBOX")))
    with pytest.raises(MailError, match="on their way"):
        imap.edit(DeleteFolder(imap.folder("Alt")))
    imap.round()
    imap.edit(DeleteFolder(imap.folder("Alt")))
    imap.round()
    assert imap.subjects("INBOX") == {"Message 1"}


def test_the_only_body_of_a_copy_is_not_deleted_before_the_copy_is_made(imap: Bench) -> None:
    imap.account = replace(imap.account, bodies=BodyPolicy.NONE)
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.edit(CopyMessages((row.id,), imap.folder("Archive")))
    imap.edit(DeleteMessages((row.id,), forever=True))
    imap.server.dies_before = CopyUids
    imap.round()
    imap.round()
    imap.round()
    assert imap.subjects("Archive") == {"Message 1"}
    assert [raw for raw, _ in imap.server.boxes["Archive"].mail.values()] == [make_mail(1)]
    assert not imap.server.boxes["INBOX"].mail


def test_a_refused_copy_keeps_the_message_that_was_deleted_for_it(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.edit(CopyMessages((row.id,), imap.folder("Archive")))
    imap.edit(DeleteMessages((row.id,), forever=True))
    imap.server.refuse.add(CopyUids)
    imap.events.clear()
    imap.round()
    imap.round()
    assert [each.id for each in imap.rows("INBOX")] == [row.id]
    assert imap.server.boxes["INBOX"].mail and not imap.rows("Archive")
    assert any(isinstance(event, MessagesChanged) and event.added == (row.id,) for event in imap.events)


def test_a_copy_waits_for_a_message_whose_uid_is_not_known_now(imap: Bench) -> None:
    imap.account = replace(imap.account, bodies=BodyPolicy.NONE)
    fill(imap, 1)
    imap.round()
    imap.server.tells_uids = False
    row = imap.rows("INBOX")[0]
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    imap.edit(CopyMessages((row.id,), imap.folder("Junk")))
    imap.round()
    imap.round()
    assert imap.subjects("Archive") == imap.subjects("Junk") == {"Message 1"}
    assert len(imap.server.boxes["Junk"].mail) == 1


def test_a_folder_is_not_deleted_while_messages_are_to_be_copied_out_of_it(imap: Bench) -> None:
    imap.server.boxes["Alt"] = type(imap.server.boxes["INBOX"])()
    fill(imap, 1, "Alt")
    imap.round()
    imap.edit(CopyMessages((imap.rows("Alt")[0].id,), imap.folder("Archive")))
    with pytest.raises(MailError, match="on their way"):
        imap.edit(DeleteFolder(imap.folder("Alt")))


def test_what_is_wanted_back_while_others_are_expunged_stays(imap: Bench) -> None:
    fill(imap, 250)
    imap.round()
    everything = tuple(row[0] for row in imap.db.rows("SELECT id FROM message"))
    imap.edit(MoveMessages(everything, imap.folder("Trash")))
    imap.round()
    imap.edit(DeleteMessages(everything, forever=True))

    def changes_mind(operation: RemoteOperation) -> None:
        if isinstance(operation, ExpungeUids):
            imap.server.during = lambda operation: None
            edits.undo(imap.db)

    imap.server.during = changes_mind
    imap.round()
    imap.round()
    assert len(imap.rows("INBOX")) == len(imap.server.boxes["INBOX"].mail) == 50


def test_a_body_is_never_fetched_under_another_uidvalidity(imap: Bench) -> None:
    imap.account = replace(imap.account, bodies=BodyPolicy.NONE)
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    box = imap.server.boxes["INBOX"]
    box.uidvalidity, box.mail = 77, {1: (make_mail(2), frozenset())}
    with pytest.raises(MailError) as caught:
        imap.session().body(row.id)
    assert caught.value.kind is ErrorKind.GONE
    assert bodies.raw(imap.db, row.id) is None


def test_a_damaged_body_is_fetched_anew(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.db.run("UPDATE body SET data = x'00'")
    assert imap.session().body(row.id) == make_mail(1)
    assert bodies.raw(imap.db, row.id) == make_mail(1)
    assert isinstance(imap.events[-1], BodyStored)


def test_a_body_that_came_meanwhile_is_told(imap: Bench) -> None:
    fill(imap, 1)
    imap.round()
    row = imap.rows("INBOX")[0]
    imap.events.clear()
    assert imap.session().body(row.id) == make_mail(1)
    assert imap.events == [BodyStored(row.id)]


def test_a_folder_that_was_deleted_since_it_was_opened_harms_nothing(imap: Bench) -> None:
    imap.round()
    assert imap.session().sync_one(9_999).new == 0


def test_a_folder_that_the_server_does_not_open_is_not_watched(imap: Bench) -> None:
    imap.round()
    session = imap.session()
    imap.server.closed.add("Archive")
    session.watched = imap.folder("Archive")
    wakeup = Wakeup()
    wakeup.wake()
    assert not session.rest(wakeup, 5.0)
    wakeup.close()


# --- POP3 ----------------------------------------------------------------------------------------


def drop(bench: Bench, count: int) -> None:
    for number in range(1, count + 1):
        bench.server.maildrop[f"uidl-{number}"] = make_mail(number)


def test_pop3_mail_is_stored_before_it_leaves_the_server(pop3: Bench) -> None:
    drop(pop3, 3)
    pop3.round()
    assert pop3.server.maildrop == {}
    rows = pop3.rows("Inbox")
    assert {bodies.raw(pop3.db, row.id) for row in rows} == {make_mail(number) for number in (1, 2, 3)}
    assert {row.server_state for row in rows} == {"only-here"}


def test_pop3_mail_that_stays_is_not_downloaded_twice(pop3: Bench) -> None:
    pop3.account = accounts_with_rule(pop3, "keep")
    drop(pop3, 3)
    pop3.round()
    pop3.round()
    assert len(pop3.rows("Inbox")) == 3
    assert {row.server_state for row in pop3.rows("Inbox")} == {"on-server"}


def test_pop3_edits_stay_here(pop3: Bench) -> None:
    pop3.account = accounts_with_rule(pop3, "keep")
    drop(pop3, 2)
    pop3.round()
    ids = tuple(row.id for row in pop3.rows("Inbox"))
    pop3.edit(CreateFolder(pop3.account.id, "Eigenes"))
    pop3.edit(MoveMessages(ids[:1], pop3.folder("Eigenes")))
    pop3.edit(DeleteMessages(ids[1:]))
    pop3.edit(SetFlags(ids, add=SEEN_SET))
    pop3.round()
    assert pop3.subjects("Eigenes") | pop3.subjects("Trash") == {"Message 1", "Message 2"}
    assert journal.count(pop3.db, pop3.account.id) == 0
    assert len(pop3.server.maildrop) == 2


def test_until_deleted_waits_for_the_last_local_copy(pop3: Bench) -> None:
    pop3.account = accounts_with_rule(pop3, "until-deleted")
    drop(pop3, 1)
    pop3.round()
    row = pop3.rows("Inbox")[0]
    copy = pop3.edit(CopyMessages((row.id,), pop3.folder("Archive"))).new_ids[0]
    pop3.edit(DeleteMessages((row.id,), forever=True))
    pop3.round()
    assert len(pop3.server.maildrop) == 1
    pop3.edit(DeleteMessages((copy,), forever=True))
    pop3.round()
    assert pop3.server.maildrop == {}
    pop3.server.maildrop["uidl-1"] = make_mail(1)  # a server that forgot the deletion
    pop3.round()
    assert pop3.rows("Inbox") == []


def test_a_uidl_that_stands_for_another_message_later_is_a_new_message(pop3: Bench) -> None:
    pop3.account = accounts_with_rule(pop3, "keep")
    pop3.server.maildrop["uidl-1"] = make_mail(1)
    pop3.round()
    pop3.server.maildrop.clear()
    pop3.round()
    assert {row.server_state for row in pop3.rows("Inbox")} == {"only-here"}
    pop3.server.maildrop["uidl-1"] = make_mail(1)
    pop3.round()
    assert [row.server_state for row in pop3.rows("Inbox")] == ["on-server"]
    pop3.server.maildrop.clear()
    pop3.round()
    pop3.server.maildrop["uidl-1"] = make_mail(2)
    pop3.round()
    assert pop3.subjects("Inbox") == {"Message 1", "Message 2"}


def accounts_with_rule(bench: Bench, rule: str) -> Account:
    return accounts.save(bench.db, replace(bench.account, leave=LeaveRule.parse(rule)))
