"""The chosen message, fetched, shown, and after a moment marked as read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.commands import CancelWork, GoOnline, ViewMessage
from app.events import ActivityChanged, ActivityKind, BodyFailed, ConnectionState, MessagesChanged, ViewReady
from app.model.folder import Role
from app.model.message import SEEN, MessageRow
from app.model.operation import SetFlags
from app.store import folders, messages
from ui.actions import Actions
from ui.context import Context
from ui.models.message_list import MessageListModel
from ui.views.banner import Action, Banner, Level
from ui.views.message_list import MessageListPane
from ui.views.message_view import MessageViewPane, Shown

SETTLE_MS = 40
"""Who holds J down passes many messages; only where one rests is it asked for."""

MIN_ZOOM, MAX_ZOOM, ZOOM_STEP = 0.5, 3.0, 1.1


class ReadingDesk(QObject):
    """Keeps the view in step with the list's selection."""

    mailto_wanted = Signal(str)
    edit_wanted = Signal(object)
    """The MessageRow of a draft."""
    second_ms = 1000

    def __init__(self, context: Context, pane: MessageListPane, rows: MessageListModel, view: MessageViewPane,
                 actions: Actions) -> None:
        super().__init__(context.window)
        self._context, self._pane, self._rows, self._view = context, pane, rows, view
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self._read = QTimer(self, singleShot=True)
        self._read.timeout.connect(self._mark_read)
        pane.selection_changed.connect(self._selection_changed)
        view.retry_wanted.connect(lambda _id: self.show_again())
        view.online_wanted.connect(lambda _id: self._go_online())
        view.cancel_wanted.connect(self._cancel)
        view.link_activated.connect(self.follow)
        bridge = context.bridge
        bridge.view_ready.connect(self._view_ready)
        bridge.body_failed.connect(self._body_failed)
        bridge.messages_changed.connect(self._messages_changed)
        bridge.accounts_changed.connect(self._accounts_changed)
        bridge.activity_changed.connect(self._activity)
        actions.plain.setChecked(context.settings.prefer_plain)
        actions.plain.toggled.connect(self._plain_toggled)
        view.set_plain(context.settings.prefer_plain)
        view.set_zoom(context.settings.zoom)
        actions.zoom_in.triggered.connect(lambda: self._zoom(context.settings.zoom * ZOOM_STEP))
        actions.zoom_out.triggered.connect(lambda: self._zoom(context.settings.zoom / ZOOM_STEP))
        actions.zoom_reset.triggered.connect(lambda: self._zoom(1.0))

    # --- what is shown ------------------------------------------------------------------------

    def _selection_changed(self) -> None:
        chosen = self._pane.selected()
        # Whatever is being read stays in a filtered list until one goes on.
        self._rows.pinned = frozenset(row.id for row in chosen)
        one = self._pane.one()
        if one is None:
            self._settle.stop()
            self._read.stop()
            if chosen:
                self._view.show_many(len(chosen))
            else:
                self._view.show_nothing()
            return
        if self._view.row is None or self._view.row.id != one.id:
            self._show(one)

    def _show(self, row: MessageRow) -> None:
        self._read.stop()
        self._view.show_loading(row, self._rows.subject(row))
        self._settle.start()

    def show_again(self) -> None:
        """The chosen message anew: it has more to show, or could not be shown before."""
        if self._view.row is not None:
            self._show(self._view.row)

    def _ask(self) -> None:
        if self._view.row is not None:
            self._context.engine.submit(ViewMessage(self._view.row.id))

    def _view_ready(self, told: ViewReady) -> None:
        row = self._view.row
        if row is None or row.id != told.view.message_id or self._view.shown is Shown.MESSAGE:
            return
        self._view.show_view(told.view)
        folder = folders.folder(self._context.db, row.folder_id)
        if folder.role is Role.DRAFTS:
            self._view.banners.show_banner("draft", Banner(
                Level.INFO, self.tr("This is a draft."), [Action(self.tr("Go on writing"), self._edit)], icon="edit",
                closable=False))
        after = self._context.settings.mark_read_after
        if row.is_unread and folder.may("s") and after >= 0:
            self._read.start(after * self.second_ms)

    def _edit(self) -> None:
        if self._view.row is not None:
            self.edit_wanted.emit(self._view.row)

    def _body_failed(self, told: BodyFailed) -> None:
        if self._view.row is not None and self._view.row.id == told.message_id and self._view.view is None:
            self._settle.stop()
            if self._context.engine.state(self._view.row.account_id).state is ConnectionState.OFFLINE:
                self._view.show_offline()
            else:
                self._view.show_error(told.error)

    def _go_online(self) -> None:
        if self._view.row is not None:
            self._context.engine.submit(GoOnline(self._view.row.account_id))
            self.show_again()

    def _messages_changed(self, told: MessagesChanged) -> None:
        if self._view.row is not None and self._view.row.id in told.changed:
            self._accounts_changed()

    def _accounts_changed(self, _told: object = None) -> None:
        """What is said of the server follows the account's rule, too."""
        if self._view.row is not None and (now := messages.rows(self._context.db, [self._view.row.id])):
            self._view.update_row(now[0])

    def _activity(self, told: ActivityChanged) -> None:
        if (told.kind is ActivityKind.DOWNLOAD and self._view.row is not None
                and told.account_id == self._view.row.account_id):
            self._view.show_progress(told.octets)

    def _cancel(self, message_id: int) -> None:
        if self._view.row is not None and self._view.row.id == message_id:
            self._context.engine.submit(CancelWork(self._view.row.account_id))

    def _mark_read(self) -> None:
        row = self._view.row
        if row is not None and row.is_unread and self._view.shown is Shown.MESSAGE:
            self._context.engine.edit(SetFlags((row.id,), add=frozenset({SEEN}), undoable=False))

    def keep_unread(self) -> None:
        """The person marked it unread: the clock must not undo that."""
        self._read.stop()

    # --- links and looks ----------------------------------------------------------------------

    def follow(self, url: QUrl) -> None:
        """To the system's browser, or into a new message; no other scheme is followed."""
        if url.scheme() == "mailto":
            self.mailto_wanted.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        elif url.scheme() in ("http", "https", "tel"):
            QDesktopServices.openUrl(url)

    def _plain_toggled(self, plain: bool) -> None:
        self._context.settings.prefer_plain = plain
        self._view.set_plain(plain)

    def _zoom(self, factor: float) -> None:
        factor = min(MAX_ZOOM, max(MIN_ZOOM, factor))
        self._context.settings.zoom = factor
        self._view.set_zoom(factor)
