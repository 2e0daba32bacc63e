"""When conversations are looked for, and who hears of it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.engine import linking
from app.engine.editor import Editor
from app.engine.linking import Linking, LinkThreads
from app.engine.reading import MimeReader
from app.events import Event, MessagesChanged, SyncFinished, ThreadsLinked
from app.store import threads
from app.store.database import Database
from tests.fakes.store import fresh_store
from tests.unit.store.test_threads import arrive, letter


class Clocks:
    """A steady clock that the test turns, and what was asked of others."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.asked: list[LinkThreads] = []
        self.nudges = 0
        monkeypatch.setattr("app.engine.linking.time.monotonic", lambda: self.now)
        self.linking = Linking(self.asked.append, self._nudge)

    def _nudge(self) -> None:
        self.nudges += 1

    def look(self, db: Database) -> float | None:
        """How long until the next look; None where nobody waits for one."""
        due = self.linking.due(db, 5000.0)
        return None if due is None else round(due - 5000.0, 3)


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    return Clocks(monkeypatch)


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return Database.open(tmp_path / "any.db")


def test_it_waits_until_no_more_messages_come(clocks: Clocks, db: Database) -> None:
    assert clocks.look(db) is None
    clocks.linking.noticed(MessagesChanged(1, added=(5,)))
    assert clocks.nudges == 1
    clocks.now += 0.5
    clocks.linking.noticed(MessagesChanged(1, added=(6,)))
    assert clocks.nudges == 1
    assert clocks.look(db) == linking.QUIET_SECONDS
    clocks.now += linking.QUIET_SECONDS
    assert clocks.look(db) is None
    assert len(clocks.asked) == 1
    assert clocks.look(db) is None
    assert len(clocks.asked) == 1


def test_a_long_sync_is_looked_at_meanwhile_and_at_its_end(clocks: Clocks, db: Database) -> None:
    for _ in range(20):
        clocks.linking.noticed(MessagesChanged(1, added=(5,)))
        clocks.now += 0.4
        clocks.look(db)
    assert len(clocks.asked) == 1
    clocks.linking.noticed(SyncFinished(1, (), 0, 1.0, 0.5))
    clocks.look(db)
    assert len(clocks.asked) == 2


def test_what_only_changed_or_went_leads_to_nothing(clocks: Clocks, db: Database) -> None:
    clocks.linking.noticed(MessagesChanged(1, changed=(5,), removed=(6,)))
    clocks.linking.noticed(SyncFinished(1, (), 0, 1.0, 0.5))
    assert clocks.look(db) is None
    assert (clocks.nudges, clocks.asked) == (0, [])


def test_the_editor_takes_it_in_steps_and_tells_who_grew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = fresh_store(tmp_path / "mail.db")
    arrive(store, *(letter(number, f"{number}@x", [f"{number % 40}@y"]) for number in range(1, 121)))
    link_some, done = threads.link_some, threading.Event()

    def small_step(db: Database) -> threads.Linked:
        step = link_some(db, 50)
        if not step.more:
            done.set()
        return step

    monkeypatch.setattr(threads, "link_some", small_step)
    told: list[Event] = []
    editor = Editor(lambda: Database.open(tmp_path / "mail.db"), MimeReader(), told.append, lambda account: None,
                    lambda account: None, lambda account, folder: None)
    editor.put(LinkThreads())
    editor.start()
    assert done.wait(20)
    editor.stop()
    editor.join(5)
    assert store.db.value("SELECT count(DISTINCT thread_id) FROM message") == 40
    linked = [event for event in told if isinstance(event, ThreadsLinked)]
    assert max(len(event.threads) for event in linked) <= 10
    assert {thread for event in linked for thread in event.threads} == {
        row[0] for row in store.db.rows("SELECT DISTINCT thread_id FROM message")}
    store.db.close()
