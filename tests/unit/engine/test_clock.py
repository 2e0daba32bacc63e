"""The clock: what is due by the calendar is set going in time, however the calendar moves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.engine.clock import Clock
from app.engine.outbox_time import OutboxTime
from app.errors import ErrorKind, MailError
from app.store import bodies, outbox
from app.store.database import Database
from tests.factory import make_mail
from tests.fakes.new_store import new_store
from tests.unit.engine.conftest import Bench


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], Database]:
    db = new_store(tmp_path / "mail.db")
    db.close()
    return lambda: Database.open(tmp_path / "mail.db", readonly=True)


def test_it_wakes_when_something_is_due_and_when_it_is_nudged(opened: Callable[[], Database]) -> None:
    looked: list[float] = []
    seen = threading.Condition()
    due_at = time.time() + 0.3

    def due(db: Database, now: float) -> float | None:
        with seen:
            looked.append(now)
            seen.notify_all()
        return due_at if now < due_at else None

    clock = Clock(opened)
    clock.add(due)
    clock.start()
    with seen:
        assert seen.wait_for(lambda: any(now >= due_at for now in looked), 5)
        count = len(looked)
        clock.nudge()
        assert seen.wait_for(lambda: len(looked) > count, 5)
    clock.stop()
    clock.join(5)
    assert not clock.is_alive()
    assert looked[1] - due_at < 1.0  # in time, not at the next look that comes anyway


def test_it_looks_again_before_long_since_the_machine_may_have_slept(opened: Callable[[], Database]) -> None:
    now = [1_000.0]
    seen: list[float] = []
    clock = Clock(opened, now=lambda: now[0], longest=30.0)
    clock.add(lambda db, at: seen.append(at) or 90_000.0)  # type: ignore[func-returns-value]
    db = opened()
    assert clock.look(db) == 30.0
    now[0] = 95_000.0
    clock.look(db)
    db.close()
    assert seen == [1_000.0, 95_000.0]


def test_one_that_fails_does_not_stop_the_others(opened: Callable[[], Database]) -> None:
    def refused(db: Database, now: float) -> float | None:
        raise MailError(ErrorKind.STORE, "The store can't be read now. Try again.")

    def broken(db: Database, now: float) -> float | None:
        raise ValueError

    clock = Clock(opened, now=lambda: 100.0)
    for due in (refused, broken, lambda db, now: now + 7.0):
        clock.add(due)
    db = opened()
    assert clock.look(db) == 7.0
    db.close()


def queue(imap: Bench, number: int, send_at: float) -> int:
    with imap.db.write(durable=True):
        return outbox.add(imap.db, imap.account.id, bodies.pack(make_mail(number)), ("a@b.c",), "Hi", send_at=send_at)


def test_each_moment_of_the_outbox_is_told_once(imap: Bench) -> None:
    told: list[int] = []
    clock = OutboxTime(told.append)
    now = time.time()
    queue(imap, 1, 0.0)  # at once: not the clock's business
    later, held = queue(imap, 2, now + 3_600), queue(imap, 3, now + 10)
    assert clock.due(imap.db, now) == pytest.approx(now + 10, abs=1)
    assert told == []
    assert clock.due(imap.db, now + 10) == pytest.approx(now + 3_600, abs=1)
    assert clock.due(imap.db, now + 11) == pytest.approx(now + 3_600, abs=1)
    assert told == [imap.account.id]
    outbox.mark(imap.db, held, outbox.QUEUED, "busy", next_try=now + 70)
    assert clock.due(imap.db, now + 12) == pytest.approx(now + 70, abs=1)
    clock.due(imap.db, now + 70)
    assert told == [imap.account.id] * 2
    outbox.retry(imap.db, later, now + 80)
    outbox.mark(imap.db, held, outbox.FAILED, "no")
    assert clock.due(imap.db, now + 80) is None
    assert told == [imap.account.id] * 3


def test_a_calendar_that_is_set_back_holds_nothing_for_longer(imap: Bench) -> None:
    told: list[int] = []
    clock = OutboxTime(told.append)
    now = time.time()
    queue(imap, 1, now + 10)
    outbox.mark(imap.db, queue(imap, 2, 0.0), outbox.QUEUED, "busy", next_try=now + 3_600)
    year = 365 * 86_400.0
    assert clock.due(imap.db, now - year) is None
    assert told == [imap.account.id]
    assert len(outbox.due(imap.db, imap.account.id, now - year)) == 2
