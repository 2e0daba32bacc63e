"""The list's model: pages by key, single rows for changes, never a reset by an event."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from app.events import MessagesChanged
from app.model.account import Account
from app.model.message import FLAGGED, SEEN
from app.store.database import Database
from app.store.messages import Only, SortBy, View
from tests.fakes.engine import FakeEngine
from ui.models.dragging import from_mime
from ui.models.listing import PAGE, FolderListing, ResultListing
from ui.models.message_list import MessageListModel
from ui.models.rows_model import KEEP_LOADED, Column
from ui.models.tag_book import TagBook
from ui.settings import Settings


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    return engine.add_account()


@pytest.fixture
def model(engine: FakeEngine, work: Account, reader: Database) -> MessageListModel:
    made = MessageListModel(reader, TagBook(Settings()))
    # Fails the test at any signal that does not fit what the model holds.
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    tester.setUseFetchMore(False)
    return made


def subjects(model: MessageListModel) -> list[int]:
    """Numbers of the test messages from the top down."""
    return [int(model.message(place).subject.split()[-1]) for place in range(model.rowCount())]


def listing(engine: FakeEngine, work: Account, **view: object) -> FolderListing:
    return FolderListing(View(engine.folder(work).id, **view))  # type: ignore[arg-type]


def test_pages_are_read_by_key_until_the_end(engine: FakeEngine, work: Account, model: MessageListModel) -> None:
    engine.fill(work, range(1, 451))
    model.show(listing(engine, work))
    assert model.rowCount() == PAGE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert subjects(model) == list(range(450, 0, -1))


@pytest.mark.parametrize("sort", list(SortBy))
@pytest.mark.parametrize("descending", [True, False])
def test_every_order_takes_new_rows_at_their_place(engine: FakeEngine, work: Account, model: MessageListModel,
                                                   sort: SortBy, descending: bool) -> None:
    engine.fill(work, range(1, 40, 2))
    model.show(listing(engine, work, sort=sort, descending=descending))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.apply(engine.fill(work, range(2, 40, 2)))
    shown = [model.message(place).id for place in range(model.rowCount())]
    model.show(listing(engine, work, sort=sort, descending=descending))
    assert shown == [model.message(place).id for place in range(model.rowCount())]
    assert len(shown) == 39
    assert resets == [True]  # only the second show()


def test_rows_below_what_is_loaded_wait_for_fetch_more(engine: FakeEngine, work: Account,
                                                       model: MessageListModel) -> None:
    engine.fill(work, range(1000, 1000 + PAGE))
    model.show(listing(engine, work))
    model.apply(engine.fill(work, range(1, 100)))
    assert model.rowCount() == PAGE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE + 99
    assert subjects(model)[-1] == 1


def test_a_first_sync_grows_the_list_only_to_some_pages(engine: FakeEngine, work: Account,
                                                       model: MessageListModel) -> None:
    model.show(listing(engine, work))
    for start in range(2000, 0, -PAGE):
        told = engine.fill(work, range(start - PAGE + 1, start + 1))
        model.apply(told)
    assert model.rowCount() == KEEP_LOADED
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert subjects(model) == list(range(2000, 0, -1))


def test_removed_rows_go_in_runs_and_the_others_keep_their_index(engine: FakeEngine, work: Account,
                                                                 model: MessageListModel) -> None:
    engine.fill(work, range(1, 31))
    model.show(listing(engine, work))
    kept = QPersistentModelIndex(model.index(10, 0))
    number = subjects(model)[10]
    runs: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: runs.append((first, last)))
    model.apply(engine.vanish(work, (30, 29, 28, 5)))
    assert sorted(runs) == [(0, 2), (25, 25)]
    assert subjects(model)[kept.row()] == number


def test_a_changed_flag_changes_one_row(engine: FakeEngine, work: Account, model: MessageListModel) -> None:
    engine.fill(work, range(1, 31))
    model.show(listing(engine, work))
    touched: list[int] = []
    model.dataChanged.connect(lambda first, _last, _roles: touched.append(first.row()))
    model.apply(engine.reflag(work, 20, frozenset({SEEN, FLAGGED})))
    assert touched == [10]
    assert model.message(10).is_flagged and not model.message(10).is_unread


def test_what_a_filter_no_longer_takes_goes_but_the_one_being_read_stays(engine: FakeEngine, work: Account,
                                                                         model: MessageListModel) -> None:
    engine.fill(work, range(1, 6))
    model.show(listing(engine, work, only=Only.UNREAD))
    model.pinned = frozenset({model.message(0).id})
    model.apply(engine.reflag(work, 5, frozenset({SEEN})))
    model.apply(engine.reflag(work, 4, frozenset({SEEN})))
    assert subjects(model) == [5, 3, 2, 1]


def test_results_keep_the_order_of_the_search_and_rows_that_moved(engine: FakeEngine, work: Account,
                                                                  model: MessageListModel) -> None:
    engine.fill(work, range(1, 6))
    ids = [row.id for row in engine.rows(work)]
    wanted = [ids[3], ids[0], 999_999, ids[2]]
    model.show(ResultListing(wanted))
    assert [model.message(place).id for place in range(model.rowCount())] == [ids[3], ids[0], ids[2]]
    # Left its folder, but is still there: stays. Gone altogether: goes.
    model.apply(MessagesChanged(engine.folder(work).id, removed=(ids[0],)))
    assert model.rowCount() == 3
    model.apply(engine.vanish(work, (int(model.message(0).uid),)))
    assert [model.message(place).id for place in range(model.rowCount())] == [ids[0], ids[2]]


def test_many_results_are_read_page_by_page(engine: FakeEngine, work: Account, model: MessageListModel) -> None:
    engine.fill(work, range(1, 501))
    ids = [row.id for row in engine.rows(work)]
    model.show(ResultListing(ids))
    assert model.rowCount() == PAGE
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 500


def test_another_folder_s_events_are_left_alone(engine: FakeEngine, work: Account, model: MessageListModel) -> None:
    engine.fill(work, range(1, 6))
    model.show(listing(engine, work))
    model.apply(engine.fill(work, range(50, 60), "Sent"))
    assert subjects(model) == [5, 4, 3, 2, 1]


def test_sent_shows_recipients(engine: FakeEngine, work: Account, model: MessageListModel) -> None:
    engine.fill(work, range(1, 2), "Sent")
    model.show(FolderListing(View(engine.folder(work, "Sent").id)), recipients=True)
    assert model.index(0, Column.SENDER).data() == "Bob"


def test_dragged_rows_name_their_messages(engine: FakeEngine, work: Account, model: MessageListModel) -> None:
    engine.fill(work, range(1, 6))
    model.show(listing(engine, work))
    data = model.mimeData([model.index(1, column) for column in range(3)] + [model.index(3, 0)])
    assert from_mime(data) == (model.message(1).id, model.message(3).id)
