"""What an account's thread does between rounds: news, doubts about the connection, sleep, what the person opens."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import pytest

from app.backends.base import Wakeup
from app.commands import CheckConnection, DeliverOutbox, OpenFolder, SyncAccount
from app.engine import resting, schedule
from app.engine.schedule import SleepWatch
from app.engine.session import AccountSession
from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    ActivityChanged,
    ActivityKind,
    ConnectionState,
    EditApplied,
    FoldersChanged,
    MessagesChanged,
    QuotaChanged,
    SyncFinished,
)
from app.model.folder import Quota
from app.model.message import ANSWERED, FLAGGED, SEEN
from app.model.operation import SetFlags
from app.model.sync import BodyWanted, FolderSnapshot, Progress, SyncStep
from app.store import quota
from tests.factory import make_account, make_mail
from tests.fakes.server import FakeImap, FakeServer
from tests.unit.engine.conftest import Bench, Rig


def waiting(rig: Rig, after: int = 0) -> AccountStateChanged:
    return rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.WAITING, after=after)


def started(rig: Rig) -> int:
    account = rig.add(make_account())
    rig.connected(account)
    return account


class Told(FakeImap):
    """Tells of news only once the test says so."""

    def __init__(self, server: FakeServer) -> None:
        super().__init__(server)
        self.wakeup: Wakeup | None = None
        self.rests = threading.Semaphore(0)

    def tell(self, *paths: str) -> None:
        assert self.rests.acquire(timeout=5)
        self.server.news = frozenset(paths)
        assert self.wakeup is not None
        self.wakeup.wake()

    def wait(self, wakeup: Wakeup, timeout: float) -> frozenset[str]:
        self.wakeup = wakeup
        self.rests.release()
        wakeup.wait(timeout)
        told, self.server.news = self.server.news, frozenset()
        return told


def test_news_lead_to_exactly_those_folders(rig: Rig) -> None:
    backend = Told(rig.imap)
    rig.make = lambda account: backend
    account = started(rig)
    mark = rig.log.mark()
    for path in ("Archive", "Junk", "Trash"):
        rig.imap.boxes[path].add(make_mail(1))
    backend.tell("Archive", "Junk")
    rig.connected(account, after=mark)
    synced = {event.label for event in rig.log.events[mark:] if isinstance(event, ActivityChanged)
              and event.kind is ActivityKind.HEADERS}
    assert synced == {"Archive", "Junk"}
    assert not rig.rows(account, "Trash")


def test_news_of_the_folder_list_lead_to_a_round(rig: Rig) -> None:
    backend = Told(rig.imap)
    rig.make = lambda account: backend
    account = started(rig)
    mark = rig.log.mark()
    rig.imap.boxes["New"] = type(rig.imap.boxes["INBOX"])()
    backend.tell("")
    rig.log.wait(FoldersChanged, after=mark)
    rig.log.wait(SyncFinished, after=mark)
    assert rig.folder(account, "New")


def test_a_server_that_never_stops_telling_is_not_obeyed_for_ever(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    tired = threading.Event()
    asked: list[int] = []

    class Chatterer(FakeImap):
        def wait(self, wakeup: Wakeup, timeout: float) -> frozenset[str]:
            asked.append(1)
            return frozenset({"INBOX"})

    class Watched(Wakeup):
        def wait(self, timeout: float) -> bool:
            if timeout == resting.BREATH:
                tired.set()
            return super().wait(timeout)

    monkeypatch.setattr("app.engine.inbox.Wakeup", Watched)
    rig.make = lambda account: Chatterer(rig.imap)
    account = started(rig)
    assert tired.wait(10)
    assert len(asked) == 10
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(account))
    rig.log.wait(SyncFinished, after=mark)


# --- doubts ---------------------------------------------------------------------------------------------------------


def test_a_waiting_account_tries_at_once_when_the_network_changes(rig: Rig) -> None:
    rig.imap.down = True
    account = rig.add(make_account())
    waiting(rig)
    rig.imap.down = False
    rig.engine.submit(CheckConnection(account))
    rig.connected(account)


def test_a_folder_opened_while_the_server_is_down_does_not_make_us_knock_without_a_pause(rig: Rig) -> None:
    account = started(rig)
    inbox, mark = rig.folder(account, "INBOX"), rig.log.mark()
    rig.imap.down = True
    rig.engine.submit(OpenFolder(account, inbox))
    assert waiting(rig, mark).retry_at is not None
    worker = rig.engine._workers.of(account)
    assert worker is not None
    wishes = worker._wishes
    assert not wishes.is_due() and wishes.watched == inbox
    tries = sum(isinstance(event, AccountStateChanged) and event.state is ConnectionState.CONNECTING
                for event in rig.log.events[mark:])
    assert tries <= 1


def test_a_connection_that_lives_is_only_asked(rig: Rig) -> None:
    backends: list[FakeImap] = []
    rig.make = lambda account: backends.append(FakeImap(rig.imap)) or backends[-1]  # type: ignore[func-returns-value]
    account = started(rig)
    mark = rig.log.mark()
    rig.engine.submit(CheckConnection(account))
    rig.engine.submit(SyncAccount(account))
    rig.log.wait(SyncFinished, after=mark)
    assert rig.imap.checks == 1 and len(backends) == 1


def test_a_connection_that_died_unnoticed_is_replaced_at_once(rig: Rig) -> None:
    backends: list[FakeImap] = []
    rig.make = lambda account: backends.append(FakeImap(rig.imap)) or backends[-1]  # type: ignore[func-returns-value]
    account = started(rig)
    rig.imap.dead = True
    mark = rig.log.mark()
    rig.engine.submit(CheckConnection(account))
    rig.log.wait(SyncFinished, after=mark)
    rig.connected(account, after=mark)
    assert len(backends) == 2
    assert not [event for event in rig.log.events[mark:] if isinstance(event, AccountStateChanged)
                and event.state is ConnectionState.WAITING]


@pytest.mark.parametrize(("kind", "again"), [(ErrorKind.TLS_CERTIFICATE, True), (ErrorKind.LOGIN_REFUSED, False)])
def test_another_network_may_lead_to_the_real_server_but_does_not_mend_a_password(
        rig: Rig, kind: ErrorKind, again: bool) -> None:
    tries: list[int] = []

    class Refusing(FakeImap):
        def open(self) -> None:
            tries.append(1)
            if len(tries) == 1:
                raise MailError(kind, "No.")
            super().open()

    rig.make = lambda account: Refusing(rig.imap)
    account = rig.add(make_account())
    rig.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.STOPPED)
    rig.engine.submit(CheckConnection(account))
    if again:
        rig.connected(account)
    else:
        rig.engine.submit(SyncAccount(account))
        rig.connected(account)
        assert len(tries) == 2 or rig.engine.state(account).state is ConnectionState.CONNECTED


@pytest.mark.parametrize(("calendar", "steady", "slept"), [
    (30.0, 30.0, False), (310.0, 310.0, False), (4_000.0, 20.0, True), (4_000.0, 4_000.0, True), (-900.0, 20.0, False)])
def test_sleep_is_noticed_by_the_clocks(calendar: float, steady: float, slept: bool) -> None:
    now = [1_000.0, 50.0]
    watch = SleepWatch(lambda: now[0], lambda: now[1])
    watch.begin()
    now[0] += calendar
    now[1] += steady
    assert watch.slept(300.0) is slept


def test_after_sleep_the_connection_is_tried_and_a_round_is_due(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    nights = [True]
    monkeypatch.setattr(schedule.SleepWatch, "slept", lambda self, pause: bool(nights) and nights.pop())
    backend = Told(rig.imap)
    rig.make = lambda account: backend
    started(rig)
    mark = rig.log.mark()
    backend.tell()
    rig.log.wait(SyncFinished, after=mark)
    assert rig.imap.checks == 1


# --- what the person opens goes first -------------------------------------------------------------------------------


def test_a_folder_opened_during_a_long_download_is_served_between_two_steps(rig: Rig) -> None:
    opened, begun, seen = threading.Event(), threading.Event(), threading.Event()

    class Slow(FakeImap):
        def bodies(self, path: str, uidvalidity: int, wanted: Sequence[BodyWanted]) -> Iterator[SyncStep]:
            for number, step in enumerate(super().bodies(path, uidvalidity, wanted)):
                if path == "INBOX" and number == 1:
                    begun.set()
                    assert opened.wait(5)
                if path == "INBOX" and number == 2:
                    assert seen.wait(5)  # else all may be here before we look
                yield step

    for number in range(1, 41):
        rig.imap.boxes["INBOX"].add(make_mail(number))
    rig.make = lambda account: Slow(rig.imap, step=5)
    account = rig.add(make_account())
    assert begun.wait(5)
    rig.imap.boxes["Archive"].add(make_mail(99))
    mark = rig.log.mark()
    rig.engine.submit(OpenFolder(account, rig.folder(account, "Archive")))
    opened.set()
    arrived = rig.log.wait(MessagesChanged, lambda event: bool(event.added), after=mark)
    assert arrived.folder_id == rig.folder(account, "Archive")
    assert any(row.cached == "headers" for row in rig.rows(account, "INBOX"))
    seen.set()
    rig.log.wait(SyncFinished, after=mark)
    assert {row.cached for row in rig.rows(account, "INBOX")} == {"full"}


def test_a_folder_that_cannot_be_opened_does_not_end_what_runs(imap: Bench) -> None:
    imap.server.boxes["INBOX"].add(make_mail(1))
    imap.round()
    session = imap.session()
    del imap.server.boxes["Archive"]
    session.glance(imap.folder("Archive"))
    assert session.sync_one(imap.folder("INBOX")).path == "INBOX"


# --- rounds with nothing new ----------------------------------------------------------------------------------------


def test_a_round_with_nothing_new_opens_no_folder_and_writes_nothing(
        imap: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, box in imap.server.boxes.items():
        for number in range(5):
            box.add(make_mail(number, message_id=f"<{number}.{path}@x>"), frozenset({SEEN}))
    imap.round()
    session = imap.session()
    session.run_round()
    called: list[str] = []

    def forbidden(name: str) -> Callable[..., object]:
        def call(*_: object, **__: object) -> object:
            called.append(name)
            raise AssertionError(name)
        return call

    monkeypatch.setattr(imap.db, "write", forbidden("write"))
    monkeypatch.setattr(FakeImap, "sync", forbidden("sync"))
    assert session.run_round().errors == ()
    assert called == []


def test_a_folder_whose_numbers_are_not_told_this_time_waits_for_its_turn(imap: Bench) -> None:
    imap.server.uncounted = {"Archive"}
    imap.server.boxes["Archive"].add(make_mail(1))
    imap.round()
    assert len(imap.rows("Archive")) == 1
    imap.server.boxes["Archive"].add(make_mail(2))
    imap.round()
    assert len(imap.rows("Archive")) == 1
    imap.db.run("UPDATE folder SET synced_at = synced_at - 90000")
    imap.round()
    assert len(imap.rows("Archive")) == 2
    imap.server.uncounted = set(imap.server.boxes)  # of a server that gives none at all, each is compared
    imap.server.boxes["Archive"].add(make_mail(3))
    imap.round()
    assert len(imap.rows("Archive")) == 3


def test_the_quota_is_asked_once_a_connection_and_told_when_it_changed(imap: Bench) -> None:
    asked: list[int] = []
    imap.server.quota = (Quota("", 700, 1_000),)
    session = imap.session()
    session._backend.quota = lambda: asked.append(1) or imap.server.quota  # type: ignore[attr-defined,func-returns-value]
    session.run_round()
    session.run_round()
    assert asked == [1]
    assert quota.quotas(imap.db, imap.account.id) == imap.server.quota
    assert [event for event in imap.events if isinstance(event, QuotaChanged)] == [QuotaChanged(imap.account.id)]
    imap.round()
    assert len([event for event in imap.events if isinstance(event, QuotaChanged)]) == 1
    imap.server.quota = ()
    imap.round()
    assert quota.quotas(imap.db, imap.account.id) == ()


def test_a_delivery_that_is_asked_for_while_mail_is_sent_follows(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    account = started(rig)
    runs = threading.Semaphore(0)
    first = threading.Event()

    def deliver(session: AccountSession) -> tuple[MailError, ...]:
        if not first.is_set():
            first.set()
            rig.engine.submit(DeliverOutbox(account))
            worker = rig.engine._workers.of(account)
            assert worker is not None
            worker._between()  # as between two steps of filing the copy
        runs.release()
        return ()

    monkeypatch.setattr(AccountSession, "deliver", deliver)
    rig.engine.submit(DeliverOutbox(account))
    assert runs.acquire(timeout=5) and runs.acquire(timeout=5)


def test_a_round_that_is_asked_for_while_one_runs_follows_it(rig: Rig) -> None:
    asked, begun = threading.Event(), threading.Event()

    class Slow(FakeImap):
        def bodies(self, path: str, uidvalidity: int, wanted: Sequence[BodyWanted]) -> Iterator[SyncStep]:
            for step in super().bodies(path, uidvalidity, wanted):
                begun.set()
                assert asked.wait(5)
                yield step

    rig.imap.boxes["INBOX"].add(make_mail(1))
    rig.make = lambda account: Slow(rig.imap)
    account = rig.add(make_account())
    assert begun.wait(5)
    # It came after the folder's list was read: the round that runs cannot see it any more.
    rig.imap.boxes["INBOX"].add(make_mail(2))
    rig.engine.submit(SyncAccount(account))
    asked.set()
    rig.log.wait(SyncFinished)
    rig.log.wait(MessagesChanged, lambda _: len(rig.rows(account, "INBOX")) == 2)


def test_flags_read_before_an_edit_reached_the_server_do_not_undo_it(rig: Rig) -> None:
    class Older(FakeImap):
        """Tells after its first step what was so before it."""

        def sync(self, local: FolderSnapshot) -> Iterator[SyncStep]:
            first, *others = super().sync(local)
            yield first
            if asked.is_set() and local.path == "INBOX":
                begun.set()
                assert edited.wait(5)
                yield Progress("INBOX", 0, 1, 0)  # after which the edit is told
            yield from others

    asked, begun, edited = threading.Event(), threading.Event(), threading.Event()
    box = rig.imap.boxes["INBOX"]
    box.add(make_mail(1))
    rig.make = lambda account: Older(rig.imap)
    account = started(rig)
    box.set_flags(1, frozenset({ANSWERED}))
    asked.set()
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(account))
    assert begun.wait(5)
    (row,) = rig.rows(account, "INBOX")
    rig.engine.edit(SetFlags((row.id,), add=frozenset({FLAGGED})))
    rig.log.wait(EditApplied, after=mark)
    edited.set()
    rig.log.wait(SyncFinished, after=mark)
    assert box.mail[1][1] == {ANSWERED, FLAGGED}
    assert [row.is_flagged for row in rig.rows(account, "INBOX")] == [True]
    # What the other client did is not lost for it: the next comparison finds it.
    asked.clear()
    mark = rig.log.mark()
    rig.engine.submit(SyncAccount(account))
    rig.log.wait(SyncFinished, after=mark)
    assert [row.flags for row in rig.rows(account, "INBOX")] == [{ANSWERED, FLAGGED}]
