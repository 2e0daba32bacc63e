"""What is done for an account once its mail is in: the budget for bodies, and the quota."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.backends.base import MailBackend, mirrors
from app.engine.schedule import is_local_to_folder
from app.errors import MailError
from app.events import Event, QuotaChanged
from app.model.account import Account
from app.store import eviction, quota
from app.store.database import Database

_QUOTA_SECONDS = 900.0


class Upkeep:
    """One session's. `noticed` is to be called whenever messages or bodies came or went."""

    def __init__(self, db: Database, account: Account, backend: MailBackend, emit: Callable[[Event], None]) -> None:
        self._db = db
        self._account = account
        self._backend = backend
        self._emit = emit
        self._quota_at = 0.0
        self._is_over = True  # before this session, perhaps
        self._line: tuple[dict[int, float], float] | None = None

    def noticed(self) -> None:
        self._is_over = True
        self._line = None

    def line(self, since: dict[int, float]) -> float:
        """As `eviction.line` with the account's budget; worked out anew only if something happened."""
        if self._line is None or self._line[0] != since:
            self._line = since, eviction.line(self._db, self._account.id, self._account.body_budget, since)
        return self._line[1]

    def run(self) -> None:
        """Raises MailError if the connection or the store fails."""
        if not mirrors(self._backend):
            return
        if self._account.body_budget and self._is_over:
            changes = eviction.evict(self._db, self._account.id, self._account.body_budget)
            if changes:
                self._line = None
            self._is_over = False
            for event in changes.events():
                self._emit(event)
        if self._backend.capabilities.has_quota and time.monotonic() >= self._quota_at:
            self._quota_at = time.monotonic() + _QUOTA_SECONDS
            self._ask_quota()

    def _ask_quota(self) -> None:
        if not mirrors(self._backend):
            return
        try:
            told = self._backend.quota()
        except MailError as error:
            if not is_local_to_folder(error):
                raise
            told = ()  # it is only shown
        if quota.replace(self._db, self._account.id, told):
            self._emit(QuotaChanged(self._account.id))
