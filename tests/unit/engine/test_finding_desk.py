"""Looking for servers as the window asks for it: progress, one answer, and none after it was stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands import FindServers, StopFinding
from app.engine.finding_desk import FindingDesk
from app.events import FindingProgressed, ServersFound
from app.model.finding import Asking, Source
from tests.fakes.events import EventLog
from tests.servers.certs import Authority
from tests.servers.small_internet import SmallInternet, stalling
from tests.unit.engine.conftest import Rig


@pytest.fixture
def internet(tmp_path: Path) -> Iterator[SmallInternet]:
    made = SmallInternet(Authority(tmp_path / "ca"))
    yield made
    made.close()


def test_progress_and_then_what_was_found(internet: SmallInternet) -> None:
    heard = EventLog()
    FindingDesk(heard.log, lambda: internet.network).submit(FindServers(7, "anna@nordlicht.example"))
    last = heard.wait(ServersFound)
    assert (last.token, last.found.email) == (7, "anna@nordlicht.example")
    told = [(each.source, each.state) for each in heard.events if isinstance(each, FindingProgressed)]
    assert told.index((Source.AUTOCONFIG, Asking.ASKING)) < told.index((Source.AUTOCONFIG, Asking.NOTHING))
    assert heard.events[-1] is last


def test_nothing_is_told_of_what_was_stopped(internet: SmallInternet) -> None:
    internet.site("autoconfig.nordlicht.example", "/mail/config-v1.1.xml", stalling)
    heard = EventLog()
    desk = FindingDesk(heard.log, lambda: internet.network)
    desk.submit(FindServers(7, "anna@nordlicht.example"))
    heard.wait(FindingProgressed, lambda event: event.source is Source.GUESS)
    desk.submit(StopFinding(7))
    desk.submit(FindServers(8, "anna@gmx.de"))
    heard.wait(ServersFound, lambda event: event.token == 8)
    assert [each.token for each in heard.events if isinstance(each, ServersFound)] == [8]


def test_a_fault_of_our_own_leaves_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    heard, told = EventLog(), threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _: told.set())

    def broken() -> None:
        raise RuntimeError("no network")

    FindingDesk(heard.log, broken).submit(FindServers(9, "anna@nordlicht.example"))  # type: ignore[arg-type]
    assert heard.wait(ServersFound).found.best is None
    assert told.wait(10)


def test_the_engine_passes_it_on(rig: Rig) -> None:
    rig.engine.submit(FindServers(3, "anna@gmx.de"))
    best = rig.log.wait(ServersFound, lambda event: event.token == 3).found.best
    assert best is not None
    assert best.source is Source.PROVIDERS
    rig.engine.submit(StopFinding(3))
