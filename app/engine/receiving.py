"""What the backend yields, on its way into the store."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from app.backends.base import MailBackend
from app.engine.progress import ProgressTeller
from app.engine.reading_process import ReadingProcess
from app.engine.storing import Storing
from app.events import ActivityKind, Event
from app.model.account import Account
from app.model.folder import Folder
from app.model.sync import Arrived, DeletesPlanned, Progress, SyncStep
from app.store.database import Database
from app.store.reader import MailReader
from app.store.sync_writer import Prepared, SyncWriter

_MUCH = 500
"""Whole messages still to come for which a process of its own is worth its start."""


class Receiving:
    """One session's. `between` is called after each step, before the backend goes on.

    In a `hurry` a second thread stores what comes. It takes a third of the time away, but three threads that want the
    interpreter make a window stutter. Without it one step is read by the other process while the next one comes.
    """

    def __init__(self, db: Database, account: Account, backend: MailBackend, emit: Callable[[Event], None],
                 reader: MailReader, tell: ProgressTeller, between: Callable[[], None], *, hurry: bool) -> None:
        self._db = db
        self._account = account
        self._backend = backend
        self._emit = emit
        self._reader = reader
        self._tell = tell
        self._between = between
        self._hurry = hurry
        self._storing = Storing(lambda: Database.open(db.path), emit)
        self._elsewhere = ReadingProcess(gentle=not hurry)
        self._being_read: tuple[SyncWriter, Prepared] | None = None

    def writer(self, folder: Folder, *, much: bool = False, is_stale: Callable[[int], bool] = lambda _: False
               ) -> SyncWriter:
        """One that may write in the storing thread, where `much` is to be expected; `is_stale` as SyncWriter has it."""
        apart = self._storing.database() if much and self._hurry else None
        return SyncWriter(self._db, self._account, folder, self._reader, writes_to=apart, is_stale=is_stale)

    def stored(self, writer: SyncWriter, steps: Iterator[SyncStep], kind: ActivityKind, path: str
               ) -> Generator[SyncStep, None, None]:
        """Stores each step before it asks the backend for the next.

        Where much comes, a step may still be on its way into the store while the next one comes; all of them are
        there at the end, before anything else is done with the account, and before the backend deletes anything on
        the server: the contract that keeps mail safe.
        """
        first = True
        try:
            for step in steps:
                if isinstance(step, Progress):
                    self._tell.progress(kind, path, step.done, step.total, step.octets)
                    if kind is not ActivityKind.HEADERS and step.total - step.done > _MUCH:
                        self._elsewhere.start()
                elif writer.is_apart:
                    self._storing.put(writer, self._prepared(writer, step))
                    if isinstance(step, DeletesPlanned) or (first and isinstance(step, Arrived)):
                        first = False
                        self._storing.drain()  # the first page is to be seen at once
                else:
                    prepared = self._prepared(writer, step)
                    self._store_what_was_read()
                    if prepared.later is None:
                        self._store(writer, prepared)
                    else:
                        self._being_read = writer, prepared
                yield step
                self._between()
        finally:
            try:
                self.drain()
            finally:
                self._elsewhere.close()

    def _prepared(self, writer: SyncWriter, step: SyncStep) -> Prepared:
        return writer.prepare(step, self._elsewhere if self._elsewhere.has_room else None)

    def _store(self, writer: SyncWriter, prepared: Prepared) -> None:
        for event in writer.commit(prepared).events():
            self._emit(event)

    def _store_what_was_read(self) -> None:
        held, self._being_read = self._being_read, None
        if held is not None:
            self._store(*held)

    def drain(self) -> None:
        """Returns once all that came is stored. Raises MailError if it could not be."""
        self._store_what_was_read()
        self._storing.drain()

    def close(self) -> None:
        self._storing.close()
        self._elsewhere.close()
