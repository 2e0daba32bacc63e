"""A great many messages that disappear at once stay here until the person decides."""

from __future__ import annotations

import pytest

from app.commands import SyncAccount
from app.errors import ErrorKind, MailError
from app.events import EditApplied, EditRefused, FolderPaused, SyncFinished
from app.model.account import BodyPolicy
from app.model.message import FLAGGED
from app.model.operation import CopyMessages, DeleteFolder, MissingChoice, MoveMessages, ResolveMissing, SetFlags
from app.model.remote_operation import AppendRaw, CreateMailbox
from app.store import bodies, check, folders, journal
from tests.factory import make_account, make_mail
from tests.fakes.server import Mailbox
from tests.unit.engine.conftest import Bench, Rig

MANY = 60


def fill(bench: Bench, count: int = MANY, path: str = "Archive") -> None:
    box = bench.server.boxes.setdefault(path, Mailbox(uidvalidity=9))
    for number in range(1, count + 1):
        box.add(make_mail(number))
    bench.round()


def lose(bench: Bench, count: int = MANY - 10, path: str = "Archive") -> None:
    bench.server.boxes[path].remove(*range(1, count + 1))
    bench.round()


def decide(bench: Bench, choice: MissingChoice, path: str = "Archive") -> None:
    bench.edit(ResolveMissing(bench.folder(path), choice))
    bench.round()


def whole(bench: Bench, path: str = "Archive") -> None:
    """Nothing rests, nothing waits, and both sides hold the same."""
    assert bench.round().errors == ()
    assert {int(row.uid) for row in bench.rows(path)} == set(bench.server.boxes[path].mail)
    assert not any(row.missing for row in bench.rows(path))
    assert folders.folder(bench.db, bench.folder(path)).missing == 0
    assert journal.count(bench.db, bench.account.id) == 0
    assert check.check(bench.db) == ()


def test_a_folder_from_which_much_disappeared_rests_and_says_so(imap: Bench) -> None:
    fill(imap)
    lose(imap)
    assert [each.missing for each in imap.events if isinstance(each, FolderPaused)] == [50]
    assert len(imap.rows("Archive")) == MANY
    imap.server.boxes["Archive"].add(make_mail(100))
    finished = imap.round()
    assert [error.kind for error in finished.errors] == [ErrorKind.GONE] and "50 messages" in finished.errors[0].detail
    assert "Archive" in {each.path for each in finished.folders}
    assert len(imap.rows("Archive")) == MANY
    assert imap.session().sync_one(imap.folder("Archive")).new == 0


def test_nothing_is_told_to_the_server_of_a_folder_that_rests(imap: Bench) -> None:
    fill(imap, MANY, "Old")
    lose(imap, MANY - 10, "Old")
    gone = next(row for row in imap.rows("Old") if row.missing)
    there, other, *_ = (row for row in imap.rows("Old") if not row.missing)
    imap.edit(SetFlags((gone.id, there.id), add=frozenset({FLAGGED})))
    imap.edit(CopyMessages((other.id,), imap.folder("Sent")))
    imap.edit(MoveMessages((there.id,), imap.folder("Junk")))
    with pytest.raises(MailError, match="decide first"):
        imap.edit(DeleteFolder(imap.folder("Old")))
    imap.server.log.clear()
    imap.round()
    assert imap.server.log == []
    decide(imap, MissingChoice.ACCEPT, "Old")
    assert imap.subjects("Sent") == {other.subject} and imap.subjects("Junk") == {there.subject}
    whole(imap, "Old")


def test_accepted_is_gone_here_too(imap: Bench) -> None:
    fill(imap)
    lose(imap)
    decide(imap, MissingChoice.ACCEPT)
    assert len(imap.rows("Archive")) == 10
    whole(imap)


def test_what_the_person_took_out_of_there_is_not_deleted_with_the_rest(imap: Bench) -> None:
    fill(imap)
    lose(imap)
    saved = next(row for row in imap.rows("Archive") if row.missing)
    imap.edit(MoveMessages((saved.id,), imap.folder("INBOX")))
    decide(imap, MissingChoice.ACCEPT)
    assert [row.id for row in imap.rows("INBOX")] == [saved.id]
    assert [raw for raw, _ in imap.server.boxes["INBOX"].mail.values()] == [bodies.raw(imap.db, saved.id)]
    whole(imap)


def test_uploaded_is_there_again_with_its_flags_and_ids(imap: Bench) -> None:
    fill(imap)
    before = {row.id for row in imap.rows("Archive")}
    imap.edit(SetFlags((imap.rows("Archive")[-1].id,), add=frozenset({FLAGGED})))
    imap.round()
    lose(imap)
    decide(imap, MissingChoice.UPLOAD)
    assert {row.id for row in imap.rows("Archive")} == before
    assert sorted(raw for raw, _ in imap.server.boxes["Archive"].mail.values()) == sorted(
        make_mail(number) for number in range(1, MANY + 1))
    assert [flags for _, flags in imap.server.boxes["Archive"].mail.values()].count(frozenset({FLAGGED})) == 1
    whole(imap)


