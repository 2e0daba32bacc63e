"""Messages moved to another account: at every step they are on a server, or wholly here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.engine.edit_order import OrderTime
from app.errors import ErrorKind, MailError
from app.model.account import Protocol
from app.model.message import FLAGGED
from app.model.operation import CopyMessages, DeleteMessages, MoveMessages, SetFlags
from app.model.remote_operation import AppendRaw, ExpungeUids
from app.store import accounts, bodies, check, edits, journal
from tests.factory import make_account, make_mail
from tests.fakes.new_store import new_store
from tests.fakes.server import FakeServer
from tests.unit.engine.conftest import Bench


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Bench, Bench]]:
    """Two IMAP accounts in one store; three messages in the first one's Inbox, all here as a whole."""
    db = new_store(tmp_path / "mail.db")
    first, second = (Bench(db, accounts.save(db, replace(make_account(outgoing=True), name=name)), FakeServer())
                     for name in ("one", "two"))
    for number in range(1, 4):
        first.server.boxes["INBOX"].add(make_mail(number))
    for each in (first, second):
        each.round()
        each.server.log.clear()
    yield first, second
    assert check.check(db) == ()
    db.close()


def counts(*benches: Bench) -> list[int]:
    return [sum(len(box.mail) for box in each.server.boxes.values()) for each in benches]


def settled(*benches: Bench) -> None:
    for _ in range(3):
        for each in benches:
            each.round()
    for each in benches:
        assert journal.count(each.db, each.account.id) == 0
        each.server.log.clear()
        each.round()
        assert each.server.log == []
    assert check.check(benches[0].db) == ()


def test_it_is_deleted_only_once_the_other_server_has_it(two: tuple[Bench, Bench]) -> None:
    first, second = two
    row = first.rows("INBOX")[0]
    raw = bodies.raw(first.db, row.id)
    done = first.edit(MoveMessages((row.id,), second.folder("Archive")))
    assert done.changes.journals == {first.account.id, second.account.id} and done.label == "move"
    assert [each.id for each in second.rows("Archive")] == [row.id] and len(first.rows("INBOX")) == 2
    assert check.check(first.db) == ()
    first.round()
    assert first.server.log == [] and counts(first, second) == [3, 0]
    nudged: list[int] = []
    clock = OrderTime(lambda _command: None, nudged.append)
    clock.due(first.db, 0.0)
    assert nudged == []
    second.round()
    clock.due(first.db, 0.0)
    assert nudged == [first.account.id] and counts(first, second) == [3, 1]
    first.round()
    assert counts(first, second) == [2, 1]
    settled(first, second)
    assert [each.id for each in second.rows("Archive")] == [row.id] and bodies.raw(first.db, row.id) == raw
    clock.due(first.db, 0.0)
    assert len(nudged) == 1


@pytest.mark.parametrize("told", ["nobody", "second", "both"])
def test_undo_at_every_step(two: tuple[Bench, Bench], told: str) -> None:
    first, second = two
    before = first.rows("INBOX")
    first.edit(MoveMessages(tuple(row.id for row in before), second.folder("INBOX")))
    if told != "nobody":
        second.round()
    if told == "both":
        first.round()
    edits.undo(first.db)
    assert {row.id for row in first.rows("INBOX")} == {row.id for row in before}
    if told == "nobody":
        assert first.rows("INBOX") == before and journal.count(first.db, second.account.id) == 0
    settled(first, second)
    assert counts(first, second) == [3, 0]
    assert {row.id for row in first.rows("INBOX")} == {row.id for row in before}


@pytest.mark.parametrize("fails", ["refuse", "dies_before", "die_after"])
def test_a_server_that_does_not_take_it_costs_nothing(two: tuple[Bench, Bench], fails: str) -> None:
    first, second = two
    row = first.rows("INBOX")[0]
    first.edit(MoveMessages((row.id,), second.folder("Archive")))
    if fails == "refuse":
        second.server.refuse.add(AppendRaw)
    else:
        setattr(second.server, fails, AppendRaw)
    second.round()
    first.round()
    assert not any(isinstance(each, ExpungeUids) for each in first.server.log)
    if fails == "refuse":
        # It stands where the person put it, marked, and the old server has it still.
        assert [each.id for each in second.rows("Archive")] == [row.id] and counts(first, second) == [3, 0]
        second.server.refuse.clear()
        first.edit(MoveMessages((row.id,), first.folder("INBOX")))
    settled(first, second)
    assert counts(first, second) == ([3, 0] if fails == "refuse" else [2, 1])


