"""The main window over a fake engine: what a click asks for, and what an event shows.

In one file, since all of it is clicked in the one window at its head.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QStyleOptionViewItem, QToolButton
from pytestqt.qtbot import QtBot

from app.commands import (
    CancelWork,
    FetchBody,
    GoOffline,
    MarkFoldersRead,
    OpenFolder,
    PrepareOrder,
    SaveAttachments,
    SearchMessages,
    SyncAccount,
    UndoEdit,
    ViewMessage,
)
from app.errors import ErrorKind, MailError
from app.events import (
    AccountsChanged,
    AccountStateChanged,
    ActivityChanged,
    ActivityEnded,
    ActivityKind,
    AttachmentsSaved,
    BodyFailed,
    BodyStored,
    ConnectionState,
    CountsChanged,
    DeliveryFailed,
    EditApplied,
    EditRefused,
    FoldersChanged,
    MessageView,
    OrderPrepared,
    PasswordNeeded,
    SearchCoverage,
    SearchFinished,
    StoreRepaired,
    ViewReady,
)
from app.model.account import Account, Protocol
from app.model.message import FLAGGED, SEEN, Address, Attachment, Envelope, MessageRow
from app.model.operation import ArchiveMessages, DeleteMessages, JunkMessages, MoveMessages, SetFlags
from app.store import accounts, folders, ordering
from app.store.messages import Only, SortBy
from tests.fakes.engine import TREE, FakeEngine, make_account
from ui.bridge import EventBridge
from ui.desks import reading
from ui.main_window import MainWindow
from ui.models.rows_model import Column
from ui.settings import ListLayout, Settings
from ui.views.folder_chooser import FolderChooser
from ui.views.message_view import Shown


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 31))
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the IMAP Inbox open."""
    qtbot.waitUntil(lambda: window.rows.rowCount() == 30)
    return window


def view_of(row: MessageRow, **changes: object) -> MessageView:
    fields: dict[str, object] = {
        "message_id": row.id, "text": "Hello there", "html": None, "attachments": (), "inline": {}, "remote": (),
        "warnings": (), "raw_size": 100,
        "envelope": Envelope(subject=row.subject, date=row.date, senders=(Address("Ada", "ada@example.org"),),
                             to=(Address("Bob", "bob@example.org"),)),
    }  # fmt: skip
    return MessageView(**(fields | changes))  # type: ignore[arg-type]


def open_first(window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot,
               **changes: object) -> MessageRow:
    """Chooses the first row and lets the engine answer."""
    window.list.select(0)
    row = window.list.selected()[0]
    qtbot.waitUntil(lambda: engine.count(ViewMessage) > 0 and engine.last(ViewMessage).message_id == row.id)
    bridge.post(ViewReady(view_of(row, **changes)))
    qtbot.waitUntil(lambda: window.view.shown is Shown.MESSAGE)
    return row


def banner_texts(window: MainWindow) -> list[str]:
    return [banner.text for banner in window.banners._banners.values()]


def press(window: MainWindow, text: str) -> None:
    """Clicks the visible button of this name."""
    found = [each for each in window.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    assert found, [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    found[-1].click()


# --- the first steps ----------------------------------------------------------------------------


def test_without_an_account_the_next_step_is_offered(window: MainWindow, engine: FakeEngine) -> None:
    assert window.list.shows_empty
    assert window.list.empty.title.text() == "No account yet"
    assert window.list.empty.button.text() == "Add account …"
    assert not window.actions_.get_mail.isEnabled()


def test_a_new_account_appears_and_its_inbox_opens(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                   qtbot: QtBot) -> None:
    account = engine.add_account("work")
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: engine.count(OpenFolder) > 0)
    assert engine.last(OpenFolder) == OpenFolder(account.id, engine.folder(account).id)
    assert window.list.header.title.text() == "Inbox"
    assert "work" in window.status.text_of(account.id)


def test_the_focus_stays_in_the_list_when_the_first_mail_comes(window: MainWindow, engine: FakeEngine,
                                                                bridge: EventBridge, qtbot: QtBot) -> None:
    assert window.focusWidget() is window.list.empty.button
    account = engine.add_account("work")
    engine.states[account.id] = AccountStateChanged(account.id, ConnectionState.SYNCING)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.list.empty.title.text() == "Loading …")
    assert window.focusWidget() is window.list.empty
    bridge.post(engine.fill(account, range(1, 4)))
    qtbot.waitUntil(lambda: not window.list.shows_empty)
    assert window.focusWidget() is window.list.lines


