"""The readers' pool: parsing for the viewer, search, saving attachments. It reads the store and never writes it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import assert_never

from app.commands import FindKeys, OpenOriginal, ReaderCommand, SaveAttachments, SearchMessages, ViewMessage
from app.engine.key_finding import find_keys
from app.engine.opened_view import opened_view
from app.engine.opening_mail import MailOpener
from app.engine.saving import save
from app.engine.searching import Searches
from app.errors import ErrorKind, MailError, unexpected
from app.events import (
    AttachmentsSaved,
    BodyFailed,
    BodyStored,
    Event,
    KeysFound,
    OriginalOpened,
    ViewReady,
)
from app.store import bodies, trusted_senders
from app.store.database import Database

log = logging.getLogger(__name__)

FetchBodyOf = Callable[[int], None]


class ReaderPool:
    """Two threads, each with a read-only Database of its own. Answers come as events."""

    def __init__(self, open_reader: Callable[[], Database], fetch_body: FetchBodyOf, emit: Callable[[Event], None],
                 opener: MailOpener) -> None:
        self._open_reader = open_reader
        self._opener = opener
        self._fetch_body = fetch_body
        self._emit = emit
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="reader")
        self._own = threading.local()
        self._opened: list[Database] = []
        self._lock = threading.Lock()
        self._waiting: set[int] = set()
        self._searches = Searches(emit)
        self._stopped = False

    def submit(self, command: ReaderCommand) -> None:
        """After `stop` nobody waits for an answer any more: then nothing happens."""
        with self._lock:
            if self._stopped:
                return
            if isinstance(command, SearchMessages):
                self._searches.expect(command)
            self._pool.submit(self._guarded, command)

    def noticed(self, event: Event) -> None:
        """The body that a view waits for has come, or will not come."""
        if isinstance(event, BodyStored | BodyFailed):
            with self._lock:
                waited = event.message_id in self._waiting
                self._waiting.discard(event.message_id)
            if waited and isinstance(event, BodyStored):
                self.submit(ViewMessage(event.message_id))

    def stop(self) -> None:
        """Ends what runs now at its next statement; what waits is dropped."""
        with self._lock:
            self._stopped = True
            opened = list(self._opened)
        for db in opened:
            db.interrupt()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Once the others have stopped: waits for the last parse (at most about a second) and closes the store."""
        self._pool.shutdown(wait=True)
        for db in self._opened:
            db.close()

    def _guarded(self, command: ReaderCommand) -> None:
        try:
            self._serve(command)
        except MailError as error:
            self._fail(command, error)
        except Exception:  # the pool would swallow it, and whoever asked would wait for ever
            log.exception("%s failed", type(command).__name__)
            self._fail(command, unexpected())

    def _fail(self, command: ReaderCommand, error: MailError) -> None:
        match command:
            case OpenOriginal():
                self._emit(OriginalOpened(command.token, command.message_id, error=error))
            case FindKeys():
                self._emit(KeysFound(command.token, ()))
            case ViewMessage():
                self._emit(BodyFailed(command.message_id, error))
            case SearchMessages():
                self._searches.fail(command, error)
            case SaveAttachments():
                self._emit(AttachmentsSaved(command.message_id, (), error))
            case _:
                assert_never(command)

    def _serve(self, command: ReaderCommand) -> None:
        match command:
            case OpenOriginal():
                self._emit(self._opener.original(self._database(), command))
            case FindKeys():
                self._emit(find_keys(self._database(), self._opener.vault, command))
            case ViewMessage():
                self._view(command.message_id, command.part)
            case SearchMessages():
                self._searches.run(self._database(), command)
            case SaveAttachments():
                self._emit(AttachmentsSaved(command.message_id, self._save(command)))
            case _:
                assert_never(command)

    def _view(self, message_id: int, part: str) -> None:
        with self._lock:
            self._waiting.add(message_id)
        try:
            raw = bodies.raw(self._database(), message_id)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED:
                raise
            raw = None  # the server may have it whole
        if raw is None:
            self._fetch_body(message_id)
            return
        with self._lock:
            self._waiting.discard(message_id)
        db = self._database()
        opened = self._opener.open(db, message_id, raw, part)
        self._emit(ViewReady(opened_view(message_id, opened, part=part,
                                         trusted=lambda email: trusted_senders.is_trusted(db, email))))

    def _save(self, command: SaveAttachments) -> tuple[Path, ...]:
        raw = bodies.raw(self._database(), command.message_id)
        if raw is None:
            raise MailError(ErrorKind.GONE, "The message is not here as a whole: open it first, then save.")
        raw = self._opener.open(self._database(), command.message_id, raw, command.within).raw
        return save(raw, command.parts, command.directory)

    def _database(self) -> Database:
        db: Database | None = getattr(self._own, "db", None)
        if db is None:
            db = self._own.db = self._open_reader()
            with self._lock:
                self._opened.append(db)
        return db
