"""Warnings: the newest of each kind, told once."""

from __future__ import annotations

from app.model.warnings import WarningKind
from app.store import warnings
from tests.fakes.store import Store

MANY, MIXED = WarningKind.MANY_LEFT, WarningKind.MIXED_USE


def test_one_of_a_kind_is_told_once_and_kept_up_to_date(store: Store) -> None:
    assert warnings.note(store.db, store.pop.id, MANY, 3_000, 6.0)
    assert not warnings.note(store.db, store.pop.id, MANY, 9_000, 8.0)
    assert warnings.note(store.db, store.pop.id, MIXED, 2)
    assert {(each.kind, each.number, each.seconds) for each in warnings.warnings(store.db, store.pop.id)} == {
        (MIXED, 2, 0.0), (MANY, 9_000, 8.0)}
    assert warnings.warnings(store.db, store.imap.id) == ()


def test_a_dismissed_one_stays_quiet_until_it_is_half_as_bad_again(store: Store) -> None:
    warnings.note(store.db, store.pop.id, MANY, 4_000, 6.0)
    warnings.dismiss(store.db, store.pop.id, MANY)
    assert not warnings.note(store.db, store.pop.id, MANY, 5_999, 6.0)
    (told,) = warnings.warnings(store.db, store.pop.id)
    assert told.dismissed and told.number == 4_000
    assert warnings.note(store.db, store.pop.id, MANY, 6_000, 6.0)
    assert not warnings.warnings(store.db, store.pop.id)[0].dismissed


def test_clearing_tells_whether_there_was_one(store: Store) -> None:
    warnings.note(store.db, store.pop.id, MANY, 4_000, 6.0)
    assert not warnings.clear(store.db, store.imap.id, MANY)
    assert warnings.clear(store.db, store.pop.id, MANY)
    assert not warnings.clear(store.db, store.pop.id, MANY)
    assert warnings.warnings(store.db, store.pop.id) == ()


def test_streaks_are_by_account_and_kind(store: Store) -> None:
    assert warnings.streak(store.db, store.pop.id, MANY) == 0
    warnings.set_streak(store.db, store.pop.id, MANY, 2)
    assert warnings.streak(store.db, store.pop.id, MANY) == 2
    assert warnings.streak(store.db, store.pop.id, MIXED) == warnings.streak(store.db, store.imap.id, MANY) == 0