@pytest.mark.parametrize(("state", "error", "words"), [
    (ConnectionState.SYNCING, None, "Loading …"), (ConnectionState.OFFLINE, None, "Not fetched yet"),
    (ConnectionState.STOPPED, MailError(ErrorKind.LOGIN_REFUSED, "no"), "Sign-in did not work"),
])  # fmt: skip
def test_an_empty_folder_says_why(window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot,
                                  state: ConnectionState, error: MailError | None, words: str) -> None:
    account = engine.add_account("work")
    engine.states[account.id] = AccountStateChanged(account.id, state, error)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.list.empty.title.text() == words)
    assert window.list.shows_empty


def test_an_account_without_folders_says_that_its_server_is_not_there(window: MainWindow, engine: FakeEngine,
                                                                      bridge: EventBridge, qtbot: QtBot) -> None:
    account = accounts.save(engine.store, make_account("work", Protocol.IMAP))
    engine.states[account.id] = AccountStateChanged(account.id, ConnectionState.CONNECTING)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.list.empty.title.text() == "Loading …")
    unknown = MailError(ErrorKind.HOST_UNKNOWN, "There is no such server.")
    engine.states[account.id] = AccountStateChanged(account.id, ConnectionState.WAITING, unknown)
    bridge.post(engine.states[account.id])
    qtbot.waitUntil(lambda: "No server of this name" in window.list.empty.text.text())


def test_rows_that_arrive_take_the_place_of_the_words(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                      qtbot: QtBot) -> None:
    account = engine.add_account("work")
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: engine.count(OpenFolder) > 0)
    bridge.post(engine.fill(account, range(1, 11)))
    bridge.post(CountsChanged((engine.folder(account).id,)))
    qtbot.waitUntil(lambda: not window.list.shows_empty)
    qtbot.waitUntil(lambda: "10" in window.list.header.counts.text())


# --- reading ------------------------------------------------------------------------------------


