"""Conversations in the window: what keys, clicks and edits do with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.commands import SearchMessages, ViewMessage
from app.events import AccountsChanged, MessagesChanged, SearchCoverage, SearchFinished, ThreadsLinked
from app.model.message import FLAGGED, SEEN
from app.model.operation import ArchiveMessages, DeleteMessages, SetFlags
from app.store.messages import SortBy
from tests.fakes.engine import FakeEngine
from tests.gui.test_conversation_model import Mail, uids
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.models.rows_model import Column
from ui.settings import ListLayout


@pytest.fixture
def mail(engine: FakeEngine) -> Mail:
    return Mail(engine)


@pytest.fixture
def ready(window: MainWindow, mail: Mail, bridge: EventBridge, qtbot: QtBot) -> MainWindow:
    """An Inbox with message 4 alone, and the conversation of 5, 3, 2 and 1, of which 3 was sent by oneself."""
    mail.come("a", who="Ada")
    mail.come("a", who="Ben", flags=frozenset({SEEN}))
    mail.come("a", path="Sent", who="Work", flags=frozenset({SEEN}))
    mail.come("b", flags=frozenset({SEEN}))
    mail.come("a", who="Cleo", flags=frozenset({SEEN}))
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.rows.rowCount() == 2)
    return window


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.list._view, key)


def test_an_edit_of_a_folded_conversation_takes_all_of_it_that_lies_here(
        ready: MainWindow, engine: FakeEngine, mail: Mail) -> None:
    ready.list.select(0)
    ready.actions_.archive.trigger()
    assert engine.last(ArchiveMessages).ids == (mail.id_of(5), mail.id_of(2), mail.id_of(1))
    ready.actions_.delete.trigger()
    assert engine.last(DeleteMessages).ids == (mail.id_of(5), mail.id_of(2), mail.id_of(1))
    ready.list.folding.turn(ready.list.chosen(), ready.rows.message(0))
    ready.actions_.delete.trigger()
    assert engine.last(DeleteMessages).ids == (mail.id_of(5),)


def test_it_opens_at_its_newest_unread_message_and_an_answer_goes_to_what_is_read(
        ready: MainWindow, engine: FakeEngine, mail: Mail, qtbot: QtBot) -> None:
    ready.list.select(0)
    one = ready.list.one()
    assert one is not None
    assert one.id == mail.id_of(1)
    qtbot.waitUntil(lambda: engine.count(ViewMessage) > 0)
    assert engine.last(ViewMessage).message_id == mail.id_of(1)
    assert ready.actions_.reply.isEnabled()
    assert ready.view.row == one


def test_the_strip_leads_through_the_conversation(ready: MainWindow, mail: Mail, english: None) -> None:
    ready.list.select(1)
    assert ready.view.strip.isHidden()
    ready.list.select(0)
    strip = ready.view.strip
    assert not strip.isHidden()
    assert strip.words.text() == "Message 1 of 4 in this conversation"
    assert not strip.older.isEnabled()
    for uid in (2, 3, 5):
        strip.newer.click()
        assert ready.view.row is not None
        assert ready.view.row.id == mail.id_of(uid)
    assert not strip.newer.isEnabled()
    assert uids(ready.rows) == ["5", "4"]
    ready.list.folding.turn(ready.list.chosen(), ready.rows.message(0))
    strip.older.click()
    assert [row.uid for row in ready.list.chosen()] == ["3"]


def test_right_and_left_go_in_and_out(ready: MainWindow) -> None:
    for layout in ListLayout:
        ready.browsing.set_layout(layout)
        ready.list.select(0)
        press(ready, Qt.Key.Key_Right)
        assert uids(ready.rows) == ["5", " 3", " 2", " 1", "4"]
        press(ready, Qt.Key.Key_Right)
        press(ready, Qt.Key.Key_Down)
        assert [row.uid for row in ready.list.chosen()] == ["2"]
        press(ready, Qt.Key.Key_Left)
        assert [row.uid for row in ready.list.chosen()] == ["5"]
        press(ready, Qt.Key.Key_Left)
        assert uids(ready.rows) == ["5", "4"]
        assert len(ready.list.selected()) == 3


def test_a_click_on_the_number_or_the_chevron_unfolds_and_chooses_nothing(ready: MainWindow) -> None:
    lines = ready.list.lines
    rect = lines.visualRect(ready.rows.index(0, Column.SUBJECT))
    pill = QPoint(rect.right() - 12 - 16 - 8 - 12, rect.top() + 9 + lines.fontMetrics().lineSpacing() + 8)
    for unfolded in (True, False):
        QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pill)
        assert ready.rows.is_unfolded(ready.rows.message(0)) == unfolded
    assert ready.list.chosen() == []
    ready.browsing.set_layout(ListLayout.COLUMNS)
    columns = ready.list.columns
    cell = columns.visualRect(ready.rows.index(0, Column.SUBJECT))
    QTest.mouseClick(columns.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     QPoint(cell.left() + 12, cell.center().y()))
    assert uids(ready.rows) == ["5", " 3", " 2", " 1", "4"]


def test_folding_chooses_the_head_where_a_message_below_was_chosen(ready: MainWindow) -> None:
    ready.list.folding.turn([], ready.rows.message(0))
    ready.list.select(2)
    ready.list.folding.turn(ready.list.chosen(), ready.rows.message(0))
    assert [row.uid for row in ready.list.chosen()] == ["5"]


def test_next_unread_finds_what_is_inside(ready: MainWindow, bridge: EventBridge, mail: Mail, qtbot: QtBot) -> None:
    for event in mail.edit(SetFlags((mail.id_of(5),), remove=frozenset({SEEN}))):
        bridge.post(event)
    qtbot.waitUntil(lambda: ready.rows.message(0).is_unread)
    ready.list.select(1)
    ready.actions_.next_unread.trigger()
    assert ready.view.row is not None
    assert ready.view.row.id == mail.id_of(5)
    ready.actions_.next_unread.trigger()
    assert ready.view.row.id == mail.id_of(1)
    assert [row.uid for row in ready.list.chosen()] == ["5"]


def test_a_star_is_given_to_the_newest_and_taken_from_whichever_has_one(
        ready: MainWindow, engine: FakeEngine, bridge: EventBridge, mail: Mail, qtbot: QtBot) -> None:
    ready.list.star_clicked.emit(ready.rows.message(0))
    assert engine.last(SetFlags) == SetFlags((mail.id_of(5),), add=frozenset({FLAGGED}))
    for event in mail.edit(SetFlags((mail.id_of(2),), add=frozenset({FLAGGED}))):
        bridge.post(event)
    qtbot.waitUntil(lambda: ready.rows.as_shown(ready.rows.message(0)).is_flagged)
    ready.list.star_clicked.emit(ready.rows.message(0))
    assert engine.last(SetFlags) == SetFlags((mail.id_of(2),), remove=frozenset({FLAGGED}))


def test_the_person_chooses_messages_instead(ready: MainWindow) -> None:
    assert ready.actions_.conversations.isChecked()
    ready.actions_.conversations.trigger()
    assert uids(ready.rows) == ["5", "4", "2", "1"]
    assert not ready.context.settings.conversations
    ready.actions_.conversations.trigger()
    assert uids(ready.rows) == ["5", "4"]


def test_other_orders_show_messages_and_say_so(ready: MainWindow, engine: FakeEngine) -> None:
    assert not ready.list.header.note.text()
    engine.store.run("CREATE INDEX IF NOT EXISTS message_by_size ON message(folder_id, size, id)")
    ready.browsing.arranging.sort_by(SortBy.SIZE, descending=True)
    assert ready.rows.rowCount() == 4
    assert "single messages" in ready.list.header.note.text()
    ready.browsing.arranging.sort_by(SortBy.DATE, descending=True)
    assert not ready.list.header.note.text()


def test_results_of_a_search_are_grouped_too(ready: MainWindow, bridge: EventBridge, mail: Mail, qtbot: QtBot,
                                             engine: FakeEngine) -> None:
    ready.browsing.search.search_for("a")
    told = engine.last(SearchMessages)
    ids = tuple(map(mail.id_of, (5, 3, 2)))
    bridge.post(SearchFinished(told.token, ids, SearchCoverage(5, 0, 0)))
    qtbot.waitUntil(lambda: uids(ready.rows) == ["5"])
    ready.list.select(0)
    assert [row.uid for row in ready.list.selected()] == ["5", "3", "2"]
    ready.actions_.conversations.trigger()
    assert uids(ready.rows) == ["5", "3", "2"]


def test_news_of_a_conversation_reach_the_list(ready: MainWindow, bridge: EventBridge, mail: Mail,
                                               qtbot: QtBot) -> None:
    ready.list.select(1)
    told = mail.come("b", who="Dan")
    assert {type(each) for each in told} == {MessagesChanged, ThreadsLinked}
    for event in told:
        bridge.post(event)
    qtbot.waitUntil(lambda: uids(ready.rows) == ["6", "5"])
    assert [row.uid for row in ready.list.chosen()] == ["6"]
    assert ready.view.row is not None
    assert ready.view.row.id == mail.id_of(4)  # what is being read is not exchanged
