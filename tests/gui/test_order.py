"""Keeping order in the window: all Inboxes as one, favourites, mail put off, filters together, and undo.

In one file, since all of it is done in the window with two accounts at its head.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.commands import (
    DeleteSearch,
    MarkFoldersRead,
    OpenFolder,
    PrepareOrder,
    RenameSearch,
    SaveSearch,
    UndoEdit,
)
from app.engine.reading import MimeReader
from app.events import EditApplied, FavouritesChanged, OrderPrepared, SavedSearchesChanged, SnoozedBack
from app.model.account import Account, Protocol
from app.model.message import FLAGGED, SEEN
from app.model.operation import (
    ArchiveMessages,
    MoveMessages,
    Operation,
    OrderFavourites,
    SetFavourite,
    SetFlags,
    SnoozeMessages,
)
from app.store import bodies, edits, ordering, saved_searches, snooze
from app.store.messages import Only
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.dialogs.import_mail import ImportDialog
from ui.dialogs.search_name import SearchNameDialog
from ui.dialogs.snooze import SnoozeDialog
from ui.main_window import MainWindow
from ui.models.dragging import FAVOURITE, folder_to_mime, from_mime, mail_files
from ui.models.folder_nodes import NodeKind
from ui.models.top_nodes import UNIFIED
from ui.settings import Settings
from ui.snooze_times import When, choices

TOMORROW = datetime.now().timestamp() + 86_400


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 6))
    return account


@pytest.fixture
def home(engine: FakeEngine) -> Account:
    account = engine.add_account("home", Protocol.POP3)
    engine.download(account, range(3, 9))
    return account


@pytest.fixture
def ready(work: Account, home: Account, window: MainWindow, qtbot: QtBot, english: None) -> MainWindow:
    QAbstractItemModelTester(window.tree_model, QAbstractItemModelTester.FailureReportingMode.Fatal, window)
    qtbot.waitUntil(lambda: window.rows.rowCount() == 5)
    return window


def do(engine: FakeEngine, bridge: EventBridge, operation: Operation) -> None:
    """As the editor's thread would."""
    for event in edits.apply(engine.store, operation, MimeReader()).changes.events():
        bridge.post(event)


def plain(text: str) -> str:
    """With its plural, whether that is translated or not."""
    return text.replace("message(s)", "message" if re.search(r"\b1 ", text) else "messages")


def tops(window: MainWindow) -> list[str]:
    model = window.tree_model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount(QModelIndex()))]


def below(window: MainWindow, key: str) -> list[str]:
    node = window.tree_model.node(window.tree_model.index_of_key(key))
    assert node is not None
    return [str(window.tree_model.index_of_key(each.key).data()) for each in node.children]


def choose(window: MainWindow, key: str) -> None:
    index = window.tree_model.index_of_key(key)
    assert index.isValid(), key
    window.tree.choose(index)


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", "").partition("\t")[0]: action for action in menu.actions()}


def node_menu(window: MainWindow, key: str) -> dict[str, QAction]:
    return entries(window.accounts.menu(window.tree_model.node(window.tree_model.index_of_key(key))))


# --- all Inboxes -------------------------------------------------------------------------------------------------


def test_one_account_needs_no_common_inbox(work: Account, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 5)
    assert tops(window) == ["work"]


def test_all_inboxes_are_one_list_by_date(ready: MainWindow, engine: FakeEngine, work: Account, home: Account,
                                          bridge: EventBridge, qtbot: QtBot) -> None:
    assert tops(ready)[0] == "All inboxes"
    node = ready.tree_model.node(ready.tree_model.index_of_key(UNIFIED))
    assert node is not None and node.count == 11 and "11 unread" in str(ready.tree_model.data(
        ready.tree_model.index_of_key(UNIFIED), Qt.ItemDataRole.ToolTipRole))
    choose(ready, UNIFIED)
    assert ready.rows.rowCount() == 11 and ready.list.header.title.text() == "All inboxes"
    dates = [ready.rows.message(place).date for place in range(11)]
    assert dates == sorted(dates, reverse=True)
    opened = {each.folder_id for each in engine.commands if isinstance(each, OpenFolder)}
    assert opened == {engine.folder(work).id, engine.folder(home).id}
    rows = [ready.rows.message(place) for place in range(11)]
    assert {ready.rows.preview(row).partition(" · ")[0] for row in rows} == {"work", "home"}
    assert ready.windowTitle().startswith("All inboxes")
    bridge.post(engine.fill(work, range(50, 51)))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 12)
    assert ready.rows.message(0).account_id == work.id
    do(engine, bridge, SetFlags((ready.rows.message(0).id,), frozenset({SEEN})))
    ready.list.header.filters.toggle(Only.UNREAD)
    assert ready.rows.rowCount() == 11
    ready.actions_.mark_all_read.trigger()
    assert engine.last(MarkFoldersRead).folder_ids == (engine.folder(work).id, engine.folder(home).id)


