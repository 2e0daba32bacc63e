"""An account on two fake servers, and jobs that switch it from one to the other."""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.backends.base import MailBackend
from app.commands import PlanSwitch, RunSwitch, UndoSwitch
from app.engine import switch_jobs
from app.engine.job_tools import JobTools
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.events import Event
from app.model.account import Account, LeaveRule, Protocol, Security, ServerSettings
from app.model.message import Flags
from app.model.operation import Operation
from app.model.switching import SwitchPlan, SwitchReport, SwitchTarget
from app.model.sync import Arrived, RemoteMessage
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import accounts, bodies, check, edits, folders, switching
from app.store.database import Database
from app.store.messages import split_flags
from app.store.sync_writer import SyncWriter
from tests.factory import make_account, make_mail
from tests.fakes.new_store import new_store
from tests.fakes.passwords import FakePasswords
from tests.fakes.server import FakeImap, FakePop3, FakeServer

THERE = ServerSettings("there.example.org", 993, Security.TLS, "mara")
TO_IMAP = SwitchTarget(Protocol.IMAP, THERE)
TO_POP3 = SwitchTarget(Protocol.POP3, replace(THERE, port=995))


@dataclass
class Switching:
    """`server` is both: its mailboxes by IMAP, its maildrop by POP3."""

    db: Database
    account: Account
    server: FakeServer = field(default_factory=FakeServer)
    passwords: PasswordStore = field(default_factory=FakePasswords)
    events: list[Event] = field(default_factory=list)
    cancelled: threading.Event = field(default_factory=threading.Event)
    held: Counter[str] = field(default_factory=Counter)
    on_progress: Callable[[str, int, int], None] = lambda *_: None
    backends: list[Account] = field(default_factory=list)

    @property
    def tools(self) -> JobTools:
        return JobTools(Profile(self.db.path.parent), lambda: Database.open(self.db.path), self.passwords, self.made,
                        MimeReader(), self.events.append, self._hold, progress=self.on_progress,
                        cancelled=self.cancelled)

    def made(self, account: Account, password: Callable[[], str]) -> MailBackend:
        self.backends.append(account)
        return FakeImap(self.server) if account.protocol is Protocol.IMAP else FakePop3(self.server, account.leave)

    @contextlib.contextmanager
    def _hold(self, account_id: int) -> Iterator[None]:
        self.held["began"] += 1
        yield
        self.held["ended"] += 1

    # --- jobs ----------------------------------------------------------------------------------------

    def plan(self, target: SwitchTarget = TO_IMAP, *chosen: tuple[int, str]) -> SwitchPlan:
        return switch_jobs.plan(self.tools, PlanSwitch(1, self.account.id, target, chosen))

    def run(self, job_id: int) -> SwitchReport:
        return switch_jobs.run(self.tools, RunSwitch(1, job_id))

    def undo(self, job_id: int) -> SwitchReport:
        return switch_jobs.undo(self.tools, UndoSwitch(1, job_id))

    def job(self) -> int:
        found = switching.latest(self.db, self.account.id)
        assert found is not None
        return found.id

    # --- mail ----------------------------------------------------------------------------------------

    def put(self, number: int, path: str = "Inbox", *, raw: bytes | None = None, flags: Flags = frozenset()) -> int:
        """A message in a local folder, as if POP3 had brought it; its id."""
        octets = make_mail(number) if raw is None else raw
        folder = folders.by_path(self.db, self.account.id, path)
        assert folder is not None
        SyncWriter(self.db, self.account, folder, MimeReader()).store(Arrived("INBOX", (RemoteMessage(
            f"u{number}", flags, 1_700_000_000.0 + number, len(octets), b"", octets),)))
        self.server.maildrop[f"u{number}"] = octets
        return int(self.db.value("SELECT max(id) FROM message"))

    def edit(self, operation: Operation) -> None:
        edits.apply(self.db, operation, MimeReader())

    def round(self) -> None:
        account = self.stored
        backend = self.made(account, lambda: "")
        session = AccountSession(self.db, account, backend, self.events.append, reader=MimeReader(),
                                 passwords=self.passwords)
        finished = session.run_round()
        session.close()
        assert finished.errors == ()

    def folder(self, path: str) -> int:
        found = folders.by_path(self.db, self.account.id, path)
        assert found is not None, f"no folder {path}"
        return found.id

    # --- what there is --------------------------------------------------------------------------------

    @property
    def stored(self) -> Account:
        return accounts.account(self.db, self.account.id)

    def here(self) -> Counter[tuple[str, bytes, Flags]]:
        return Counter((path, bodies.raw(self.db, number) or b"", split_flags(flags)) for number, path, flags
                       in self.db.rows("SELECT m.id, f.path, m.flags FROM message m JOIN folder f "
                                       "ON f.id = m.folder_id"))

    def there(self) -> Counter[tuple[str, bytes, Flags]]:
        return Counter((path, raw, flags) for path, box in self.server.boxes.items()
                       for raw, flags in box.mail.values())

    def problems(self) -> list[str]:
        return [each.detail for each in check.check(self.db)]


def made(directory: Path, protocol: Protocol = Protocol.POP3, leave: str = "days:14") -> Switching:
    db = new_store(directory / "mail.db")
    return Switching(db, accounts.save(db, replace(make_account(protocol), leave=LeaveRule.parse(leave))))
