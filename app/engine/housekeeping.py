"""The thread that looks after the store while nobody needs it: nobody touched the window for a while, nothing is
synced, and the computer does not live on its battery.

It goes step by step, each of them short under the write lock, and ends at once when the person comes back or something
begins to work. What takes longer only reads (the monthly check) or happens once in a file's life (the rebuilding of a
file that cannot shrink yet), and is interrupted.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from app.engine import power
from app.engine.idleness import Idleness
from app.engine.ledger import Ledger
from app.errors import ErrorKind, MailError
from app.events import Event
from app.store import housekeeping
from app.store.database import Database

log = logging.getLogger(__name__)

AGAIN_SECONDS = 3600.0
"""From the end of one time to the beginning of the next."""
LOOK_SECONDS = 20.0
STEP_SECONDS = 0.05
"""A step that took longer is made smaller, one that took less than a quarter larger."""
CHECK_DAYS, REBUILD_DAYS = 30, 7

_CUT_LOG = 1 << 20
_FREE_LEAST = 16 << 20
_FREE_KEPT = 4 << 20
"""Octets without content that stay: the next mail wants room."""
_REBUILD_FREE, _REBUILD_MOST = 64 << 20, 128 << 20
"""Octets that must be to be had, and that may be left: they go through memory, and the last moment of it, when they
are written, cannot be interrupted."""
_WATCH_SECONDS = 0.05


class Housekeeping(threading.Thread):
    """`touched`, `stirred`, `noticed` and `stop` are for other threads, and never wait. `damaged` is told what the
    monthly check found."""

    def __init__(self, database: Path, open_database: Callable[[], Database], damaged: Callable[[MailError], object], *,
                 now: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic,
                 on_battery: Callable[[], bool] = power.on_battery) -> None:
        super().__init__(name="housekeeping", daemon=True)
        self._path = database
        self._open_database = open_database
        self._damaged = damaged
        self._now, self._steady, self._on_battery = now, steady, on_battery
        self._ledger = Ledger(database.with_name("housekeeping.json"))
        self._woken = threading.Event()
        self._stopping = False
        self._idleness = Idleness(steady)
        self._next_at = 0.0
        self._pages = 8
        self.steps = 0
        """Made since the start."""

    # --- for other threads ----------------------------------------------------------------------------

    def touched(self) -> None:
        """The person is there."""
        self._idleness.touched()

    def stirred(self) -> None:
        """Something was asked of the engine."""
        self._idleness.stirred()

    def noticed(self, event: Event) -> None:
        """Something was told."""
        self._idleness.noticed(event)

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    def may_work(self) -> bool:
        return not self._stopping and self._idleness.lasts()

    # --- the thread -----------------------------------------------------------------------------------

    def run(self) -> None:
        while not self._stopping:
            self._woken.wait(LOOK_SECONDS)
            try:
                self.look()
            except MailError as error:
                log.info("housekeeping: %s", error.kind)
            except Exception:  # it is for comfort only: nothing else is to suffer from it
                log.exception("housekeeping failed")
                self._next_at = self._steady() + AGAIN_SECONDS

    def look(self) -> None:
        """Does what may be done now, until it is all done or something comes in between. Raises MailError."""
        if self._steady() < self._next_at or not self.may_work() or self._on_battery():
            return
        db = self._open_database()
        try:
            for _ in self._work(housekeeping.open_for(db)):
                self.steps += 1
                if not self.may_work():
                    return
            self._next_at = self._steady() + AGAIN_SECONDS
        except MailError as error:
            if error.kind is not ErrorKind.CANCELLED:
                self._next_at = self._steady() + AGAIN_SECONDS
                raise
        finally:
            with contextlib.suppress(MailError):
                db.close()

    def _work(self, db: Database) -> Iterator[None]:
        yield from self._merge(db)
        yield from self._give_back(db)
        yield from self._fold(db)
        yield from self._check(db)

    def _merge(self, db: Database) -> Iterator[None]:
        for index in housekeeping.INDEXES:
            while self._timed(partial(housekeeping.merge, db, index)):
                yield
            yield

    def _give_back(self, db: Database) -> Iterator[None]:
        found = housekeeping.space(db)
        if found.shrinks:
            if found.free < max(_FREE_LEAST, found.whole // 10):
                return
            while found.free > _FREE_KEPT:
                self._pages = min(self._pages, max(1, (found.free - _FREE_KEPT) // found.page))
                if not self._timed(partial(housekeeping.give_back, db)):
                    return
                yield
                found = housekeeping.space(db)
        elif self._is_worth_rebuilding(found):
            self._ledger.note("rebuilt", self._now())
            log.info("the store is rebuilt: %d MB of %d are free", found.free >> 20, found.whole >> 20)
            with self._interruptible(db):
                housekeeping.rebuild(db)
            yield

    def _is_worth_rebuilding(self, found: housekeeping.Space) -> bool:
        """Twice the room: for the new pages, and for the log that they go through."""
        if (found.free < max(_REBUILD_FREE, found.whole // 4) or found.used > _REBUILD_MOST
                or self._ledger.days_since("rebuilt", self._now()) < REBUILD_DAYS
                or housekeeping.is_being_converted(self._path)):
            return False
        try:
            return shutil.disk_usage(self._path.parent).free > 3 * found.used + _REBUILD_FREE
        except OSError:
            return False

    def _fold(self, db: Database) -> Iterator[None]:
        if housekeeping.log_octets(db):
            housekeeping.fold_log(db)
            yield
        if housekeeping.log_octets(db) > _CUT_LOG:
            housekeeping.cut_log(db)
            yield

    def _check(self, db: Database) -> Iterator[None]:
        """One table after the other, over as many times as it takes."""
        left = self._ledger.left()
        if not left and self._ledger.days_since("checked", self._now()) < CHECK_DAYS:
            return
        left = left or housekeeping.tables(db)
        while left:
            with self._interruptible(db):
                wrong = housekeeping.check(db, left[0])
            if wrong:
                self._ledger.checked(self._now())
                self._damaged(MailError(ErrorKind.DAMAGED, "The mail database is damaged. Depesche repairs it when it "
                                        "is started next, and keeps the damaged file aside.", wrong))
                return
            left = left[1:]
            self._ledger.leave(left)
            yield
        self._ledger.checked(self._now())

    def _timed(self, step: Callable[[int], bool]) -> bool:
        """A step of as many pages as fit into STEP_SECONDS by what the last ones took."""
        began = self._steady()
        more = step(self._pages)
        took = self._steady() - began
        if took > STEP_SECONDS:
            self._pages = max(1, self._pages // 2)
        elif took < STEP_SECONDS / 4:
            self._pages = min(256, self._pages * 2)
        return more

    @contextlib.contextmanager
    def _interruptible(self, db: Database) -> Iterator[None]:
        """For a statement that may take long: ended with MailError(CANCELLED) when something comes in between."""
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(_WATCH_SECONDS):
                if not self.may_work():
                    db.interrupt()  # again, should it have come between two statements

        watcher = threading.Thread(target=watch, name="housekeeping-watch", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()