def test_flags_and_moves_on_the_way(two: tuple[Bench, Bench]) -> None:
    first, second = two
    row = first.rows("INBOX")[0]
    first.edit(SetFlags((row.id,), frozenset({FLAGGED})))
    first.edit(MoveMessages((row.id,), first.folder("Archive")))
    first.edit(MoveMessages((row.id,), second.folder("Archive")))
    first.edit(MoveMessages((row.id,), second.folder("INBOX")))
    settled(first, second)
    (moved,) = second.rows("INBOX")
    assert (moved.id, moved.is_flagged) == (row.id, True) and counts(first, second) == [2, 1]


def test_a_copy_that_the_old_server_is_still_to_make_is_made_first(two: tuple[Bench, Bench]) -> None:
    first, second = two
    row = first.rows("INBOX")[0]
    first.edit(CopyMessages((row.id,), first.folder("Archive")))
    first.edit(MoveMessages((row.id,), second.folder("INBOX")))
    settled(first, second)
    assert [each.message_id for each in first.rows("Archive")] == [row.message_id]
    assert counts(first, second) == [3, 1]


def test_a_message_deleted_for_ever_on_its_way_is_deleted_on_both(two: tuple[Bench, Bench]) -> None:
    first, second = two
    row = first.rows("INBOX")[0]
    first.edit(MoveMessages((row.id,), second.folder("INBOX")))
    first.edit(DeleteMessages((row.id,), forever=True))
    settled(first, second)
    assert counts(first, second) == [2, 0]


def test_removing_the_new_account_before_it_arrived_leaves_it_with_the_old_one(two: tuple[Bench, Bench]) -> None:
    first, second = two
    row = first.rows("INBOX")[0]
    first.edit(MoveMessages((row.id,), second.folder("INBOX")))
    accounts.remove(first.db, second.account.id)
    settled(first)
    assert row.id in {each.id for each in first.rows("INBOX")} and counts(first) == [3]


def test_what_is_not_here_as_a_whole_stays(two: tuple[Bench, Bench]) -> None:
    first, second = two
    row = first.rows("INBOX")[0]
    with first.db.write():
        body_id = first.db.value("SELECT body_id FROM message WHERE id = ?", (row.id,))
        first.db.run("UPDATE message SET body_id = NULL WHERE id = ?", (row.id,))
        bodies.drop_unused(first.db, body_id)
    with pytest.raises(MailError, match="A message could not") as caught:
        first.edit(MoveMessages((row.id,), second.folder("INBOX")))
    assert caught.value.kind is ErrorKind.USAGE and len(first.rows("INBOX")) == 3
    done = first.edit(MoveMessages(tuple(each.id for each in first.rows("INBOX")), second.folder("INBOX")))
    assert done.count == 2 and done.error is not None and "A message could not" in done.error.detail
    assert [each.id for each in first.rows("INBOX")] == [row.id]
    edits.undo(first.db)
    assert len(first.rows("INBOX")) == 3


def test_between_a_server_and_this_computer(tmp_path: Path) -> None:
    db = new_store(tmp_path / "mail.db")
    imap = Bench(db, accounts.save(db, replace(make_account(outgoing=True), name="one")), FakeServer())
    pop3 = Bench(db, accounts.save(db, replace(make_account(Protocol.POP3, leave="keep"), name="two")), FakeServer())
    imap.server.boxes["INBOX"].add(make_mail(1))
    pop3.server.boxes["INBOX"].add(make_mail(2))
    pop3.server.maildrop["u2"] = make_mail(2)
    imap.round()
    pop3.round()
    (down,), (up,) = imap.rows("INBOX"), pop3.rows("INBOX")
    imap.edit(MoveMessages((down.id,), pop3.folder("INBOX")))
    imap.edit(MoveMessages((up.id,), imap.folder("INBOX")))
    for _ in range(2):
        imap.round()
        pop3.round()
    assert [row.id for row in pop3.rows("INBOX")] == [down.id] and [row.id for row in imap.rows("INBOX")] == [up.id]
    assert len(imap.server.boxes["INBOX"].mail) == 1 and check.check(db) == ()
    state = "SELECT message_id, deleted_here FROM pop3_state"
    assert db.rows(state) == [(None, 1)]
    edits.undo(db)
    assert db.rows(state) == [(up.id, 0)]
    edits.undo(db)
    for _ in range(2):
        imap.round()
        pop3.round()
    assert [row.id for row in pop3.rows("INBOX")] == [up.id] and [row.id for row in imap.rows("INBOX")] == [down.id]
    assert check.check(db) == ()
    db.close()
