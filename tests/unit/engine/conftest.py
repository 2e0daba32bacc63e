"""A store, a fake server and a session on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.events import Event, SyncFinished
from app.model.account import Account, Protocol
from app.model.folder import Role
from app.model.message import MessageRow
from app.model.operation import Operation
from app.secrets import PasswordStore
from app.store import accounts, edits, folders, messages, schema
from app.store.database import Database
from app.store.messages import View
from tests.factory import make_account
from tests.fakes.server import FakeImap, FakePop3, FakeServer


@dataclass
class Bench:
    """One account on a fake server. Each round gets a new backend, as after a restart."""

    db: Database
    account: Account
    server: FakeServer
    step: int = 200
    events: list[Event] = field(default_factory=list)

    def session(self) -> AccountSession:
        backend = (FakeImap(self.server, self.step) if self.account.protocol is Protocol.IMAP
                   else FakePop3(self.server, self.account.leave, self.step))
        return AccountSession(self.db, self.account, backend, self.events.append, reader=MimeReader(),
                              passwords=PasswordStore())

    def round(self) -> SyncFinished:
        return self.session().run_round()

    def edit(self, operation: Operation) -> edits.Applied:
        return edits.apply(self.db, operation, MimeReader())

    def folder(self, path: str) -> int:
        found = folders.by_path(self.db, self.account.id, path)
        assert found is not None
        return found.id

    def role(self, role: Role) -> int:
        found = folders.by_role(self.db, self.account.id, role)
        assert found is not None
        return found.id

    def rows(self, path: str) -> list[MessageRow]:
        return messages.page(self.db, View(self.folder(path)), None)

    def subjects(self, path: str) -> set[str]:
        return {row.subject for row in self.rows(path)}


def _store(directory: Path) -> Database:
    db = Database.open(directory / "mail.db")
    schema.prepare(db)
    return db


@pytest.fixture
def imap(tmp_path: Path) -> Iterator[Bench]:
    db = _store(tmp_path)
    yield Bench(db, accounts.save(db, make_account(outgoing=True)), FakeServer())
    db.close()


@pytest.fixture
def pop3(tmp_path: Path) -> Iterator[Bench]:
    db = _store(tmp_path)
    yield Bench(db, accounts.save(db, make_account(Protocol.POP3, leave="delete")), FakeServer())
    db.close()
