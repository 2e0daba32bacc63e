"""Searching from the window: what is offered, where it looks, what is told, servers, and searches that are kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.commands import LeaveServerSearch, SaveSearch, SearchMessages, SearchServer
from app.errors import ErrorKind, MailError
from app.events import (
    AccountsChanged,
    ActivityChanged,
    ActivityKind,
    SearchCoverage,
    SearchFinished,
    ServerSearchFinished,
)
from app.model.account import Account, Protocol
from app.model.message import Address
from app.model.query import SavedSearch
from app.store import correspondents
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.dialogs.search_name import SearchNameDialog
from ui.main_window import MainWindow
from ui.search_words import SearchWords
from ui.views.search_line import Scope

MOST_HERE = SearchCoverage(24, 20, 7)


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account()
    engine.fill(account, range(1, 21))
    engine.fill(account, range(21, 25), "Archive")
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, bridge: EventBridge, qtbot: QtBot) -> MainWindow:
    window.show()
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.rows.rowCount() == 20)
    return window


def answer(window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot, ids: tuple[int, ...],
           coverage: SearchCoverage = MOST_HERE) -> None:
    with qtbot.waitSignal(bridge.search_finished):
        bridge.post(SearchFinished(engine.last(SearchMessages).token, ids, coverage))


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.search, key)


def offered(window: MainWindow) -> list[str]:
    popup = window.search.popup
    return [popup.item(row).text() for row in range(popup.count())] if popup.isVisible() else []


# --- what is offered --------------------------------------------------------------------------------


def test_operators_and_values_are_offered_and_taken_by_keyboard(ready: MainWindow, engine: FakeEngine, qtbot: QtBot
                                                                ) -> None:
    correspondents.add(engine.store, [Address("Zoë Meyer", "zoe@example.org")], written=True)
    ready.search.activate()
    QTest.keyClicks(ready.search, "tea fr")
    assert offered(ready) == ["from:"]
    press(ready, Qt.Key.Key_Down)
    press(ready, Qt.Key.Key_Return)
    assert ready.search.text() == "tea from:" and offered(ready) == []
    QTest.keyClicks(ready.search, "zo")
    assert offered(ready) == ["Zoë Meyer"]
    press(ready, Qt.Key.Key_Down)
    press(ready, Qt.Key.Key_Tab)
    assert ready.search.text() == "tea from:zoe@example.org " and ready.search.hasFocus()
    QTest.keyClicks(ready.search, "in:lighth")
    press(ready, Qt.Key.Key_Down)
    press(ready, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: engine.count(SearchMessages) > 0
                    and engine.last(SearchMessages).query == "tea from:zoe@example.org in:Projects/Lighthouse")


def test_escape_closes_the_offer_first_and_then_the_search(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                           qtbot: QtBot) -> None:
    ready.search.activate()
    QTest.keyClicks(ready.search, "message sub")
    assert offered(ready) == ["subject:"]
    press(ready, Qt.Key.Key_Escape)
    assert offered(ready) == [] and ready.search.text() == "message sub"
    press(ready, Qt.Key.Key_Up)  # nothing is offered: nothing happens
    press(ready, Qt.Key.Key_Escape)
    assert ready.search.text() == "" and ready.rows.rowCount() == 20 and ready.list.has_list_focus
    # From the list, too.
    ready.browsing.search.search_for("message")
    answer(ready, engine, bridge, qtbot, (1, 2))
    QTest.keyClick(ready.list.lines, Qt.Key.Key_Escape)
    assert ready.rows.rowCount() == 20 and not ready.browsing.search.active


def test_earlier_searches_are_offered_and_forgotten(ready: MainWindow, engine: FakeEngine) -> None:
    for words in ("tea", "milk", "tea"):
        ready.search.setText(words)
        press(ready, Qt.Key.Key_Return)
    press(ready, Qt.Key.Key_Escape)
    ready.search.activate()
    assert offered(ready) == ["tea", "milk", "Forget earlier searches"]
    press(ready, Qt.Key.Key_Down)
    press(ready, Qt.Key.Key_Down)
    press(ready, Qt.Key.Key_Return)
    assert ready.search.text() == "milk"
    ready.search.clear()
    ready.search.activate()
    for _ in range(3):
        press(ready, Qt.Key.Key_Down)
    press(ready, Qt.Key.Key_Return)
    assert ready.context.settings.searches == [] and offered(ready) == []


def test_a_click_takes_what_is_offered(ready: MainWindow) -> None:
    ready.search.activate()
    QTest.keyClicks(ready.search, "is:")
    popup = ready.search.popup
    assert offered(ready) == ["unread", "read", "starred", "answered"]
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualItemRect(popup.item(2)).center())
    assert ready.search.text() == "is:starred "


# --- where it looks ---------------------------------------------------------------------------------


def test_the_scope_is_chosen_and_goes_along_to_another_folder(ready: MainWindow, engine: FakeEngine,
                                                              bridge: EventBridge, work: Account, qtbot: QtBot) -> None:
    home = engine.add_account("home", Protocol.POP3)
    bridge.post(AccountsChanged())
    ready.browsing.search.search_for("message")
    asked = engine.last(SearchMessages)
    assert (asked.account_id, asked.folder_id) == (None, None)
    answer(ready, engine, bridge, qtbot, (ready.rows.message(0).id,))
    line = ready.list.header.search
    line.scope_chosen.emit(Scope.FOLDER)
    inbox, archive = engine.folder(work).id, engine.folder(work, "Archive").id
    asked = engine.last(SearchMessages)
    assert (asked.account_id, asked.folder_id) == (work.id, inbox)
    qtbot.waitUntil(lambda: ready.browsing.open_folder(archive))
    assert engine.last(SearchMessages).folder_id == archive and ready.search.text() == ""
    line.scope_chosen.emit(Scope.ACCOUNT)
    asked = engine.last(SearchMessages)
    assert (asked.account_id, asked.folder_id, asked.query) == (work.id, None, "message")
    ready.browsing.search.leave()
    assert ready.browsing.folder is not None and ready.browsing.folder.id == archive and ready.rows.rowCount() == 4
    assert home.id != work.id


def test_a_search_everywhere_ends_where_a_folder_is_chosen(ready: MainWindow, engine: FakeEngine, work: Account
                                                           ) -> None:
    ready.search.setText("message")
    press(ready, Qt.Key.Key_Return)
    ready.browsing.open_folder(engine.folder(work, "Archive").id)
    assert not ready.browsing.search.active and ready.rows.rowCount() == 4 and ready.search.text() == ""
    assert ready.context.settings.searches == ["message"]


# --- what is told -----------------------------------------------------------------------------------


def test_words_are_marked_until_the_search_is_left(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                   qtbot: QtBot) -> None:
    marked: list[object] = []
    ready.browsing.search.marks_changed.connect(marked.append)
    ready.browsing.search.search_for('größe -milk from:"Ada L" is:read')
    answer(ready, engine, bridge, qtbot, (1, 2))
    assert ready.rows.marks == ("größe", "Ada L") and marked == [("größe", "Ada L")]
    ready.browsing.search.leave()
    assert ready.rows.marks == () and marked[-1] == ()


def test_while_somebody_types_a_date_nothing_is_said_at_once(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                             qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ready.list.header.search
    ready.browsing.search.search_for("message", typing=True)
    answer(ready, engine, bridge, qtbot, (1, 2))
    ready.browsing.search.search_for("message before:20", typing=True)
    assert not line.problem.isVisibleTo(line) and ready.rows.rowCount() == 2
    qtbot.waitUntil(lambda: line.problem.isVisibleTo(line), timeout=3000)
    assert "before:2026-01-31" in line.problem.text() and ready.rows.rowCount() == 2
    ready.browsing.search.search_for("message before:2026", typing=True)
    assert not line.problem.isVisibleTo(line) and engine.last(SearchMessages).query == "message before:2026"


def test_what_cannot_be_read_leaves_all_as_it_is(ready: MainWindow, engine: FakeEngine) -> None:
    for query, words in (("x" * 2500, "at most 2,000 characters"), ("a " * 60, "too many words"),
                         ("is:odd", "“is:odd” is not known"), ("larger:huge", "larger:5M"),
                         ("subject:", "subject:example")):
        ready.search.setText(query)
        press(ready, Qt.Key.Key_Return)
        assert words in ready.list.header.search.problem.text()
    assert engine.count(SearchMessages) == 0 and ready.rows.rowCount() == 20


def test_how_much_was_searched_is_told(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot
                                       ) -> None:
    coverage, empty = ready.list.header.search.coverage, ready.list.empty
    ready.browsing.search.search_for("message")
    answer(ready, engine, bridge, qtbot, tuple(range(1, 501)), SearchCoverage(900, 900, 0))
    assert ready.list.header.title.text() == "500+ results"
    assert coverage.text() == "The newest 500 are shown. 900 headers and 900 bodies searched here."
    answer(ready, engine, bridge, qtbot, (), SearchCoverage(24, 24, 0))
    assert coverage.text() == "24 headers and 24 bodies searched here."
    assert empty.title.text() == "Nothing found" and empty.button.text() == "What can be searched for"
    answer(ready, engine, bridge, qtbot, (), SearchCoverage(24, 20, 0))
    assert "24 headers and 20 bodies searched here; <a" in coverage.text() and not empty.button.isHidden()
    ready.browsing.search.show_saved(SavedSearch(3, "Tea", "tea is:unread"))
    assert engine.last(SearchMessages).query == "tea is:unread" and ready.search.text() == "tea is:unread"
    answer(ready, engine, bridge, qtbot, (1, 2))
    assert ready.list.header.title.text().startswith("Tea · 2 ")


# --- servers ----------------------------------------------------------------------------------------


def test_servers_search_too_and_what_they_find_is_put_in_its_place(
        ready: MainWindow, engine: FakeEngine, bridge: EventBridge, work: Account, qtbot: QtBot) -> None:
    home = engine.add_account("home", Protocol.POP3)
    bridge.post(AccountsChanged())
    ids = [row.id for row in engine.rows(work)]  # newest first
    ready.browsing.search.search_for("message")
    answer(ready, engine, bridge, qtbot, (ids[3],))
    line = ready.list.header.search
    assert "7 only on the server: <a href" in line.coverage.text()
    line.coverage.linkActivated.emit("server")
    asked = engine.last(SearchServer)
    assert (asked.account_id, asked.query, asked.folder_id) == (work.id, "message", None)
    assert engine.count(SearchServer) == 1 and home.name in line.notes.text() and "<a" not in line.coverage.text()
    bridge.post(ActivityChanged(work.id, ActivityKind.SEARCH, "Projects/Lighthouse", 3, 9, 0))
    qtbot.waitUntil(lambda: "Lighthouse" in line.working.text())
    bridge.post(ServerSearchFinished(asked.token - 1, work.id, (ids[0],), 9))  # of another search
    bridge.post(ServerSearchFinished(asked.token, work.id, (ids[7], ids[3], ids[1]), 9, partial=True))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 3)
    assert [ready.rows.message(place).id for place in range(3)] == [ids[1], ids[3], ids[7]]
    assert "work: 3 found on the server, 2 of them new here; there may be more" in line.notes.text()
    assert not line.progress.isVisibleTo(line)


def test_what_a_server_found_stays_when_the_same_is_searched_again(
        ready: MainWindow, engine: FakeEngine, bridge: EventBridge, work: Account, qtbot: QtBot) -> None:
    ids = [ready.rows.message(place).id for place in range(4)]
    ready.browsing.search.search_for("message")
    answer(ready, engine, bridge, qtbot, (ids[2],))
    ready.browsing.search.ask_servers()
    bridge.post(ServerSearchFinished(engine.last(SearchServer).token, work.id, (ids[0],), 9))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 2)
    ready.browsing.search.search_for("message")
    answer(ready, engine, bridge, qtbot, (ids[2], ids[3]))
    assert [ready.rows.message(place).id for place in range(ready.rows.rowCount())] == [ids[0], ids[2], ids[3]]
    assert "1 found on the server" in ready.list.header.search.notes.text()
    ready.browsing.search.search_for("messages")
    answer(ready, engine, bridge, qtbot, (ids[3],))
    assert ready.rows.rowCount() == 1


def test_a_server_that_could_not_be_asked_is_named_and_the_search_can_be_stopped(
        ready: MainWindow, engine: FakeEngine, bridge: EventBridge, work: Account, qtbot: QtBot) -> None:
    ready.browsing.search.search_for("message")
    answer(ready, engine, bridge, qtbot, ())
    assert ready.list.empty.button.text() == "Search on the server"
    ready.list.empty.button.click()
    line = ready.list.header.search
    line.stop.click()
    assert engine.last(LeaveServerSearch).account_id == work.id
    bridge.post(ServerSearchFinished(engine.last(SearchServer).token, work.id, (), 0, False,
                                     MailError(ErrorKind.TIMEOUT, "…")))
    qtbot.waitUntil(lambda: "work could not be asked: The server took too long" in line.notes.text())
    assert "7 only on the server: <a" in line.coverage.text()  # it can be asked again
    ready.browsing.search.search_for("something else")
    assert line.notes.text() == ""
    ready.browsing.search.leave()
    assert engine.count(LeaveServerSearch) == 1  # nobody was searching any more


def test_whoever_types_on_waits_for_no_server(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot,
                                              work: Account) -> None:
    ready.browsing.search.search_for("message")
    answer(ready, engine, bridge, qtbot, ())
    ready.browsing.search.ask_servers()
    token = engine.last(SearchServer).token
    ready.browsing.search.search_for("messages")
    assert engine.count(LeaveServerSearch) == 1
    answer(ready, engine, bridge, qtbot, ())
    with qtbot.waitSignal(bridge.server_search_finished):
        bridge.post(ServerSearchFinished(token, work.id, (1, 2), 3))
    assert ready.rows.rowCount() == 0


# --- searches that are kept -------------------------------------------------------------------------


def test_a_search_is_kept_with_its_scope(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot
                                         ) -> None:
    ready.browsing.search.search_for("tea")
    ready.list.header.search.scope_chosen.emit(Scope.FOLDER)
    answer(ready, engine, bridge, qtbot, ())
    ready.list.header.search.save.click()
    dialog = ready.findChild(SearchNameDialog)
    assert dialog is not None
    dialog.line.setText("  Tea  at work ")
    dialog.ok.click()
    assert engine.last(SaveSearch) == SaveSearch("Tea at work", 'tea account:"work" in:"INBOX"')


def test_a_name_that_is_taken_cannot_be_given(ready: MainWindow, qtbot: QtBot) -> None:
    dialog = SearchNameDialog("tea", ready, name="Tea", taken=("Tea", "Milk"))
    qtbot.addWidget(dialog)
    assert not dialog.ok.isEnabled()
    for name, fits in (("milk", False), ("", False), ("tea ", True), ("Sugar", True)):
        dialog.line.setText(name)
        assert dialog.ok.isEnabled() is fits, name


def test_before_the_first_search_the_field_says_what_can_be_asked(ready: MainWindow) -> None:
    ready.search.activate()
    popup = ready.search.popup
    assert popup.isVisible() and popup.item(0).text() == "from:"
    field = ready.search.mapToGlobal(ready.search.rect().bottomRight())
    assert popup.geometry().right() <= field.x() + 1
    popup.step(1)
    QTest.keyClick(ready.search, Qt.Key.Key_Return)
    assert ready.search.text() == "from:"


@pytest.mark.parametrize(("found", "fresh", "words"), [
    (0, 0, "work: nothing found on the server"), (3, 0, "work: 3 found on the server, all of them here already")])
def test_a_server_that_knows_nothing_new(found: int, fresh: int, words: str) -> None:
    assert SearchWords(None).answered("work", found, fresh, partial=False) == words
    assert SearchWords(None).answered("work", found, fresh, partial=True).startswith(f"{words}; there may be more")
