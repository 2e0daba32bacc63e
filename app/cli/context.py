"""What every subcommand needs: the profile's store, its lock, and sessions with servers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace

from app.backends.base import MailBackend
from app.backends.registry import backend_for
from app.cli.output import Output
from app.engine import opening
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.errors import ErrorKind, MailError
from app.events import ActivityChanged, ActivityEnded, Event, StoreRepaired
from app.model.account import Account, LeaveKind, LeaveRule
from app.paths import Profile
from app.secrets import PasswordStore
from app.setup import oauth
from app.store import accounts
from app.store.database import Database
from app.store.lock import ProfileLock


class Context:
    """One call of depeschectl. The store is opened when it is first asked for."""

    def __init__(self, profile: Profile, output: Output, passwords: PasswordStore) -> None:
        self.profile = profile
        self.output = output
        self.passwords = passwords
        passwords.renew_by(oauth.renew)
        self.reader = MimeReader()
        self._db: Database | None = None
        self._lock = ProfileLock(profile.lock)
        self._depth = 0
        self._names: dict[int, str] = {}

    @property
    def db(self) -> Database:
        if self._db is None:
            self._db = self._opened()
        return self._db

    def close(self) -> None:
        self.output.end_progress()
        self._lock.release()
        if self._db is not None:
            self._db.close()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """For whoever talks to servers. Raises MailError(LOCKED) while a window or another call does."""
        opening.make(self.profile)
        self._lock.acquire()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._lock.release()

    @contextlib.contextmanager
    def session(self, account: Account) -> Iterator[AccountSession]:
        """The account's session, unconnected until it is used; within `alone`."""
        self._names[account.id] = account.name
        backend = backend_for(account, lambda: self.passwords.get(account))
        session = AccountSession(self.db, account, backend, self._show,
                                 reader=self.reader, passwords=self.passwords, hurry=True)
        try:
            yield session
        except MailError as error:
            opening.heed(self.profile, error)  # whoever called may go on with the next account
            raise
        finally:
            session.close()
            self.output.end_progress()

    @contextlib.contextmanager
    def connection(self, account: Account) -> Iterator[MailBackend]:
        """A bare connection, for looking only; within `alone`."""
        kept = replace(account, leave=LeaveRule(LeaveKind.KEEP))  # looking must never delete
        backend = backend_for(kept, lambda: self.passwords.get(account))
        try:
            backend.open()
            yield backend
        finally:
            backend.close()

    def account(self, name: str) -> Account:
        return accounts.by_name(self.db, name)

    def _opened(self) -> Database:
        """Repairs a damaged store only while nobody else works on it."""
        if self.profile.database.exists() and not opening.needs_repair(self.profile):
            try:
                return opening.open_plainly(self.profile.database)
            except MailError as error:
                if error.kind is not ErrorKind.DAMAGED:
                    raise
        with self.alone():
            db, repaired = opening.open_store(self.profile)
        if repaired is not None:
            self._tell_repair(repaired)
        return db

    def _tell_repair(self, repaired: StoreRepaired) -> None:
        self.output.say(f"The mail database was damaged and has been repaired: {repaired.salvaged} messages that exist "
                        f"only here were saved, {repaired.lost} are lost; IMAP mail is fetched again. The damaged file "
                        f"is kept as {repaired.kept}.")

    def _show(self, event: Event) -> None:
        match event:
            case ActivityChanged():
                note = f"{event.octets / 1e6:.1f} MB" if event.octets else ""
                self.output.progress(f"{self._names[event.account_id]}: {event.kind.value} {event.label}", event.done,
                                     event.total, note)
            case ActivityEnded():
                self.output.end_progress()
            case _:
                pass  # the store holds what the other events tell of
