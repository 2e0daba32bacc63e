"""The thread in which edits take their local phase, so that no click ever waits for the store's write lock."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable

from app.commands import (
    AddCorrespondents,
    CancelOutbox,
    ConfirmOutbox,
    DeleteSearch,
    DismissWarning,
    EditorCommand,
    HideCorrespondent,
    MarkFoldersRead,
    OrderAccounts,
    PrepareOrder,
    QueueMessage,
    ReleaseHeld,
    RemoveKey,
    RemoveTemplate,
    RenameSearch,
    RenameTemplate,
    RetryOutbox,
    RunFilters,
    SaveDraft,
    SaveFilters,
    SaveIdentities,
    SaveSearch,
    SaveTemplate,
    TrustKey,
    TrustSender,
    UndoEdit,
    WakeSnoozed,
)
from app.engine import edit_writing, linking, opening_mail
from app.engine.edit_order import Order
from app.engine.linking import LinkThreads
from app.engine.opening_mail import NoteKeys
from app.engine.outgoing import Outgoing
from app.engine.request_thread import RequestThread
from app.errors import MailError, unexpected
from app.events import (
    AccountsChanged,
    DraftSaved,
    EditApplied,
    EditRefused,
    Event,
    FavouritesChanged,
    FiltersChanged,
    KeysChanged,
    MessageQueued,
    OrderPrepared,
    SavedSearchesChanged,
    ServerDeletesChanged,
    TrustChanged,
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
    OrderFavourites,
    ResolveMissing,
    SetFavourite,
    SetFolderBodies,
)
from app.quick_dataclass import dataclass
from app.store import (
    accounts,
    correspondents,
    crypto_keys,
    edits,
    eviction,
    filter_run,
    filters,
    folder_edits,
    folders,
    missing,
    ordering,
    saved_searches,
    trusted_senders,
    warnings,
)
from app.store.changes import Changes
from app.store.database import Database
from app.store.reader import MailReader

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NoteOpened:
    """The person reads a message. Readers may not write; its body is the last to be evicted now."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Reached:
    """Sets `event`: all that was asked before is done."""

    event: threading.Event


@dataclass(frozen=True, slots=True)
class CollectCorrespondents:
    """Go on noting whom the person wrote to, from the Sent folders; a step, and then others come first."""


Request = Operation | EditorCommand | NoteOpened | Reached | CollectCorrespondents | LinkThreads | NoteKeys


