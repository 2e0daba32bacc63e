"""The journal against a server that answers in part, late or never, and against other clients."""

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.events import EditRefused, FoldersChanged
from app.model.folder import Role
from app.model.message import FLAGGED, SEEN
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteMessages,
    MoveMessages,
    RenameFolder,
    SetFlags,
    SetSubscribed,
)
from app.model.remote_operation import (
    AppendRaw,
    CopyUids,
    CreateMailbox,
    ExpungeUids,
    Identity,
    MoveUids,
    StoreFlags,
    SubscribeMailbox,
)
from app.store import check, edits, folders, journal
from tests.factory import make_mail
from tests.fakes.server import Mailbox
from tests.unit.engine.conftest import Bench

SEEN_SET, FLAGGED_SET = frozenset({SEEN}), frozenset({FLAGGED})


def fill(bench: Bench, count: int, path: str = "INBOX") -> None:
    for number in range(1, count + 1):
        bench.server.boxes[path].add(make_mail(number))
    bench.round()
    bench.server.log.clear()


def settled(bench: Bench) -> None:
    """The journal is empty, here and there are the same, and another round tells the server nothing."""
    bench.round()
    bench.round()
    bench.server.log.clear()
    bench.round()
    assert bench.server.log == []
    assert journal.count(bench.db, bench.account.id) == 0
    assert check.check(bench.db) == ()
    for path, box in bench.server.boxes.items():
        assert sorted((int(row.uid), row.flags) for row in bench.rows(path)) == sorted(
            (uid, flags) for uid, (_, flags) in box.mail.items()), path


def test_a_move_tells_what_the_messages_are_and_checks_only_after_a_lost_answer(imap: Bench) -> None:
    fill(imap, 2)
    row = imap.rows("INBOX")[0]
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    imap.server.dies_before = MoveUids
    imap.round()
    imap.round()
    first, second = (each for each in imap.server.log if isinstance(each, MoveUids))
    assert first.identities == second.identities == (Identity(row.message_id, row.size),)
    assert (first.check_first, second.check_first) == (False, True)
    settled(imap)


def test_what_takes_messages_away_says_up_to_which_uid_the_folder_is_known(imap: Bench) -> None:
    fill(imap, 3)
    first, second, _ = imap.rows("INBOX")
    imap.edit(MoveMessages((first.id,), imap.folder("Archive")))
    imap.edit(DeleteMessages((second.id,), forever=True))
    imap.round()
    told = [each.uidnext for each in imap.server.log if isinstance(each, MoveUids | ExpungeUids)]
    assert told == [4, 4]


def test_a_move_by_copy_that_was_cut_in_the_middle_makes_no_second_copy(imap: Bench) -> None:
    fill(imap, 2)
    imap.server.without_move = True
    row = imap.rows("INBOX")[0]
    imap.server.die_after = MoveUids
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    imap.round()
    assert len(imap.server.boxes["Archive"].mail) == 1 and len(imap.server.boxes["INBOX"].mail) == 2
    settled(imap)
    assert [each.id for each in imap.rows("Archive")] == [row.id]


@pytest.mark.parametrize("then", ["further", "home", "delete", "flag"])
@pytest.mark.parametrize("without_move", [True, False])
def test_what_is_done_to_a_message_after_a_move_without_an_answer(imap: Bench, then: str, without_move: bool) -> None:
    fill(imap, 2)
    imap.server.without_move = without_move
    row = imap.rows("INBOX")[0]
    imap.server.die_after = MoveUids
    imap.edit(MoveMessages((row.id,), imap.folder("Archive")))
    imap.round()
    match then:
        case "further":
            imap.edit(MoveMessages((row.id,), imap.folder("Junk")))
        case "home":
            edits.undo(imap.db)
        case "delete":
            imap.edit(DeleteMessages((row.id,), forever=True))
        case "flag":
            imap.edit(SetFlags((row.id,), add=FLAGGED_SET))
    settled(imap)
    where = {path for path in imap.server.boxes for each in imap.rows(path) if each.message_id == row.message_id}
    assert where == {"further": {"Junk"}, "home": {"INBOX"}, "delete": set(), "flag": {"Archive"}}[then]
    assert sum(len(box.mail) for box in imap.server.boxes.values()) == (1 if then == "delete" else 2)


def test_another_copy_of_the_same_mail_is_not_taken_for_ours(imap: Bench) -> None:
    imap.server.boxes["Archive"].add(make_mail(1))
    fill(imap, 1)
    row = imap.rows("INBOX")[0]
    imap.server.dies_before = CopyUids
    imap.edit(CopyMessages((row.id,), imap.folder("Archive")))
    settled(imap)
    assert len(imap.server.boxes["Archive"].mail) == 2


