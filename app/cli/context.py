"""What every subcommand needs: the profile's store, its lock, and sessions with servers.

What talks to servers and takes mail apart is imported where it is used: it takes as long to load as most calls last,
which only look into the store.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.cli.output import Output
from app.engine import opening, store_unlocking
from app.errors import ErrorKind, MailError
from app.events import ActivityChanged, ActivityEnded, Event, StoreRepaired
from app.model.account import Account, LeaveKind, LeaveRule, SecretSource
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import accounts, conversion_exchange
from app.store.database import Database
from app.store.lock import ProfileLock

if TYPE_CHECKING:
    from app.backends.base import MailBackend
    from app.engine.reading import MimeReader
    from app.engine.session import AccountSession
    from app.model.sign_in import Grant

_GATE_SECONDS, _GATE_PAUSE = 15.0, 0.05


class Context:
    """One call of depeschectl. The store is opened when it is first asked for."""

    def __init__(self, profile: Profile, output: Output, passwords: PasswordStore) -> None:
        self.profile = profile
        self.output = output
        self.passwords = passwords
        passwords.renew_by(_renew)
        self._db: Database | None = None
        self._lock = ProfileLock(profile.lock)
        self._depth = 0
        self._names: dict[int, str] = {}

    @cached_property
    def reader(self) -> MimeReader:
        from app.engine.reading import MimeReader

        return MimeReader()

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

    def release(self) -> None:
        """Closes the store; whoever asks for it next opens it anew."""
        if self._db is not None:
            self._db.close()
            self._db = None

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
        from app.engine.session import AccountSession

        self._names[account.id] = account.name
        backend = self._backend(account)
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
        backend = self._backend(kept)
        try:
            backend.open()
            yield backend
        finally:
            backend.close()

    def account(self, name: str) -> Account:
        return accounts.by_name(self.db, name)

    def _backend(self, account: Account) -> MailBackend:
        from app.backends.registry import backend_for

        return backend_for(account, lambda: self.passwords.get(account))

    def _opened(self) -> Database:
        """Repairs a damaged store only while nobody else works on it."""
        if self.profile.database.exists() and not opening.needs_repair(self.profile):
            try:
                with self._through_gate():
                    self._unlock()
                    return opening.open_plainly(self.profile.database)
            except MailError as error:
                if error.kind is not ErrorKind.DAMAGED:
                    raise
        with self.alone():
            db, repaired = opening.open_store(self.profile, self._unlock)
        if repaired is not None:
            self._tell_repair(repaired)
        return db

    def unlock_where_possible(self) -> None:
        """For whoever can do without the present database."""
        try:
            self._unlock()
        except MailError as error:
            if error.kind is not ErrorKind.STORE_LOCKED:
                raise

    def _unlock(self) -> None:
        try:
            store_unlocking.unlock(self.profile, self.passwords, store_unlocking.phrase_of_environment())
        except MailError as error:
            if error.kind is not ErrorKind.STORE_LOCKED or error.secret_trouble is None:
                raise
            raise MailError(error.kind, f"{error.detail} It is read from the file that {store_unlocking.PHRASE_FILE} "
                            "names.", error.server_text, secret_trouble=error.secret_trouble) from error

    @contextlib.contextmanager
    def _through_gate(self) -> Iterator[None]:
        """Nobody exchanges the database while it is being opened; that takes a moment only."""
        gate, ends = conversion_exchange.gate(self.profile.directory), time.monotonic() + _GATE_SECONDS
        while True:
            try:
                gate.acquire()
                break
            except MailError as error:
                if error.kind is not ErrorKind.LOCKED or time.monotonic() > ends:
                    raise
            time.sleep(_GATE_PAUSE)
        try:
            yield
        finally:
            gate.release()

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


def _renew(source: SecretSource, refresh_token: str, ca_file: str) -> Grant:
    from app.setup import oauth

    return oauth.renew(source, refresh_token, ca_file)
