"""The banner over a message that did not go out says what became of it, and stays until that is settled."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.errors import ErrorKind, MailError
from app.events import AccountsChanged, DeliveryFailed, MessageSent, OutboxChanged
from app.model.account import Account
from app.store import bodies, outbox
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.main_window import MainWindow

BROKEN = MailError(ErrorKind.PROTOCOL, "The line broke.")


@pytest.fixture
def work(engine: FakeEngine, window: MainWindow, bridge: EventBridge) -> Account:
    account = engine.add_account()
    bridge.post(AccountsChanged())
    return account


def put(engine: FakeEngine, account: Account, state: str, to: tuple[str, ...] = ("ada@x.example",),
        next_try: float = 0.0, subject: str = "Plan") -> int:
    with engine.store.write():
        number = outbox.add(engine.store, account.id, bodies.pack(b"Subject: Plan\r\n\r\n"), to, subject)
    outbox.mark(engine.store, number, state, "broke", next_try)
    return number


def banners(window: MainWindow) -> list[str]:
    return [banner.text for banner in window.banners._banners.values()]


@pytest.mark.parametrize(("state", "error", "words"), [
    (outbox.UNKNOWN, BROKEN, "It is unclear whether “Plan” was sent"),
    (outbox.QUEUED, MailError(ErrorKind.NETWORK, "x"), "“Plan” could not be sent yet."),
    (outbox.FAILED, MailError(ErrorKind.REFUSED, "x"), "“Plan” could not be sent to ada@x.example."),
    (outbox.FAILED, MailError(ErrorKind.REFUSED, "x", "550 No spam here"), "The server said: 550 No spam here"),
])
def test_each_state_has_its_words(state: str, error: MailError, words: str, work: Account, window: MainWindow,
                                  engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    number = put(engine, work, state, next_try=4e9 if state == outbox.QUEUED else 0.0)
    bridge.post(DeliveryFailed(work.id, number, error))
    qtbot.waitUntil(lambda: len(banners(window)) == 1)
    assert words in banners(window)[0]
    assert ("Next try:" in banners(window)[0]) is (state == outbox.QUEUED)
    assert "Try again in a while" not in banners(window)[0]


def test_another_message_that_got_through_does_not_hide_it(work: Account, window: MainWindow, engine: FakeEngine,
                                                           bridge: EventBridge, qtbot: QtBot) -> None:
    number = put(engine, work, outbox.UNKNOWN)
    bridge.post(DeliveryFailed(work.id, number, BROKEN))
    qtbot.waitUntil(lambda: len(banners(window)) == 1)
    with qtbot.waitSignal(bridge.outbox_changed):
        bridge.post(MessageSent(work.id, 99))
        bridge.post(OutboxChanged(work.id))
    assert len(banners(window)) == 1
    with engine.store.write():
        outbox.remove(engine.store, number)
    bridge.post(OutboxChanged(work.id))
    qtbot.waitUntil(lambda: banners(window) == [])


def test_only_those_are_named_who_did_not_get_it(work: Account, window: MainWindow, engine: FakeEngine,
                                                 bridge: EventBridge, qtbot: QtBot) -> None:
    to = tuple(f"p{number}@x.example" for number in range(5))
    number = put(engine, work, outbox.FAILED, to, subject="[...]")
    bridge.post(DeliveryFailed(work.id, number, MailError(ErrorKind.REFUSED, "some")))
    qtbot.waitUntil(lambda: len(banners(window)) == 1)
    assert "“(encrypted subject)” could not be sent to p0@x.example, p1@x.example, p2@x.example and 2 more." in (
        banners(window)[0])
