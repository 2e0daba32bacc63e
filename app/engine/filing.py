"""Messages that the server is to get: APPEND, and COPY of what it has elsewhere. Each at most once."""

from __future__ import annotations

from collections.abc import Callable

from app.backends.base import MirrorBackend
from app.engine.telling import Fresh, trusted
from app.errors import ErrorKind, MailError
from app.events import Event, MessagesChanged
from app.model.folder import Folder
from app.model.remote_operation import AppendRaw, CopyUids, OperationResult
from app.store import bodies, folders, journal, places, records, twins
from app.store.database import Database

MOST_TRIES = 5
"""After as many that ended without an answer it is taken for the message's fault."""


class Filer:
    """One run's appends and copies."""

    def __init__(self, db: Database, account_id: int, backend: MirrorBackend, emit: Callable[[Event], None],
                 fresh: Fresh, paused: frozenset[int]) -> None:
        self._db = db
        self._account_id = account_id
        self._backend = backend
        self._emit = emit
        self._fresh = fresh
        self._paused = paused

    def append(self, entry: journal.Entry) -> None:
        """Raises MailError(REFUSED) for a message that can't be filed: it is kept here."""
        unsent = places.unsent(self._db, entry.message_id)
        raw = self._whole(unsent.id) if unsent is not None else None
        if unsent is None or raw is None:
            journal.drop(self._db, [entry.seq])
            return
        target = self._target(entry, unsent)
        if target.id in self._paused:
            return
        if entry.attempts >= MOST_TRIES:
            raise MailError(ErrorKind.REFUSED, f"A message could not be filed in '{target.path}': {MOST_TRIES} tries "
                            "ended without an answer. It is kept here only; move it to another folder to try again.")
        others = twins.others(self._db, self._account_id, target.id, [twins.identity(self._db, unsent.id)])
        result = self._perform(entry, target, AppendRaw(
            target.path, raw, unsent.flags, unsent.date, unsent.message_id, entry.attempts > 0, others,
            folders.marks(self._db, target.id)[0] if others else 0))
        with self._db.write(durable=True):
            journal.located(self._db, unsent.id, target.id, trusted(self._db, target.id, result, 0), unsent.flags)
        self._fresh.add(target.id, unsent.id)

    def copy(self, entry: journal.Entry) -> None:
        """A message whose UID is not known now waits: the next sync of its folder finds it."""
        unsent = places.unsent(self._db, entry.message_id)
        if unsent is None:
            journal.drop(self._db, [entry.seq])
            return
        source_id = int(entry.payload["source"])
        source = places.on_server(self._db, source_id)
        if source is None:
            if not places.account_of(self._db, source_id):
                self._copy_without_source(entry, unsent)
            return
        target = self._target(entry, unsent)
        if {source.server_folder_id, target.id} & self._paused:
            return
        result = self._told(entry, source, target)
        if source.uid in result.missing and source.uid not in result.uid_map:
            # Deleted by another client, and so not copied; once the sync has found that, our own copy is filed.
            journal.not_done(self._db, entry.seq)
            return
        with self._db.write(durable=True):
            journal.located(self._db, unsent.id, target.id, trusted(self._db, target.id, result, source.uid),
                            source.server_flags)
        self._fresh.add(target.id, unsent.id)

    def _told(self, entry: journal.Entry, source: places.Place, target: Folder) -> OperationResult:
        alike = (twins.identity(self._db, source.id),)
        others = twins.others(self._db, self._account_id, target.id, alike)
        return self._perform(entry, target, CopyUids(
            source.path, source.uidvalidity, (source.uid,), target.path, alike, entry.attempts > 0, others,
            folders.marks(self._db, target.id)[0] if others else 0))

    def _perform(self, entry: journal.Entry, target: Folder, operation: AppendRaw | CopyUids) -> OperationResult:
        """A try, noted before it is made; one that surely did nothing is none."""
        journal.begin(self._db, [entry.seq], target.id)
        try:
            return self._backend.perform(operation)
        except MailError as error:
            if error.kind is ErrorKind.GONE:
                journal.take_back(self._db, entry)
            elif error.kind is ErrorKind.CANCELLED:
                journal.excuse(self._db, [entry.seq])
            raise

    def _target(self, entry: journal.Entry, unsent: places.Unsent) -> Folder:
        """Where filing was begun comes first, wherever the person wants the message by now: it may have got through."""
        begun = folders.find(self._db, entry.begun_in) if entry.begun_in is not None else None
        return begun if begun is not None else folders.folder(self._db, unsent.folder_id)

    def _whole(self, message_id: int) -> bytes | None:
        try:
            return bodies.raw(self._db, message_id)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED or error.server_text:  # SQLite's own words: more than one message
                raise
            raise MailError(ErrorKind.REFUSED, error.detail) from error

    def _copy_without_source(self, entry: journal.Entry, unsent: places.Unsent) -> None:
        """What was to be copied is gone from the server: our own copy is filed instead, if it is here as a whole."""
        with self._db.write(durable=True):
            journal.drop(self._db, [entry.seq])
            if unsent.has_body:
                seq = journal.add(self._db, self._account_id, journal.APPEND, message_id=unsent.id)
                if entry.attempts:  # the copy may have been made after all
                    journal.begin(self._db, [seq], entry.begun_in)
                return
            records.delete(self._db, unsent.id)
        self._emit(MessagesChanged(unsent.folder_id, removed=(unsent.id,)))
        raise MailError(ErrorKind.REFUSED, "A message could not be copied: it was deleted before the server was told.")
