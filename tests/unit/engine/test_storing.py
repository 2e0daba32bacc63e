"""Steps committed in a second thread: in order, all of them, and no failure lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.engine.storing import Storing
from app.errors import ErrorKind, MailError
from app.events import Event, MessagesChanged
from app.model.sync import Arrived, BodiesArrived, Checkpoint, FolderOpened, RemoteMessage, SyncStep
from app.store import bodies, check
from app.store.changes import Changes
from app.store.database import Database
from app.store.sync_writer import Prepared, SyncWriter
from tests.fakes.store import Store, fresh_store, make_raw, remote


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return fresh_store(tmp_path / "mail.db")


def steps(count: int, each: int = 20) -> list[SyncStep]:
    found: list[SyncStep] = [FolderOpened("INBOX", 7, 1000, 5, count)]
    found += [Arrived("INBOX", tuple(remote(number) for number in range(start, start + each)))
              for start in range(0, count, each)]
    found += [BodiesArrived("INBOX", tuple((number, make_raw(number)) for number in range(start, start + each)))
              for start in range(0, count, each)]
    return [*found, Checkpoint("INBOX", 7, 1000, 5)]


def apart(store: Store, events: list[Event]) -> tuple[Storing, SyncWriter]:
    storing = Storing(lambda: Database.open(store.db.path), events.append)
    return storing, SyncWriter(store.db, store.imap, store.folder("INBOX"), store.reader, writes_to=storing.database())


def test_everything_put_is_stored_once_drained(store: Store) -> None:
    events: list[Event] = []
    storing, writer = apart(store, events)
    for step in steps(200):
        storing.put(writer, writer.prepare(step))
    storing.drain()
    assert store.counts("INBOX") == (200, 200, 200) and writer.new == 200
    assert bodies.raw(store.db, store.id_of(77)) == make_raw(77)
    added = [number for event in events if isinstance(event, MessagesChanged) for number in event.added]
    assert sorted(added) == [store.id_of(number) for number in range(200)]
    storing.close()
    assert check.check(store.db) == ()
    store.db.close()


@pytest.mark.parametrize("protocol", ["imap", "pop3"])
def test_few_steps_of_whole_messages_wait(store: Store, protocol: str) -> None:
    """They are large: what waits must not fill the memory where the disk is slow."""
    account = store.imap if protocol == "imap" else store.pop
    storing = Storing(lambda: Database.open(store.db.path), lambda _: None)
    writer = SyncWriter(store.db, account, store.folder("INBOX", account), store.reader, writes_to=storing.database())
    if protocol == "imap":
        for step in steps(200)[:11]:
            writer.store(step)
        large = [step for step in steps(200) if isinstance(step, BodiesArrived)]
    else:
        large = [Arrived("INBOX", (RemoteMessage(f"u{number}", frozenset(), 0.0, 9, b"", make_raw(number)),))
                 for number in range(10)]
    commit, started, waiting = writer.commit, threading.Event(), []

    def slow(prepared: Prepared) -> Changes:
        started.wait(10)
        waiting.append(len(storing._steps))
        return commit(prepared)

    writer.commit = slow  # type: ignore[method-assign]
    for number, step in enumerate(large):
        if number == 3:
            started.set()
        storing.put(writer, writer.prepare(step))
    storing.drain()
    assert len(waiting) == 10 and max(waiting) <= 2
    storing.close()
    store.db.close()


def test_what_waits_is_stored_before_the_end(store: Store) -> None:
    storing, writer = apart(store, [])
    for step in steps(60):
        storing.put(writer, writer.prepare(step))
    storing.close()
    assert store.counts("INBOX") == (60, 60, 60)
    store.db.close()


def test_a_failure_is_raised_where_the_steps_come_from_and_ends_them(
        store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    storing, writer = apart(store, [])
    made = writer.commit
    calls = 0

    def failing(prepared):  # type: ignore[no-untyped-def]
        nonlocal calls
        calls += 1
        if calls == 3:
            raise MailError(ErrorKind.DISK_FULL, "The disk is full.")
        return made(prepared)

    monkeypatch.setattr(writer, "commit", failing)
    with pytest.raises(MailError, match="disk is full"):
        for step in steps(400):
            storing.put(writer, writer.prepare(step))
        storing.drain()
    storing.drain()  # told once
    assert store.counts("INBOX")[0] < 400
    storing.close()
    store.db.close()


def test_a_fault_of_ours_is_no_silence(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    storing, writer = apart(store, [])
    monkeypatch.setattr(writer, "commit", lambda prepared: 1 / 0)
    storing.put(writer, writer.prepare(FolderOpened("INBOX", 7, 1, 1, 0)))
    with pytest.raises(MailError, match="log"):
        storing.drain()
    storing.close()
    store.db.close()
