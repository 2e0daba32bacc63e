"""One thread per account: it owns the backend and a Database, and does one thing at a time."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable

from app.backends.base import MailBackend
from app.commands import CancelWork, ProvidePassword, WorkerCommand
from app.engine import schedule, unlocking
from app.engine.inbox import Inbox
from app.engine.resting import Resting
from app.engine.serving import Serving
from app.engine.session import AccountSession
from app.engine.wishes import Wishes
from app.errors import ErrorKind, MailError, unexpected
from app.events import AccountStateChanged, ConnectionState, Event, PasswordNeeded
from app.model.account import Account
from app.secrets import PasswordStore
from app.setup import certificates
from app.store import outbox
from app.store.database import Database
from app.store.reader import MailReader

log = logging.getLogger(__name__)

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
        self._wishes = Wishes()
        self._resting = Resting(self._inbox.wakeup)
        self._serving = Serving(self._wishes, emit)

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
                    self._survive(error)
                except Exception:  # a fault of ours, or data that nobody foresaw: told, and tried again when asked
                    log.exception("account %d: stopped", self._account.id)
                    self._survive(unexpected())
                if db is None:
                    self._inbox.wakeup.wait(_OPEN_AGAIN)
        finally:
            self._drop_session()
            self._take_commands()
            self._serving.refuse(MailError(ErrorKind.CANCELLED, "Stopped."))
            if db is not None:
                db.close()
            self._inbox.close()

    def _work(self, db: Database) -> None:
        """All that is due now. Raises what ends it."""
        wishes = self._wishes
        if wishes.offline:
            self._drop_session()
            self._state(ConnectionState.OFFLINE)
        if not wishes.may_work:
            self._serving.refuse()
            return
        self._dispel_doubts()
        if wishes.impatient:
            wishes.impatient = False
            outbox.try_now(db, self._account.id)
        if not (wishes.is_due() or self._inbox.take_nudge()):
            return
        is_round_due = wishes.is_round_due()
        session = self._connected(db)
        self._serving.bodies(session)
        self._serving.searches(session)
        if wishes.to_open is not None or wishes.news:
            session.connect()
            self._state(ConnectionState.SYNCING)
            session.replay()
            self._serving.folders(session)
        is_delivery_due, wishes.delivery = wishes.delivery, False  # first: what is queued meanwhile is another wish
        if is_round_due:
            try:
                self._round(session)
            except MailError:
                wishes.delivery |= is_delivery_due  # the round did not come to it
                raise
        elif is_delivery_due:
            session.deliver()
        else:
            session.replay()
        self._backoff.reset()
        self._state(ConnectionState.CONNECTED, retry_at=time.time() + wishes.round_at - time.monotonic())

    def _round(self, session: AccountSession) -> None:
        session.connect()
        self._state(ConnectionState.SYNCING)
        self._wishes.round_at = math.inf  # a round that is asked for from here on is another one
        self._emit(session.run_round())
        if session.broken is not None:
            raise session.broken
        self._wishes.round_at = min(self._wishes.round_at, time.monotonic() + self._check_seconds)

    def _dispel_doubts(self) -> None:
        """A connection that may have died unnoticed is tried; if it has, the round that follows makes another one."""
        if not self._wishes.doubtful:
            return
        self._wishes.doubtful = False
        with self._guard:
            session = self._session
        if session is None:
            return
        try:
            session.check(schedule.CHECK_LIMIT)
        except MailError as error:
            if error.kind is ErrorKind.CANCELLED:
                raise
            log.info("account %d: the connection was dead: %s", self._account.id, error.kind)
            self._drop_session()
            self._wishes.round_at = 0.0

    def _rest(self) -> None:
        if self._stopping.is_set():
            return
        with self._guard:
            session = self._session
        if unlocking.waits_for_keyring(self._wishes):
            unlocking.rest(self._wishes, self._passwords, self._inbox.wakeup)
        else:
            self._resting.rest(session, self._wishes)

    def _survive(self, error: MailError) -> None:
        """`_fail`, and where that fails, too: without its thread the account would look connected for ever."""
        try:
            self._fail(error)
        except Exception:
            log.exception("account %d: could not be stopped as it should", self._account.id)
            with self._guard:
                self._session = None
            self._wishes.blocked = unexpected()
            self._state(ConnectionState.STOPPED, unexpected())

    def _fail(self, error: MailError) -> None:
        self._drop_session()
        if self._stopping.is_set():
            return
        error = certificates.explained(error, self._account)
        self._serving.refuse(error)
        if error.kind is ErrorKind.CANCELLED:
            self._take_commands()  # opened while the stopped work ran: it would begin the same again
        # What was opened waits for the round, which begins with it: else the next try would follow at once, for ever.
        self._wishes.to_open = None
        if error.kind is ErrorKind.CANCELLED:
            self._cancelled.clear()
            self._wishes.delivery = False
            self._wishes.round_at = time.monotonic() + self._check_seconds
            if not self._wishes.offline:
                self._state(ConnectionState.WAITING, error, time.time() + self._check_seconds)
            return
        if schedule.may_pass(error):
            pause = self._backoff.next_pause()
            self._wishes.round_at = time.monotonic() + pause
            self._state(ConnectionState.WAITING, error, time.time() + pause)
            return
        self._wishes.blocked = error
        self._state(ConnectionState.STOPPED, error)
        if schedule.needs_password(error):
            self._emit(PasswordNeeded(self._account.id, error))

    # --- commands ------------------------------------------------------------------------------------

    def _take_commands(self) -> None:
        for command in self._inbox.take():
            self._take(command)

    def _take(self, command: WorkerCommand) -> None:
        match command:
            case CancelWork():
                self._cancelled.set()
            case ProvidePassword():
                self._passwords.provide(self._account.id, command.password, command.remember)
                self._wishes.round_now()
            case _:
                with self._guard:
                    self._wishes.take(command, is_connected=self._session is not None)
                    if self._session is not None:
                        self._session.watched = self._wishes.watched

    def _between(self) -> None:
        """Between two stored steps of a sync: the person's wishes come first."""
        if self._stopping.is_set() or self._cancelled.is_set():
            raise MailError(ErrorKind.CANCELLED, "Stopped.")
        self._take_commands()
        if self._wishes.offline:
            raise MailError(ErrorKind.CANCELLED, "Stopped: the account is offline.")
        with self._guard:
            session = self._session
        if session is not None:
            self._serving.bodies(session)
            self._serving.searches(session)
            self._serving.glance(session)
            if self._inbox.take_nudge():
                session.replay()

    # --- the session ---------------------------------------------------------------------------------

    def _connected(self, db: Database) -> AccountSession:
        with self._guard:
            if self._session is not None:
                return self._session
            self._session = AccountSession(
                db, self._account, self._backend_for(self._account, lambda: self._passwords.get(self._account)),
                self._emit, reader=self._reader, passwords=self._passwords, between=self._between)
            self._session.watched = self._wishes.watched
        self._state(ConnectionState.CONNECTING)
        if self._stopping.is_set():
            raise MailError(ErrorKind.CANCELLED, "Stopped.")
        return self._session

    def _drop_session(self) -> None:
        with self._guard:
            session, self._session = self._session, None
        self._wishes.news.clear()  # the round that follows looks at every folder
        if session is not None:
            session.close()

    def _state(self, state: ConnectionState, error: MailError | None = None, retry_at: float | None = None) -> None:
        self._emit(AccountStateChanged(self._account.id, state, error, retry_at))
