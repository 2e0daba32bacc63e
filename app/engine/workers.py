"""The accounts' workers: one for each account, started, exchanged when the account changes, and held for a job."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

from app.engine.worker import AccountWorker
from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, Event

_JOIN_SECONDS = 5.0


class Workers:
    """All methods may be called from any thread. `make` gives an account's worker, by the account as it is stored;
    it raises MailError(USAGE) where there is none."""

    def __init__(self, make: Callable[[int, Callable[[Event], None]], AccountWorker],
                 emit: Callable[[Event], None]) -> None:
        self._make = make
        self._emit = emit
        self._guard = threading.Lock()
        self._workers: dict[int, AccountWorker] = {}
        self._ending: list[AccountWorker] = []
        self._held: set[int] = set()
        self._states: dict[int, AccountStateChanged] = {}
        self._stopped = False

    def of(self, account_id: int) -> AccountWorker | None:
        with self._guard:
            return self._workers.get(account_id)

    def state(self, account_id: int) -> AccountStateChanged:
        """What was last told of an account's connection."""
        return self._states.get(account_id, AccountStateChanged(account_id, ConnectionState.OFFLINE))

    def start(self, account_id: int) -> None:
        """Nothing while the account is held, or after `stop`."""
        worker = self._make(account_id, self._told)
        with self._guard:
            if self._stopped or account_id in self._held:
                return
            self._workers[account_id] = worker
            worker.start()

    def restart(self, account_id: int) -> None:
        """The account was stored, perhaps with other settings."""
        self._end(account_id)
        self.start(account_id)

    def end(self, account_id: int) -> None:
        """Its worker ends; the account is about to be removed or held."""
        self._end(account_id)
        self._states.pop(account_id, None)

    @contextlib.contextmanager
    def hold(self, account_id: int) -> Iterator[None]:
        """Nobody syncs the account within; after it a new worker does, by the account as it is stored then.

        Raises MailError(USAGE) while something else holds it.
        """
        with self._guard:
            if account_id in self._held:
                raise MailError(ErrorKind.USAGE, "Something else is at work on this account: wait for its end.")
            self._held.add(account_id)
        try:
            self.end(account_id)
            yield
        finally:
            with self._guard:
                self._held.discard(account_id)
            with contextlib.suppress(MailError):  # removed meanwhile
                self.start(account_id)

    def stop(self) -> list[AccountWorker]:
        """Tells all to stop, for good; those to wait for."""
        with self._guard:
            self._stopped = True
            workers = [*self._workers.values(), *self._ending]
            self._workers.clear()
        for worker in workers:
            worker.stop()
        return workers

    def _end(self, account_id: int) -> None:
        with self._guard:
            old = self._workers.pop(account_id, None)
            if old is not None:
                self._ending.append(old)
        if old is not None:
            old.stop()
            old.join(_JOIN_SECONDS)

    def _told(self, event: Event) -> None:
        if isinstance(event, AccountStateChanged):
            self._states[event.account_id] = event
        self._emit(event)
