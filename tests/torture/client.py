"""This client: one profile's store and one account, driven round by round as the worker does, without its threads."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Self

from app.backends.imap.backend import ImapBackend
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.engine.verify import verify
from app.events import Event, SyncFinished
from app.model.account import Account, BodyPolicy, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.folder import Role
from app.model.operation import Operation
from app.secrets import PasswordStore
from app.store import accounts, bodies, check, edits, folders, schema
from app.store.database import Database
from tests.torture.mail import token_of
from tests.torture.other import Login

Row = tuple[str, str, frozenset[str]]
"""Where the person sees a message: folder, token, flags."""


@dataclass
class Client:
    """Use `open`. `timeout` is in seconds of the server's silence; `port` may lead through a proxy."""

    protocol: ClassVar[Protocol] = Protocol.IMAP
    db: Database
    account: Account
    login: Login
    timeout: float = 20.0
    events: list[Event] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path, login: Login, timeout: float = 20.0) -> Self:
        """Opens the profile, or makes it."""
        db = Database.open(path)
        schema.prepare(db)
        known = accounts.accounts(db)
        account = known[0] if known else accounts.save(db, Account(
            0, "torture", "mara@nordlicht.example", "Mara", cls.protocol,
            ServerSettings("127.0.0.1", login.port, Security.NONE, login.user), None,
            SecretSource(SecretKind.SESSION), plaintext_consent=True))
        return cls(db, account, login, timeout)

    def close(self) -> None:
        self.db.close()

    def backend(self, port: int = 0) -> ImapBackend:
        settings = ServerSettings("127.0.0.1", port or self.login.port, Security.NONE, self.login.user)
        return ImapBackend(settings, lambda: self.login.password, trace_name="torture", plaintext_consent=True,
                           timeout=self.timeout)

    def round(self, port: int = 0, bodies: BodyPolicy | None = None) -> SyncFinished:
        """One whole round with a backend of its own, as after a start of the program."""
        session = AccountSession(self.db, self.account, self.backend(port), self.events.append, reader=MimeReader(),
                                 passwords=PasswordStore())
        try:
            return session.run_round(bodies=bodies)
        finally:
            session.close()

    # --- what the person does -----------------------------------------------------------------------

    def edit(self, operation: Operation) -> edits.Applied:
        return edits.apply(self.db, operation, MimeReader())

    def folder(self, path: str) -> int:
        found = folders.by_path(self.db, self.account.id, path)
        assert found is not None, f"no folder {path}"
        return found.id

    def role(self, role: Role) -> int:
        found = folders.by_role(self.db, self.account.id, role)
        assert found is not None, f"no folder for {role}"
        return found.id

    def ids(self, *tokens: str, folder: str = "") -> tuple[int, ...]:
        """The newest row of each token that the person sees, in `folder` if one is given."""
        return tuple(int(self.db.value(
            "SELECT max(m.id) FROM message m JOIN folder f ON f.id = m.folder_id WHERE m.message_id = ?1 "
            "AND (?2 = '' OR f.path = ?2)", (f"{token}@torture.example", folder))) for token in tokens)

    # --- what the person sees, and what is stored ---------------------------------------------------

    def rows(self) -> Counter[Row]:
        """Every message that the person sees, each as often as it is there."""
        return Counter((path, message_id.partition("@")[0], frozenset(flags.split())) for path, message_id, flags
                       in self.db.rows("SELECT f.path, m.message_id, m.flags FROM message m "
                                       "JOIN folder f ON f.id = m.folder_id"))

    def stored(self) -> list[object]:
        """All of the store that must be the same whatever interrupted its making: no ids, UIDs and times."""
        found: list[object] = sorted(self.db.rows(
            "SELECT path, role, selectable, total, unread, cached, subscribed, missing FROM folder"))
        found += sorted((repr((here, there, message_id, flags, server_flags, size, seen, flagged, missing, uid,
                               self._digest(number, message_id, has_body)))
                         for number, here, there, message_id, flags, server_flags, size, seen, flagged, missing, uid,
                         has_body in self.db.rows(
            "SELECT m.id, h.path, t.path, m.message_id, m.flags, m.server_flags, m.size, m.seen, m.flagged, m.missing, "
            "m.uid IS NOT NULL, m.body_id IS NOT NULL FROM message m LEFT JOIN folder h ON h.id = m.folder_id "
            "LEFT JOIN folder t ON t.id = m.server_folder_id")))
        found += sorted(self.db.rows("SELECT kind, payload, error FROM journal"))
        found += [("pieces", self.db.value("SELECT count(*) FROM piece"))]
        found += [("findable", self.db.value("SELECT count(*) FROM search"))]
        return found

    def problems(self, *, alone: bool = False) -> Sequence[str]:
        """What is wrong in the store by itself and, unless `alone`, against the server."""
        found = list(check.check(self.db, self.account.id))
        backend = self.backend()
        try:
            found += () if alone else verify(self.db, self.account, backend)
        finally:
            backend.close()
        waiting = self.db.rows("SELECT kind, message_id, attempts, error FROM journal")
        return [f"{each.kind}: {each.detail}" for each in found] + [f"in the journal: {row}" for row in waiting]

    def _digest(self, number: int, message_id: str, has_body: bool) -> str:
        if not has_body:
            return ""
        raw = bodies.raw(self.db, number)
        assert raw is not None and token_of(raw) == message_id.partition("@")[0]
        return hashlib.sha256(raw).hexdigest()