def test_what_leaves_an_inbox_leaves_the_common_list(ready: MainWindow, engine: FakeEngine, work: Account,
                                                     bridge: EventBridge, qtbot: QtBot) -> None:
    choose(ready, UNIFIED)
    ids = tuple(ready.rows.message(place).id for place in (0, 10))
    do(engine, bridge, ArchiveMessages(ids))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 9)
    assert not {ready.rows.message(place).id for place in range(9)} & set(ids)


def test_all_inboxes_are_open_again_after_a_restart(work: Account, home: Account, engine: FakeEngine,
                                                    bridge: EventBridge, tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(engine, bridge, Settings(last_folder=-1), tmp_path / "settings.json")
    qtbot.addWidget(window)
    assert window.rows.rowCount() == 11 and window.browsing.folder is None
    window.close()


# --- favourites and searches -------------------------------------------------------------------------------------


def test_favourites_stand_at_the_top_and_behave_as_their_folder(ready: MainWindow, engine: FakeEngine, work: Account,
                                                                bridge: EventBridge, qtbot: QtBot) -> None:
    projects, archive = engine.folder(work, "Projects"), engine.folder(work, "Archive")
    node_menu(ready, f"{work.id}/Projects")["Add to favourites"].trigger()
    assert engine.last(SetFavourite) == SetFavourite(projects.id)
    for each in (projects, archive):
        do(engine, bridge, SetFavourite(each.id))
    bridge.post(FavouritesChanged())
    qtbot.waitUntil(lambda: "Favourites" in tops(ready))
    assert below(ready, "favourites") == ["Projects", "Archive – work"]
    bridge.post(engine.fill(work, range(100, 103), "Projects"))
    choose(ready, f"favourite/{projects.id}")
    assert ready.browsing.folder is not None and ready.browsing.folder.id == projects.id and ready.rows.rowCount() == 3
    data = folder_to_mime(archive.id, FAVOURITE)
    target = ready.tree_model.index_of_key(f"favourite/{projects.id}")
    assert ready.tree_model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert not ready.tree_model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1,
                                                ready.tree_model.index_of_folder(projects.id))
    ready.tree_model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert engine.last(OrderFavourites).folder_ids == (archive.id, projects.id)
    assert ready.tree_model.flags(target) & Qt.ItemFlag.ItemIsDropEnabled
    for key in (UNIFIED, "favourites"):  # a folder over what belongs to no account
        assert not ready.tree_model.canDropMimeData(folder_to_mime(projects.id), Qt.DropAction.MoveAction, -1, -1,
                                                    ready.tree_model.index_of_key(key))
    node_menu(ready, f"favourite/{projects.id}")["Remove from favourites"].trigger()
    assert engine.last(SetFavourite) == SetFavourite(projects.id, False)
    for each in (projects, archive):
        do(engine, bridge, SetFavourite(each.id, False))
    bridge.post(FavouritesChanged())
    qtbot.waitUntil(lambda: "Favourites" not in tops(ready))
    assert ready.tree.currentIndex() == ready.tree_model.index_of_folder(projects.id)


def test_saved_searches_stand_in_the_tree(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                          qtbot: QtBot) -> None:
    saved_searches.apply(engine.store, SaveSearch("Bills", "subject:bill"))
    bridge.post(SavedSearchesChanged())
    qtbot.waitUntil(lambda: "Searches" in tops(ready))
    (search,) = saved_searches.all_(engine.store)
    choose(ready, f"search/{search.id}")
    assert ready.browsing.search.active
    node_menu(ready, f"search/{search.id}")["Delete the search"].trigger()
    assert engine.last(DeleteSearch) == DeleteSearch(search.id)
    ready.favourites.ask_name(search)
    dialog = ready.findChild(SearchNameDialog)
    dialog.line.setText("Old bills")
    dialog.ok.click()
    assert engine.last(RenameSearch) == RenameSearch(search.id, "Old bills")
    ready.browsing.search.leave()
    node = ready.tree_model.node(ready.tree.currentIndex())
    assert node is not None and node.kind is NodeKind.FOLDER