class Editor(RequestThread[Request]):
    """Applies requests in order. `nudge` wakes the worker of an account whose journal grew, `deliver` one with mail;
    `look` has it compare one of its folders."""

    def __init__(self, open_database: Callable[[], Database], reader: MailReader, emit: Callable[[Event], None],
                 nudge: Callable[[int], None], deliver: Callable[[int], None], look: Callable[[int, int], None]
                 ) -> None:
        super().__init__("editor")
        self._open_database = open_database
        self._reader = reader
        self._emit = emit
        self._nudge = nudge
        self._outgoing = Outgoing(reader, emit, self._told, deliver, self._drafts)
        self._order = Order(emit, self._told, self.put)
        self._look = look

    def run(self) -> None:
        db: Database | None = None
        try:
            while (request := self._requests.get()) is not None:
                try:
                    # Where it does not open each is refused, and the next one tries again: without this thread no edit
                    # would ever be answered.
                    db = self._open_database() if db is None else db
                    self._serve(db, request)
                except MailError as error:
                    self._emit(_refusal(request, error))
                except Exception:  # one request must not cost all later ones: whoever asked is told, the log says why
                    log.exception("%s failed", type(request).__name__)
                    self._emit(_refusal(request, unexpected()))
        finally:
            if db is not None:
                db.close()

    def _serve(self, db: Database, request: Request) -> None:
        match request:
            case QueueMessage() | RetryOutbox() | CancelOutbox() | ConfirmOutbox() | ReleaseHeld():
                self._outgoing.serve(db, request)
            case SaveDraft():
                self._save_draft(db, request)
            case UndoEdit():
                applied = edits.undo(db)
                self._told(applied.changes)
                self._emit(EditApplied("", applied.count, applied.label))
            case SaveFilters():
                filters.save(db, request.filters)
                self._emit(FiltersChanged())
            case RunFilters():
                applied = filter_run.run_on_all(db, folders.folder(db, request.folder_id), self._reader)
                self._told(applied.changes)
                self._emit(EditApplied("", applied.count))
            case MarkFoldersRead() | WakeSnoozed():
                self._order.serve(db, request)
            case TrustSender():
                trusted_senders.set_trust(db, request.email, request.trusted)
                self._emit(TrustChanged())
            case DismissWarning():
                warnings.dismiss(db, request.account_id, request.kind)
                self._emit(WarningsChanged(request.account_id))
            case SaveSearch() | RenameSearch() | DeleteSearch():
                saved_searches.apply(db, request)
                self._emit(SavedSearchesChanged())
            case PrepareOrder():
                ordering.prepare(db, request.order)
                self._emit(OrderPrepared(request.order))
            case LinkThreads():
                with contextlib.suppress(MailError):  # nobody asked for it, and the next messages lead to it again
                    if linking.link(db, self._emit):
                        self.put(request)
            case NoteOpened():
                with contextlib.suppress(MailError):  # whoever reads a message is not to hear of a hint that was lost
                    eviction.note_opened(db, request.message_id)
                    correspondents.note_read(db, request.message_id)
            case OrderAccounts():
                accounts.put_in_order(db, request.account_ids)
                self._emit(AccountsChanged())
            case TrustKey():
                crypto_keys.set_trust(db, request.kind, request.fingerprint, request.trust)
                self._emit(KeysChanged())
            case RemoveKey():
                crypto_keys.remove(db, request.kind, request.fingerprint)
                self._emit(KeysChanged())
            case NoteKeys():
                with contextlib.suppress(MailError):  # nobody asked for it, and the next message tells it again
                    if opening_mail.note(db, request):
                        self._emit(KeysChanged())
            case Reached():
                request.event.set()
            case CollectCorrespondents():
                with contextlib.suppress(MailError):  # it is taken up again where it was left
                    if correspondents.collect(db, self._reader):
                        self.put(request)
            case (AddCorrespondents() | HideCorrespondent() | SaveIdentities() | SaveTemplate() | RenameTemplate()
                  | RemoveTemplate()):
                self._emit(edit_writing.serve(db, request))
            case _:
                applied = edits.apply(db, request, self._reader)
                self._told(applied.changes)
                self._emit(EditApplied(applied.label, applied.count))
                if applied.error is not None:
                    self._emit(EditRefused(applied.error))
                if applied.lost:
                    self._emit(EditRefused(missing.not_uploaded(applied.lost)))
                self._look_after(db, request)

    def _save_draft(self, db: Database, request: SaveDraft) -> None:
        changes = Changes()
        with db.write(durable=True):
            applied = edits.apply(db, AppendMessage(
                self._drafts(db, request.account_id, changes), request.raw, frozenset({SEEN, DRAFT}),
                request.replaces), self._reader)
        applied.changes.trees |= changes.trees
        self._told(applied.changes)
        self._emit(DraftSaved(request.token, applied.new_ids[0]))

    def _look_after(self, db: Database, request: Operation) -> None:
        """Edits that change what is to be fetched. (What is uploaded is told first, and that leads to a look too.)"""
        match request:
            case SetFolderBodies() | ResolveMissing(choice=MissingChoice.ACCEPT | MissingChoice.ASK):
                folder = folders.find(db, request.folder_id)
                if folder is not None:
                    self._look(folder.account_id, folder.id)
            case SetFavourite() | OrderFavourites():
                self._emit(FavouritesChanged())
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
