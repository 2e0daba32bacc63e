"""The readers' pool: parsing for the viewer, search, saving attachments. It reads the store and never writes it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import assert_never

from app.commands import ReaderCommand, SaveAttachments, SearchMessages, ViewMessage
from app.engine.viewing import view
from app.errors import ErrorKind, MailError, unexpected
from app.events import (
    AttachmentsSaved,
    BodyFailed,
    BodyStored,
    Event,
    SearchCoverage,
    SearchFinished,
    ViewReady,
)
from app.mime.body import part_bytes, read_body
from app.mime.filename import unique_path
from app.store import bodies, search
from app.store.database import Database

log = logging.getLogger(__name__)

FetchBodyOf = Callable[[int], None]


class ReaderPool:
    """Two threads, each with a read-only Database of its own. Answers come as events."""

    def __init__(self, open_reader: Callable[[], Database], fetch_body: FetchBodyOf, emit: Callable[[Event], None]
                 ) -> None:
        self._open_reader = open_reader
        self._fetch_body = fetch_body
        self._emit = emit
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="reader")
        self._own = threading.local()
        self._opened: list[Database] = []
        self._lock = threading.Lock()
        self._waiting: set[int] = set()
        self._newest_search = 0
        self._stopped = False

    def submit(self, command: ReaderCommand) -> None:
        """After `stop` nobody waits for an answer any more: then nothing happens."""
        with self._lock:
            if self._stopped:
                return
            if isinstance(command, SearchMessages):
                self._newest_search = max(self._newest_search, command.token)
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
            case ViewMessage():
                self._emit(BodyFailed(command.message_id, error))
            case SearchMessages():
                self._emit(SearchFinished(command.token, (), SearchCoverage(0, 0, 0), error))
            case SaveAttachments():
                self._emit(AttachmentsSaved(command.message_id, (), error))
            case _:
                assert_never(command)

    def _serve(self, command: ReaderCommand) -> None:
        match command:
            case ViewMessage():
                self._view(command.message_id)
            case SearchMessages():
                if command.token == self._newest_search:  # somebody types on: only the newest query counts
                    self._search(command)
            case SaveAttachments():
                self._emit(AttachmentsSaved(command.message_id, self._save(command)))
            case _:
                assert_never(command)

    def _view(self, message_id: int) -> None:
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
        self._emit(ViewReady(view(message_id, raw)))

    def _search(self, command: SearchMessages) -> None:
        db = self._database()
        ids = search.search(db, command.query, account_id=command.account_id, folder_id=command.folder_id,
                            limit=command.limit)
        self._emit(SearchFinished(command.token, tuple(ids),
                                  search.coverage(db, command.account_id, command.folder_id)))

    def _save(self, command: SaveAttachments) -> tuple[Path, ...]:
        raw = bodies.raw(self._database(), command.message_id)
        if raw is None:
            raise MailError(ErrorKind.GONE, "The message is not here as a whole: open it first, then save.")
        names = {each.part: each.name for each in read_body(raw).attachments}
        saved: list[Path] = []
        try:
            command.directory.mkdir(parents=True, exist_ok=True)
            for part in command.parts:
                path = unique_path(command.directory, names.get(part, "") or f"attachment-{part}")
                with path.open("xb") as file:  # x: what is there is never overwritten
                    file.write(part_bytes(raw, part))
                saved.append(path)
        except OSError as error:
            raise MailError(ErrorKind.STORE, f"The attachment can't be saved in {command.directory}: choose another "
                            "folder.", error.strerror or "") from error
        return tuple(saved)

    def _database(self) -> Database:
        db: Database | None = getattr(self._own, "db", None)
        if db is None:
            db = self._own.db = self._open_reader()
            with self._lock:
                self._opened.append(db)
        return db
