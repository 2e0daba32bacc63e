"""A fresh store with one account of each protocol, checked against itself after every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store import check
from app.store.database import Database
from tests.fakes.new_store import new_store
from tests.fakes.store import Store, fresh_store


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty database of the newest schema."""
    database = new_store(tmp_path / "empty.db")
    yield database
    database.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    filled = fresh_store(tmp_path / "mail.db")
    yield filled
    assert not filled.sound or check.check(filled.db) == ()
    filled.db.close()
