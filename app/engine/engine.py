"""The one object that a front end talks to: commands and edits in, events out, threads between."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable

from app.backends.registry import backend_for
from app.commands import (
    AddCorrespondents,
    AskKeyring,
    AskProtection,
    BackUpProfile,
    CancelConversion,
    CancelJob,
    CancelOutbox,
    CancelSignIn,
    CheckForUpdate,
    Command,
    ConfirmOutbox,
    DeleteSearch,
    DeliverOutbox,
    DismissWarning,
    ExportKey,
    ExportMail,
    FetchBody,
    FindKeys,
    FindServers,
    GenerateKey,
    HideCorrespondent,
    ImportKeys,
    ImportMail,
    LeaveList,
    LoadPictures,
    LookAtServers,
    MarkFoldersRead,
    OpenOriginal,
    OrderAccounts,
    PlanSwitch,
    PrepareOrder,
    PreviewLeave,
    ProbeAccount,
    ProposePhrase,
    ProtectStore,
    QueueMessage,
    ReleaseHeld,
    RemoveAccount,
    RemoveKey,
    RemoveTemplate,
    RenameSearch,
    RenameTemplate,
    RestoreProfile,
    RetryOutbox,
    RunFilters,
    RunSwitch,
    SaveAccount,
    SaveAttachments,
    SaveDraft,
    SaveFilters,
    SaveIdentities,
    SaveSearch,
    SaveTemplate,
    SearchMessages,
    SearchServer,
    SignIn,
    StopFinding,
    SyncAccount,
    TrustKey,
    TrustSender,
    UndoEdit,
    UndoSwitch,
    UnprotectStore,
    ViewMessage,
    WakeSnoozed,
)
from app.engine import farewell, interpreter, opening
from app.engine.clock import Clock
from app.engine.edit_order import OrderTime
from app.engine.editor import CollectCorrespondents, Editor, NoteOpened, Reached
from app.engine.finding_desk import FindingDesk
from app.engine.housekeeping import Housekeeping
from app.engine.job_tools import JobTools
from app.engine.jobs import JobDesk
from app.engine.key_vault import KeyVault
from app.engine.leaving_lists import ListLeaver
from app.engine.linking import Linking, LinkThreads
from app.engine.milestones import Milestones
from app.engine.opening_mail import MailOpener
from app.engine.outbox_time import OutboxTime
from app.engine.picture_desk import PictureDesk
from app.engine.protecting import Protector
from app.engine.protection_desk import ProtectionDesk
from app.engine.readers import ReaderPool
from app.engine.reading import MimeReader
from app.engine.setup_desk import SetupDesk
from app.engine.sign_in_desk import SignInDesk
from app.engine.update_desk import UpdateDesk
from app.engine.worker import AccountWorker, BackendFactory
from app.engine.workers import Workers
from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    BodyFailed,
    EditApplied,
    EditRefused,
    Event,
    OutboxChanged,
    ServerSearchFinished,
    SyncFinished,
    ThreadsLinked,
)
from app.model.operation import Operation
from app.paths import Profile
from app.secrets import PasswordStore
from app.setup import oauth
from app.store import accounts, places
from app.store.database import Database
from app.store.lock import ProfileLock

_PROTECT_SECONDS, _STORE_SECONDS = 10.0, 1.0
"""How long the end waits beyond its limit: for a message that is being signed or encrypted, and for it to be stored."""
_SWITCH_SECONDS = 0.0002
"""How long a Python thread may hold the interpreter while another waits: the window's waits least (default 0.005)."""


