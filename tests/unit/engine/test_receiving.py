"""POP3 mail that is stored beside the reading, or read beside it, is on the disk before its server may delete any of
it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.engine.progress import ProgressTeller
from app.engine.receiving import Receiving
from app.errors import ErrorKind, MailError
from app.events import ActivityKind
from app.model.account import LeaveRule
from app.model.sync import Arrived, Checkpoint, DeletesPlanned, FolderSnapshot, RemoteMessage, SyncStep
from app.store import downloads
from app.store.database import Database
from app.store.downloads import Told
from app.store.sync_writer import Prepared, SyncWriter
from tests.fakes.server import FakePop3, FakeServer
from tests.fakes.store import Store, fresh_store, make_raw

_COUNT = 100


class _Deleting(FakePop3):
    """Notes how much another connection sees in the store each time it is asked to go on."""

    def __init__(self, path: Path, planned: threading.Event) -> None:
        server = FakeServer()
        server.maildrop = {f"u{number}": make_raw(number) for number in range(_COUNT)}
        super().__init__(server, LeaveRule.parse("delete"), step=_COUNT // 3)  # so few may wait
        self._db = Database.open(path, readonly=True)
        self._planned = planned
        self.seen: list[tuple[type[SyncStep], int]] = []

    def sync(self, local: FolderSnapshot) -> Iterator[SyncStep]:
        for step in super().sync(local):
            if isinstance(step, DeletesPlanned):
                self._planned.set()
            yield step
            self.seen.append((type(step), int(self._db.value("SELECT count(*) FROM pop3_state"))))

    def shut(self) -> None:
        self._db.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_store(tmp_path / "mail.db")
    yield made
    made.db.close()


def _receive(store: Store, backend: FakePop3) -> None:
    emitted: list[object] = []
    receiving = Receiving(store.db, store.pop, backend, emitted.append, store.reader,
                          ProgressTeller(store.pop.id, emitted.append), lambda: None, hurry=True)
    try:
        folder = store.folder("INBOX", store.pop)
        writer = receiving.writer(folder, much=True)
        assert writer.is_apart
        for _ in receiving.stored(writer, backend.sync(writer.snapshot()), ActivityKind.DOWNLOAD, folder.path):
            pass
    finally:
        receiving.close()


def test_all_that_came_is_stored_before_anything_is_deleted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = threading.Event()
    backend = _Deleting(store.db.path, planned)
    _late(monkeypatch, planned, SyncWriter.commit)
    _receive(store, backend)
    backend.shut()
    arrived = [count for kind, count in backend.seen if kind is Arrived]
    assert arrived[-1] < _COUNT, "nothing was stored beside the reading"
    assert [each for each in backend.seen if each[0] is not Arrived] == [(DeletesPlanned, _COUNT), (Checkpoint, _COUNT)]


def test_nothing_is_deleted_if_something_could_not_be_stored(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = threading.Event()
    backend = _Deleting(store.db.path, planned)

    def fails(writer: SyncWriter, prepared: Prepared) -> object:
        raise MailError(ErrorKind.DISK_FULL, "The disk is full.")

    _late(monkeypatch, planned, fails)
    with pytest.raises(MailError, match="disk is full"):
        _receive(store, backend)
    backend.shut()
    assert DeletesPlanned not in [kind for kind, _ in backend.seen] and not backend.marked


def _late(monkeypatch: pytest.MonkeyPatch, planned: threading.Event, then) -> None:  # type: ignore[no-untyped-def]
    """The first page is stored at once, the rest not before the deletions are planned."""
    commit = SyncWriter.commit
    arrived = 0

    def committed(writer: SyncWriter, prepared: Prepared) -> object:
        nonlocal arrived
        arrived += isinstance(prepared.step, Arrived)
        if arrived <= 1:
            return commit(writer, prepared)
        assert planned.wait(20)
        return then(writer, prepared)

    monkeypatch.setattr(SyncWriter, "commit", committed)


class _Elsewhere:
    """Reads when it is asked for the answer, as a process does that is not yet done."""

    has_room = True

    def __init__(self, store: Store) -> None:
        self._reader = store.reader
        self.asked = self.answered = 0

    def start(self) -> None:
        """Is there."""

    def close(self) -> None:
        """Ends with the test."""

    def downloads(self, account_id: int, folder_id: int, messages: Sequence[RemoteMessage]
                  ) -> Callable[[], Sequence[Told]]:
        self.asked += 1

        def answer() -> Sequence[Told]:
            self.answered += 1
            return downloads.tell_all(account_id, folder_id, messages, self._reader)

        return answer


def _receive_at_leisure(store: Store, backend: FakePop3, between: Callable[[Receiving], object] = lambda _: None
                        ) -> _Elsewhere:
    emitted: list[object] = []

    def go_on() -> None:
        between(receiving)

    receiving = Receiving(store.db, store.pop, backend, emitted.append, store.reader,
                          ProgressTeller(store.pop.id, emitted.append), go_on, hurry=False)
    receiving._elsewhere = elsewhere = _Elsewhere(store)  # type: ignore[assignment]
    folder = store.folder("INBOX", store.pop)
    writer = receiving.writer(folder, much=True)
    assert not writer.is_apart
    try:
        for _ in receiving.stored(writer, backend.sync(writer.snapshot()), ActivityKind.DOWNLOAD, folder.path):
            assert elsewhere.asked - elsewhere.answered <= 1
    finally:
        receiving.close()
    return elsewhere


def test_in_a_window_one_step_is_read_while_the_next_one_comes(store: Store) -> None:
    backend = _Deleting(store.db.path, threading.Event())
    elsewhere = _receive_at_leisure(store, backend)
    backend.shut()
    arrived = [count for kind, count in backend.seen if kind is Arrived]
    assert arrived == sorted(arrived) and arrived[0] == 0 and arrived[-1] < _COUNT, "each waited for its reader"
    assert [each for each in backend.seen if each[0] is not Arrived] == [(DeletesPlanned, _COUNT), (Checkpoint, _COUNT)]
    assert elsewhere.asked == elsewhere.answered == len(arrived)


def test_what_the_person_asks_for_meanwhile_finds_all_that_came(store: Store) -> None:
    backend = _Deleting(store.db.path, threading.Event())
    _receive_at_leisure(store, backend, lambda receiving: receiving.drain())
    backend.shut()
    arrived = [count for kind, count in backend.seen if kind is Arrived]
    assert arrived[0] > 0 and arrived[-1] == _COUNT


def test_what_came_before_the_line_broke_is_stored(store: Store) -> None:
    backend = _Deleting(store.db.path, threading.Event())
    steps = 0

    def cut(_: Receiving) -> None:
        nonlocal steps
        steps += 1
        if steps == 2:
            raise MailError(ErrorKind.NETWORK, "The connection broke.")

    with pytest.raises(MailError, match="broke"):
        _receive_at_leisure(store, backend, cut)
    backend.shut()
    assert store.db.value("SELECT count(*) FROM pop3_state") == 2 * (_COUNT // 3)


def test_at_leisure_too_nothing_is_deleted_if_something_could_not_be_stored(
        store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = _Deleting(store.db.path, threading.Event())

    def fails(writer: SyncWriter, prepared: Prepared) -> object:
        if prepared.later is not None:
            raise MailError(ErrorKind.DISK_FULL, "The disk is full.")
        return commit(writer, prepared)

    commit = SyncWriter.commit
    monkeypatch.setattr(SyncWriter, "commit", fails)
    with pytest.raises(MailError, match="disk is full"):
        _receive_at_leisure(store, backend)
    backend.shut()
    assert DeletesPlanned not in [kind for kind, _ in backend.seen] and not backend.marked
