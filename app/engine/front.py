"""Stands where the engine will, so that a window can be there before it: the engine with all that it needs takes as
long to load as everything that is seen at first."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.commands import Command, QueueMessage, SaveDraft
from app.errors import MailError, unexpected
from app.events import AccountStateChanged, ConnectionState, DraftSaved, Event, MessageQueued
from app.model.operation import Operation
from app.paths import Profile
from app.store import conversion_state, schema
from app.store.database import Database

if TYPE_CHECKING:
    from app.engine.engine import Engine

log = logging.getLogger(__name__)


def is_readable(profile: Profile) -> bool:
    """Whether the store can be shown as it lies there: it is of this version, open to everybody who may read the file,
    and nothing is to be done to it before (`opening.open_store`). Nothing is changed."""
    if profile.damage_mark.exists() or profile.restore_mark.exists() or not profile.database.exists():
        return False
    if conversion_state.copy_of(profile.database).exists():  # it may take its place, while nobody has this one open
        return False
    try:
        with contextlib.closing(Database.open(profile.database, readonly=True)) as db:
            return schema.is_current(db)
    except MailError:  # whoever opens it in earnest finds out what is wrong
        return False


class EngineFront:
    """Takes what is asked of the engine; what came before it was there waits, and is done in that order. `emit` as
    Engine's. Every method may be called from the Qt thread, and but for `start` and the last two none blocks."""

    def __init__(self, profile: Profile, emit: Callable[[Event], None]) -> None:
        self._profile, self._emit = profile, emit
        self._engine: Engine | None = None
        self._guard = threading.Lock()
        self._stands = False
        self._waiting: list[Command | Operation] = []
        self._beginner: threading.Thread | None = None
        self._failure: MailError | None = None

    def start(self, phrase: str = "", keep_key: bool = False) -> None:
        """Loads and starts the engine; raises what `Engine.start` does, and can be called again then."""
        if self._engine is None:
            from app.engine.engine import Engine  # as late as can be: see above

            self._engine = Engine(self._profile, self._emit)
        self._engine.start(phrase, keep_key)
        with self._guard:
            for each in self._waiting:
                self._hand_on(self._engine, each)
            self._waiting.clear()
            self._stands, self._failure = True, None

    def begin(self, ended: Callable[[MailError | None], None]) -> None:
        """`start` in a thread; `ended` is called there, with what it raised."""
        self._beginner = threading.Thread(target=self._begin, args=(ended,), name="beginning")
        self._beginner.start()

    def stop(self, limit: float = 2.0) -> bool:
        """As Engine's; one that was about to start is there first."""
        engine = self._arrived()
        return engine is None or engine.stop(limit)

    def deliver_held(self, limit: float = 4.0) -> bool:
        engine = self._arrived()
        return engine is None or engine.deliver_held(limit)

    # --- what a window asks -----------------------------------------------------------------------

    def submit(self, command: Command) -> None:
        self._take(command)

    def edit(self, operation: Operation) -> None:
        self._take(operation)

    def state(self, account_id: int) -> AccountStateChanged:
        engine = self._standing()
        return AccountStateChanged(account_id, ConnectionState.OFFLINE) if engine is None else engine.state(account_id)

    def open_reader(self) -> Database:
        return Database.open(self._profile.database, readonly=True)

    def touched(self) -> None:
        if (engine := self._standing()) is not None:
            engine.touched()

    # --- until it is there ------------------------------------------------------------------------

    def _begin(self, ended: Callable[[MailError | None], None]) -> None:
        failure: MailError | None = None
        try:
            self.start()
        except MailError as error:
            failure = error
        except Exception:  # of whatever kind it is, the person waits for an answer
            log.exception("The engine did not start")
            failure = unexpected()
        if failure is not None:
            self._give_back(failure)
        ended(failure)

    def _give_back(self, failure: MailError) -> None:
        """What somebody has written meanwhile: their window keeps it, and says why. All else can wait."""
        with self._guard:
            self._failure = failure
            written = [each for each in self._waiting if isinstance(each, SaveDraft | QueueMessage)]
            self._waiting = [each for each in self._waiting if each not in written]
        for each in written:
            self._emit(_refusal(each, failure))

    def _take(self, asked: Command | Operation) -> None:
        with self._guard:
            if not self._stands:
                failure = self._failure
                if failure is not None and isinstance(asked, SaveDraft | QueueMessage):
                    self._emit(_refusal(asked, failure))
                else:
                    self._waiting.append(asked)
                return
        assert self._engine is not None
        self._hand_on(self._engine, asked)

    @staticmethod
    def _hand_on(engine: Engine, asked: Command | Operation) -> None:
        if isinstance(asked, Operation):
            engine.edit(asked)
        else:
            engine.submit(asked)

    def _standing(self) -> Engine | None:
        return self._engine if self._stands else None

    def _arrived(self) -> Engine | None:
        if self._beginner is not None:
            self._beginner.join()
        return self._standing()


def _refusal(asked: SaveDraft | QueueMessage, error: MailError) -> Event:
    if isinstance(asked, SaveDraft):
        return DraftSaved(asked.token, 0, error)
    return MessageQueued(asked.token, asked.account_id, error)
