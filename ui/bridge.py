"""From worker threads to the Qt main thread: events are collected under a lock and one wake signal is sent."""

from __future__ import annotations

import threading
import time
from typing import assert_never

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.events import (
    AccountSaved,
    AccountsChanged,
    AccountStateChanged,
    ActivityChanged,
    ActivityEnded,
    AttachmentsSaved,
    BodyFailed,
    BodyStored,
    CountsChanged,
    DeliveryFailed,
    DraftSaved,
    EditApplied,
    EditRefused,
    Event,
    FavouritesChanged,
    FiltersChanged,
    FindingProgressed,
    FolderPaused,
    FoldersChanged,
    JobFinished,
    JobProgressed,
    KeyringKnown,
    KeysChanged,
    KeysFound,
    ListLeft,
    MessageQueued,
    MessagesChanged,
    MessageSent,
    NewMailArrived,
    OrderPrepared,
    OriginalOpened,
    OutboxChanged,
    PasswordNeeded,
    PhraseProposed,
    PicturesReady,
    ProbeFinished,
    ProtectionChanged,
    QuotaChanged,
    SavedSearchesChanged,
    SearchFinished,
    ServerDeletesChanged,
    ServerLooked,
    ServerSearchFinished,
    ServersFound,
    ServersSeen,
    SignedIn,
    SignInProgressed,
    SnoozedBack,
    StoreRepaired,
    SyncFinished,
    TakenBack,
    ThreadsLinked,
    TrustChanged,
    UpdateChecked,
    ViewReady,
    WarningsChanged,
    WritingChanged,
)
from app.precedence import at_the_window
from ui.event_queue import EventQueue

BUDGET_SECONDS = 0.005
"""How long one dispatch may hold the event loop before it lets clicks and paints through."""
BREATH_MS, REST_MS = 5, 80
"""What only tells how far a sync is leaves the window so long between two dispatches, and may gather for so long before
the next look at the store."""


