"""What is asked before the engine is there: nothing is lost, and all comes in its order."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.commands import Command, OpenFolder, QueueMessage, SaveDraft, ViewMessage
from app.engine import engine as engine_module
from app.engine.front import EngineFront
from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, DraftSaved, Event, MessageQueued
from app.model.operation import Operation, SetFlags
from app.paths import Profile


class Late:
    """In the engine's place."""

    trouble: list[BaseException]
    go: threading.Event
    made: list[Late]

    def __init__(self, profile: Profile, emit: object) -> None:
        self.heard: list[object] = []
        self.stopped = self.touches = 0
        Late.made.append(self)

    def start(self, phrase: str = "", keep_key: bool = False) -> None:
        assert Late.go.wait(10)
        if Late.trouble:
            raise Late.trouble.pop()
        self.heard.append(("start", phrase, keep_key))

    def submit(self, command: Command) -> None:
        self.heard.append(command)

    def edit(self, operation: Operation) -> None:
        self.heard.append(("edit", operation))

    def state(self, account_id: int) -> AccountStateChanged:
        return AccountStateChanged(account_id, ConnectionState.SYNCING)

    def touched(self) -> None:
        self.touches += 1

    def stop(self, limit: float = 2.0) -> bool:
        self.stopped += 1
        return True

    def deliver_held(self, limit: float = 4.0) -> bool:
        return False


@pytest.fixture
def front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EngineFront:
    Late.trouble, Late.go, Late.made = [], threading.Event(), []
    monkeypatch.setattr(engine_module, "Engine", Late)
    return EngineFront(Profile(tmp_path), lambda event: None)


def begun(front: EngineFront) -> MailError | None:
    told: list[MailError | None] = []
    ended = threading.Event()

    def hear(error: MailError | None) -> None:
        told.append(error)
        ended.set()

    front.begin(hear)
    Late.go.set()
    assert ended.wait(10)
    return told[0]


def test_what_came_before_is_done_in_its_order_and_once(front: EngineFront) -> None:
    seen = SetFlags((7,), add=frozenset({"\\Seen"}))
    front.submit(OpenFolder(1, 2))
    front.edit(seen)
    front.touched()
    assert front.state(3) == AccountStateChanged(3, ConnectionState.OFFLINE)
    assert begun(front) is None
    front.submit(ViewMessage(1, 7))
    [late] = Late.made
    assert late.heard == [("start", "", False), OpenFolder(1, 2), ("edit", seen), ViewMessage(1, 7)]
    assert front.state(3).state is ConnectionState.SYNCING
    front.touched()
    assert late.touches == 1


def test_the_end_waits_for_one_that_begins(front: EngineFront) -> None:
    front.begin(lambda error: None)
    threading.Timer(0.05, Late.go.set).start()
    assert not front.deliver_held()
    assert front.stop()
    assert Late.made[0].stopped == 1


def test_without_an_engine_there_is_nothing_to_end(front: EngineFront) -> None:
    assert front.deliver_held() and front.stop()
    assert Late.made == []


def test_what_went_wrong_is_told_and_can_be_tried_again(front: EngineFront) -> None:
    front.submit(OpenFolder(1, 2))
    Late.trouble.append(MailError(ErrorKind.LOCKED, "Another one has it."))
    error = begun(front)
    assert error is not None and error.kind is ErrorKind.LOCKED
    assert front.stop() and Late.made[0].stopped == 0
    front.start("a phrase", True)
    assert Late.made[0].heard == [("start", "a phrase", True), OpenFolder(1, 2)] and len(Late.made) == 1


def test_a_fault_of_our_own_is_told_too(front: EngineFront) -> None:
    Late.trouble.append(ZeroDivisionError())
    error = begun(front)
    assert error is not None and error.kind is ErrorKind.STORE


def test_what_was_written_is_given_back_where_the_engine_does_not_start(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The composer closes once it is told that its text is stored: without an answer the text would go with it."""
    Late.trouble, Late.go, Late.made = [MailError(ErrorKind.LOCKED, "Another one has it.")], threading.Event(), []
    monkeypatch.setattr(engine_module, "Engine", Late)
    told: list[Event] = []
    front = EngineFront(Profile(tmp_path), told.append)
    front.submit(SaveDraft(5, 1, b"Subject: early"))
    front.submit(OpenFolder(1, 2))
    error = begun(front)
    front.submit(SaveDraft(6, 1, b"Subject: late"))
    front.submit(QueueMessage(7, 1, b"Subject: sent", ("a@b.c",)))
    assert told == [DraftSaved(5, 0, error), DraftSaved(6, 0, error), MessageQueued(7, 1, error)]
    front.start()
    assert Late.made[0].heard == [("start", "", False), OpenFolder(1, 2)]
    front.submit(SaveDraft(8, 1, b""))
    assert len(told) == 3 and Late.made[0].heard[-1] == SaveDraft(8, 1, b"")