@pytest.mark.parametrize("how", ["append", "move"])
def test_the_uid_of_another_message_is_not_believed(imap: Bench, how: str) -> None:
    """What is then done to the new one would be done to that one."""
    fill(imap, 1, "Archive")
    imap.server.boxes["INBOX"].add(make_mail(7))
    imap.round()
    (other,) = imap.rows("Archive")
    imap.server.told_uid = int(other.uid)
    if how == "append":
        new = imap.edit(AppendMessage(imap.folder("Archive"), make_mail(5), SEEN_SET)).new_ids[0]
    else:
        new = imap.rows("INBOX")[0].id
        imap.edit(MoveMessages((new,), imap.folder("Archive")))
    imap.round()
    imap.edit(DeleteMessages((new,), forever=True))
    settled(imap)
    assert [each.id for each in imap.rows("Archive")] == [other.id]
    assert [raw for raw, _ in imap.server.boxes["Archive"].mail.values()] == [make_mail(1)]


@pytest.mark.parametrize("arrived", [True, False])
def test_a_draft_moved_after_an_unanswered_append_is_in_one_folder(imap: Bench, arrived: bool) -> None:
    imap.round()
    if arrived:
        imap.server.die_after = AppendRaw
    else:
        imap.server.dies_before = AppendRaw
    new = imap.edit(AppendMessage(imap.role(Role.DRAFTS), make_mail(5), SEEN_SET)).new_ids[0]
    imap.round()
    imap.edit(MoveMessages((new,), imap.folder("Archive")))
    settled(imap)
    assert [each.id for each in imap.rows("Archive")] == [new]
    assert sum(len(box.mail) for box in imap.server.boxes.values()) == 1


def test_a_message_that_always_breaks_the_line_is_given_up_and_kept_and_stops_no_other_edit(imap: Bench) -> None:
    fill(imap, 1)
    new = imap.edit(AppendMessage(imap.role(Role.DRAFTS), make_mail(5), SEEN_SET)).new_ids[0]
    imap.edit(SetFlags((imap.rows("INBOX")[0].id,), add=FLAGGED_SET))
    for _ in range(6):
        imap.server.dies_before = AppendRaw
        imap.round()
    imap.server.dies_before = None
    assert imap.server.boxes["INBOX"].mail[1][1] == FLAGGED_SET
    assert [each.id for each in imap.rows("Drafts")] == [new]
    assert any(isinstance(event, EditRefused) and "kept here" in event.error.detail for event in imap.events)
    imap.server.log.clear()
    imap.round()
    assert imap.server.log == []
    imap.edit(MoveMessages((new,), imap.folder("Archive")))
    settled(imap)
    assert [each.id for each in imap.rows("Archive")] == [new]


def test_an_append_that_the_person_stopped_is_not_counted(imap: Bench) -> None:
    imap.round()
    imap.edit(AppendMessage(imap.role(Role.DRAFTS), make_mail(5), SEEN_SET))

    def stop(operation: object) -> None:
        raise MailError(ErrorKind.CANCELLED, "Stopped.")

    imap.server.during = stop
    for _ in range(8):
        with pytest.raises(MailError):
            imap.round()
    imap.server.during = lambda operation: None
    settled(imap)
    assert len(imap.server.boxes["Drafts"].mail) == 1


@pytest.mark.parametrize("kind", [MoveUids, StoreFlags, ExpungeUids])
def test_what_was_refused_for_some_is_done_for_the_others(imap: Bench, kind: type) -> None:
    fill(imap, 3)
    ids = {int(row.uid): row.id for row in imap.rows("INBOX")}
    imap.server.refused_uids = {2}
    if kind is MoveUids:
        imap.edit(MoveMessages(tuple(ids.values()), imap.folder("Archive")))
    elif kind is StoreFlags:
        imap.edit(SetFlags(tuple(ids.values()), add=FLAGGED_SET))
    else:
        imap.edit(DeleteMessages(tuple(ids.values()), forever=True))
    finished = imap.round()
    assert [error.kind for error in finished.errors] == [ErrorKind.REFUSED]
    assert [each.uids for each in imap.server.log if isinstance(each, kind)] == [(1, 2, 3)]
    imap.server.refused_uids = set()
    settled(imap)
    rows = {row.id: row for row in imap.rows("INBOX")}
    if kind is StoreFlags:
        assert {each for each, row in rows.items() if row.is_flagged} == {ids[1], ids[3]}
    else:
        assert set(rows) == {ids[2]}


