"""A POP3 account with a real store, and the questions that tests ask of it: what was lost, what is there twice?"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.backends.registry import backend_for
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.events import Event, SyncFinished
from app.model.account import Account
from app.model.folder import Role
from app.model.message import MessageRow
from app.secrets import PasswordStore
from app.store import accounts, bodies, folders, messages
from app.store.database import Database
from app.store.messages import View


@dataclass
class StoredMaildrop:
    """A POP3 account with a real store. Each check has a new backend, as after a restart."""

    db: Database
    account: Account
    events: list[Event] = field(default_factory=list)
    delivered: list[bytes] = field(default_factory=list)
    removed: int = 0
    password: str = "secret"

    def with_account(self, **changes: object) -> None:
        self.account = accounts.save(self.db, replace(self.account, **changes))  # type: ignore[arg-type]

    @contextlib.contextmanager
    def session(self) -> Iterator[AccountSession]:
        session = AccountSession(self.db, self.account, backend_for(self.account, lambda: self.password),
                                 self.events.append, reader=MimeReader(), passwords=PasswordStore())
        try:
            yield session
        finally:
            session.close()

    def check(self) -> SyncFinished:
        """A round; what disappeared from the Inbox by it is counted."""
        before = Counter(self.octets())
        with self.session() as session:
            finished = session.run_round()
        self.removed += sum((before - Counter(self.octets())).values())
        return finished

    def rows(self) -> list[MessageRow]:
        inbox = folders.by_role(self.db, self.account.id, Role.INBOX)
        assert inbox is not None
        return messages.page(self.db, View(inbox.id), None, 10_000)

    def octets(self) -> list[bytes]:
        return [raw for row in self.rows() if (raw := bodies.raw(self.db, row.id)) is not None]

    @property
    def lost(self) -> int:
        """Messages that were delivered and are not here."""
        return len(set(self.delivered) - set(self.octets()))

    @property
    def doubled(self) -> int:
        """Copies here of which each message was delivered fewer."""
        return sum((Counter(self.octets()) - Counter(self.delivered)).values())