# --- snooze ------------------------------------------------------------------------------------------------------


def test_the_snooze_menu_puts_off_what_is_chosen(ready: MainWindow, engine: FakeEngine) -> None:
    ready.list.select(1)
    row = ready.list.selected()[0]
    offered = entries(ready.snoozing.menu([row]))
    assert "Tomorrow morning" in offered and "Show again now" not in offered
    assert "other devices" in offered["Tomorrow morning"].toolTip()
    offered["Tomorrow morning"].trigger()
    asked = engine.last(SnoozeMessages)
    assert asked.ids == (row.id,) and datetime.fromtimestamp(asked.until).hour == 8
    ready.snoozing.pick([row])
    dialog = ready.findChild(SnoozeDialog)
    dialog.edit.setDateTime(dialog.edit.dateTime().addDays(30))
    dialog.ok.click()
    assert engine.last(SnoozeMessages).until == dialog.moment() > asked.until


def test_b_opens_the_snooze_menu(ready: MainWindow, qtbot: QtBot) -> None:
    ready.list.select(0)
    ready.list.focus_list()
    QTest.keyClick(ready.list.lines, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: any(menu.title() == "Snooze" and menu.isVisible() for menu in ready.findChildren(QMenu)))
    for menu in ready.findChildren(QMenu):
        menu.close()


def test_l_opens_the_tags(ready: MainWindow, qtbot: QtBot) -> None:
    ready.list.select(0)
    ready.list.focus_list()
    QTest.keyClick(ready.list.lines, Qt.Key.Key_L)
    qtbot.waitUntil(ready.actions_.tag_menu.isVisible)
    ready.actions_.tag_menu.close()


def test_put_off_mail_stands_in_a_list_of_its_own_and_comes_back(ready: MainWindow, engine: FakeEngine, work: Account,
                                                                 bridge: EventBridge, qtbot: QtBot) -> None:
    first, second = ready.rows.message(0).id, ready.rows.message(1).id
    do(engine, bridge, SnoozeMessages((first, second), TOMORROW))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 3)
    qtbot.waitUntil(lambda: "Snoozed" in tops(ready))
    assert ready.list.header.counts.text().startswith("3 unread")
    choose(ready, "snoozed")
    assert ready.rows.rowCount() == 2 and ready.list.header.title.text() == "Snoozed"
    assert ready.rows.preview(ready.rows.message(0)).startswith("snoozed until ")
    assert ready.list.header.filters.isHidden()
    assert "Show again now" in entries(ready.snoozing.menu([ready.rows.message(0)]))
    do(engine, bridge, SnoozeMessages((second,), 0))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 1)
    woken = snooze.wake(engine.store, TOMORROW + 1)
    for event in woken.changes.events():
        bridge.post(event)
    bridge.post(SnoozedBack(tuple(woken.new_ids)))
    qtbot.waitUntil(lambda: ready.banners.banner("snoozed") is not None)
    assert ready.rows.rowCount() == 0 and ready.list.empty.title.text() == "Nothing is snoozed"
    banner = ready.banners.banner("snoozed")
    assert banner is not None and banner.text.startswith("1 snoozed message")
    banner.buttons[0].click()
    assert ready.browsing.folder is not None and ready.browsing.folder.id == engine.folder(work).id
    assert [row.id for row in ready.list.selected()] == [first] and ready.banners.banner("snoozed") is None


def test_what_is_being_read_is_hidden_too(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                          qtbot: QtBot) -> None:
    ids = (ready.rows.message(0).id, ready.rows.message(1).id)
    with engine.store.write():
        engine.store.run("UPDATE message SET thread_id = ? WHERE id IN (?, ?)", (min(ids), *ids))
    for key, count in ((UNIFIED, 10), (f"{ready.rows.message(0).account_id}/INBOX", 4)):
        choose(ready, key)
        assert ready.rows.rowCount() == count
        head = ready.rows.message(count - 1)
        ready.list.select(count - 1)
        ready.rows.pinned = frozenset({head.id})
        do(engine, bridge, SnoozeMessages((head.id,), TOMORROW))
        qtbot.waitUntil(lambda count=count: ready.rows.rowCount() == count - 1)
        do(engine, bridge, SnoozeMessages((head.id,), 0))
        qtbot.waitUntil(lambda count=count: ready.rows.rowCount() == count)


