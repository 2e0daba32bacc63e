"""All Inboxes as one list: in every order, page by page, with filters."""

from __future__ import annotations

import pytest

from app.model.message import FLAGGED, MessageRow
from app.model.operation import SetFlags
from app.store import edits, messages, ordering, unified
from app.store.messages import Only, SortBy, View
from tests.fakes.store import Store


@pytest.fixture
def inboxes(store: Store) -> tuple[int, ...]:
    store.fill(range(0, 20, 2))
    store.download(range(1, 15, 3))
    store.fill(range(100, 103), "Work")
    return tuple(each.id for each in unified.inboxes(store.db))


def pages(store: Store, folder_ids: tuple[int, ...], view: View, size: int) -> list[MessageRow]:
    found: list[MessageRow] = []
    while page := unified.page(store.db, folder_ids, view, found[-1] if found else None, size):
        found += page
    return found


@pytest.mark.parametrize("sort", list(SortBy))
@pytest.mark.parametrize("descending", [True, False])
def test_pages_follow_each_other_in_every_order(store: Store, inboxes: tuple[int, ...], sort: SortBy,
                                                descending: bool) -> None:
    ordering.prepare(store.db, sort)
    view = View(0, sort, descending)
    found = pages(store, inboxes, view, 4)
    alone = [row for folder_id in inboxes for row in messages.page(store.db, View(folder_id, sort, descending), None)]
    assert found == sorted(alone, key=lambda row: messages.sort_key(row, view)) and len(found) == 15
    assert len({row.account_id for row in found}) == 2


def test_filters_hold_in_all_of_them(store: Store, inboxes: tuple[int, ...]) -> None:
    chosen = [row.id for row in pages(store, inboxes, View(0), 50)][::4]
    edits.apply(store.db, SetFlags(tuple(chosen), frozenset({FLAGGED})), store.reader)
    assert [row.id for row in pages(store, inboxes, View(0, only=Only.FLAGGED, also=(Only.UNREAD,)), 2)] == chosen
    assert unified.page(store.db, (), View(0), None) == []


@pytest.mark.parametrize(("view", "index"), [
    (View(1), "message_by_date"), (View(1, only=Only.UNREAD), "message_unread"),
    (View(1, only=Only.ATTACHMENT), "message_files"), (View(1, tags=("work",)), "message_tagged")])
def test_each_folder_is_read_by_an_index_of_its_own_order(store: Store, view: View, index: str) -> None:
    for each in (ordering.FILES, ordering.TAGS):
        assert not ordering.is_ready(store.db, each)
        ordering.prepare(store.db, each)
        assert ordering.is_ready(store.db, each)
    assert ordering.lacking(store.db, view) == ()
    for sql in (messages.key_statement(view, 80, first=False), messages.statement(view, 80)):
        plan = [str(row[3]) for row in store.db.rows(f"EXPLAIN QUERY PLAN {sql}", (1, 2, 3))]
        assert f"USING INDEX {index} (folder_id=? AND date<?)" in plan[0] and "TEMP B-TREE" not in "".join(plan)


def test_few_that_pass_a_filter_are_found_first_and_then_sorted(store: Store, inboxes: tuple[int, ...]) -> None:
    for only in (Only.UNREAD, Only.FLAGGED):
        view = View(inboxes[0], SortBy.SUBJECT, only=only)
        expected = [row for row in messages.page(store.db, View(inboxes[0], SortBy.SUBJECT), None)
                    if messages.matches(row, view)]
        assert messages.page(store.db, view, None) == expected
