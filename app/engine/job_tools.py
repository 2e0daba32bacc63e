"""What a job works with."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from app.backends.base import MailBackend
from app.engine.key_vault import KeyVault
from app.errors import ErrorKind, MailError
from app.events import Event
from app.model.account import Account
from app.paths import Profile
from app.secrets import PasswordStore
from app.store.database import Database
from app.store.reader import MailReader


@dataclass(frozen=True)
class JobTools:
    """What a job works with; depeschectl makes its own. `open_database` gives the thread a connection that it closes.

    Within `hold(account_id)` nobody else syncs the account. `nudge(account_id)`: its journal has something to tell.
    """

    profile: Profile
    open_database: Callable[[], Database]
    passwords: PasswordStore
    backend_for: Callable[[Account, Callable[[], str]], MailBackend]
    reader: MailReader
    emit: Callable[[Event], None]
    hold: Callable[[int], AbstractContextManager[None]]
    nudge: Callable[[int], None] = lambda _: None
    progress: Callable[[str, int, int], None] = lambda *_: None
    """Label, done, total (0 while unknown): to be called at each step, at most once in ten messages."""
    cancelled: threading.Event = field(default_factory=threading.Event)
    vault: KeyVault | None = None
    """None: secrets of keys that no keyring takes can't be kept."""

    def check(self) -> None:
        """At each step: raises MailError(CANCELLED) once the person wants the job to end."""
        if self.cancelled.is_set():
            raise MailError(ErrorKind.CANCELLED, "Stopped.")