@pytest.mark.parametrize(("now", "expected"), [
    (datetime(2026, 11, 26, 9), [When.EVENING, When.TOMORROW, When.WEEKEND, When.NEXT_WEEK]),
    (datetime(2026, 11, 27, 17, 20), [When.LATER, When.TOMORROW, When.NEXT_WEEK]),
    (datetime(2026, 11, 28, 22), [When.TOMORROW, When.NEXT_WEEK]),
    (datetime(2026, 11, 29, 23, 59), [When.TOMORROW]),
    (datetime(2026, 11, 30, 0, 1), [When.EVENING, When.TOMORROW, When.WEEKEND, When.NEXT_WEEK])])
def test_times_that_are_offered(now: datetime, expected: list[When]) -> None:
    found = choices(now)
    assert [each.when for each in found] == expected
    moments = [each.at for each in found]
    assert moments[0] > now.timestamp() and moments == sorted(set(moments))


# --- filters together --------------------------------------------------------------------------------------------


def test_several_filters_hold_together_by_mouse_and_key(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                        qtbot: QtBot) -> None:
    rows = [ready.rows.message(place).id for place in range(5)]
    do(engine, bridge, SetFlags(tuple(rows[:3]), frozenset({FLAGGED})))
    do(engine, bridge, SetFlags((rows[0], rows[4]), frozenset({SEEN})))
    do(engine, bridge, SetFlags((rows[1],), frozenset({"$label1"})))
    filters = ready.list.header.filters
    qtbot.waitUntil(lambda: ready.rows.message(0).is_flagged)
    ready.list.focus_list()
    for key, count in ((Qt.Key.Key_S, 3), (Qt.Key.Key_U, 2), (Qt.Key.Key_T, 1), (Qt.Key.Key_F, 0)):
        QTest.keyClick(ready.list.focusWidget() or ready.list, key, Qt.KeyboardModifier.ShiftModifier)
        assert ready.rows.rowCount() == count
    assert ready.list.shows_empty and "all these filters" in ready.list.empty.title.text()
    assert filters.active and not filters.chip(Only.ALL).isChecked()
    filters.chip(Only.ATTACHMENT).click()
    assert ready.rows.rowCount() == 1
    filters.chip(Only.ALL).click()
    assert ready.rows.rowCount() == 5 and not filters.active and filters.tags.text() == "Tag ▾"
    filters.tags._group.actions()[2].trigger()
    assert ready.rows.rowCount() == 0 and ready.list.empty.title.text() == "No messages with such a tag here"
    choose(ready, UNIFIED)
    assert not filters.active and ready.rows.rowCount() == 11


# --- undo --------------------------------------------------------------------------------------------------------


LABELS = (
    ("move", 3, "3 messages moved"), ("copy", 1, "1 message copied"), ("archive", 2, "2 messages archived"),
    ("junk", 1, "1 message marked as junk"), ("not-junk", 1, "1 message marked as no junk"),
    ("delete", 1, "1 message deleted"), ("snooze", 2, "2 messages snoozed"), ("wake", 1, "1 message shown again"),
    ("read", 2, "2 messages marked as read"), ("star", 2, "2 messages starred"), ("tag", 3, "3 messages tagged"),
    ("untag", 2, "Tag removed from 2 messages"), ("unread", 4, "4 messages marked as unread"),
    ("unstar", 2, "Star removed from 2 messages"), ("flag", 2, "2 messages changed"),
    ("folder", 1, "Folder put into the trash"))  # fmt: skip


def test_what_was_done_is_named_and_can_be_taken_back(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                      qtbot: QtBot) -> None:
    for undone, (label, count, words) in enumerate(LABELS, 1):
        bridge.post(EditApplied(label, count))
        qtbot.waitUntil(lambda words=words: plain(ready.toast.label.text()) == words)
        ready.toast.button.click()
        assert engine.count(UndoEdit) == undone and not ready.toast.isVisible()
        bridge.post(EditApplied("", count, label))
        qtbot.waitUntil(lambda words=words: plain(ready.toast.label.text()) == f"Taken back: {words}")
        assert ready.toast.button.isHidden()


def test_a_single_star_is_not_worth_a_word(ready: MainWindow, bridge: EventBridge, qtbot: QtBot) -> None:
    for label in ("star", "read", "tag"):
        bridge.post(EditApplied(label, 1))
    bridge.post(EditApplied("", 5))
    bridge.post(EditApplied("move", 1))
    qtbot.waitUntil(ready.toast.isVisible)
    assert plain(ready.toast.label.text()) == "1 message moved"


