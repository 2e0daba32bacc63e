"""The engine with its threads, on backends without a wire."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.backends.base import Wakeup
from app.commands import (
    CancelWork,
    GoOffline,
    GoOnline,
    OrderAccounts,
    PrepareOrder,
    ProvidePassword,
    QueueMessage,
    RemoveAccount,
    SaveAccount,
    SaveDraft,
    SearchMessages,
    SyncAccount,
    UndoEdit,
    ViewMessage,
)
from app.engine.engine import Engine
from app.errors import ErrorKind, MailError
from app.events import (
    AccountSaved,
    AccountsChanged,
    AccountStateChanged,
    BodyFailed,
    ConnectionState,
    DraftSaved,
    EditApplied,
    EditRefused,
    MessagesChanged,
    OrderPrepared,
    PasswordNeeded,
    SearchFinished,
    SyncFinished,
    ViewReady,
)
from app.model.account import BodyPolicy, Protocol
from app.model.message import SEEN
from app.model.operation import MoveMessages, SetFlags, SetFolderBodies
from app.model.sync import BodyWanted, SyncStep
from app.secrets import PasswordStore
from app.store import accounts, ordering, outbox
from app.store.messages import SortBy
from tests.factory import make_account, make_mail
from tests.fakes.events import EventLog
from tests.fakes.server import FakeImap
from tests.unit.engine.conftest import Rig


def test_two_accounts_of_both_protocols_fill(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    rig.pop3.maildrop["a"] = make_mail(2)
    one = rig.add(make_account())
    rig.connected(one)
    mark = rig.log.mark()
    rig.engine.submit(SaveAccount(2, make_account(Protocol.POP3), "secret"))
    two = rig.log.wait(AccountSaved, after=mark).account_id
    rig.connected(two)
    assert [row.subject for row in rig.rows(one, "INBOX")] == ["Message 1"]
    assert [row.subject for row in rig.rows(two, "Inbox")] == ["Message 2"]


def test_an_edit_shows_at_once_and_reaches_the_server(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account = rig.add(make_account())
    rig.connected(account)
    row = rig.rows(account, "INBOX")[0]
    mark = rig.log.mark()
    rig.engine.edit(SetFlags((row.id,), add=frozenset({SEEN})))
    rig.log.wait(EditApplied, after=mark)
    assert not rig.rows(account, "INBOX")[0].is_unread
    rig.connected(account, after=mark)
    assert rig.imap.boxes["INBOX"].mail[1][1] == {SEEN}


def test_an_order_is_made_ready_when_it_is_asked_for(rig: Rig) -> None:
    rig.engine.submit(PrepareOrder(SortBy.SENDER.value))
    assert rig.log.wait(OrderPrepared) == OrderPrepared(SortBy.SENDER.value)
    db = rig.engine.open_reader()
    assert ordering.is_ready(db, SortBy.SENDER) and not ordering.is_ready(db, SortBy.SIZE)
    db.close()


def test_undo_takes_the_newest_edit_back(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account = rig.add(make_account())
    rig.connected(account)
    row = rig.rows(account, "INBOX")[0]
    rig.engine.edit(MoveMessages((row.id,), rig.folder(account, "Archive")))
    rig.engine.submit(UndoEdit())
    rig.log.wait(EditApplied, lambda event: event.undo_label == "")
    assert [each.id for each in rig.rows(account, "INBOX")] == [row.id]
    mark = rig.log.mark()
    rig.engine.submit(UndoEdit())
    assert "nothing to undo" in rig.log.wait(EditRefused, after=mark).error.detail


def test_a_message_known_by_its_header_is_fetched_for_the_viewer(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1, body="Guten Tag"))
    account = rig.add(replace(make_account(), bodies=BodyPolicy.NONE))
    rig.connected(account)
    row = rig.rows(account, "INBOX")[0]
    assert row.cached == "headers"
    rig.engine.submit(ViewMessage(row.id))
    assert "Guten Tag" in rig.log.wait(ViewReady).view.text
    assert rig.rows(account, "INBOX")[0].cached == "full"


def test_another_rule_for_a_folder_takes_effect_at_once(rig: Rig) -> None:
    rig.imap.boxes["Archive"].add(make_mail(1))
    account = rig.add(replace(make_account(), bodies=BodyPolicy.NONE))
    rig.connected(account)
    archive = rig.folder(account, "Archive")
    rig.engine.edit(SetFolderBodies(archive, BodyPolicy.ALL))
    rig.log.wait(MessagesChanged, lambda event: event.folder_id == archive and bool(event.changed))
    assert rig.rows(account, "Archive")[0].cached == "full"


def test_a_download_that_was_stopped_goes_on_where_it_ended(rig: Rig) -> None:
    begun = threading.Event()
    released = threading.Event()

    class Slow(FakeImap):
        def bodies(self, path: str, uidvalidity: int, wanted: Sequence[BodyWanted]) -> Iterator[SyncStep]:
            for number, step in enumerate(super().bodies(path, uidvalidity, wanted)):
                if number == 2 and not released.is_set():
                    begun.set()
                    assert released.wait(5)
                yield step

    for number in range(1, 41):
        rig.imap.boxes["INBOX"].add(make_mail(number))
    rig.make = lambda account: Slow(rig.imap, step=5)
    account = rig.add(make_account())
    assert begun.wait(5)
    mark = rig.log.mark()
    rig.engine.submit(CancelWork(account))
    released.set()
    rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.WAITING, after=mark)
    have = sum(row.cached == "full" for row in rig.rows(account, "INBOX"))
    assert 0 < have < 40
    rig.imap.fetched.clear()
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(account))
    rig.log.wait(SyncFinished, after=mark)
    assert rig.imap.fetched == [("INBOX", 40 - have)]
    assert {row.cached for row in rig.rows(account, "INBOX")} == {"full"}


def test_offline_edits_wait_and_unfetched_mail_says_why(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account = rig.add(replace(make_account(), bodies=BodyPolicy.NONE))
    rig.connected(account)
    row = rig.rows(account, "INBOX")[0]
    rig.engine.submit(GoOffline(account))
    rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.OFFLINE)
    rig.engine.edit(SetFlags((row.id,), add=frozenset({SEEN})))
    rig.log.wait(EditApplied)
    rig.engine.submit(ViewMessage(row.id))
    assert "go online" in rig.log.wait(BodyFailed).error.detail
    assert rig.imap.log == []
    mark = rig.log.mark()
    rig.engine.submit(GoOnline(account))
    rig.connected(account, after=mark)
    assert rig.imap.boxes["INBOX"].mail[1][1] == {SEEN}


def test_a_dead_server_waits_and_does_not_block_the_other_account(rig: Rig) -> None:
    rig.imap.down = True
    rig.pop3.maildrop["a"] = make_mail(2)
    one = rig.add(make_account())
    waiting = rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.WAITING)
    assert waiting.error is not None and waiting.retry_at is not None and waiting.retry_at > time.time()
    mark = rig.log.mark()
    rig.engine.submit(SaveAccount(2, make_account(Protocol.POP3), "secret"))
    two = rig.log.wait(AccountSaved, after=mark).account_id
    rig.connected(two)
    rig.imap.down = False
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(one))
    rig.connected(one, after=mark)


def test_a_refused_login_asks_and_goes_on_with_the_answer(rig: Rig) -> None:
    good = threading.Event()

    class Refusing(FakeImap):
        def open(self) -> None:
            if not good.is_set():
                raise MailError(ErrorKind.LOGIN_REFUSED, "The server refused the password.")
            super().open()

    rig.make = lambda account: Refusing(rig.imap)
    account = rig.add(make_account())
    rig.log.wait(PasswordNeeded)
    assert rig.engine.state(account).state is ConnectionState.STOPPED
    good.set()
    rig.engine.submit(ProvidePassword(account, "right", False))
    rig.connected(account)


def test_a_hanging_server_can_be_cancelled_and_left(rig: Rig) -> None:
    entered = threading.Event()

    class Hanging(FakeImap):
        def __init__(self) -> None:
            super().__init__(rig.imap)
            self.cut = threading.Event()

        def open(self) -> None:
            entered.set()
            self.cut.wait(60)
            raise MailError(ErrorKind.CANCELLED, "Stopped.")

        def interrupt(self) -> None:
            self.cut.set()

    rig.make = lambda account: Hanging()
    account = rig.add(make_account())
    assert entered.wait(5)
    mark = rig.log.mark()
    rig.engine.submit(CancelWork(account))
    told = rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.WAITING, after=mark)
    assert told.error is not None and told.error.kind is ErrorKind.CANCELLED
    entered.clear()
    rig.engine.submit(SyncAccount(account))
    assert entered.wait(5)
    began = time.monotonic()
    assert rig.engine.stop()
    assert time.monotonic() - began < 2.0


def test_a_second_engine_on_the_profile_is_refused(rig: Rig) -> None:
    second = Engine(rig.profile, EventLog().log, passwords=PasswordStore())
    with pytest.raises(MailError) as caught:
        second.start()
    assert caught.value.kind is ErrorKind.LOCKED
    second.stop()


def test_drafts_are_saved_replaced_and_go_when_sent(rig: Rig) -> None:
    account = rig.add(make_account())
    rig.connected(account)
    rig.engine.submit(SaveDraft(1, account, make_mail(1)))
    first = rig.log.wait(DraftSaved, lambda event: event.token == 1).message_id
    rig.engine.submit(SaveDraft(2, account, make_mail(2), replaces=first))
    second = rig.log.wait(DraftSaved, lambda event: event.token == 2).message_id
    assert [row.id for row in rig.rows(account, "Drafts")] == [second]
    rig.engine.submit(QueueMessage(3, account, make_mail(2), ("jonas@example.org",), draft_id=second))
    rig.log.wait(MessagesChanged, lambda event: second in event.removed)
    assert rig.rows(account, "Drafts") == []
    db = rig.engine.open_reader()
    assert [entry.recipients for entry in outbox.entries(db)] == [("jonas@example.org",)]
    db.close()


def test_search_answers_with_its_coverage(rig: Rig) -> None:
    for number in range(1, 6):
        rig.imap.boxes["INBOX"].add(make_mail(number))
    account = rig.add(make_account())
    rig.log.wait(SyncFinished)
    rig.engine.submit(SearchMessages(1, "subject:3", account))
    finished = rig.log.wait(SearchFinished)
    assert len(finished.ids) == 1
    assert (finished.coverage.headers, finished.coverage.bodies, finished.coverage.server_only) == (5, 5, 0)


def test_an_account_is_removed_with_its_mail(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account = rig.add(make_account())
    rig.connected(account)
    mark = rig.log.mark()
    rig.engine.submit(RemoveAccount(account))
    rig.log.wait(AccountsChanged, after=mark)
    db = rig.engine.open_reader()
    assert accounts.accounts(db) == ()
    assert db.value("SELECT count(*) FROM body") == 0
    db.close()


def test_stop_during_a_sync_ends_within_two_seconds_and_keeps_what_was_stored(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "profile")
    begun = threading.Event()

    class Endless(FakeImap):
        def sync(self, local):  # type: ignore[no-untyped-def]
            for number, step in enumerate(super().sync(local)):
                if number > 2:
                    begun.set()
                    Wakeup().wait(0.05)
                yield step

    for number in range(200):
        rig.imap.boxes["INBOX"].add(make_mail(number))
    rig.make = lambda account: Endless(rig.imap, step=1)
    rig.engine.start()
    account = rig.add(make_account())
    assert begun.wait(5)
    began = time.monotonic()
    assert rig.engine.stop()
    assert time.monotonic() - began < 2.0
    again = Rig(tmp_path / "profile")
    again.imap = rig.imap
    again.engine.start()
    again.connected(account)
    assert len({row.message_id for row in again.rows(account, "INBOX")}) == 200
    assert again.engine.stop()


def test_accounts_are_put_in_order(rig: Rig) -> None:
    one = rig.add(make_account(name="one"))
    mark = rig.log.mark()
    rig.engine.submit(SaveAccount(2, make_account(Protocol.POP3, name="two"), "secret"))
    two = rig.log.wait(AccountSaved, after=mark).account_id
    mark = rig.log.mark()
    rig.engine.submit(OrderAccounts((two, one)))
    rig.log.wait(AccountsChanged, after=mark)
    db = rig.engine.open_reader()
    try:
        assert [each.name for each in accounts.accounts(db)] == ["two", "one"]
    finally:
        db.close()