def test_a_chosen_message_is_asked_for_shown_and_marked_as_read(ready: MainWindow, engine: FakeEngine,
                                                                bridge: EventBridge, qtbot: QtBot,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    assert (reading.ReadingDesk.second_ms, ready.context.settings.mark_read_after) == (1000, 1)
    ready.reading.second_ms = 50
    row = open_first(ready, engine, bridge, qtbot)
    assert ready.view.header.person.text() == "Ada"
    assert ready.view.header.address.text() == "<ada@example.org>"
    assert ready.view.body.toPlainText() == "Hello there"
    qtbot.waitUntil(lambda: engine.count(SetFlags) == 1)
    assert engine.last(SetFlags) == SetFlags((row.id,), add=frozenset({SEEN}), undoable=False)


def test_who_walks_on_marks_nothing(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    ready.reading.second_ms = 30
    open_first(ready, engine, bridge, qtbot)
    ready.list.step(1)
    asked = engine.count(ViewMessage)
    qtbot.waitUntil(lambda: engine.count(ViewMessage) > asked)
    assert engine.count(SetFlags) == 0


def test_a_late_answer_for_another_message_is_not_shown(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                        qtbot: QtBot) -> None:
    ready.list.select(3)
    other = ready.rows.message(7)
    bridge.post(ViewReady(view_of(other)))
    qtbot.waitUntil(lambda: engine.count(ViewMessage) == 1)
    assert ready.view.shown is Shown.LOADING


def test_a_failed_download_can_be_tried_again_and_cancelled(ready: MainWindow, engine: FakeEngine,
                                                            bridge: EventBridge, qtbot: QtBot) -> None:
    ready.list.select(0)
    row = ready.list.selected()[0]
    qtbot.waitUntil(lambda: engine.count(ViewMessage) == 1)
    ready.view.cancel_wanted.emit(row.id)
    assert engine.last(CancelWork) == CancelWork(row.account_id)
    bridge.post(BodyFailed(row.id, MailError(ErrorKind.NETWORK, "broken")))
    qtbot.waitUntil(lambda: ready.view.shown is Shown.FAILED)
    press(ready, "Try again")
    qtbot.waitUntil(lambda: engine.count(ViewMessage) == 2)


def test_attachments_are_listed_and_saved(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot,
                                          tmp_path: Path) -> None:
    files = (Attachment("2", "plan.pdf", "application/pdf", 2000), Attachment("3", "a.png", "image/png", 10, "c", True))
    row = open_first(ready, engine, bridge, qtbot, attachments=files)
    assert ready.view.files.isVisible()
    assert ready.view.files.model.rowCount() == 1  # the inline image stands in the body
    ready.files.save_to(row.id, files[:1], tmp_path)
    assert engine.last(SaveAttachments) == SaveAttachments(row.id, ("2",), tmp_path)
    bridge.post(AttachmentsSaved(row.id, (tmp_path / "plan.pdf",)))
    qtbot.waitUntil(ready.toast.isVisible)
    assert "1 file" in ready.toast.label.text()


def test_links_go_to_the_browser_only_for_the_web(ready: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for target in ("https://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "smb://x/y", "depesche:1"):
        ready.reading.follow(QUrl(target))
    assert opened == ["https://example.org/a"]


def test_two_chosen_messages_are_counted(ready: MainWindow) -> None:
    ready.list.select_all()
    assert ready.view.shown is Shown.MANY
    assert "30" in ready.view.empty.title.text()
    assert not ready.actions_.reply.isEnabled() and ready.actions_.archive.isEnabled()


def test_remote_images_are_told_to_stay_blocked(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                qtbot: QtBot) -> None:
    ready.actions_.plain.setChecked(True)  # WebEngine has tests of its own
    open_first(ready, engine, bridge, qtbot, html="<p>Hi</p>", remote=("https://a.example/1.png",))
    banner = ready.view.banners.banner("remote")
    assert banner is not None and "1 remote image" in banner.text


# --- doing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "expected"), [
    (Qt.Key.Key_A, lambda ids, folder: ArchiveMessages(ids)),
    (Qt.Key.Key_Delete, lambda ids, folder: DeleteMessages(ids)),
    (Qt.Key.Key_S, lambda ids, folder: SetFlags(ids, add=frozenset({FLAGGED}))),
    (Qt.Key.Key_U, lambda ids, folder: SetFlags(ids, add=frozenset({SEEN}))),
])  # fmt: skip
def test_keys_edit_the_chosen_message(ready: MainWindow, engine: FakeEngine, work: Account, qtbot: QtBot, key: Qt.Key,
                                      expected: Callable[[tuple[int, ...], Callable[[str], int]], object]) -> None:
    ready.list.select(2)
    ready.list.focus_list()
    ids = tuple(row.id for row in ready.list.selected())
    QTest.keyClick(ready.list.lines, key)
    assert engine.edits[-1] == expected(ids, lambda path: engine.folder(work, path).id)


def test_letters_in_the_search_field_are_text(ready: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    ready.list.select(2)
    ready.search.activate()
    QTest.keyClicks(ready.search, "asuj")
    assert engine.edits == [] and ready.search.text() == "asuj"


def test_a_move_can_be_undone(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    bridge.post(EditApplied("move", 3))
    qtbot.waitUntil(ready.toast.isVisible)
    assert ready.toast.label.text().startswith("3 message")
    press(ready, "Undo")
    assert engine.count(UndoEdit) == 1


def test_after_a_deletion_the_next_message_is_chosen(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                     work: Account, qtbot: QtBot) -> None:
    ready.list.select(5)
    following = ready.rows.message(6).id
    bridge.post(engine.vanish(work, (int(ready.rows.message(5).uid),)))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 29)
    assert [row.id for row in ready.list.selected()] == [following]


def test_in_the_trash_deleting_asks_first(ready: MainWindow, engine: FakeEngine, work: Account, qtbot: QtBot) -> None:
    engine.fill(work, range(100, 103), "Trash")
    ready.browsing.open_folder(engine.folder(work, "Trash").id)
    ready.list.select(0)
    ready.editing.delete()
    assert engine.count(DeleteMessages) == 0
    box = ready.findChild(QMessageBox)
    assert box is not None
    press(ready, "Delete")
    assert engine.last(DeleteMessages).forever


def test_a_folder_is_found_by_typing_and_moved_to(ready: MainWindow, engine: FakeEngine, work: Account,
                                                  qtbot: QtBot) -> None:
    ready.list.select(0)
    ids = tuple(row.id for row in ready.list.selected())
    ready.editing.choose_move()
    chooser = ready.findChild(FolderChooser)
    assert chooser is not None
    QTest.keyClicks(chooser.field, "light")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert engine.last(MoveMessages) == MoveMessages(ids, engine.folder(work, "Projects/Lighthouse").id)


def test_the_star_in_the_list_is_a_button(ready: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    view = ready.list.lines
    index = ready.rows.index(1, Column.SUBJECT)
    qtbot.waitUntil(lambda: not view.visualRect(index).isEmpty())
    delegate = view.itemDelegate()
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(index)
    option.font = view.font()
    star = delegate.star_rect(option).center()  # type: ignore[attr-defined]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=star)
    assert engine.last(SetFlags) == SetFlags((ready.rows.message(1).id,), add=frozenset({FLAGGED}))
    assert ready.list.selected() == []  # the message was not opened


def test_rows_are_dragged_to_be_moved_rather_than_copied(ready: MainWindow) -> None:
    assert ready.rows.supportedDragActions() & Qt.DropAction.MoveAction
    assert ready.tree_model.supportedDropActions() & Qt.DropAction.MoveAction


def test_in_the_junk_folder_the_way_back_is_offered(ready: MainWindow, engine: FakeEngine, work: Account) -> None:
    engine.fill(work, range(100, 103), "Junk")
    ready.browsing.open_folder(engine.folder(work, "Junk").id)
    ready.list.select(0)
    assert ready.actions_.junk.text() == "Not &junk"
    ready.actions_.junk.trigger()
    assert engine.last(JunkMessages) == JunkMessages((ready.list.selected()[0].id,), junk=False)


def test_a_draft_can_be_written_on(ready: MainWindow, engine: FakeEngine, work: Account, bridge: EventBridge,
                                   qtbot: QtBot) -> None:
    engine.fill(work, range(100, 101), "Drafts")
    ready.browsing.open_folder(engine.folder(work, "Drafts").id)
    open_first(ready, engine, bridge, qtbot)
    assert ready.actions_.edit_draft.isEnabled()
    press(ready, "Go on writing")
    qtbot.waitUntil(lambda: len(ready.composing.open_composers) == 1)
    ready.composing.open_composers[0].close()


def test_the_whole_folder_is_marked_in_one_request(ready: MainWindow, engine: FakeEngine, work: Account) -> None:
    ready.editing.mark_folder_read(engine.folder(work, "Projects").id)
    assert engine.last(MarkFoldersRead) == MarkFoldersRead((engine.folder(work, "Projects").id,))
    ready.actions_.mark_all_read.trigger()
    assert engine.last(MarkFoldersRead) == MarkFoldersRead((engine.folder(work).id,))


def test_replying_opens_a_composer(ready: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    ready.list.select(0)
    ready.actions_.reply.trigger()
    qtbot.waitUntil(lambda: len(ready.composing.open_composers) == 1)
    composer = ready.composing.open_composers[0]
    assert composer.subject.text().startswith("Re: Message 30")
    composer.close()
    assert ready.composing.open_composers == []


def test_replying_to_a_message_that_is_not_here_fetches_it_first(ready: MainWindow, engine: FakeEngine, work: Account,
                                                                 bridge: EventBridge, qtbot: QtBot) -> None:
    engine.fill(work, range(60, 61), "Sent", bodies=False)
    ready.browsing.open_folder(engine.folder(work, "Sent").id)
    ready.list.select(0)
    number = ready.list.selected()[0].id
    ready.actions_.forward.trigger()
    qtbot.waitUntil(lambda: engine.count(FetchBody) == 1)
    engine.fill(work, range(60, 61), "Sent", bodies=True)
    bridge.post(BodyStored(number))
    qtbot.waitUntil(lambda: len(ready.composing.open_composers) == 1)
    ready.composing.open_composers[0].close()


# --- searching and ordering ---------------------------------------------------------------------


def test_search_shows_results_with_what_was_searched(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                     qtbot: QtBot) -> None:
    ready.search.activate()
    QTest.keyClicks(ready.search, "message")
    qtbot.waitUntil(lambda: engine.count(SearchMessages) == 1)
    asked = engine.last(SearchMessages)
    ids = (ready.rows.message(4).id, ready.rows.message(2).id)
    bridge.post(SearchFinished(asked.token - 1, (1,), SearchCoverage(1, 1, 0)))  # of a search that was left
    bridge.post(SearchFinished(asked.token, ids, SearchCoverage(1200, 800, 7)))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 2)
    assert ready.rows.preview(ready.rows.message(0)).startswith("Inbox · ")
    coverage = ready.list.header.search.coverage.text()
    assert "1,200 headers and 800 bodies" in coverage and "7 only on the server" in coverage
    QTest.keyClick(ready.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 30)
    assert ready.list.header.title.text() == "Inbox"


def test_the_keyboard_goes_from_the_search_into_the_list(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                         qtbot: QtBot) -> None:
    ready.search.activate()
    QTest.keyClicks(ready.search, "message")
    qtbot.waitUntil(lambda: engine.count(SearchMessages) == 1)
    found = ready.rows.message(4).id
    bridge.post(SearchFinished(engine.last(SearchMessages).token, (found,), SearchCoverage(30, 30, 0)))
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 1)
    QTest.keyClick(ready.search, Qt.Key.Key_Down)
    assert ready.list.has_list_focus and [row.id for row in ready.list.selected()] == [found]
    ready.search.activate()
    QTest.keyClick(ready.search, Qt.Key.Key_Escape)
    assert ready.list.has_list_focus and ready.rows.rowCount() == 30


def test_an_unreadable_search_says_how_it_is_written_and_leaves_the_list(ready: MainWindow, engine: FakeEngine) -> None:
    ready.search.setText("after:x")
    QTest.keyClick(ready.search, Qt.Key.Key_Return)
    assert ready.list.header.search.problem.text() == (
        "Write a date after “after:”, as in after:2026-01-31, after:2026, after:yesterday")
    assert ready.list.header.search.isVisibleTo(ready.list) and ready.list.header.title.text() == "Inbox"
    assert ready.rows.rowCount() == 30 and not engine.count(SearchMessages)
    QTest.keyClick(ready.search, Qt.Key.Key_Escape)
    assert not ready.list.header.search.isVisibleTo(ready.list)


def test_a_folder_that_arrives_sweeps_no_search_away(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                     qtbot: QtBot) -> None:
    first = accounts.save(engine.store, make_account("work", Protocol.IMAP))  # its folders are not known yet
    second = engine.add_account("home", Protocol.POP3)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: engine.count(OpenFolder) == 1)
    assert engine.last(OpenFolder).account_id == second.id
    assert window.context.settings.last_folder == 0  # nobody chose it
    window.search.activate()
    QTest.keyClicks(window.search, "tea")
    folders.take_over(engine.store, first.id, TREE)
    with qtbot.waitSignal(bridge.folders_changed):
        bridge.post(FoldersChanged(first.id))
    assert window.search.text() == "tea" and engine.last(OpenFolder).account_id == second.id
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    with qtbot.waitSignal(bridge.folders_changed):
        bridge.post(FoldersChanged(first.id))
    assert engine.last(OpenFolder).account_id == first.id


def test_filters_and_order_are_applied_and_remembered(ready: MainWindow, engine: FakeEngine, work: Account,
                                                      settings: Settings, qtbot: QtBot) -> None:
    ready.list.header.set_only(Only.FLAGGED)
    ready.list.header.only_changed.emit(Only.FLAGGED)
    assert ready.list.shows_empty and ready.list.empty.button.text() == "Show all"
    press(ready, "Show all")
    assert ready.rows.rowCount() == 30
    ready.browsing.arranging.sort_by(SortBy.SUBJECT, False)
    assert (settings.sort, settings.descending) == (SortBy.SUBJECT.value, False)


def test_an_order_is_shown_once_the_store_is_ready_for_it(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                          settings: Settings, qtbot: QtBot) -> None:
    def shown() -> list[str]:
        return [ready.rows.message(place).subject for place in range(ready.rows.rowCount())]

    by_date = shown()
    ready.browsing.arranging.sort_by(SortBy.SUBJECT, True)
    ready.browsing.arranging.sort_by(SortBy.SUBJECT, False)
    assert shown() == by_date and [each.order for each in engine.commands if isinstance(each, PrepareOrder)] == [
        SortBy.SUBJECT.value]
    ordering.prepare(engine.store, SortBy.SUBJECT)
    with qtbot.waitSignal(bridge.order_prepared):
        bridge.post(OrderPrepared(SortBy.SUBJECT.value))
    assert shown() == sorted(by_date, key=str.casefold) != by_date

    ready.browsing.arranging.sort_by(SortBy.SIZE, True)
    with qtbot.waitSignal(bridge.order_prepared):
        bridge.post(OrderPrepared(SortBy.SIZE.value, MailError(ErrorKind.DISK_FULL, "The disk is full.")))
    assert shown() == by_date and settings.sort == SortBy.DATE.value
    assert ready.banners.isVisible()


def test_columns_and_lines_share_the_selection(ready: MainWindow, settings: Settings) -> None:
    ready.list.select(4)
    chosen = ready.list.selected()
    ready.actions_.columns.trigger()
    assert ready.list.columns.isVisible() and ready.list.selected() == chosen
    assert settings.layout is ListLayout.COLUMNS
    ready.list.step(1)
    assert ready.list.selected()[0].id == ready.rows.message(5).id
    ready.actions_.columns.trigger()
    assert ready.list.lines.isVisible() and ready.list.selected()[0].id == ready.rows.message(5).id


def test_columns_get_the_room_for_their_dates_and_give_it_back(ready: MainWindow) -> None:
    before = ready.splitter.sizes()
    ready.actions_.columns.trigger()
    columns = ready.list.columns
    columns.header().doItemsLayout()
    assert columns.columnViewportPosition(Column.DATE) + columns.columnWidth(Column.DATE) <= columns.viewport().width()
    ready.actions_.columns.trigger()
    assert ready.splitter.sizes() == before


def test_in_a_narrow_window_the_list_gives_way_too(ready: MainWindow, qtbot: QtBot) -> None:
    ready.resize(900, 600)
    qtbot.waitUntil(lambda: ready.splitter.width() <= 900)
    _folders, listing, message = ready.splitter.sizes()
    assert listing < 300 and message > 380


def test_in_a_narrow_list_the_folder_and_every_filter_can_be_read(ready: MainWindow, qtbot: QtBot) -> None:
    header = ready.list.header
    ready.splitter.setSizes([230, 620, 400])
    qtbot.waitUntil(header.counts.isVisible)
    ready.splitter.setSizes([230, 100, 900])
    qtbot.waitUntil(lambda: not header.counts.isVisible())
    qtbot.waitUntil(lambda: header.title.width() >= header.title.fontMetrics().horizontalAdvance("Inbox"))
    chips = [button for button in header.filters.findChildren(QToolButton)
             if button.property("role") == "chip" and not button.isHidden()]
    qtbot.waitUntil(lambda: all(chip.parentWidget().rect().contains(chip.geometry()) for chip in chips))
    assert len(chips) == 5 and all(chip.width() >= chip.sizeHint().width() for chip in chips)


def test_a_first_window_is_no_larger_than_the_screen(ready: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(960, 540))
    ready._restore()
    assert ready.width() <= 960 and ready.height() <= 540


# --- events and errors --------------------------------------------------------------------------


def test_a_refused_login_offers_the_password(ready: MainWindow, engine: FakeEngine, work: Account,
                                             bridge: EventBridge, qtbot: QtBot) -> None:
    from ui.dialogs.password import PasswordDialog

    error = MailError(ErrorKind.LOGIN_REFUSED, "no")
    bridge.post(AccountStateChanged(work.id, ConnectionState.STOPPED, error))
    bridge.post(PasswordNeeded(work.id, error))
    qtbot.waitUntil(lambda: len(banner_texts(ready)) == 1)
    assert "refused the user name or the password" in banner_texts(ready)[0]
    press(ready, "Enter password …")
    assert ready.findChild(PasswordDialog) is not None
    bridge.post(AccountStateChanged(work.id, ConnectionState.CONNECTED))
    qtbot.waitUntil(lambda: banner_texts(ready) == [])


def test_a_lost_connection_offers_another_try(ready: MainWindow, engine: FakeEngine, work: Account,
                                              bridge: EventBridge, qtbot: QtBot) -> None:
    bridge.post(AccountStateChanged(work.id, ConnectionState.WAITING, MailError(ErrorKind.NETWORK, "x"), 4e9))
    qtbot.waitUntil(lambda: len(banner_texts(ready)) == 1)
    assert "server not reachable" in ready.status.text_of(work.id)
    press(ready, "Try again")
    assert engine.last(SyncAccount) == SyncAccount(work.id)
    assert banner_texts(ready) == []


def test_refusals_and_repairs_are_told(ready: MainWindow, work: Account, bridge: EventBridge, qtbot: QtBot) -> None:
    bridge.post(EditRefused(MailError(ErrorKind.REFUSED, "no")))
    bridge.post(DeliveryFailed(work.id, 3, MailError(ErrorKind.TOO_LARGE, "big")))
    bridge.post(StoreRepaired(Path("/x/mail.db.damaged"), 12, 1))
    qtbot.waitUntil(lambda: len(banner_texts(ready)) == 3)
    told = " ".join(banner_texts(ready))
    assert "refused the request" in told and "could not be sent" in told and "mail.db.damaged" in told


def test_activity_shows_progress_and_stops(ready: MainWindow, engine: FakeEngine, work: Account, bridge: EventBridge,
                                           qtbot: QtBot) -> None:
    bridge.post(ActivityChanged(work.id, ActivityKind.HEADERS, "INBOX", 120, 400, 2_000_000))
    qtbot.waitUntil(ready.activity.isVisible, timeout=3000)
    line = ready.activity._lines[work.id, ActivityKind.HEADERS]
    assert "Inbox" in line.text.text() and "120 of 400" in line.figures.text()
    assert (line.bar.value(), line.bar.maximum()) == (120, 400)
    line.cancel.click()
    assert engine.last(CancelWork) == CancelWork(work.id)
    bridge.post(ActivityEnded(work.id, ActivityKind.HEADERS, "INBOX"))
    qtbot.waitUntil(lambda: not ready.activity.isVisible(), timeout=5000)


def test_get_mail_and_offline_reach_every_account(ready: MainWindow, engine: FakeEngine, work: Account,
                                                  bridge: EventBridge, qtbot: QtBot) -> None:
    home = engine.add_account("home", Protocol.POP3)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: ready.tree_model.rowCount() == 3)  # with that of all Inboxes
    ready.actions_.get_mail.trigger()
    ready.actions_.offline.trigger()
    asked = engine.commands
    assert {each.account_id for each in asked if isinstance(each, SyncAccount)} == {work.id, home.id}
    assert {each.account_id for each in asked if isinstance(each, GoOffline)} == {work.id, home.id}


def test_the_tree_s_menu_fits_the_node(ready: MainWindow, engine: FakeEngine, work: Account) -> None:
    model = ready.tree_model
    inbox = model.node(model.index_of_folder(engine.folder(work).id))
    own = model.node(model.index_of_folder(engine.folder(work, "Projects").id))
    texts = {action.text(): action.isEnabled() for action in ready.accounts.menu(inbox).actions()}
    assert not texts["&Rename …"] and not texts["&Delete …"] and texts["&Mark all as read"]
    texts = {action.text(): action.isEnabled() for action in ready.accounts.menu(own).actions()}
    assert texts["&Rename …"] and texts["&Delete …"] and not texts["&Mark all as read"]


# --- the end ------------------------------------------------------------------------------------


def test_closing_hides_at_once_and_remembers(ready: MainWindow, engine: FakeEngine, work: Account, settings: Settings,
                                             tmp_path: Path, bridge: EventBridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ready.closed):
        ready.close()
    assert not ready.isVisible()
    stored = Settings.load(tmp_path / "settings.json")
    assert stored.geometry and stored.last_folder == engine.folder(work).id
    bridge.post(AccountsChanged())  # late events reach nobody
    QApplication.processEvents()


def test_mailto_and_message_files_from_outside(ready: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    from ui.desks.message_window import MessageWindow

    ready.open_argument("mailto:ada@example.org?subject=Hi&attach=/etc/passwd")
    assert ready.composing.open_composers[0].subject.text() == "Hi"
    assert ready.composing.open_composers[0].attachments.files() == ()
    ready.composing.open_composers[0].close()
    path = tmp_path / "one.eml"
    path.write_bytes(b"From: Ada <ada@example.org>\r\nSubject: From a file\r\n\r\nBody here\r\n")
    ready.open_argument(str(path))
    qtbot.waitUntil(lambda: ready.findChild(MessageWindow) is not None)
    shown = ready.findChild(MessageWindow)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.windowTitle() == "From a file")
    assert "Body here" in shown.pane.body.toPlainText()
    ready.open_argument(str(tmp_path / "missing.eml"))
    qtbot.waitUntil(lambda: len(banner_texts(ready)) == 1)


def test_a_context_menu_opens_from_the_keyboard_too(ready: MainWindow, qtbot: QtBot) -> None:
    ready.list.select(0)
    with qtbot.waitSignal(ready.list.menu_wanted):
        where = QPoint(10, 10)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, ready.list.lines.mapToGlobal(where))
        QApplication.sendEvent(ready.list.lines.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_words_in_the_status_bar_do_not_widen_the_window(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                         bridge: EventBridge) -> None:
    found = [engine.add_account(f"A long name of an account {number}") for number in range(3)]
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: found[-1].id in window.status._accounts)
    before = window.status._accounts[found[0].id].grab().toImage()
    for each in found:
        with qtbot.waitSignal(bridge.account_state_changed):
            bridge.post(AccountStateChanged(each.id, ConnectionState.WAITING, retry_at=2_000_000_000,
                                            error=MailError(ErrorKind.NETWORK, "down")))
    assert window.minimumSizeHint().width() <= 1_000
    assert window.status._accounts[found[0].id].grab().toImage() != before
