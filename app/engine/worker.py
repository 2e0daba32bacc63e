"""One thread per account: it owns the backend and a Database, and does one thing at a time."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import assert_never

from app.backends.base import MailBackend
from app.commands import (
    CancelWork,
    DeliverOutbox,
    FetchBody,
    GoOffline,
    GoOnline,
    OpenFolder,
    ProvidePassword,
    SyncAccount,
    WorkerCommand,
)
from app.engine import schedule
from app.engine.inbox import Inbox
from app.engine.session import AccountSession, is_local_to_folder
from app.errors import ErrorKind, MailError, unexpected
from app.events import AccountStateChanged, BodyFailed, ConnectionState, Event, PasswordNeeded
from app.model.account import Account
from app.secrets import PasswordStore
from app.store.database import Database
from app.store.reader import MailReader

log = logging.getLogger(__name__)

_OF_ONE_MESSAGE = frozenset({
    ErrorKind.GONE, ErrorKind.REFUSED, ErrorKind.TOO_LARGE, ErrorKind.USAGE, ErrorKind.DAMAGED,
})
_OPEN_AGAIN = 30.0
"""Seconds until a store that could not be opened is tried again."""

BackendFactory = Callable[[Account, Callable[[], str]], MailBackend]


class AccountWorker(threading.Thread):
    """Syncs one account until it is told to stop. `put`, `nudge`, `cancel` and `stop` are for other threads."""

    def __init__(self, account: Account, open_database: Callable[[], Database], backend_for: BackendFactory,
                 passwords: PasswordStore, reader: MailReader, emit: Callable[[Event], None],
                 *, check_seconds: float = schedule.CHECK_SECONDS) -> None:
        super().__init__(name=f"account-{account.id}", daemon=True)
        self._account = account
        self._open_database = open_database
        self._backend_for = backend_for
        self._passwords = passwords
        self._reader = reader
        self._emit = emit
        self._check_seconds = check_seconds
        self._inbox = Inbox()
        self._stopping = threading.Event()
        self._cancelled = threading.Event()
        self._guard = threading.Lock()
        self._session: AccountSession | None = None
        self._backoff = schedule.Backoff()
        self._offline = False
        self._blocked: MailError | None = None
        self._round_at = 0.0
        self._want_delivery = False
        self._watched: int | None = None
        self._to_open: int | None = None
        self._wanted_bodies: deque[int] = deque()

    # --- for other threads ---------------------------------------------------------------------------

    def put(self, command: WorkerCommand) -> None:
        if isinstance(command, CancelWork):
            self.cancel()
        else:
            self._inbox.put(command)

    def nudge(self) -> None:
        self._inbox.nudge()

    def cancel(self) -> None:
        """Ends what runs now, be it in mid-answer of a server that hangs."""
        with self._guard:
            if self._session is not None:
                self._cancelled.set()
        self._interrupt()

    def stop(self) -> None:
        self._stopping.set()
        self._interrupt()

    def _interrupt(self) -> None:
        with self._guard:
            if self._session is not None:
                self._session.interrupt()
        self._inbox.wakeup.wake()

    # --- the thread ----------------------------------------------------------------------------------

    def run(self) -> None:
        db: Database | None = None
        try:
            while not self._stopping.is_set():
                try:
                    self._take_commands()
                    if db is None:
                        db = self._open_database()
                    self._work(db)
                    self._rest()
                except MailError as error:
                    self._fail(error)
                except Exception:  # a fault of ours, or data that nobody foresaw: told, and tried again when asked
                    log.exception("account %d: stopped", self._account.id)
                    self._fail(unexpected())
                if db is None:
                    self._inbox.wakeup.wait(_OPEN_AGAIN)
        finally:
            self._drop_session()
            self._take_commands()
            self._refuse_bodies(MailError(ErrorKind.CANCELLED, "Stopped."))
            if db is not None:
                db.close()
            self._inbox.close()

    def _work(self, db: Database) -> None:
        """All that is due now. Raises what ends it."""
        if self._offline:
            self._drop_session()
            self._state(ConnectionState.OFFLINE)
        if self._offline or self._blocked is not None:
            self._refuse_bodies()
            return
        now = time.monotonic()
        if not (self._round_at <= now or self._to_open is not None or self._wanted_bodies or self._want_delivery
                or self._inbox.take_nudge()):
            return
        session = self._connected(db)
        self._serve_bodies(session)
        if (opened := self._to_open) is not None:
            self._to_open = None
            session.connect()
            self._state(ConnectionState.SYNCING)
            session.replay()
            self._look_at(session, opened)
        if self._round_at <= now:
            session.connect()
            self._state(ConnectionState.SYNCING)
            finished = session.run_round()
            self._emit(finished)
            if session.broken is not None:
                raise session.broken
            self._round_at = time.monotonic() + self._check_seconds
        elif self._want_delivery:
            self._want_delivery = False  # first: what is cancelled now waits for the next round
            session.deliver()
        else:
            session.replay()
        self._want_delivery = False
        self._backoff.reset()
        self._state(ConnectionState.CONNECTED, retry_at=time.time() + self._round_at - time.monotonic())

    @staticmethod
    def _look_at(session: AccountSession, folder_id: int) -> None:
        try:
            session.sync_one(folder_id)
        except MailError as error:  # told as the end of its activity
            if not is_local_to_folder(error):
                raise

    def _rest(self) -> None:
        """Waits for news, for a command or for the next round."""
        if self._stopping.is_set():
            return
        with self._guard:
            session = self._session
        if self._offline or self._blocked is not None:
            self._inbox.wakeup.wait(3_600.0)
            return
        pause = max(0.0, self._round_at - time.monotonic())
        if session is None:
            self._inbox.wakeup.wait(pause)
            return
        news = session.rest(self._watched, self._inbox.wakeup, pause)
        if news is not None:
            self._to_open = news

    def _fail(self, error: MailError) -> None:
        self._drop_session()
        if self._stopping.is_set():
            return
        self._refuse_bodies(error)
        if error.kind is ErrorKind.CANCELLED:
            self._cancelled.clear()
            self._want_delivery = False
            self._round_at = time.monotonic() + self._check_seconds
            self._take_commands()
            self._to_open = None  # opened while the stopped work ran: it would begin the same again
            if not self._offline:
                self._state(ConnectionState.WAITING, error, time.time() + self._check_seconds)
            return
        log.info("account %d: %s", self._account.id, error.kind)
        if schedule.may_pass(error):
            pause = self._backoff.next_pause()
            self._round_at = time.monotonic() + pause
            self._state(ConnectionState.WAITING, error, time.time() + pause)
            return
        self._blocked = error
        self._state(ConnectionState.STOPPED, error)
        if schedule.needs_password(error):
            self._emit(PasswordNeeded(self._account.id, error))

    # --- commands ------------------------------------------------------------------------------------

    def _take_commands(self) -> None:
        for command in self._inbox.take():
            self._take(command)

    def _take(self, command: WorkerCommand) -> None:
        match command:
            case SyncAccount():
                self._round_at = 0.0
                self._blocked = None
                self._to_open = command.folder_id if command.folder_id is not None else self._to_open
            case OpenFolder():
                self._watched = self._to_open = command.folder_id
            case FetchBody():
                self._wanted_bodies.append(command.message_id)
            case DeliverOutbox():
                self._want_delivery = True
            case CancelWork():
                self._cancelled.set()
            case GoOffline():
                self._offline = True
            case GoOnline():
                self._offline, self._blocked, self._round_at = False, None, 0.0
            case ProvidePassword():
                self._passwords.provide(self._account.id, command.password, command.remember)
                self._blocked, self._round_at = None, 0.0
            case _:
                assert_never(command)

    def _between(self) -> None:
        """Between two stored steps of a sync: the person's wishes come first."""
        if self._stopping.is_set() or self._cancelled.is_set():
            raise MailError(ErrorKind.CANCELLED, "Stopped.")
        self._take_commands()
        if self._offline:
            raise MailError(ErrorKind.CANCELLED, "Stopped: the account is offline.")
        with self._guard:
            session = self._session
        if session is not None:
            self._serve_bodies(session)
            if self._inbox.take_nudge():
                session.replay()

    def _serve_bodies(self, session: AccountSession) -> None:
        while self._wanted_bodies:
            message_id = self._wanted_bodies.popleft()
            try:
                session.body(message_id)
            except MailError as error:
                self._emit(BodyFailed(message_id, error))
                if error.kind not in _OF_ONE_MESSAGE:
                    raise
            except Exception:
                self._emit(BodyFailed(message_id, unexpected()))
                raise

    def _refuse_bodies(self, error: MailError | None = None) -> None:
        reason = error or self._blocked or MailError(
            ErrorKind.NETWORK, "The account is offline and this message is not stored here: go online to read it.")
        while self._wanted_bodies:
            self._emit(BodyFailed(self._wanted_bodies.popleft(), reason))

    # --- the session ---------------------------------------------------------------------------------

    def _connected(self, db: Database) -> AccountSession:
        with self._guard:
            if self._session is not None:
                return self._session
            self._session = AccountSession(
                db, self._account, self._backend_for(self._account, lambda: self._passwords.get(self._account)),
                self._emit, reader=self._reader, passwords=self._passwords, between=self._between)
        self._state(ConnectionState.CONNECTING)
        if self._stopping.is_set():
            raise MailError(ErrorKind.CANCELLED, "Stopped.")
        return self._session

    def _drop_session(self) -> None:
        with self._guard:
            session, self._session = self._session, None
        if session is not None:
            session.close()

    def _state(self, state: ConnectionState, error: MailError | None = None, retry_at: float | None = None) -> None:
        self._emit(AccountStateChanged(self._account.id, state, error, retry_at))