def test_an_upload_that_is_cut_off_goes_on_and_doubles_nothing(imap: Bench) -> None:
    fill(imap)
    lose(imap)
    imap.edit(ResolveMissing(imap.folder("Archive"), MissingChoice.UPLOAD))
    imap.server.die_after = AppendRaw
    imap.round()
    imap.round()
    assert len(imap.server.boxes["Archive"].mail) == MANY
    whole(imap)


def test_what_is_here_by_header_only_cannot_be_uploaded_and_is_counted(imap: Bench) -> None:
    imap.account = imap.with_bodies(BodyPolicy.NONE)
    fill(imap)
    lose(imap)
    applied = imap.edit(ResolveMissing(imap.folder("Archive"), MissingChoice.UPLOAD))
    assert (applied.count, applied.lost) == (50, 50)
    imap.round()
    whole(imap)


def test_asked_once_more_the_server_may_have_them_again_or_not(imap: Bench) -> None:
    fill(imap)
    box = imap.server.boxes["Archive"]
    kept = dict(box.mail)
    lose(imap)
    decide(imap, MissingChoice.ASK)
    assert folders.folder(imap.db, imap.folder("Archive")).missing == 50
    box.mail.update(kept)
    decide(imap, MissingChoice.ASK)
    assert len(imap.rows("Archive")) == MANY
    whole(imap)


def test_a_folder_that_misses_nothing_has_nothing_to_decide(imap: Bench) -> None:
    fill(imap, 3)
    with pytest.raises(MailError, match="misses no messages"):
        imap.edit(ResolveMissing(imap.folder("Archive"), MissingChoice.ACCEPT))


# --- whole folders ------------------------------------------------------------------------------------------------


def test_a_large_folder_that_is_listed_no_longer_rests(imap: Bench) -> None:
    fill(imap, 30, "Old")
    imap.events.clear()
    gone = imap.server.boxes.pop("Old")
    assert [error.kind for error in imap.round().errors] == [ErrorKind.GONE]
    assert [each.missing for each in imap.events if isinstance(each, FolderPaused)] == [30]
    assert all(row.missing for row in imap.rows("Old"))
    imap.events.clear()
    imap.round()
    assert not [each for each in imap.events if isinstance(each, FolderPaused)]
    imap.server.boxes["Old"] = gone  # it was the server's fault, and is over
    imap.round()
    whole(imap, "Old")


@pytest.mark.parametrize("choice", list(MissingChoice))
def test_decisions_on_a_folder_that_is_listed_no_longer(imap: Bench, choice: MissingChoice) -> None:
    fill(imap, 30, "Old")
    del imap.server.boxes["Old"]
    imap.round()
    decide(imap, choice, "Old")
    match choice:
        case MissingChoice.ACCEPT:
            assert folders.by_path(imap.db, imap.account.id, "Old") is None
            assert check.check(imap.db) == ()
        case MissingChoice.UPLOAD:
            assert [type(each) for each in imap.server.log] == [CreateMailbox, *[AppendRaw] * 30]
            whole(imap, "Old")
        case MissingChoice.ASK:
            assert folders.folder(imap.db, imap.folder("Old")).missing == 30


def test_small_folders_that_disappear_together_rest_too(imap: Bench) -> None:
    for path in ("A", "B", "C"):
        fill(imap, 15, path)
    for path in ("A", "B", "C"):
        del imap.server.boxes[path]
    imap.round()
    assert {each.path for each in folders.folders(imap.db, imap.account.id) if each.missing} == {"A", "B", "C"}


def test_a_small_folder_goes_as_ever(imap: Bench) -> None:
    fill(imap, 100)
    fill(imap, 15, "A")
    del imap.server.boxes["A"]
    assert imap.round().errors == ()
    assert folders.by_path(imap.db, imap.account.id, "A") is None


# --- in the window ------------------------------------------------------------------------------------------------


def test_the_engine_applies_the_decision_and_looks_again_at_once(rig: Rig) -> None:
    box = rig.imap.boxes["Archive"]
    for number in range(1, MANY + 1):
        box.add(make_mail(number))
    account = rig.add(make_account())
    rig.connected(account)
    kept = dict(box.mail)
    box.remove(*range(1, MANY))
    rig.engine.submit(SyncAccount(account))
    paused = rig.log.wait(FolderPaused)
    rig.log.wait(SyncFinished, lambda event: bool(event.errors))
    box.mail.update(kept)
    box.modseq += 1
    mark = rig.log.mark()
    rig.engine.edit(ResolveMissing(paused.folder_id, MissingChoice.ASK))
    rig.log.wait(EditApplied, after=mark)
    assert rig.log.wait(SyncFinished, after=mark).errors == ()
    assert len(rig.rows(account, "Archive")) == MANY
    mark = rig.log.mark()
    rig.engine.edit(ResolveMissing(paused.folder_id, MissingChoice.ASK))
    assert "misses no messages" in rig.log.wait(EditRefused, after=mark).error.detail