# --- what the program does by itself ----------------------------------------------------------------------------


def test_a_mark_made_by_reading_gives_way_to_another_client(imap: Bench) -> None:
    fill(imap, 2)
    row = imap.rows("INBOX")[1]
    imap.edit(SetFlags((row.id,), add=SEEN_SET, undoable=False))
    imap.server.boxes["INBOX"].set_flags(int(row.uid), FLAGGED_SET)  # and left unread on purpose
    imap.round()
    settled(imap)
    assert imap.rows("INBOX")[1].flags == FLAGGED_SET


def test_a_mark_made_by_the_person_does_not(imap: Bench) -> None:
    fill(imap, 1)
    row = imap.rows("INBOX")[0]
    imap.edit(SetFlags((row.id,), add=SEEN_SET, undoable=False))
    imap.edit(SetFlags((row.id,), add=frozenset({"$label1"})))
    imap.server.boxes["INBOX"].set_flags(int(row.uid), FLAGGED_SET)
    imap.round()
    settled(imap)
    assert imap.rows("INBOX")[0].flags == {SEEN, FLAGGED, "$label1"}


def test_our_own_changes_are_not_taken_for_another_clients(imap: Bench) -> None:
    fill(imap, 1)
    session, row = imap.session(), imap.rows("INBOX")[0]
    imap.edit(SetFlags((row.id,), add=FLAGGED_SET))
    session.replay()
    imap.edit(SetFlags((row.id,), add=SEEN_SET, undoable=False))
    session.replay()
    assert imap.server.boxes["INBOX"].mail[int(row.uid)][1] == {SEEN, FLAGGED}
    settled(imap)


# --- folders ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("listed_first", [True, False])
def test_a_folder_that_the_server_makes_elsewhere_is_followed(imap: Bench, listed_first: bool) -> None:
    fill(imap, 1)
    imap.server.prefix = "INBOX/"
    imap.edit(CreateFolder(imap.account.id, "Work"))
    imap.edit(MoveMessages((imap.rows("INBOX")[0].id,), imap.folder("Work")))
    if listed_first:
        imap.server.boxes["INBOX/Work"] = Mailbox(uidvalidity=40)
        folders.take_over(imap.db, imap.account.id, imap.session()._backend.list_folders())
    imap.session().replay()
    assert imap.subjects("INBOX/Work") == {"Message 1"}
    assert folders.by_path(imap.db, imap.account.id, "Work") is None
    assert any(isinstance(event, FoldersChanged) for event in imap.events)
    settled(imap)


def test_a_folder_that_the_server_renames_to_elsewhere_is_followed(imap: Bench) -> None:
    imap.round()
    imap.server.boxes["Work"] = Mailbox(uidvalidity=40)
    imap.server.boxes["Work"].add(make_mail(1))
    imap.round()
    imap.server.prefix = "INBOX/"
    work, message = imap.folder("Work"), imap.rows("Work")[0].id
    imap.edit(RenameFolder(work, "Done"))
    imap.session().replay()
    assert imap.folder("INBOX/Done") == work
    settled(imap)
    assert [row.id for row in imap.rows("INBOX/Done")] == [message]


def test_a_subscription_is_told_once_and_survives_a_listing_before_that(imap: Bench) -> None:
    imap.round()
    archive = imap.folder("Archive")
    imap.edit(SetSubscribed(archive, False))
    folders.take_over(imap.db, imap.account.id, imap.session()._backend.list_folders())
    assert not folders.folder(imap.db, archive).subscribed
    imap.round()
    assert imap.server.log == [SubscribeMailbox("Archive", False)]
    imap.server.log.clear()
    imap.edit(SetSubscribed(archive, True))
    imap.edit(SetSubscribed(archive, False))
    settled(imap)
    assert not folders.folder(imap.db, archive).subscribed


def test_a_refused_subscription_is_backed_out(imap: Bench) -> None:
    imap.round()
    imap.server.refuse.add(SubscribeMailbox)
    imap.edit(SetSubscribed(imap.folder("Archive"), False))
    imap.round()
    assert folders.folder(imap.db, imap.folder("Archive")).subscribed


def test_a_refused_creation_leaves_nothing(imap: Bench) -> None:
    imap.round()
    imap.server.refuse.add(CreateMailbox)
    imap.edit(CreateFolder(imap.account.id, "Work"))
    imap.round()
    assert folders.by_path(imap.db, imap.account.id, "Work") is None
