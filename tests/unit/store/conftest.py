"""A fresh store with one account of each protocol, checked against itself after every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.account import Protocol
from app.store import accounts, check, folders, schema
from app.store.database import Database
from tests.fakes.store import IMAP_TREE, Store, make_account


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "mail.db")
    schema.prepare(database)
    yield database
    database.close()


@pytest.fixture
def store(db: Database) -> Iterator[Store]:
    imap = accounts.save(db, make_account("work", Protocol.IMAP))
    pop = accounts.save(db, make_account("home", Protocol.POP3))
    folders.take_over(db, imap.id, IMAP_TREE)
    filled = Store(db, imap, pop)
    yield filled
    assert not filled.sound or check.check(db) == ()
