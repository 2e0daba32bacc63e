"""Jobs: each is answered once, under its own token, and an account that is held is nobody else's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands import BackUpProfile, CancelJob, ExportMail, PreviewLeave
from app.engine.engine import Engine
from app.errors import ErrorKind, MailError
from app.events import Event, JobFinished
from app.model.account import LeaveRule, Protocol
from app.model.jobs import BackedUp, Exported, Format
from app.model.leaving import LeavePreview
from app.paths import Profile
from app.store import accounts
from tests.fakes.new_store import new_store
from tests.fakes.server import FakePop3, FakeServer
from tests.fakes.store import make_account


class Told:
    """Collects the ends of jobs."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._ends: dict[int, JobFinished] = {}

    def __call__(self, event: Event) -> None:
        if isinstance(event, JobFinished):
            with self._changed:
                assert event.token not in self._ends
                self._ends[event.token] = event
                self._changed.notify_all()

    def end(self, token: int) -> JobFinished:
        with self._changed:
            assert self._changed.wait_for(lambda: token in self._ends, 10)
            return self._ends[token]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def engine(tmp_path: Path, told: Told) -> Iterator[Engine]:
    profile = Profile(tmp_path / "profile")
    profile.create()
    db = new_store(profile.database)
    accounts.save(db, make_account("home", Protocol.POP3))
    db.close()
    engine = Engine(profile, told, backends=lambda account, _: FakePop3(FakeServer(), account.leave))
    engine.start()
    yield engine
    assert engine.stop(5.0)


def test_each_job_is_answered_under_its_token(engine: Engine, told: Told, tmp_path: Path) -> None:
    engine.submit(BackUpProfile(1, tmp_path / "backup.db"))
    engine.submit(ExportMail(2, 1, None, tmp_path / "out", Format.MBOX))
    engine.submit(PreviewLeave(3, 1, LeaveRule.parse("delete")))
    engine.submit(ExportMail(4, 99, None, tmp_path / "none", Format.MBOX))
    backup, refused = told.end(1).result, told.end(4).error
    assert isinstance(backup, BackedUp) and backup.octets == (tmp_path / "backup.db").stat().st_size > 0
    assert isinstance(told.end(2).result, Exported)
    assert isinstance(told.end(3).result, LeavePreview)
    assert refused is not None and refused.kind is ErrorKind.USAGE and told.end(4).result is None


def test_cancelling_what_has_ended_does_nothing(engine: Engine, told: Told, tmp_path: Path) -> None:
    engine.submit(BackUpProfile(1, tmp_path / "backup.db"))
    assert told.end(1).error is None
    engine.submit(CancelJob(1))


def test_an_account_is_held_once(engine: Engine) -> None:
    with engine._workers.hold(1), pytest.raises(MailError) as refused, engine._workers.hold(1):
        pass
    assert refused.value.kind is ErrorKind.USAGE
    with engine._workers.hold(1):
        pass
