"""Searches with a name."""

from __future__ import annotations

import pytest

from app.commands import DeleteSearch, RenameSearch, SaveSearch
from app.errors import ErrorKind, MailError
from app.model.query import SavedSearch
from app.store import saved_searches
from tests.fakes.store import Store


def test_saved_renamed_and_deleted(store: Store) -> None:
    saved_searches.apply(store.db, SaveSearch("  Unread   tea ", "tea is:unread"))
    saved_searches.apply(store.db, SaveSearch("Milk", "milk"))
    first, second = saved_searches.all_(store.db)
    assert first == SavedSearch(first.id, "Unread tea", "tea is:unread")
    saved_searches.apply(store.db, RenameSearch(first.id, "Tea"))
    saved_searches.apply(store.db, RenameSearch(first.id, "Tea"))
    assert saved_searches.find(store.db, first.id) == SavedSearch(first.id, "Tea", "tea is:unread")
    saved_searches.apply(store.db, DeleteSearch(first.id))
    assert saved_searches.all_(store.db) == (second,) and saved_searches.find(store.db, first.id) is None
    saved_searches.apply(store.db, DeleteSearch(first.id))


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\0b", "Tea"])
def test_names_that_cannot_be(store: Store, name: str) -> None:
    saved_searches.apply(store.db, SaveSearch("Tea", "tea"))
    saved_searches.apply(store.db, SaveSearch("Milk", "milk"))
    with pytest.raises(MailError) as caught:
        saved_searches.apply(store.db, SaveSearch(name, "x"))
    assert caught.value.kind is ErrorKind.USAGE
    with pytest.raises(MailError):
        saved_searches.apply(store.db, RenameSearch(saved_searches.all_(store.db)[1].id, name))
    assert [each.name for each in saved_searches.all_(store.db)] == ["Tea", "Milk"]


def test_there_is_a_limit(store: Store) -> None:
    for number in range(saved_searches.MOST):
        saved_searches.apply(store.db, SaveSearch(f"{number}", "x"))
    with pytest.raises(MailError):
        saved_searches.apply(store.db, SaveSearch("one more", "x"))
