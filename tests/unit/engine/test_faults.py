"""A fault of our own, or what nobody foresaw: told to whoever waits, and the threads go on."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace

import pytest

from app.commands import CancelWork, QueueMessage, SaveDraft, SyncAccount, ViewMessage
from app.engine import editor, outgoing, readers
from app.engine.reading import MimeReader
from app.engine.worker import AccountWorker
from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    BodyFailed,
    ConnectionState,
    DeliveryFailed,
    DraftSaved,
    EditApplied,
    EditRefused,
    MessageQueued,
    SyncFinished,
    ViewReady,
)
from app.model.account import Account
from app.model.message import SEEN
from app.model.operation import SetFlags
from app.secrets import PasswordStore
from app.store import accounts, bodies, outbox
from app.store.database import Database
from app.transport.smtp import DeliveryReport
from tests.factory import make_account, make_mail
from tests.fakes.events import EventLog
from tests.fakes.server import FakeImap
from tests.unit.engine.conftest import Bench, Rig


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a bug")


def stopped(rig: Rig, after: int = 0) -> AccountStateChanged:
    return rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.STOPPED, after=after)


def test_a_worker_that_meets_a_bug_says_so_and_goes_on_when_asked(
        rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    class Odd(FakeImap):
        list_folders = broken  # type: ignore[assignment]

    rig.make = lambda account: Odd(rig.imap)
    account = rig.add(make_account())
    told = stopped(rig)
    assert told.error is not None and "log" in told.error.detail and "ZeroDivision" not in str(told.error)
    assert any(record.exc_info and record.levelno == logging.ERROR for record in caplog.records)
    rig.make = rig._make
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(account))
    rig.connected(account, after=mark)


def test_a_worker_that_cannot_even_fail_says_so_and_goes_on_when_asked(
        rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    class Odd(FakeImap):
        list_folders = broken  # type: ignore[assignment]

    monkeypatch.setattr("app.setup.certificates.explained", broken)
    rig.make = lambda account: Odd(rig.imap)
    account = rig.add(make_account())
    assert stopped(rig).error is not None
    monkeypatch.undo()
    rig.make = rig._make
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(account))
    rig.connected(account, after=mark)


def test_an_editor_whose_store_does_not_open_refuses_and_tries_again(imap: Bench) -> None:
    log = EventLog()
    tries: list[int] = []

    def open_database() -> Database:
        tries.append(1)
        if len(tries) == 1:
            raise MailError(ErrorKind.STORE, "The store is away.")
        return Database.open(imap.db.path)

    made = editor.Editor(open_database, MimeReader(), log.log, lambda _account: None, lambda _account: None,
                         lambda _account, _folder: None)
    made.start()
    made.put(SetFlags((1,), frozenset({SEEN})))
    assert log.wait(EditRefused).error.detail == "The store is away."
    mark = log.mark()
    made.put(SetFlags((1,), frozenset({SEEN})))
    log.wait(EditApplied, after=mark)
    made.stop()
    made.join(10)
    assert not made.is_alive() and len(tries) == 2


def test_a_worker_whose_store_does_not_open_tries_again_when_asked(imap: Bench) -> None:
    log = EventLog()
    tries: list[int] = []

    def open_database() -> Database:
        tries.append(1)
        if len(tries) == 1:
            raise MailError(ErrorKind.STORE, "The mail database cannot be read.")
        return Database.open(imap.db.path)

    worker = AccountWorker(imap.account, open_database, lambda account, password: FakeImap(imap.server),
                           PasswordStore(), MimeReader(), log.log)
    worker.start()
    log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.STOPPED)
    worker.put(SyncAccount(imap.account.id))
    log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.CONNECTED)
    worker.stop()
    worker.join(5)
    assert not worker.is_alive()


def test_an_edit_that_meets_a_bug_is_refused_and_the_next_one_is_done(
        rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account = rig.add(make_account())
    rig.connected(account)
    row = rig.rows(account, "INBOX")[0]
    edit = SetFlags((row.id,), add=frozenset({SEEN}))
    with monkeypatch.context() as patch:
        patch.setattr(editor.edits, "apply", broken)
        rig.engine.edit(edit)
        assert "log" in rig.log.wait(EditRefused).error.detail
        rig.engine.submit(SaveDraft(1, account, make_mail(2)))
        saved = rig.log.wait(DraftSaved)
        assert saved.token == 1 and saved.error is not None
        patch.setattr(outgoing.outbox, "add", broken)
        rig.engine.submit(QueueMessage(2, account, make_mail(3), ("jonas@example.org",)))
        queued = rig.log.wait(MessageQueued)
        assert queued.token == 2 and queued.error is not None
    rig.engine.edit(edit)
    rig.log.wait(EditApplied)


def test_a_message_is_queued_or_refused_under_its_own_number(rig: Rig) -> None:
    account = rig.add(make_account())
    rig.connected(account)
    rig.engine.submit(QueueMessage(7, account, make_mail(1), ()))
    refused = rig.log.wait(MessageQueued, lambda event: event.token == 7)
    assert refused.error is not None and refused.error.kind is ErrorKind.USAGE
    rig.engine.submit(QueueMessage(8, account, make_mail(1), ("jonas@example.org",)))
    assert rig.log.wait(MessageQueued, lambda event: event.token == 8).error is None
    assert not [event for event in rig.log.events if isinstance(event, EditRefused)]


def test_a_viewer_is_told_of_a_bug_in_the_parser(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1))
    account = rig.add(make_account())
    rig.log.wait(SyncFinished)
    row = rig.rows(account, "INBOX")[0]
    with monkeypatch.context() as patch:
        patch.setattr(readers, "opened_view", broken)
        rig.engine.submit(ViewMessage(row.id))
        assert "log" in rig.log.wait(BodyFailed).error.detail
    rig.engine.submit(ViewMessage(row.id))
    rig.log.wait(ViewReady)


def test_a_damaged_body_is_fetched_for_the_viewer(rig: Rig) -> None:
    rig.imap.boxes["INBOX"].add(make_mail(1, body="Guten Tag"))
    account = rig.add(make_account())
    rig.log.wait(SyncFinished)
    rig.connected(account)
    db = Database.open(rig.profile.database)
    db.run("UPDATE body SET data = x'00'")
    db.close()
    rig.engine.submit(ViewMessage(rig.rows(account, "INBOX")[0].id))
    assert "Guten Tag" in rig.log.wait(ViewReady).view.text


# --- sending -------------------------------------------------------------------------------------


class FakeSender:
    """Stands for SmtpSender; `answer` says what becomes of the delivery."""

    def __init__(self, *_: object, **__: object) -> None:
        self.cut = threading.Event()

    def interrupt(self) -> None:
        self.cut.set()


def sending(account: Account) -> Account:
    return replace(account, outgoing=replace(account.incoming, user=""))


def test_a_message_that_the_server_refuses_for_good_does_not_stop_the_account(
        rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    class TooSmall(FakeSender):
        def deliver(self, *_: object) -> DeliveryReport:
            raise MailError(ErrorKind.TOO_LARGE, "The message is too large.")

    monkeypatch.setattr("app.engine.sending.SmtpSender", TooSmall)
    rig.imap.down = True
    account = rig.add(sending(make_account()))
    rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.WAITING)
    rig.engine.submit(QueueMessage(1, account, make_mail(1), ("jonas@example.org",)))
    rig.log.wait(DeliveryFailed)
    db = Database.open(rig.profile.database)
    outbox.retry(db, outbox.entries(db)[0].id)  # as the command line does it: the next round finds it
    db.close()
    rig.imap.down = False
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(account))
    finished = rig.log.wait(SyncFinished, after=mark)
    assert [error.kind for error in finished.errors] == [ErrorKind.TOO_LARGE]
    rig.connected(account, after=mark)
    assert rig.engine.state(account).state is not ConnectionState.STOPPED


def test_cancelled_sending_is_not_begun_again_by_itself(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    entered = threading.Event()

    class Slow(FakeSender):
        def deliver(self, *_: object) -> DeliveryReport:
            begun.append(1)
            entered.set()
            self.cut.wait(30)
            raise MailError(ErrorKind.CANCELLED, "Cancelled.")

    monkeypatch.setattr("app.engine.sending.SmtpSender", Slow)
    rig.imap.boxes["INBOX"].add(make_mail(9))
    account = rig.add(sending(make_account()))
    rig.connected(account)
    rig.engine.submit(QueueMessage(1, account, make_mail(1), ("jonas@example.org",)))
    assert entered.wait(5)
    mark = rig.log.mark()
    rig.engine.submit(CancelWork(account))
    rig.log.wait(AccountStateChanged, after=mark)
    mark = rig.log.mark()
    inbox = rig.rows(account, "INBOX")[0].id
    rig.engine.edit(SetFlags((inbox,), add=frozenset({SEEN})))  # the worker tells the server of it, and sends nothing
    rig.connected(account, after=mark)
    assert len(begun) == 1
    db = rig.engine.open_reader()
    assert [entry.state for entry in outbox.entries(db)] == [outbox.QUEUED]
    db.close()


def test_stopping_between_two_messages_sends_no_other(imap: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    imap.account = accounts.save(imap.db, sending(imap.account))
    working = imap.session()

    class First(FakeSender):
        def deliver(self, *_: object) -> DeliveryReport:
            sent.append(1)
            return DeliveryReport(("jonas@example.org",))

    monkeypatch.setattr("app.engine.sending.SmtpSender", First)
    imap.round()
    working.interrupt()
    with imap.db.write(durable=True):
        outbox.add(imap.db, imap.account.id, bodies.pack(make_mail(1)), ("jonas@example.org",), "Hi")
    with pytest.raises(MailError) as caught:
        working.deliver()
    assert caught.value.kind is ErrorKind.CANCELLED and sent == []
    assert [entry.state for entry in outbox.entries(imap.db)] == [outbox.QUEUED]
