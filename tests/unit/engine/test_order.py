"""The engine keeps order by itself: mail that was put off comes back, folders are marked in steps."""

from __future__ import annotations

import time

from app.commands import MarkFoldersRead, SyncAccount, UndoEdit, WakeSnoozed
from app.engine.edit_order import Order, OrderTime
from app.events import CountsChanged, EditApplied, FavouritesChanged, MessagesChanged, SnoozedBack
from app.model.message import SEEN
from app.model.operation import SetFavourite, SetFlags, SnoozeMessages
from app.store import favourites, snooze
from tests.factory import make_account, make_mail
from tests.unit.engine.conftest import Bench, Rig


def test_the_clock_asks_once_it_is_time(imap: Bench) -> None:
    imap.server.boxes["INBOX"].add(make_mail(1))
    imap.round()
    (row,) = imap.rows("INBOX")
    asked: list[WakeSnoozed] = []
    looks = OrderTime(asked.append, lambda _account_id: None)
    now = time.time()
    assert looks.due(imap.db, now) is None
    imap.edit(SnoozeMessages((row.id,), now + 60))
    assert looks.due(imap.db, now) == now + 60 and asked == []
    assert looks.due(imap.db, now + 61) is None and asked == [WakeSnoozed()]


def test_many_that_are_due_come_back_in_steps(imap: Bench) -> None:
    for number in range(1, 206):
        imap.server.boxes["INBOX"].add(make_mail(number))
    imap.round()
    ids = tuple(row.id for row in imap.rows("INBOX"))
    ids += tuple(row[0] for row in imap.db.rows("SELECT id FROM message") if row[0] not in ids)
    imap.edit(SetFlags(ids, frozenset({SEEN})))
    imap.edit(SnoozeMessages(ids, time.time() + 60))
    with imap.db.write():
        imap.db.run("UPDATE message SET snoozed_until = 1")
    again: list[object] = []
    order = Order(imap.events.append, lambda changes: imap.events.extend(changes.events()), again.append)
    imap.events.clear()
    order.serve(imap.db, WakeSnoozed())
    assert again == [WakeSnoozed()] and snooze.count(imap.db) == 5
    order.serve(imap.db, WakeSnoozed())
    order.serve(imap.db, WakeSnoozed())
    told = [len(each.ids) for each in imap.events if isinstance(each, SnoozedBack)]
    assert told == [200, 5] and len(again) == 1
    assert sum(isinstance(each, MessagesChanged) for each in imap.events) > 10
    imap.round()
    assert all(SEEN not in flags for _, flags in imap.server.boxes["INBOX"].mail.values())


def test_in_a_running_engine(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account_id = rig.add(make_account())
    rig.log.wait(MessagesChanged, lambda event: bool(event.added))
    (row,) = rig.rows(account_id, "INBOX")
    rig.engine.submit(MarkFoldersRead((row.folder_id,)))
    assert rig.log.wait(EditApplied) == EditApplied("read", 1)
    rig.engine.submit(UndoEdit())
    assert rig.log.wait(EditApplied, lambda event: event.undone != "") == EditApplied("", 1, "read")
    rig.engine.edit(SnoozeMessages((row.id,), time.time() + 0.4))
    rig.log.wait(EditApplied, lambda event: event.undo_label == "snooze")
    assert rig.rows(account_id, "INBOX") == []
    assert rig.log.wait(SnoozedBack) == SnoozedBack((row.id,))
    assert [each.id for each in rig.rows(account_id, "INBOX")] == [row.id]
    assert rig.log.wait(CountsChanged)
    rig.engine.edit(SetFavourite(row.folder_id))
    rig.log.wait(FavouritesChanged)
    db = rig.engine.open_reader()
    assert favourites.ids(db) == {row.folder_id}
    db.close()


def test_an_answer_shows_what_it_answers_again(rig: Rig) -> None:
    raw = b"From: a@example.org\r\nSubject: Tea\r\nMessage-ID: <1@example.org>\r\n\r\nNow?\r\n"
    rig.imap.boxes["INBOX"].add(raw)
    account_id = rig.add(make_account())
    rig.log.wait(MessagesChanged, lambda event: bool(event.added))
    rig.connected(account_id)
    (row,) = rig.rows(account_id, "INBOX")
    rig.engine.edit(SnoozeMessages((row.id,), time.time() + 3600))
    rig.log.wait(EditApplied, lambda event: event.undo_label == "snooze")
    rig.imap.boxes["INBOX"].add(b"From: b@example.org\r\nSubject: Re: Tea\r\nMessage-ID: <2@example.org>\r\n"
                                b"In-Reply-To: <1@example.org>\r\nDate: Fri, 01 Jan 2100 00:00:00 +0000\r\n"
                                b"\r\nYes.\r\n")
    rig.engine.submit(SyncAccount(account_id))
    assert rig.log.wait(SnoozedBack) == SnoozedBack((row.id,))
    assert len(rig.rows(account_id, "INBOX")) == 2