class EventBridge(QObject):
    """One signal for each event; every signal carries the event itself. Emitted in the thread that made the bridge.

    `post` is the `emit` that the engine is given; it may be called from any thread and never blocks for long.
    """

    accounts_changed = Signal(object)
    account_state_changed = Signal(object)
    password_needed = Signal(object)
    folders_changed = Signal(object)
    folder_paused = Signal(object)
    quota_changed = Signal(object)
    counts_changed = Signal(object)
    messages_changed = Signal(object)
    threads_linked = Signal(object)
    new_mail_arrived = Signal(object)
    activity_changed = Signal(object)
    activity_ended = Signal(object)
    sync_finished = Signal(object)
    body_stored = Signal(object)
    body_failed = Signal(object)
    view_ready = Signal(object)
    keys_changed = Signal(object)
    keys_found = Signal(object)
    original_opened = Signal(object)
    pictures_ready = Signal(object)
    trust_changed = Signal(object)
    search_finished = Signal(object)
    server_search_finished = Signal(object)
    saved_searches_changed = Signal(object)
    attachments_saved = Signal(object)
    list_left = Signal(object)
    update_checked = Signal(object)
    snoozed_back = Signal(object)
    favourites_changed = Signal(object)
    edit_applied = Signal(object)
    edit_refused = Signal(object)
    draft_saved = Signal(object)
    message_queued = Signal(object)
    taken_back = Signal(object)
    outbox_changed = Signal(object)
    writing_changed = Signal(object)
    message_sent = Signal(object)
    delivery_failed = Signal(object)
    probe_finished = Signal(object)
    server_looked = Signal(object)
    servers_seen = Signal(object)
    finding_progressed = Signal(object)
    servers_found = Signal(object)
    account_saved = Signal(object)
    sign_in_progressed = Signal(object)
    signed_in = Signal(object)
    keyring_known = Signal(object)
    order_prepared = Signal(object)
    filters_changed = Signal(object)
    warnings_changed = Signal(object)
    server_deletes_changed = Signal(object)
    job_progressed = Signal(object)
    job_finished = Signal(object)
    store_repaired = Signal(object)
    phrase_proposed = Signal(object)
    protection_changed = Signal(object)

    _wake = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._queue = EventQueue()
        self._woken = False
        self._resting = False
        self._closed = False
        self._wake.connect(self._dispatch, Qt.ConnectionType.QueuedConnection)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._rested)

    def post(self, event: Event) -> None:
        """Takes an event from any thread."""
        with self._lock:
            if self._closed:
                return
            wake = (self._queue.put(event) or not self._resting) and not self._woken
            self._woken = self._woken or wake
        if wake:
            self._wake.emit()

    def close(self) -> None:
        """From here on every event is dropped; the window is going away."""
        with self._lock:
            self._closed = True
            self._queue.clear()

    @Slot()
    def _dispatch(self) -> None:
        with at_the_window:
            self._dispatch_some(time.perf_counter() + BUDGET_SECONDS)

    def _dispatch_some(self, until: float) -> None:
        while True:
            with self._lock:
                event = self._queue.take()
                if event is None:
                    self._woken = False
                    self._resting = True
                    break
            self._tell(event)
            if time.perf_counter() > until:
                # A timer of 0 runs after pending input and paint events; a queued signal would run before them.
                QTimer.singleShot(0 if self._queue.is_urgent else BREATH_MS, self._dispatch)
                return
        self._rest.start()

    @Slot()
    def _rested(self) -> None:
        with self._lock:
            self._resting = False
            wake = bool(self._queue) and not self._woken
            self._woken = self._woken or wake
        if wake:
            self._dispatch()

    def _tell(self, event: Event) -> None:
        match event:
            case AccountsChanged():
                self.accounts_changed.emit(event)
            case AccountStateChanged():
                self.account_state_changed.emit(event)
            case PasswordNeeded():
                self.password_needed.emit(event)
            case FoldersChanged():
                self.folders_changed.emit(event)
            case FolderPaused():
                self.folder_paused.emit(event)
            case QuotaChanged():
                self.quota_changed.emit(event)
            case CountsChanged():
                self.counts_changed.emit(event)
            case MessagesChanged():
                self.messages_changed.emit(event)
            case ThreadsLinked():
                self.threads_linked.emit(event)
            case NewMailArrived():
                self.new_mail_arrived.emit(event)
            case ActivityChanged():
                self.activity_changed.emit(event)
            case ActivityEnded():
                self.activity_ended.emit(event)
            case SyncFinished():
                self.sync_finished.emit(event)
            case BodyStored():
                self.body_stored.emit(event)
            case BodyFailed():
                self.body_failed.emit(event)
            case KeysChanged():
                self.keys_changed.emit(event)
            case KeysFound():
                self.keys_found.emit(event)
            case OriginalOpened():
                self.original_opened.emit(event)
            case PicturesReady():
                self.pictures_ready.emit(event)
            case TrustChanged():
                self.trust_changed.emit(event)
            case ViewReady():
                self.view_ready.emit(event)
            case SearchFinished():
                self.search_finished.emit(event)
            case ServerSearchFinished():
                self.server_search_finished.emit(event)
            case SavedSearchesChanged():
                self.saved_searches_changed.emit(event)
            case AttachmentsSaved():
                self.attachments_saved.emit(event)
            case UpdateChecked():
                self.update_checked.emit(event)
            case ListLeft():
                self.list_left.emit(event)
            case SnoozedBack():
                self.snoozed_back.emit(event)
            case FavouritesChanged():
                self.favourites_changed.emit(event)
            case EditApplied():
                self.edit_applied.emit(event)
            case EditRefused():
                self.edit_refused.emit(event)
            case DraftSaved():
                self.draft_saved.emit(event)
            case MessageQueued():
                self.message_queued.emit(event)
            case TakenBack():
                self.taken_back.emit(event)
            case WritingChanged():
                self.writing_changed.emit(event)
            case OutboxChanged():
                self.outbox_changed.emit(event)
            case MessageSent():
                self.message_sent.emit(event)
            case DeliveryFailed():
                self.delivery_failed.emit(event)
            case ProbeFinished():
                self.probe_finished.emit(event)
            case ServerLooked():
                self.server_looked.emit(event)
            case ServersSeen():
                self.servers_seen.emit(event)
            case SignInProgressed():
                self.sign_in_progressed.emit(event)
            case SignedIn():
                self.signed_in.emit(event)
            case KeyringKnown():
                self.keyring_known.emit(event)
            case FindingProgressed():
                self.finding_progressed.emit(event)
            case ServersFound():
                self.servers_found.emit(event)
            case AccountSaved():
                self.account_saved.emit(event)
            case OrderPrepared():
                self.order_prepared.emit(event)
            case FiltersChanged():
                self.filters_changed.emit(event)
            case WarningsChanged():
                self.warnings_changed.emit(event)
            case ServerDeletesChanged():
                self.server_deletes_changed.emit(event)
            case JobProgressed():
                self.job_progressed.emit(event)
            case JobFinished():
                self.job_finished.emit(event)
            case StoreRepaired():
                self.store_repaired.emit(event)
            case PhraseProposed():
                self.phrase_proposed.emit(event)
            case ProtectionChanged():
                self.protection_changed.emit(event)
            case _:
                assert_never(event)
