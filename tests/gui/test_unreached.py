"""Without a network one banner speaks for all accounts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.commands import SyncAccount
from app.errors import ErrorKind, MailError
from app.events import AccountsChanged, AccountStateChanged, ConnectionState
from app.model.account import Account
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.main_window import MainWindow

KINDS = (ErrorKind.HOST_UNKNOWN, ErrorKind.NETWORK, ErrorKind.HOST_UNKNOWN)


@pytest.fixture
def three(engine: FakeEngine, window: MainWindow) -> list[Account]:
    return [engine.add_account(name) for name in ("home", "club", "work")]


@pytest.fixture
def unreached(three: list[Account], window: MainWindow, bridge: EventBridge, qtbot: QtBot) -> MainWindow:
    for account, kind in zip(three, KINDS, strict=True):
        bridge.post(AccountStateChanged(account.id, ConnectionState.WAITING, MailError(kind, "x"), 4e9))
    qtbot.waitUntil(lambda: texts(window) != [] and "work" in texts(window)[0])
    return window


def texts(window: MainWindow) -> list[str]:
    return [window.banners._banners[key].text for key in window.banners.keys_with("")]


def press(window: MainWindow, text: str) -> None:
    next(button for key in window.banners.keys_with("") for button in window.banners._banners[key].buttons
         if button.text() == text).click()


def test_one_banner_names_them_all(unreached: MainWindow) -> None:
    assert len(texts(unreached)) == 1
    assert "home, club, work" in texts(unreached)[0] and "network" in texts(unreached)[0]


def test_it_goes_with_the_trouble(unreached: MainWindow, three: list[Account], bridge: EventBridge,
                                  qtbot: QtBot) -> None:
    bridge.post(AccountStateChanged(three[1].id, ConnectionState.CONNECTED))
    qtbot.waitUntil(lambda: "club" not in texts(unreached)[0])
    assert "home, work" in texts(unreached)[0]
    bridge.post(AccountStateChanged(three[2].id, ConnectionState.CONNECTED))
    qtbot.waitUntil(lambda: texts(unreached)[0].startswith("home: "))
    assert len(texts(unreached)) == 1
    bridge.post(AccountStateChanged(three[0].id, ConnectionState.OFFLINE))
    qtbot.waitUntil(lambda: texts(unreached) == [])


def test_another_trouble_has_a_banner_of_its_own(unreached: MainWindow, three: list[Account], bridge: EventBridge,
                                                 qtbot: QtBot) -> None:
    bridge.post(AccountStateChanged(three[0].id, ConnectionState.STOPPED, MailError(ErrorKind.LOGIN_REFUSED, "no")))
    qtbot.waitUntil(lambda: len(texts(unreached)) == 2)
    assert sorted(text.startswith("home: ") for text in texts(unreached)) == [False, True]
    assert "club, work" in "".join(texts(unreached))


def test_all_are_tried_again(unreached: MainWindow, three: list[Account], engine: FakeEngine) -> None:
    press(unreached, "Try again")
    assert texts(unreached) == []
    assert [each for each in engine.commands if isinstance(each, SyncAccount)][-3:] == [
        SyncAccount(each.id) for each in three]


def test_new_settings_take_it_away(unreached: MainWindow, bridge: EventBridge, qtbot: QtBot) -> None:
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: texts(unreached) == [])
