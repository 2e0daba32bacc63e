"""One account at work: a round of journal, folders, changes, bodies and outbox. Worker and command line share it."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.backends.base import MailBackend, Wakeup, mirrors
from app.engine import arriving, tree, watching
from app.engine.comparing import Comparing
from app.engine.delivery import Deliverer
from app.engine.fetching import Fetching
from app.engine.progress import ProgressTeller
from app.engine.receiving import Receiving
from app.engine.replay import Replayer
from app.engine.schedule import is_local_to_folder
from app.engine.sending import Sending
from app.engine.server_search import Findings, ServerSearch
from app.engine.telling import Fresh
from app.engine.upkeep import Upkeep
from app.engine.watching import News
from app.errors import ErrorKind, MailError
from app.events import ActivityKind, Event, FolderReport, SyncFinished
from app.model.account import Account, BodyPolicy
from app.model.folder import Folder, RemoteStatus, Role
from app.secrets import PasswordStore
from app.store import folders, journal, outbox, pauses
from app.store.database import Database
from app.store.reader import MailReader


class AccountSession:
    """Owned by one thread, with its Database and its backend. `between` is called after each stored step: it may use
    `body` and `replay`, and it may raise MailError(CANCELLED) to end the round."""

    def __init__(self, db: Database, account: Account, backend: MailBackend, emit: Callable[[Event], None], *,
                 reader: MailReader, passwords: PasswordStore, between: Callable[[], None] = lambda: None,
                 hurry: bool = False) -> None:
        self._db = db
        self._account = account
        self._backend = backend
        self._emit = emit
        self._reader = reader
        self._tell = ProgressTeller(account.id, emit)
        self._receiving = Receiving(db, account, backend, emit, reader, self._tell, between, hurry=hurry)
        self._sending = Sending(account, passwords)
        self._fresh = Fresh()
        self._upkeep = Upkeep(db, account, backend, emit)
        self._comparing = Comparing(db, account, backend, emit, self._tell, self._receiving, self._fresh, self._upkeep)
        self._fetching = Fetching(db, account, backend, emit, reader, self._tell, self._receiving, self._upkeep,
                                  lambda: self.watched)
        self._server_search = ServerSearch(db, account, backend, emit, self._tell, self._receiving, between)
        self.watched: int | None = None
        """The folder that the person looks at: it comes before the others."""
        self.broken: MailError | None = None
        """What cut the last round short: the one of its errors after which the session is of no use."""

    # --- the round ----------------------------------------------------------------------------------

    def run_round(self, folder_path: str | None = None, bodies: BodyPolicy | None = None) -> SyncFinished:
        """Everything once. With `folder_path`, that folder only.

        A folder that the server refuses, or that rests since much disappeared from it, is reported in `errors` and the
        round goes on; a lost connection ends it and is reported there too. Raises MailError only when it did not come
        to a round at all (connection, login, store).
        """
        started, octets = time.monotonic(), self._backend.octets_received
        self.broken = None
        errors: list[MailError] = []
        reports: dict[int, FolderReport] = {}
        first_page = 0.0
        self.connect()
        try:
            errors += self.replay()
            chosen = self._folders(folder_path)
            paused = pauses.paused(self._db, self._account.id)
            counted = any(status is not None for _, status in chosen)
            for folder, status in chosen:
                before = time.monotonic() - started
                if folder.id in paused or tree.is_settled(self._db, folder, status, counted):
                    reports[folder.id] = FolderReport(folder.path)
                    if folder.role is Role.INBOX:  # ended between storing and filtering, the last round left some
                        arriving.filtered(self._db, self._account, folder, self._emit)
                else:
                    try:
                        reports[folder.id], page = self._comparing.compare(folder, started)
                    except MailError as error:
                        if not is_local_to_folder(error):
                            raise
                        errors.append(error)
                        continue
                    first_page = first_page or page
                first_page = first_page or before
            errors += self.replay(after_sync=True)
            for folder in tree.resting(self._db, self._account.id, folder_path):
                reports.setdefault(folder.id, FolderReport(folder.path))
                errors.append(pauses.sentence(folder.path, folder.missing))
            errors += self._fetching.wanted([folder for folder, _ in chosen], bodies)
            self._upkeep.run()
        except MailError as error:
            if error.kind in (ErrorKind.CANCELLED, ErrorKind.DAMAGED, ErrorKind.DISK_FULL):
                raise
            errors.append(error)
            self.broken = error
        else:
            errors += self.deliver()
        return SyncFinished(self._account.id, tuple(reports.values()), self._backend.octets_received - octets,
                            time.monotonic() - started, first_page, tuple(errors))

    def connect(self) -> None:
        """Opens the connection, if it is not open, as an activity that can be seen and cancelled."""
        with self._tell.activity(ActivityKind.CONNECT):
            self._backend.open()

    def sync_one(self, folder_id: int, *, with_bodies: bool = True) -> FolderReport:
        """One folder's changes and bodies: what the server told of, or what the person opened."""
        self._backend.open()
        folder = folders.find(self._db, folder_id)
        if folder is None:  # deleted since somebody opened it
            return FolderReport("")
        if folder.is_local and folder.role is Role.INBOX:
            folder = folders.inbox_for(self._db, self._account) or folder
        if not folder.selectable or folder.missing or (folder.is_local and folder.role is not Role.INBOX):
            return FolderReport(folder.path)
        report, _ = self._comparing.compare(folder, time.monotonic())
        if with_bodies:
            self._fetching.wanted([folder], None)
        return report

    @property
    def may_glance(self) -> bool:
        """Whether the server has more than one folder, and lets us look at them in turn."""
        return mirrors(self._backend)

    def glance(self, folder_id: int) -> None:
        """The headers of a folder that the person opened, between two steps of something else that takes long."""
        if folder_id == self._comparing.now:
            return
        try:
            self.sync_one(folder_id, with_bodies=False)
        except MailError as error:  # told as the end of its activity
            if not is_local_to_folder(error):
                raise

    def check(self, limit: float) -> None:
        """Raises MailError if the server does not answer within `limit` seconds: the line may have died unnoticed."""
        if mirrors(self._backend):
            self._backend.check(limit)

    def replay(self, *, after_sync: bool = False) -> tuple[MailError, ...]:
        """Tells the server the edits made here; what it refused."""
        self._receiving.drain()
        if not mirrors(self._backend) or not journal.count(self._db, self._account.id):
            return ()
        self._backend.open()
        with self._tell.activity(ActivityKind.REPLAY):
            return Replayer(self._db, self._account.id, self._backend, self._emit, self._fresh).run(
                after_sync=after_sync)

    def deliver(self) -> tuple[MailError, ...]:
        """Sends and files what the outbox holds; what failed."""
        if self._account.outgoing is None or not outbox.has_work(self._db, self._account.id, time.time()):
            return ()
        with self._tell.activity(ActivityKind.DELIVER):
            failures = Deliverer(self._db, self._account, self._sending.send, self._reader, self._emit).run()
            return failures + self._replay_filed()

    def body(self, message_id: int) -> bytes:
        """A message's octets, fetched and stored if they are not here. Raises as `Fetching.body` does."""
        return self._fetching.body(message_id)

    def search(self, query: str, folder_id: int | None, is_wanted: Callable[[], bool]) -> Findings:
        """What the server finds. Raises as `ServerSearch.run` does."""
        return self._server_search.run(query, folder_id, is_wanted)

    def rest(self, wakeup: Wakeup, pause: float) -> News:
        """Watches the open folder (else the Inbox) until there is news, `wakeup`, or `pause` seconds have passed."""
        return watching.rest(self._db, self._account.id, self._backend, self.watched, wakeup, pause)

    def interrupt(self) -> None:
        """From any thread: ends whatever waits on a socket."""
        self._backend.interrupt()
        self._sending.interrupt()

    def close(self) -> None:
        self._receiving.close()
        self._backend.close()

    # --- its parts ----------------------------------------------------------------------------------

    def _folders(self, only: str | None) -> list[tuple[Folder, RemoteStatus | None]]:
        known = folders.by_path(self._db, self._account.id, only) if only is not None else None
        if known is not None and known.selectable and not known.is_local and folders.marks(self._db, known.id)[3]:
            return [(known, None)]  # asking for all the others' numbers may cost more than the rest of the round
        with self._tell.activity(ActivityKind.FOLDERS):
            listed = self._backend.list_folders()
        if not self._backend.capabilities.has_remote_folders:
            inbox = folders.inbox_for(self._db, self._account)
            return [(inbox, None)] if inbox is not None and only in (None, inbox.path) else []
        tree.take_over(self._db, self._account.id, listed, self._emit)
        return tree.chosen(self._db, self._account, listed, only, self.watched)

    def _replay_filed(self) -> tuple[MailError, ...]:
        """The copies in Sent that delivery has just filed go to the server in the same breath."""
        try:
            return self.replay()
        except MailError as error:
            return (error,)
