"""One account at work: a round of journal, folders, changes, bodies and outbox. Worker and command line share it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from app.backends.base import MailBackend, Wakeup, mirrors
from app.engine.delivery import Deliverer
from app.engine.progress import ProgressTeller
from app.engine.replay import Replayer
from app.errors import ErrorKind, MailError
from app.events import (
    ActivityKind,
    BodyStored,
    Event,
    FolderReport,
    FoldersChanged,
    NewMailArrived,
    SyncFinished,
)
from app.model.account import Account, BodyPolicy
from app.model.folder import ROLE_ORDER, Folder, RemoteStatus, Role
from app.model.sync import Arrived, BodiesArrived, BodyWanted, Checkpoint, DeletesPlanned, Progress, SyncStep
from app.secrets import PasswordStore
from app.store import bodies, folders, journal, outbox, places
from app.store.database import Database
from app.store.reader import MailReader
from app.store.sync_writer import SyncWriter
from app.transport.smtp import DeliveryReport, SmtpSender

_RECENT_SECONDS = 30 * 86_400
_FIRST_PAGE = 200


class AccountSession:
    """Owned by one thread, with its Database and its backend. `between` is called after each stored step: it may use
    `body` and `replay`, and it may raise MailError(CANCELLED) to end the round."""

    def __init__(self, db: Database, account: Account, backend: MailBackend, emit: Callable[[Event], None], *,
                 reader: MailReader, passwords: PasswordStore, between: Callable[[], None] = lambda: None) -> None:
        self._db = db
        self._account = account
        self._backend = backend
        self._emit = emit
        self._reader = reader
        self._passwords = passwords
        self._between = between
        self._tell = ProgressTeller(account.id, emit)
        self._sender: SmtpSender | None = None
        self._interrupted = False
        self._watched: int | None = None
        self.broken: MailError | None = None
        """What cut the last round short: the one of its errors after which the session is of no use."""

    # --- the round ----------------------------------------------------------------------------------

    def run_round(self, folder_path: str | None = None, bodies: BodyPolicy | None = None) -> SyncFinished:
        """Everything once. With `folder_path`, that folder only.

        A folder that the server refuses is reported in `errors` and the round goes on; a lost connection ends it and
        is reported there too. Raises MailError only when it did not come to a round at all (connection, login, store).
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
            for folder, status in chosen:
                before = time.monotonic() - started
                if status is None or not places.is_as_told(self._db, folder, status):
                    try:
                        reports[folder.id], page = self._sync_folder(folder, started)
                    except MailError as error:
                        if not is_local_to_folder(error):
                            raise
                        errors.append(error)
                        continue
                    first_page = first_page or page
                else:
                    reports[folder.id] = FolderReport(folder.path)
                first_page = first_page or before
            errors += self.replay(after_sync=True)
            errors += self._fetch_bodies([folder for folder, _ in chosen], bodies or self._account.bodies)
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

    def sync_one(self, folder_id: int) -> FolderReport:
        """One folder's changes and bodies: what IDLE told of, or what the person opened."""
        self._backend.open()
        folder = folders.find(self._db, folder_id)
        if folder is None:  # deleted since somebody opened it
            return FolderReport("")
        if not folder.selectable or (folder.is_local and folder.role is not Role.INBOX):
            return FolderReport(folder.path)
        report, _ = self._sync_folder(folder, time.monotonic())
        self._fetch_bodies([folder], self._account.bodies)
        return report

    def replay(self, *, after_sync: bool = False) -> tuple[MailError, ...]:
        """Tells the server the edits made here; what it refused."""
        if not mirrors(self._backend) or not journal.count(self._db, self._account.id):
            return ()
        self._backend.open()
        with self._tell.activity(ActivityKind.REPLAY):
            return Replayer(self._db, self._account.id, self._backend, self._emit).run(after_sync=after_sync)

    def deliver(self) -> tuple[MailError, ...]:
        """Sends and files what the outbox holds; what failed."""
        if self._account.outgoing is None or not outbox.has_work(self._db, self._account.id):
            return ()
        with self._tell.activity(ActivityKind.DELIVER):
            failures = Deliverer(self._db, self._account, self._send, self._reader, self._emit).run()
            return failures + self._replay_filed()

    def body(self, message_id: int) -> bytes:
        """A message's octets, fetched and stored if they are not here, or are damaged here; tells BodyStored.

        Raises GONE if no server has them either, DAMAGED if only the damaged ones are left.
        """
        missing = MailError(ErrorKind.GONE, "This message is neither here nor on the server any more.")
        try:
            raw = bodies.raw(self._db, message_id)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED:
                raise
            raw, missing = None, error
        if raw is None:
            place = places.on_server(self._db, message_id)
            if place is None or not mirrors(self._backend):
                raise missing
            self._backend.open()
            writer = SyncWriter(self._db, self._account, folders.folder(self._db, place.server_folder_id), self._reader)
            # Not `fetch`: under another UIDVALIDITY this UID would be another message.
            for step in self._backend.bodies(place.path, place.uidvalidity, (BodyWanted(place.uid, 0),)):
                if isinstance(step, BodiesArrived):
                    raw = step.bodies[0][1]
                self._emit_all(writer.store(step).events())
            if raw is None:
                raise missing
        self._emit(BodyStored(message_id))
        return raw

    def rest(self, folder_id: int | None, wakeup: Wakeup, pause: float) -> int | None:
        """Watches the open folder (else the Inbox) until there is news, `wakeup`, or `pause` seconds have passed.

        The id of the folder to look at if the server pushed something, else None.
        """
        self._watched = folder_id
        watched = self._folder_to_watch(folder_id)
        if watched is None or not mirrors(self._backend):
            self._backend.wait(wakeup, pause)
            return None
        try:
            self._backend.select(watched.path)
        except MailError as error:
            inbox = folders.by_role(self._db, self._account.id, Role.INBOX)
            if not is_local_to_folder(error) or inbox is None or inbox.id == watched.id:
                raise
            watched = inbox
            self._backend.select(watched.path)
        return watched.id if self._backend.wait(wakeup, pause) else None

    def _folder_to_watch(self, folder_id: int | None) -> Folder | None:
        found = folders.find(self._db, folder_id) if folder_id is not None else None
        if found is not None and found.selectable:
            return found
        return folders.by_role(self._db, self._account.id, Role.INBOX)

    def interrupt(self) -> None:
        """From any thread: ends whatever waits on a socket."""
        self._interrupted = True
        self._backend.interrupt()
        if (sender := self._sender) is not None:
            sender.interrupt()

    def close(self) -> None:
        self._backend.close()

    # --- its parts ----------------------------------------------------------------------------------

    def _folders(self, only: str | None) -> list[tuple[Folder, RemoteStatus | None]]:
        with self._tell.activity(ActivityKind.FOLDERS):
            listed = self._backend.list_folders()
        if self._backend.capabilities.has_remote_folders and folders.take_over(self._db, self._account.id, listed):
            self._emit(FoldersChanged(self._account.id))
        status = {each.path: each.status for each in listed}
        if not self._backend.capabilities.has_remote_folders:
            inbox = folders.by_role(self._db, self._account.id, Role.INBOX)
            return [(inbox, None)] if inbox is not None and only in (None, inbox.path) else []
        found = [(each, status[each.path]) for each in folders.folders(self._db, self._account.id)
                 if each.selectable and each.path in status]
        if only is not None:
            wanted = folders.by_path(self._db, self._account.id, only)
            if wanted is None:
                raise MailError(ErrorKind.USAGE, f"There is no folder '{only}' in '{self._account.name}'.")
            found = [pair for pair in found if pair[0].id == wanted.id]
        found.sort(key=lambda pair: (pair[0].id != self._watched, _rank(pair[0])))
        return found

    def _sync_folder(self, folder: Folder, started: float) -> tuple[FolderReport, float]:
        """The report, and when (seconds after `started`) its first page stood."""
        writer = SyncWriter(self._db, self._account, folder, self._reader)
        was_synced = bool(folders.marks(self._db, folder.id)[3])
        kind = ActivityKind.HEADERS if mirrors(self._backend) else ActivityKind.DOWNLOAD
        planned: list[str] = []
        first_page = 0.0
        with self._tell.activity(kind, folder.path):
            for step in self._stored(writer, self._backend.sync(writer.snapshot()), kind, folder.path):
                if isinstance(step, DeletesPlanned):
                    planned += step.uidls
                if not first_page and ((isinstance(step, Arrived) and writer.new >= _FIRST_PAGE)
                                       or isinstance(step, Checkpoint)):
                    first_page = time.monotonic() - started
            self._backend.commit()
        if planned:
            self._emit_all(writer.deletions_committed(tuple(planned)).events())
        if was_synced and writer.new_mail:
            self._emit(NewMailArrived(self._account.id, folder.id, tuple(writer.new_mail[:200])))
        return FolderReport(folder.path, writer.new, writer.changed, writer.removed), first_page

    def _fetch_bodies(self, chosen: Sequence[Folder], policy: BodyPolicy) -> list[MailError]:
        """Whole messages in the background, newest first."""
        if policy is BodyPolicy.NONE or not mirrors(self._backend):
            return []
        errors: list[MailError] = []
        since = time.time() - _RECENT_SECONDS if policy is BodyPolicy.RECENT else -1e12
        for folder in chosen:
            wanted = places.without_body(self._db, folder.id, since)
            if not wanted:
                continue
            writer = SyncWriter(self._db, self._account, folder, self._reader)
            uidvalidity = folders.marks(self._db, folder.id)[0]
            try:
                with self._tell.activity(ActivityKind.BODIES, folder.path):
                    for _ in self._stored(writer, self._backend.bodies(folder.path, uidvalidity, wanted),
                                          ActivityKind.BODIES, folder.path):
                        pass
            except MailError as error:
                if not is_local_to_folder(error):
                    raise
                errors.append(error)
        return errors

    def _stored(self, writer: SyncWriter, steps: Iterator[SyncStep], kind: ActivityKind, path: str
                ) -> Iterator[SyncStep]:
        """Stores each step before it asks the backend for the next: the contract that keeps mail safe."""
        for step in steps:
            if isinstance(step, Progress):
                self._tell.progress(kind, path, step.done, step.total, step.octets)
            else:
                self._emit_all(writer.store(step).events())
            yield step
            self._between()

    def _replay_filed(self) -> tuple[MailError, ...]:
        """The copies in Sent that delivery has just filed go to the server in the same breath."""
        try:
            return self.replay()
        except MailError as error:
            return (error,)

    def _send(self, sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
        outgoing = self._account.outgoing
        if outgoing is None:
            raise MailError(ErrorKind.USAGE, f"'{self._account.name}' has no outgoing server: set one in its settings.")
        password = self._passwords.get(self._account) if outgoing.user else None
        self._sender = SmtpSender(outgoing, password, plaintext_consent=self._account.plaintext_consent)
        try:
            if self._interrupted:  # before there was a connection that could be cut
                raise MailError(ErrorKind.CANCELLED, "Stopped.")
            return self._sender.deliver(sender, recipients, raw)
        finally:
            self._sender = None

    def _emit_all(self, events: Iterator[Event]) -> None:
        for event in events:
            self._emit(event)


def _rank(folder: Folder) -> tuple[int, str]:
    order = ROLE_ORDER.index(folder.role) if folder.role is not Role.NONE else len(ROLE_ORDER)
    return (order, folder.path)


def is_local_to_folder(error: MailError) -> bool:
    """One folder has a problem, the session has not."""
    return error.kind in (ErrorKind.REFUSED, ErrorKind.GONE, ErrorKind.TOO_LARGE, ErrorKind.UNSUPPORTED)
