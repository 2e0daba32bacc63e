"""Mail that pours in is painted in several turns of the event loop, and all of it in the end."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.events import MessagesChanged
from app.model.account import Account
from app.model.message import SEEN
from app.store import records
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.views import paint_pace
from ui.views.message_delegate import TwoLineDelegate


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 31))
    return account


@pytest.fixture
def lines(work: Account, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> TwoLineDelegate:
    """The delegate of a window that has no time for more than one new row in a repaint."""
    monkeypatch.setattr(paint_pace, "_BUDGET_SECONDS", 0.0)
    qtbot.waitUntil(lambda: window.rows.rowCount() == 30)
    found = window.list.lines.itemDelegate()
    assert isinstance(found, TwoLineDelegate)
    qtbot.waitUntil(lambda: len(found._last) >= visible(window))
    return found


def visible(window: MainWindow) -> int:
    view = window.list.lines
    return view.rowAt(view.viewport().height() - 1) - view.rowAt(0) + 1


def test_each_row_has_its_turn(lines: TwoLineDelegate, window: MainWindow, engine: FakeEngine, work: Account,
                               bridge: EventBridge, qtbot: QtBot) -> None:
    shown = [window.rows.message(place).id for place in range(visible(window))]
    assert len(shown) > 5
    before = {each: lines._last[each] for each in shown}
    with engine.store.write():
        for each in shown:
            records.set_flags(engine.store, each, frozenset({SEEN}))
    told = MessagesChanged(engine.folder(work).id, changed=tuple(shown))
    repaints = 0
    begin = lines.begin

    def counted() -> None:
        nonlocal repaints
        repaints += 1
        begin()

    lines.begin = counted  # type: ignore[method-assign]
    bridge.post(told)
    qtbot.waitUntil(lambda: all(lines._last[each] != before[each] for each in shown))
    assert repaints >= len(shown)


def test_nobody_is_hurried_where_nothing_comes(lines: TwoLineDelegate, window: MainWindow) -> None:
    window.rows._stirred = float("-inf")
    lines._pictures.clear()
    lines._last.clear()
    window.list.lines.viewport().repaint()
    assert len(lines._last) >= visible(window)
    QApplication.processEvents()