class Engine:
    """`emit` is called from many threads, and must not block. Every public method may be called from the Qt thread."""

    def __init__(self, profile: Profile, emit: Callable[[Event], None], *, passwords: PasswordStore | None = None,
                 backends: BackendFactory = backend_for) -> None:
        self._profile = profile
        self._tell = emit
        self._milestones = Milestones()
        self._passwords = passwords if passwords is not None else PasswordStore()
        self._backends = backends
        self._lock = ProfileLock(profile.lock)
        self._reader = MimeReader()
        self._workers = Workers(self._worker, self._emit)
        self._editor = Editor(self._open, self._reader, self._emit, self._nudge, self._deliver, self._look)
        self._vault = KeyVault(self._passwords)
        opener = MailOpener(self._vault, self._editor.put)
        self._readers = ReaderPool(self.open_reader, self._fetch_body, self._emit, opener)
        self._pictures = PictureDesk(self.open_reader, self._emit, opener=opener)
        self._clock = Clock(self.open_reader)
        self._clock.add(OutboxTime(self._deliver).due)
        self._clock.add(OrderTime(self._editor.put, self._nudge).due)
        self._linking = Linking(self._editor.put, self._clock.nudge)
        self._clock.add(self._linking.due)
        self._housekeeping = Housekeeping(profile.database, self._open, self._damaged)
        self._lists = ListLeaver(self._emit)
        self._updates = UpdateDesk(self._emit)
        self._finding = FindingDesk(self._emit)
        self._setup = SetupDesk(self._open, self._passwords, self._emit, self._account_changed)
        self._renewals = oauth.Renewals()
        self._passwords.renew_by(self._renewals)
        self._sign_ins = SignInDesk(self._open, self._passwords, self._emit, self._account_changed)
        self._jobs = JobDesk(JobTools(profile, self._open, self._passwords, backends, self._reader, self._emit,
                                      self._workers.hold, self._nudge, vault=self._vault))
        self._protection = ProtectionDesk(profile, self._passwords, self._emit)
        self._protector = Protector(self.open_reader, self._vault, self._editor.put, self._emit)

    # --- life -----------------------------------------------------------------------------------------

    def start(self, phrase: str = "", keep_key: bool = False) -> None:
        """Opens the store and starts the threads. `phrase` opens an encrypted one whose key the keyring does not have;
        with `keep_key` the keyring is given it.

        Raises MailError(LOCKED) if another instance works on the profile, STORE or DISK_FULL if it can't be opened,
        STORE_LOCKED for want of a key (`secret_trouble` says why; None: the phrase is another one's), USAGE for words
        that are no phrase. Nothing is changed or started then, and it can be called again.
        """
        interpreter.tune(_SWITCH_SECONDS)
        opening.make(self._profile)
        self._lock.acquire()
        db, repaired = self._open_first(phrase, keep_key)
        try:
            ids = [each.id for each in accounts.accounts(db)]
            self._protection.begin(db)
        finally:
            db.close()
        self._editor.start()
        self._protector.start()
        if repaired is not None:
            self._emit(repaired)
        self._editor.put(CollectCorrespondents())
        self._editor.put(LinkThreads())
        for account_id in ids:
            self._workers.start(account_id)
        self._clock.start()
        self._housekeeping.start()

    def stop(self, limit: float = 2.0) -> bool:
        """Ends every thread within `limit` seconds (longer only while a message is still being signed or encrypted);
        True if all are gone. Nothing is left half done."""
        ends = time.monotonic() + limit
        workers = self._workers.stop()
        self._readers.stop()
        self._finding.stop()
        self._updates.stop()
        self._sign_ins.stop()
        self._renewals.stop()
        self._pictures.stop()
        threads: list[threading.Thread] = [*workers, *self._jobs.stop(), *self._protection.stop()]
        if self._housekeeping.is_alive():
            self._housekeeping.stop()
            threads.append(self._housekeeping)
        if self._clock.is_alive():
            self._clock.stop()
            threads.append(self._clock)
        if self._protector.is_alive():  # before the editor: what it protects is still to be stored
            self._protector.stop()
            # What it holds lies nowhere else yet, and the keyring may be asking the person.
            self._protector.join(max(_PROTECT_SECONDS, ends - time.monotonic()))
            ends = max(ends, time.monotonic() + _STORE_SECONDS)
            threads.append(self._protector)
        if self._editor.is_alive():
            self._editor.stop()
            threads.insert(0, self._editor)
        for thread in threads:
            thread.join(max(0.0, ends - time.monotonic()))
        self._readers.close()
        self._pictures.close()
        ended = not any(thread.is_alive() for thread in threads)
        if ended and threads:
            # A reader cannot fold the write-ahead log into the file, and readers were the last to leave.
            self._open().close()
            self._protection.finish()
        self._lock.release()
        return ended

    def deliver_held(self, limit: float = 4.0) -> bool:
        """Sends what was held back for a moment only, before `stop`; waits `limit` seconds at most. Whether all that
        is due was sent."""
        ends = time.monotonic() + limit
        reached = threading.Event()
        self._editor.put(ReleaseHeld())
        self._editor.put(Reached(reached))
        if not reached.wait(limit):
            return False
        with contextlib.closing(self.open_reader()) as db:
            return farewell.await_delivery(db, lambda account_id: self.state(account_id).state, ends)

    def open_reader(self) -> Database:
        """A read-only connection for the calling thread, which closes it."""
        return Database.open(self._profile.database, readonly=True)

    def state(self, account_id: int) -> AccountStateChanged:
        """What was last told of an account's connection."""
        return self._workers.state(account_id)

    def touched(self) -> None:
        """The person is at the window: what only fills idle time ends."""
        self._housekeeping.touched()

    # --- requests -------------------------------------------------------------------------------------

    def edit(self, operation: Operation) -> None:
        """Applies an edit here and then on the server; EditApplied or EditRefused follows."""
        self._housekeeping.stirred()
        self._editor.put(operation)

    def submit(self, command: Command) -> None:
        """Hands a command to whom it concerns; never blocks."""
        self._housekeeping.stirred()
        match command:
            case (QueueMessage() | SaveDraft()) if command.protection is not None:
                self._protector.put(command)
            case TrustKey() | RemoveKey() | OrderAccounts():
                self._editor.put(command)
            case ViewMessage():
                self._readers.submit(command)
                self._editor.put(NoteOpened(command.message_id))
            case LoadPictures():
                self._pictures.submit(command)
            case SearchMessages() | SaveAttachments() | OpenOriginal() | FindKeys():
                self._readers.submit(command)
            case (AddCorrespondents() | HideCorrespondent() | SaveIdentities() | SaveTemplate() | RenameTemplate()
                  | RemoveTemplate() | QueueMessage() | SaveDraft() | UndoEdit() | RetryOutbox() | CancelOutbox()
                  | ConfirmOutbox() | ReleaseHeld() | PrepareOrder() | MarkFoldersRead() | WakeSnoozed()
                  | SaveFilters() | RunFilters() | DismissWarning() | TrustSender() | SaveSearch() | RenameSearch()
                  | DeleteSearch()):
                self._editor.put(command)
            case (PreviewLeave() | ExportMail() | ImportMail() | BackUpProfile() | RestoreProfile() | PlanSwitch()
                  | RunSwitch() | UndoSwitch() | ImportKeys() | GenerateKey() | ExportKey()):
                self._jobs.submit(command)
            case CancelJob():
                self._jobs.cancel(command.token)
            case ProbeAccount() | LookAtServers() | SaveAccount() | RemoveAccount():
                self._setup.submit(command)
            case FindServers() | StopFinding():
                self._finding.submit(command)
            case SignIn() | CancelSignIn() | AskKeyring():
                self._sign_ins.submit(command)
            case CheckForUpdate():
                self._updates.submit(command)
            case LeaveList():
                self._lists.submit(command)
            case ProposePhrase() | ProtectStore() | UnprotectStore() | CancelConversion() | AskProtection():
                self._protection.submit(command)
            case FetchBody():
                if not self._to_worker(command.account_id, lambda worker: worker.put(command)):
                    self._emit(BodyFailed(command.message_id, MailError(
                        ErrorKind.USAGE, "The account of this message is not there any more.")))
            case SearchServer():
                if not self._to_worker(command.account_id, lambda worker: worker.put(command)):
                    self._emit(ServerSearchFinished(command.token, command.account_id, (), 0, error=MailError(
                        ErrorKind.USAGE, "The account is not there any more.")))
            case _:
                self._to_worker(command.account_id, lambda worker: worker.put(command))

    # --- between the threads --------------------------------------------------------------------------

    def _emit(self, event: Event) -> None:
        if isinstance(event, AccountStateChanged) and event.error is not None:
            opening.heed(self._profile, event.error)
        self._tell(event)
        self._housekeeping.noticed(event)
        self._milestones.note(event)
        self._readers.noticed(event)
        self._linking.noticed(event)
        if isinstance(event, OutboxChanged | EditApplied):
            self._clock.nudge()
        if isinstance(event, ThreadsLinked):
            self._editor.put(WakeSnoozed(event.threads))
        if isinstance(event, SyncFinished):
            self._editor.put(CollectCorrespondents())

    def _damaged(self, error: MailError) -> None:
        """Housekeeping found it: whoever reads from there would have, some day."""
        opening.heed(self._profile, error)
        self._emit(EditRefused(error))

    def _to_worker(self, account_id: int, ask: Callable[[AccountWorker], None]) -> bool:
        worker = self._workers.of(account_id)
        if worker is None:
            return False
        ask(worker)
        return True

    def _nudge(self, account_id: int) -> None:
        self._to_worker(account_id, AccountWorker.nudge)

    def _deliver(self, account_id: int) -> None:
        self._to_worker(account_id, lambda worker: worker.put(DeliverOutbox(account_id)))

    def _look(self, account_id: int, folder_id: int) -> None:
        self._to_worker(account_id, lambda worker: worker.put(SyncAccount(account_id, folder_id)))

    def _fetch_body(self, message_id: int) -> None:
        with contextlib.closing(self.open_reader()) as db:
            account_id = places.account_of(db, message_id)
        self.submit(FetchBody(account_id, message_id))

    def _account_changed(self, account_id: int) -> None:
        """An account was stored (its id) or is about to be removed (its id, negative)."""
        if account_id > 0:
            self._workers.restart(account_id)
        else:
            self._workers.end(-account_id)

    def _worker(self, account_id: int, emit: Callable[[Event], None]) -> AccountWorker:
        with contextlib.closing(self.open_reader()) as db:
            account = accounts.account(db, account_id)
        return AccountWorker(account, self._open, self._backends, self._passwords, self._reader, emit)

    def _open(self) -> Database:
        return Database.open(self._profile.database)

    def _open_first(self, phrase: str, keep_key: bool) -> tuple[Database, Event | None]:
        try:
            return opening.open_store(self._profile, lambda: self._protection.unlock(phrase, keep=keep_key))
        except MailError:
            self._lock.release()
            raise
