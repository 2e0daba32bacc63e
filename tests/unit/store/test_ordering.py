"""Orders other than by date get their index when somebody asks for them."""

from __future__ import annotations

import pytest

from app.store import messages, ordering
from app.store.messages import SortBy, View
from tests.fakes.store import Store

OTHERS = [each for each in SortBy if each is not SortBy.DATE]


def test_by_date_is_always_ready(store: Store) -> None:
    assert ordering.is_ready(store.db, SortBy.DATE)
    ordering.prepare(store.db, SortBy.DATE)
    assert not any(ordering.is_ready(store.db, each) for each in OTHERS)


@pytest.mark.parametrize("sort", OTHERS)
def test_the_order_is_the_same_before_and_after_and_later_mail_is_in_it(store: Store, sort: SortBy) -> None:
    store.fill(range(20))
    view = View(store.folder("INBOX").id, sort)
    before = [row.id for row in messages.page(store.db, view, None)]
    ordering.prepare(store.db, sort)
    ordering.prepare(store.db, sort)
    assert ordering.is_ready(store.db, sort)
    assert [row.id for row in messages.page(store.db, view, None)] == before and len(before) == 20
    store.fill(range(20, 25))
    assert len(messages.page(store.db, view, None)) == 25
