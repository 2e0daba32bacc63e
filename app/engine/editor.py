"""The thread in which edits take their local phase, so that no click ever waits for the store's write lock."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.commands import (
    CancelOutbox,
    DismissWarning,
    EditorCommand,
    PrepareOrder,
    QueueMessage,
    RetryOutbox,
    RunFilters,
    SaveDraft,
    SaveFilters,
    UndoEdit,
)
from app.errors import ErrorKind, MailError, unexpected
from app.events import (
    DraftSaved,
    EditApplied,
    EditRefused,
    Event,
    FiltersChanged,
    MessageQueued,
    OrderPrepared,
    OutboxChanged,
    ServerDeletesChanged,
    WarningsChanged,
)
from app.model.folder import Role
from app.model.message import DRAFT, SEEN
from app.model.operation import (
    AppendMessage,
    DeleteOnServer,
    KeepOnServer,
    MissingChoice,
    Operation,
    ResolveMissing,
    SetFolderBodies,
)
from app.store import (
    bodies,
    edits,
    eviction,
    filter_run,
    filters,
    folder_edits,
    folders,
    missing,
    ordering,
    outbox,
    warnings,
)
from app.store.changes import Changes
from app.store.database import Database
from app.store.messages import SortBy
from app.store.reader import MailReader

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NoteOpened:
    """The person reads a message. Readers may not write; its body is the last to be evicted now."""

    message_id: int


Request = Operation | EditorCommand | NoteOpened


class Editor(threading.Thread):
    """Applies requests in order. `nudge` wakes the worker of an account whose journal grew, `deliver` one with mail;
    `look` has it compare one of its folders."""

    def __init__(self, open_database: Callable[[], Database], reader: MailReader, emit: Callable[[Event], None],
                 nudge: Callable[[int], None], deliver: Callable[[int], None], look: Callable[[int, int], None]
                 ) -> None:
        super().__init__(name="editor", daemon=True)
        self._open_database = open_database
        self._reader = reader
        self._emit = emit
        self._nudge = nudge
        self._deliver = deliver
        self._look = look
        self._requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()

    def put(self, request: Request) -> None:
        self._requests.put(request)

    def stop(self) -> None:
        """What was asked before is still done: an edit is never lost to closing the window."""
        self._requests.put(None)

    def run(self) -> None:
        db = self._open_database()
        try:
            while (request := self._requests.get()) is not None:
                try:
                    self._serve(db, request)
                except MailError as error:
                    self._emit(_refusal(request, error))
                except Exception:  # one request must not cost all later ones: whoever asked is told, the log says why
                    log.exception("%s failed", type(request).__name__)
                    self._emit(_refusal(request, unexpected()))
        finally:
            db.close()

    def _serve(self, db: Database, request: Request) -> None:
        match request:
            case QueueMessage():
                self._queue(db, request)
            case SaveDraft():
                self._save_draft(db, request)
            case UndoEdit():
                applied = edits.undo(db)
                self._told(applied.changes)
                self._emit(EditApplied("", applied.count))
            case RetryOutbox():
                entry = outbox.retry(db, request.outbox_id)
                self._emit(OutboxChanged(entry.account_id))
                self._deliver(entry.account_id)
            case CancelOutbox():
                self._take_back(db, request.outbox_id)
            case SaveFilters():
                filters.save(db, request.filters)
                self._emit(FiltersChanged())
            case RunFilters():
                applied = filter_run.run_on_all(db, folders.folder(db, request.folder_id), self._reader)
                self._told(applied.changes)
                self._emit(EditApplied("", applied.count))
            case DismissWarning():
                warnings.dismiss(db, request.account_id, request.kind)
                self._emit(WarningsChanged(request.account_id))
            case PrepareOrder():
                ordering.prepare(db, SortBy(request.order))
                self._emit(OrderPrepared(request.order))
            case NoteOpened():
                with contextlib.suppress(MailError):  # whoever reads a message is not to hear of a hint that was lost
                    eviction.note_opened(db, request.message_id)
            case _:
                applied = edits.apply(db, request, self._reader)
                self._told(applied.changes)
                self._emit(EditApplied(applied.label, applied.count))
                if applied.lost:
                    self._emit(EditRefused(missing.not_uploaded(applied.lost)))
                self._look_after(db, request)

    def _queue(self, db: Database, request: QueueMessage) -> None:
        if not request.recipients:
            raise MailError(ErrorKind.USAGE, "The message has no recipient: add one, then send it.")
        packed = bodies.pack(request.raw)
        subject = self._reader.header(request.raw[:262_144]).subject
        applied = edits.Applied()
        with db.write(durable=True):
            outbox.add(db, request.account_id, packed, request.recipients, subject)
            if request.draft_id is not None:
                edits.expunge(db, request.draft_id, applied)
        self._told(applied.changes)
        self._emit(MessageQueued(request.token, request.account_id))
        self._emit(OutboxChanged(request.account_id))
        self._deliver(request.account_id)

    def _save_draft(self, db: Database, request: SaveDraft) -> None:
        changes = Changes()
        with db.write(durable=True):
            applied = edits.apply(db, AppendMessage(
                self._drafts(db, request.account_id, changes), request.raw, frozenset({SEEN, DRAFT}),
                request.replaces), self._reader)
        applied.changes.trees |= changes.trees
        self._told(applied.changes)
        self._emit(DraftSaved(request.token, applied.new_ids[0]))

    def _take_back(self, db: Database, outbox_id: int) -> None:
        """Out of the outbox, back among the drafts, in one transaction."""
        changes = Changes()
        raw = outbox.raw(db, outbox_id)
        with db.write(durable=True):
            entry = outbox.waiting(db, outbox_id)
            applied = edits.apply(db, AppendMessage(self._drafts(db, entry.account_id, changes), raw,
                                                    frozenset({SEEN, DRAFT})), self._reader)
            outbox.remove(db, outbox_id)
        applied.changes.trees |= changes.trees
        self._told(applied.changes)
        self._emit(OutboxChanged(entry.account_id))

    def _look_after(self, db: Database, request: Operation) -> None:
        """Edits that change what is to be fetched. (What is uploaded is told first, and that leads to a look too.)"""
        match request:
            case SetFolderBodies() | ResolveMissing(choice=MissingChoice.ACCEPT | MissingChoice.ASK):
                folder = folders.find(db, request.folder_id)
                if folder is not None:
                    self._look(folder.account_id, folder.id)
            case KeepOnServer() | DeleteOnServer():
                self._emit(ServerDeletesChanged(request.account_id))
            case _:
                pass

    def _drafts(self, db: Database, account_id: int, changes: Changes) -> int:
        found = folders.by_role(db, account_id, Role.DRAFTS)
        if found is not None:
            return found.id
        folder_id, _ = folder_edits.create(db, account_id, "Drafts", changes, Role.DRAFTS)
        return folder_id

    def _told(self, changes: Changes) -> None:
        for event in changes.events():
            self._emit(event)
        for account_id in sorted(changes.journals):
            self._nudge(account_id)


def _refusal(request: Request, error: MailError) -> Event:
    match request:
        case SaveDraft():
            return DraftSaved(request.token, 0, error)
        case QueueMessage():
            return MessageQueued(request.token, request.account_id, error)
        case PrepareOrder():
            return OrderPrepared(request.order, error)
        case _:
            return EditRefused(error)
