"""A store, a fake server and a session on it; or a whole engine on fake servers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.backends.base import MailBackend
from app.commands import SaveAccount
from app.engine.engine import Engine
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.events import AccountSaved, AccountStateChanged, ConnectionState, Event, SyncFinished
from app.model.account import Account, BodyPolicy, Protocol
from app.model.folder import Role
from app.model.message import MessageRow
from app.model.operation import Operation
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import accounts, edits, folders, messages
from app.store.database import Database
from app.store.messages import View
from tests.factory import make_account
from tests.fakes.events import EventLog
from tests.fakes.new_store import new_store
from tests.fakes.server import FakeImap, FakePop3, FakeServer


@dataclass
class Bench:
    """One account on a fake server. Each round gets a new backend, as after a restart."""

    db: Database
    account: Account
    server: FakeServer
    step: int = 200
    events: list[Event] = field(default_factory=list)

    def session(self, between: Callable[[], None] = lambda: None) -> AccountSession:
        backend = (FakeImap(self.server, self.step) if self.account.protocol is Protocol.IMAP
                   else FakePop3(self.server, self.account.leave, self.step))
        return AccountSession(self.db, self.account, backend, self.events.append, reader=MimeReader(),
                              passwords=PasswordStore(), between=between)

    def round(self) -> SyncFinished:
        return self.session().run_round()

    def edit(self, operation: Operation) -> edits.Applied:
        return edits.apply(self.db, operation, MimeReader())

    @property
    def fetched(self) -> list[tuple[str, int]]:
        """The server's downloads of bodies: path, and how many were asked for."""
        return self.server.fetched

    def with_bodies(self, policy: BodyPolicy, **more: int) -> Account:
        """The account, stored, with other rules for what is kept here."""
        return accounts.save(self.db, replace(self.account, bodies=policy, **more))  # type: ignore[arg-type]

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


class Rig:
    """An engine on fake servers, one a protocol."""

    def __init__(self, directory: Path) -> None:
        self.profile = Profile(directory)
        self.imap, self.pop3 = FakeServer(), FakeServer()
        self.log = EventLog()
        self.make: Callable[[Account], MailBackend] = self._make
        self.engine = Engine(self.profile, self.log.log, passwords=PasswordStore(),
                             backends=lambda account, password: self.make(account))
        self.passwords_asked = 0

    def _make(self, account: Account) -> MailBackend:
        return FakeImap(self.imap) if account.protocol is Protocol.IMAP else FakePop3(self.pop3, account.leave)

    def add(self, account: Account) -> int:
        self.engine.submit(SaveAccount(1, account, "secret"))
        saved = self.log.wait(AccountSaved)
        assert saved.error is None
        return saved.account_id

    def connected(self, account_id: int, after: int = 0) -> None:
        self.log.wait(AccountStateChanged, lambda event: event.account_id == account_id
                      and event.state is ConnectionState.CONNECTED, after=after)

    def rows(self, account_id: int, path: str) -> list[messages.MessageRow]:
        db = self.engine.open_reader()
        try:
            folder = folders.by_path(db, account_id, path)
            assert folder is not None
            return messages.page(db, View(folder.id), None)
        finally:
            db.close()

    def folder(self, account_id: int, path: str) -> int:
        db = self.engine.open_reader()
        try:
            folder = folders.by_path(db, account_id, path)
            assert folder is not None
            return folder.id
        finally:
            db.close()


@pytest.fixture
def imap(tmp_path: Path) -> Iterator[Bench]:
    db = new_store(tmp_path / "mail.db")
    yield Bench(db, accounts.save(db, make_account(outgoing=True)), FakeServer())
    db.close()


@pytest.fixture
def pop3(tmp_path: Path) -> Iterator[Bench]:
    db = new_store(tmp_path / "mail.db")
    yield Bench(db, accounts.save(db, make_account(Protocol.POP3, leave="delete")), FakeServer())
    db.close()


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(tmp_path / "profile")
    rig.engine.start()
    yield rig
    assert rig.engine.stop(), "a thread did not end"