# --- drag and drop -----------------------------------------------------------------------------------------------


def test_mail_files_from_the_file_manager_are_imported(ready: MainWindow, engine: FakeEngine, work: Account,
                                                       tmp_path: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.eml", "b.MBOX")])
    model, target = ready.tree_model, ready.tree_model.index_of_folder(engine.folder(work, "Projects").id)
    assert model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    dialog = ready.findChild(ImportDialog)
    assert [path.name for path in dialog.paths()] == ["a.eml", "b.MBOX"] and not dialog.tree.isChecked()
    assert dialog.into.currentData() == engine.folder(work, "Projects").id and dialog.begin.isEnabled()
    dialog.reject()
    for urls in ([QUrl("https://example.org/a.eml")], [QUrl.fromLocalFile("/a.eml"), QUrl.fromLocalFile("/b.png")], []):
        data.setUrls(urls)
        assert not model.canDropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)


def test_messages_dragged_out_become_files_when_they_are_asked_for(
        ready: MainWindow, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("ui.temporary_files.fresh_folder", lambda: tmp_path)
    data = ready.rows.mimeData([ready.rows.index(0, 0), ready.rows.index(1, 0)])
    assert data.hasUrls() and from_mime(data) == (ready.rows.message(0).id, ready.rows.message(1).id)
    assert not list(tmp_path.glob("*.eml"))
    paths = [Path(url.toLocalFile()) for url in data.urls()]
    assert [path.suffix for path in paths] == [".eml", ".eml"] and data.urls()
    assert len(list(tmp_path.glob("*.eml"))) == 2
    assert paths[0].read_bytes() == bodies.raw(engine.store, ready.rows.message(0).id)
    target = ready.tree_model.index_of_folder(ready.rows.message(0).folder_id)
    assert mail_files(data) == () and ready.tree_model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)


def test_a_rare_filter_waits_for_its_index(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                           monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("ui.desks.arranging.WALKED", 3)
    ready.list.header.filters.toggle(Only.ATTACHMENT)
    ready.list.header.filters.toggle_tagged()
    asked = [each.order for each in engine.commands if isinstance(each, PrepareOrder)]
    assert asked == ["files", "tags"] and ready.list.empty.title.text() == "Looking …"
    for each in asked:
        ordering.prepare(engine.store, each)
        bridge.post(OrderPrepared(each))
    qtbot.waitUntil(lambda: "all these filters" in ready.list.empty.title.text())


@pytest.mark.parametrize("edge", [2, -2, 0])
def test_the_whole_row_of_a_folder_takes_what_is_dropped_and_an_account_takes_nothing(
        ready: MainWindow, engine: FakeEngine, work: Account, edge: int) -> None:
    tree, model = ready.tree, ready.tree_model
    data, folder = ready.rows.mimeData([ready.rows.index(1, 0)]), engine.folder(work, "Archive")
    button, keys, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    ready.list.select(1)

    def over(index: QModelIndex) -> bool:
        rect = tree.visualRect(index)
        where = QPoint(rect.center().x(), {2: rect.top() + 1, -2: rect.bottom() - 1, 0: rect.center().y()}[edge])
        QApplication.sendEvent(tree.viewport(), QDragEnterEvent(where, move, data, button, keys))
        moved = QDragMoveEvent(where, move, data, button, keys)
        QApplication.sendEvent(tree.viewport(), moved)
        if moved.isAccepted():
            QApplication.sendEvent(tree.viewport(), QDropEvent(where.toPointF(), move, data, button, keys))
        return moved.isAccepted()

    assert not over(model.index(1, 0)) and model.node(model.index(1, 0)).kind is NodeKind.ACCOUNT
    assert over(model.index_of_folder(folder.id))
    assert engine.last(MoveMessages) == MoveMessages((ready.rows.message(1).id,), folder.id)


def test_messages_dropped_on_another_account_are_moved(ready: MainWindow, engine: FakeEngine, home: Account) -> None:
    ready.list.select(0)
    row = ready.list.selected()[0]
    data = ready.rows.mimeData([ready.rows.index(0, 0)])
    target = ready.tree_model.index_of_folder(engine.folder(home, "Archive").id)
    assert ready.tree_model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    ready.tree_model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert engine.last(MoveMessages) == MoveMessages((row.id,), engine.folder(home, "Archive").id)
