"""This client with a POP3 account: its rounds, and what of its store must be the same whatever interrupted them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from app.backends.pop3.backend import Pop3Backend
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.events import SyncFinished
from app.model.account import Protocol, Security, ServerSettings
from app.secrets import PasswordStore
from app.store import accounts, bodies, check, pop3_state
from app.store.database import Database
from tests.torture.client import Client


@dataclass
class Pop3Client(Client):
    """As `Client`. Each round has a backend of its own, as after a start of the program."""

    protocol: ClassVar[Protocol] = Protocol.POP3

    def change(self, **fields: object) -> None:
        """Other settings of the account, such as `leave`."""
        self.account = accounts.save(self.db, replace(self.account, **fields))  # type: ignore[arg-type]

    def pop3(self, port: int = 0) -> Pop3Backend:
        settings = ServerSettings("127.0.0.1", port or self.login.port, Security.NONE, self.login.user)
        return Pop3Backend(settings, lambda: self.login.password, self.account.leave, plaintext_consent=True,
                           timeout=self.timeout, grace=self.account.delete_grace,
                           whole_up_to=self.account.whole_up_to)

    def check(self, port: int = 0) -> SyncFinished:
        """One whole round."""
        session = AccountSession(self.db, self.account, self.pop3(port), self.events.append, reader=MimeReader(),
                                 passwords=PasswordStore())
        try:
            return session.run_round()
        finally:
            session.close()

    def stored(self) -> list[object]:
        """As in `Client`, and what the store knows of the server: no times, but whether there is one."""
        found = super().stored()
        found += sorted(repr(row) for row in self.db.rows(
            "SELECT p.uidl, coalesce(m.message_id, ''), hex(p.hash), p.size, p.partial, p.deleted_here, p.kept, "
            "p.reason, p.gone_at IS NOT NULL, p.delete_at IS NOT NULL, p.moved_at IS NOT NULL "
            "FROM pop3_state p LEFT JOIN message m ON m.id = p.message_id"))
        found += [("bodies", self.db.value("SELECT count(*) FROM body"))]
        found += [("undo", self.db.value("SELECT count(*) FROM undo"))]
        snapshot = pop3_state.snapshot(self.db, self.account.id, "INBOX")
        return [*found, ("empty", snapshot.was_empty), ("renumbering", snapshot.is_renumbering)]

    def problems(self, *, alone: bool = False) -> Sequence[str]:
        """What is wrong in the store by itself: POP3 mirrors no server."""
        return [f"{each.kind}: {each.detail}" for each in check.check(self.db, self.account.id)]


def held(db: Database) -> Counter[str]:
    """The hash of each message that can be read whole, as often as the person has it."""
    return Counter(bodies.digest(raw).hex() for (number,) in db.rows("SELECT id FROM message WHERE body_id IS NOT NULL "
                                                                     "AND folder_id IS NOT NULL")
                   if (raw := bodies.raw(db, number)) is not None)
