"""The mail database is encrypted, given another key or decrypted while the program works: a thread of low priority that
makes the copy, and the exchange when nobody has the database open, at the engine's end or before its start."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from typing import assert_never

from app.commands import (
    AskProtection,
    CancelConversion,
    ProposePhrase,
    ProtectionCommand,
    ProtectStore,
    UnprotectStore,
)
from app.engine import store_conversion, store_unlocking
from app.engine.protection_work import ProtectionWork
from app.errors import ErrorKind, MailError, unexpected
from app.events import EditRefused, Event, PhraseProposed, ProtectionChanged
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import conversion_exchange, conversion_state, kept_aside, phrase
from app.store.database import Database
from app.store.key_file import KeyFile
from app.store.store_key import StoreKey

log = logging.getLogger(__name__)

_NICE = 10
_ASK_AGAIN = "The key of the conversion that was begun is not in the keyring: enter the recovery phrase anew to go on."

_Request = ProtectionCommand | None


class ProtectionDesk:
    """`unlock` and `finish` are for whoever holds the profile's lock, while nobody has the database open; `submit`,
    `begin` and `stop` for any thread."""

    def __init__(self, profile: Profile, passwords: PasswordStore, emit: Callable[[Event], None]) -> None:
        self._profile = profile
        self._passwords = passwords
        self._emit = emit
        self._requests: queue.SimpleQueue[_Request] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._pending: StoreKey | None = None
        """The key of a conversion, where no keyring has it."""
        self._work: ProtectionWork | None = None
        self._current: StoreKey | None = None
        """What the database is encrypted with."""
        self._looks_aside = False
        self._kept: dict[str, bool] = {}
        """Whether the keyring has the key of this name, as far as it was asked."""
        self._told: ProtectionChanged | None = None

    # --- while nobody has the database open -----------------------------------------------------------

    def unlock(self, text: str = "", *, keep: bool = False) -> None:
        """As `store_unlocking.unlock`; and what was made ready before takes its place now."""
        store_unlocking.unlock(self._profile, self._passwords, text, keep=keep)
        self.finish()

    def finish(self) -> bool:
        """Puts a copy that is ready into the database's place; whether there was one. Never raises: where it can't be
        done now, the next start tries again."""
        path = self._profile.database
        if not path.exists() or not conversion_state.copy_of(path).exists():
            return False
        try:
            with contextlib.closing(Database.open(path)) as db:
                want = conversion_state.wanted(db)
            key = None if want is None or not want.key_name else self._key_of(want.key_name)
            if want is None or (want.key_name and key is None) or not conversion_exchange.exchange(path, key):
                return False
            store_conversion.exchanged(self._profile, self._passwords, key)
        except MailError as error:
            log.warning("the mail database was not exchanged: %s", error)
            return False
        log.info("the mail database was exchanged for its %s copy", "plain" if key is None else "encrypted")
        return True

    # --- from any thread ------------------------------------------------------------------------------

    def begin(self, db: Database) -> None:
        """Goes on with a conversion that is under way, and tells of a database that is not plain. `db`: the database,
        which is the caller's."""
        self._stopped = False
        want = conversion_state.wanted(db)
        if want is None and conversion_state.copy_of(db.path).exists():
            with contextlib.suppress(MailError):
                conversion_state.remove_copy(db.path)  # of a conversion that the database knows nothing of
        if want is not None or db.key is not None or KeyFile.read(self._profile.directory) is not None:
            self.submit(AskProtection())

    def submit(self, command: ProtectionCommand) -> None:
        """Answered by PhraseProposed, ProtectionChanged or EditRefused."""
        with self._guard:
            if self._stopped:
                return
            self._requests.put(command)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="protection", daemon=True)
                self._thread.start()

    def stop(self) -> list[threading.Thread]:
        """Asks the thread to end; what it is doing is left for the next start. The threads to wait for."""
        with self._guard:
            self._stopped = True
            thread, self._thread = self._thread, None
            work = self._work
        if work is not None:
            work.interrupt()
        self._requests.put(None)
        return [] if thread is None else [thread]

    # --- the thread -----------------------------------------------------------------------------------

    def _run(self) -> None:
        if sys.platform.startswith("linux"):  # there a thread has a priority of its own
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
        try:
            self._resume()
            while not self._stopped:
                self._serve(self._waiting())
        except Exception:
            log.exception("the thread of the mail database's protection has ended")
            self._emit(EditRefused(unexpected()))
        finally:
            self._close()

    def _waiting(self) -> float | None:
        """Seconds until the next step; None: until somebody asks for something."""
        if self._work is not None:
            return self._work.waits
        return 0.0 if self._looks_aside else None

    def _serve(self, seconds: float | None) -> None:
        request: _Request = None
        with contextlib.suppress(queue.Empty):
            request = self._requests.get(timeout=seconds) if seconds is None or seconds > 0 \
                else self._requests.get_nowait()
        if self._stopped:
            return
        try:
            if request is not None:
                self._answer(request)
            elif self._work is not None:
                self._work.advance()
                self._tell()
            elif self._looks_aside:
                self._protect_kept()
        except MailError as error:
            if error.kind is not ErrorKind.CANCELLED:
                self._emit(EditRefused(error.to_keep()))

    def _answer(self, request: ProtectionCommand) -> None:
        match request:
            case ProposePhrase():
                self._emit(PhraseProposed(phrase.propose()))
            case AskProtection():
                self._told = None
                self._tell()
            case ProtectStore():
                self._protect(StoreKey.of(phrase.check(request.phrase)))
            case UnprotectStore():
                self._unprotect()
            case CancelConversion():
                self._cancel()
            case _:
                assert_never(request)

    def _protect(self, key: StoreKey) -> None:
        if self._current is not None and self._current.name == key.name:
            raise MailError(ErrorKind.USAGE, "This is the phrase that the mail database has already.")
        if self._work is not None and self._work.name != key.name:
            self._abandon()
        self._pending = key
        self._kept[key.name] = store_unlocking.note(self._profile, self._passwords, key, keep=True)
        if self._current is not None:  # by which the database is still opened
            KeyFile.of(self._profile.directory).with_name(self._current.name).write(self._profile.directory)
        self._start(key.name, key)

    def _unprotect(self) -> None:
        if self._current is None:
            raise MailError(ErrorKind.USAGE, "The mail database is not encrypted.")
        if self._work is not None and self._work.name:
            self._abandon()
        self._start("", None)

    def _cancel(self) -> None:
        self._abandon()
        self._told = None
        self._tell()

    def _abandon(self) -> None:
        """The database stays as it is, and the key that was to be is not kept."""
        self._close()
        self._work = self._pending = None
        with self._opened() as db:
            conversion_state.cancel(db)
        store_unlocking.forget(self._profile, self._passwords, self._current)
        self._kept.clear()

    def _start(self, name: str, key: StoreKey | None) -> None:
        self._close()
        self._work = ProtectionWork(self._profile.database, name, key)
        self._told = None
        self._work.advance()
        self._tell()

    def _resume(self) -> None:
        with self._opened() as db:
            want = conversion_state.wanted(db)
            self._current = db.key
        if want is None:  # what an exchange that was cut off may have left
            store_unlocking.forget(self._profile, self._passwords, self._current)
            self._looks_aside = self._current is not None
        else:
            key = self._key_of(want.key_name) if want.key_name else None
            self._work = ProtectionWork(self._profile.database, want.key_name, key,
                                        _ASK_AGAIN if want.key_name and key is None else "")

    def _close(self) -> None:
        if self._work is not None:
            self._work.close()

    def _protect_kept(self) -> None:
        """Copies that lie aside since the database was not encrypted yet, while nobody asks for anything. What fails is
        tried at the next start."""
        def check() -> None:
            if self._stopped or not self._requests.empty():
                raise MailError(ErrorKind.CANCELLED, "Stopped.")

        key = self._current
        for each in () if key is None else kept_aside.legible(self._profile.directory, key):
            assert key is not None
            try:
                check()
                kept_aside.protect(each, key, check)
            except MailError as error:
                if error.kind is ErrorKind.CANCELLED:
                    return
                log.warning("a file that was kept aside could not be encrypted: %s", error)
        self._looks_aside = False

    # --- what is told ---------------------------------------------------------------------------------

    def _tell(self) -> None:
        work = self._work
        want = None if work is None else conversion_state.Wanted("", work.name)
        name = work.name if work is not None and work.name else self._current.name if self._current is not None else ""
        if name and name not in self._kept:
            self._kept[name] = store_unlocking.kept(self._profile, self._passwords, name) is not None
        now = ProtectionChanged(conversion_state.protection(self._current, want), 0 if work is None else work.percent,
                                work is not None and work.is_ready, self._kept.get(name, False),
                                "" if work is None else work.problem)
        if now != self._told:
            self._told = now
            self._emit(now)

    def _key_of(self, name: str) -> StoreKey | None:
        pending = self._pending
        return pending if pending is not None and pending.name == name else store_unlocking.kept(
            self._profile, self._passwords, name)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[Database]:
        with contextlib.closing(Database.open(self._profile.database)) as db:
            yield db
