"""`depesche --demo`: servers on loopback, a profile that is gone afterwards, one account of each protocol."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from types import TracebackType

from app.commands import SaveAccount, SaveFilters
from app.demo.samples import IMAP_NAME, OWNER_NAME, POP3_NAME
from app.demo.servers import DemoServers
from app.events import AccountSaved, SyncFinished
from app.model.account import (
    Account,
    LeaveKind,
    LeaveRule,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
    ServerSettings,
)
from app.model.filters import Condition, FileInto, Filter, FilterField, FilterTest, MarkRead
from app.model.folder import Role
from app.model.message import SEEN, MessageRow
from app.model.operation import DeleteOnServer, KeepOnServer, SetFlags
from app.paths import DEMO_PREFIX, Profile
from app.store import accounts, folders, messages
from app.store.database import Database
from app.store.messages import View
from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.tokens import next_token

FRESH_SECONDS = 3 * 86_400
GRACE_SECONDS = 3_600
"""Long enough to look at what waits to be deleted on the demo's server."""


class DemoSession:
    """A context: servers and folder live as long as it does."""

    def __init__(self, *, lively: bool = True, now: float | None = None) -> None:
        self._now = time.time() if now is None else now
        self._servers = DemoServers(lively=lively, now=now)
        self._folder = tempfile.TemporaryDirectory(prefix=DEMO_PREFIX, ignore_cleanup_errors=True)
        self.profile = Profile(Path(self._folder.name) / "profile")

    def __enter__(self) -> DemoSession:
        self._addresses = self._servers.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._servers.stop()
        self._folder.cleanup()

    @property
    def servers(self) -> DemoServers:
        return self._servers

    def add_accounts(self, engine: EnginePort, bridge: EventBridge) -> None:
        """One after the other, as the wizard would; the passwords stay in memory."""
        waiting = list(self._accounts())

        def add_next(_told: AccountSaved | None = None) -> None:
            if waiting:
                engine.submit(SaveAccount(next_token(), waiting.pop(0), self._addresses.password))
            else:
                bridge.account_saved.disconnect(add_next)

        bridge.account_saved.connect(add_next)
        add_next()

    def read_old_mail(self, engine: EnginePort, bridge: EventBridge) -> None:
        """POP3 knows no flags, so that all of it would be unread: what is older than three days gets read, once."""

        def finished(told: SyncFinished) -> None:
            db = engine.open_reader()
            try:
                account = accounts.account(db, told.account_id)
                inbox = folders.by_role(db, account.id, Role.INBOX)
                if account.protocol is Protocol.POP3 and inbox is not None and inbox.total:
                    bridge.sync_finished.disconnect(finished)
                    old = [row for row in messages.page(db, View(inbox.id), None) if self._is_old(row)]
                    engine.edit(SetFlags(tuple(row.id for row in old), add=frozenset({SEEN}), undoable=False))
                    self._show_what_pop3_can(engine, account, old, db)
            finally:
                db.close()

        bridge.sync_finished.connect(finished)

    def _show_what_pop3_can(self, engine: EnginePort, account: Account, old: list[MessageRow], db: Database) -> None:
        """Two messages that wait to be deleted on the server, one that no rule deletes, and a filter."""
        uidls = [row.uid for row in old if row.uid]
        engine.edit(DeleteOnServer(account.id, tuple(uidls[1:3])))
        engine.edit(KeepOnServer(account.id, tuple(uidls[:1])))
        junk = folders.by_role(db, account.id, Role.JUNK)
        if junk is not None:
            engine.submit(SaveFilters((Filter(
                0, account.id, "Gewinnspiele", (Condition(FilterField.SUBJECT, FilterTest.CONTAINS, "Gewinn"),),
                (FileInto(junk.id), MarkRead())),)))

    def _is_old(self, row: MessageRow) -> bool:
        return row.is_unread and row.date < self._now - FRESH_SECONDS

    def _accounts(self) -> tuple[Account, Account]:
        at = self._addresses
        smtp = at.smtp_port

        def account(name: str, protocol: Protocol, user: str, port: int) -> Account:
            return Account(
                id=0, name=name, email=user, display_name=OWNER_NAME, protocol=protocol,
                incoming=ServerSettings(at.host, port, Security.NONE, user),
                outgoing=ServerSettings(at.host, smtp, Security.NONE, user), secret=SecretSource(SecretKind.SESSION),
                leave=LeaveRule(LeaveKind.DAYS, 14), delete_grace=GRACE_SECONDS if protocol is Protocol.POP3 else 0,
                plaintext_consent=True)

        return (account(IMAP_NAME, Protocol.IMAP, at.imap_user, at.imap_port),
                account(POP3_NAME, Protocol.POP3, at.pop3_user, at.pop3_port))
