"""Another network, a machine that slept, a person who comes back: every account's connection is tested."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from app.commands import CheckConnection, SyncAccount
from app.errors import ErrorKind, MailError
from app.events import AccountsChanged, AccountStateChanged, ConnectionState
from app.model.account import Protocol
from tests.fakes.engine import FakeEngine
from ui import network_watch
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.network_watch import NetworkWatch

Reach = QNetworkInformation.Reachability


class Clock:
    now = 1_000_000.0


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    Clock.now = 1_000_000.0
    monkeypatch.setattr(network_watch.time, "time", lambda: Clock.now)
    monkeypatch.setattr(network_watch, "SETTLE_MS", 0)
    return Clock


@pytest.fixture
def watch(clock: type[Clock], qtbot: QtBot) -> NetworkWatch:
    return NetworkWatch()


def tells(qtbot: QtBot, watch: NetworkWatch, cause: Callable[[], object]) -> bool:
    with qtbot.waitSignal(watch.woke, timeout=300, raising=False) as told:
        cause()
    return bool(told.signal_triggered)


def test_a_machine_that_slept_is_noticed_by_the_clock(qtbot: QtBot, watch: NetworkWatch, clock: type[Clock]) -> None:
    clock.now += network_watch.TICK_SECONDS
    assert not tells(qtbot, watch, watch.look_at_the_clock)
    clock.now += 3600
    assert tells(qtbot, watch, watch.look_at_the_clock)


def test_a_network_that_comes_tells_and_one_that_goes_does_not(qtbot: QtBot, watch: NetworkWatch) -> None:
    assert tells(qtbot, watch, lambda: watch.reachability_changed(Reach.Online))
    assert not tells(qtbot, watch, lambda: watch.reachability_changed(Reach.Disconnected))


def test_several_changes_at_once_are_told_once(qtbot: QtBot, watch: NetworkWatch) -> None:
    told: list[None] = []
    watch.woke.connect(lambda: told.append(None))
    for reach in (Reach.Local, Reach.Site, Reach.Online):
        watch.reachability_changed(reach)
    qtbot.waitUntil(lambda: told == [None])


def test_who_comes_back_after_a_while_wants_to_know(qtbot: QtBot, watch: NetworkWatch, clock: type[Clock]) -> None:
    away, back = Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive
    watch.state_changed(away)
    assert not tells(qtbot, watch, lambda: watch.state_changed(back))
    watch.state_changed(away)
    clock.now += network_watch.REST_SECONDS + 1
    assert tells(qtbot, watch, lambda: watch.state_changed(back))


def test_every_account_is_tested(window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    first, second = engine.add_account("work"), engine.add_account("home", Protocol.POP3)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.tree_model.rowCount() == 3)  # all inboxes above them
    window.network.woke.emit()
    asked = [each for each in engine.commands if isinstance(each, CheckConnection)]
    assert asked == [CheckConnection(first.id), CheckConnection(second.id)]


def test_a_waiting_account_says_until_when_and_why_and_can_be_hurried(
        window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    account = engine.add_account("work")
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.tree_model.rowCount() == 1)
    bridge.post(AccountStateChanged(account.id, ConnectionState.WAITING, MailError(ErrorKind.TIMEOUT, "x"), 1.7e9))
    qtbot.waitUntil(lambda: "next try" in window.status.text_of(account.id))
    press_try_now(window)
    assert engine.last(SyncAccount) == SyncAccount(account.id)
    bridge.post(AccountStateChanged(account.id, ConnectionState.CONNECTED))
    qtbot.waitUntil(lambda: not window.status.retry_button(account.id).isVisible())
    tip = str(window.tree_model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "connected" in tip


def press_try_now(window: MainWindow) -> None:
    (number,) = (account.id for account in window.context.accounts())
    button = window.status.retry_button(number)
    assert button.isVisible() and button.text() == "Try now"
    button.click()




def test_a_closed_window_hears_nothing_any_more(clock: type[Clock], qtbot: QtBot, window: MainWindow) -> None:
    window.network.reachability_changed(Reach.Online)
    window.close()
    with qtbot.captureExceptions() as raised:  # its database is closed
        assert not tells(qtbot, window.network, lambda: window.network.reachability_changed(Reach.Online))
    assert raised == []
