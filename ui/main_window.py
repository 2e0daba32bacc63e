"""The main window: places the widgets and connects the desks; what happens is decided by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QDateTime,
    QDeadlineTimer,
    QEventLoop,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from app.events import AccountStateChanged, MessagesChanged
from app.model.folder import Role
from ui import wording
from ui.actions import Actions
from ui.bridge import EventBridge
from ui.context import Context
from ui.desks.browsing import BrowsingDesk
from ui.first_paint import FirstPaint
from ui.forms.return_key import presses_button
from ui.models.folder_tree import FolderTreeModel
from ui.models.message_list import MessageListModel
from ui.models.tag_book import TagBook
from ui.ports import EnginePort
from ui.rights import rights_of
from ui.settings import ListLayout, Settings
from ui.toolbar import build_menus, build_toolbar, more_action
from ui.views.activity import ActivityPanel
from ui.views.banner import BannerStack
from ui.views.folder_tree import FolderTreeView
from ui.views.message_list import MessageListPane
from ui.views.message_view import MessageViewPane, Shown
from ui.views.pane_walk import PaneWalk, Stop
from ui.views.panes import Panes
from ui.views.search_bar import SearchBar
from ui.views.status_bar import StatusBar
from ui.views.toast import Toast

if TYPE_CHECKING:
    from ui.desks.accounts import AccountsDesk
    from ui.desks.body import BodyDesk
    from ui.desks.cards import CardsDesk
    from ui.desks.composing import ComposingDesk
    from ui.desks.conversations import ConversationsDesk
    from ui.desks.editing import EditingDesk
    from ui.desks.favourites import FavouritesDesk
    from ui.desks.files import FilesDesk
    from ui.desks.filtering import FilteringDesk
    from ui.desks.folders import FoldersDesk
    from ui.desks.helping import HelpDesk
    from ui.desks.html_ahead import HtmlAhead
    from ui.desks.jobs import JobsDesk
    from ui.desks.keys import KeysDesk
    from ui.desks.message_window import MessageWindow
    from ui.desks.notices import NoticesDesk
    from ui.desks.opening import OpeningDesk
    from ui.desks.originals import Originals
    from ui.desks.outgoing import OutgoingDesk
    from ui.desks.pauses import PausesDesk
    from ui.desks.pictures import PicturesDesk
    from ui.desks.printing import PrintingDesk
    from ui.desks.program import ProgramDesk
    from ui.desks.protection import ProtectionDesk
    from ui.desks.reading import ReadingDesk
    from ui.desks.server_mail import ServerMailDesk
    from ui.desks.snoozing import SnoozingDesk
    from ui.desks.tagging import TaggingDesk
    from ui.desks.warnings import WarningsDesk
    from ui.network_watch import NetworkWatch
    from ui.presence import Presence

FRAME = QSize(8, 40)
"""What the system draws around a window, roughly: it is known only once the window is there."""


class MainWindow(QMainWindow):
    """The engine must have been started. `closed` comes once the window is gone and nothing reads any more."""

    closed = Signal()
    closing = Signal()
    """It will be gone: the store can still be read."""

    # What `complete` brings.
    notices: NoticesDesk
    conversations: ConversationsDesk
    reading: ReadingDesk
    body: BodyDesk
    pictures: PicturesDesk
    printing: PrintingDesk
    editing: EditingDesk
    composing: ComposingDesk
    files: FilesDesk
    keys: KeysDesk
    cards: CardsDesk
    folders: FoldersDesk
    accounts: AccountsDesk
    jobs: JobsDesk
    tagging: TaggingDesk
    filtering: FilteringDesk
    snoozing: SnoozingDesk
    favourites: FavouritesDesk
    pauses: PausesDesk
    server_mail: ServerMailDesk
    warnings: WarningsDesk
    opening: OpeningDesk
    outgoing: OutgoingDesk
    program: ProgramDesk
    protection: ProtectionDesk
    help: HelpDesk
    html_ahead: HtmlAhead
    network: NetworkWatch
    presence: Presence
    originals: Originals
    midnight: QTimer

    def __init__(self, engine: EnginePort, bridge: EventBridge, settings: Settings, settings_path: Path, *,
                 at_once: bool = True) -> None:
        super().__init__()
        self.stays_behind: Callable[[], bool] = lambda: False
        """Asked when the person closes the window: whether it is only hidden."""
        self._quits = False
        self.setWindowTitle("Depesche")
        self.context = Context(engine, bridge, engine.open_reader(), settings, settings_path, self,
                               TagBook(settings, self))
        self.actions_ = Actions(self)
        self._chosen: frozenset[int] = frozenset()
        self._is_complete = self._closes_soon = False
        self._build_widgets()
        self.browsing = BrowsingDesk(self.context, self.tree, self.tree_model, self.list, self.rows, self.search)
        if at_once:
            self._furnish()
        self._restore()
        self.browsing.reload()
        self.accounts_changed()
        self.list.focus_list()

    def paint_now(self, seconds: float = 1.0) -> None:
        """Shows the window and has its list stand there before anything else is done; what the person does meanwhile
        waits. `seconds`: for so long at most, since nothing is painted of a window that is out of sight."""
        self.show()
        painted = FirstPaint(self.list)
        ends = QDeadlineTimer(round(seconds * 1000))
        while not painted.done and not ends.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)

    def complete(self) -> None:
        """Brings the desks, where the window was not made with them."""
        if not self._is_complete:
            self._furnish()
            self.browsing.folder_shown.emit()  # to those who came too late to hear of it
        if self._closes_soon:
            QTimer.singleShot(0, self.quit)

    def _furnish(self) -> None:
        from ui import window_desks  # most of the program: see there

        self._is_complete = True
        window_desks.furnish(self)

    # --- widgets ------------------------------------------------------------------------------

    def _build_widgets(self) -> None:
        a, settings = self.actions_, self.context.settings
        self.search = SearchBar()
        self.addToolBar(build_toolbar(self, a, self.search))
        build_menus(self, a)
        self.tree_model = FolderTreeModel(self.context.db, self, open_reader=self.context.engine.open_reader,
                                          show_all=settings.all_folders)
        self.tree = FolderTreeView(self.tree_model, settings.collapsed)
        self.activity = ActivityPanel()
        self.rows = MessageListModel(self.context.db, self.context.tags, self)
        self.list = MessageListPane(self.rows, settings.layout, settings.columns)
        self.list.show_preview(settings.preview_lines)
        more = more_action(self, a)
        self.view = MessageViewPane([a.reply, a.reply_all, a.forward, a.star, a.archive, a.delete, more],
                                    self.context.tags)
        self.banners = BannerStack()
        self.banners.left.connect(self.list.focus_list)
        sidebar = QFrame()
        sidebar.setProperty("frame", "sidebar")
        column = QVBoxLayout(sidebar)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.activity)
        self.activity.hide()
        self.splitter = Panes(sidebar, self.list, self.view)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banners)
        whole.addWidget(self.splitter, 1)
        self.setCentralWidget(centre)
        self.status = StatusBar(a.activity)
        self.setStatusBar(self.status)
        self.toast = Toast(self)
        self.walk = PaneWalk(self, (
            Stop(self.search, self.search.activate), Stop(self.tree, self.tree.setFocus),
            Stop(self.list, self.list.focus_list),
            Stop(self.view, self.view.focus_body, lambda: self.view.shown is Shown.MESSAGE)))

    # --- small steps --------------------------------------------------------------------------

    def account_here(self) -> int | None:
        return self.browsing.folder.account_id if self.browsing.folder else None

    def with_one(self, run: object) -> None:
        one = self.list.one()
        if one is not None and callable(run):
            run(one)

    def told_saved(self, path: str) -> None:
        self.notices.say(self.tr("Saved as “{name}”").format(name=Path(path).name))

    def show_title(self) -> None:
        folder = self.browsing.folder
        account = self.context.account(folder.account_id) if folder else None
        if folder is not None and account is not None:
            self.setWindowTitle(f"{wording.folder_name(folder)} – {account.name}")
        elif self.browsing.virtual.open is not None:
            self.setWindowTitle(f"{self.browsing.virtual.title()} – Depesche")
        self.selection_changed()

    def selection_changed(self) -> None:
        chosen = self.list.selected()
        self._chosen = frozenset(row.id for row in chosen)
        one = self.list.one()
        drafts = one is not None and self.composing.is_draft(one)
        folder = self.browsing.folder
        junk = folder is not None and folder.role is Role.JUNK and not self.browsing.search.active
        self.actions_.for_selection(chosen, drafts=drafts, junk=junk, rights=self.editing.rights(chosen),
                                    one=one is not None)
        if folder is not None:
            self.actions_.permit(self.actions_.mark_all_read, True, rights_of([folder]).seen)
        else:
            self.actions_.permit(self.actions_.mark_all_read, bool(self.browsing.folder_ids), "")

    def messages_changed(self, told: MessagesChanged) -> None:
        if not self._chosen.isdisjoint(told.changed):
            self.selection_changed()

    def mark_folder_read(self) -> None:
        self.editing.mark_folders_read(self.browsing.folder_ids)

    def open_settings(self) -> None:
        number = self.account_here()
        if number is not None:
            self.accounts.open_settings(number)

    def manage_identities(self) -> None:
        here = self.account_here()
        known = self.context.accounts()
        if account := next((each for each in known if each.id == here), known[0] if known else None):
            self.composing.writing.manage_identities(account)

    def write_to(self, url: str) -> None:
        self.composing.from_link(url, self.account_here())

    def accounts_changed(self, _told: object = None) -> None:
        known = self.context.accounts()
        self.status.show_accounts(known)
        self.activity.show_accounts(known)
        self.view.welcome(not known)
        for account in known:
            told: AccountStateChanged = self.context.engine.state(account.id)
            self.status.show_state(told)
        a = self.actions_
        for action in (a.get_mail, a.account_settings, a.identities, a.mark_all_read, a.offline, a.filters, a.export,
                       a.import_):
            action.setEnabled(bool(known))

    def show_activity(self) -> None:
        self.activity.setVisible(self.actions_.activity.isChecked() or self.activity.count > 0)

    def show_layout_tick(self) -> None:
        self.actions_.columns.setChecked(self.context.settings.layout is ListLayout.COLUMNS)

    def new_day(self) -> None:
        now = QDateTime.currentDateTime()
        self.midnight.start(max(1000, now.msecsTo(now.date().addDays(1).startOfDay()) + 1000))
        self.list.repaint_rows()

    def looks_chosen(self) -> None:
        self.browsing.set_layout(self.context.settings.layout)
        self.show_layout_tick()
        a, settings = self.actions_, self.context.settings
        for action, on in ((a.conversations, settings.conversations), (a.all_folders, settings.all_folders),
                           (a.plain, settings.prefer_plain), (a.fold_quotes, settings.fold_quotes),
                           (a.original_colours, settings.original_colours)):
            action.setChecked(on)
        self.list.show_preview(settings.preview_lines)
        self.composing.writing.renew_speller()

    def relook(self) -> None:
        self.list.repaint_rows()
        self.tree.doItemsLayout()

    # --- from outside -------------------------------------------------------------------------

    def open_argument(self, argument: str) -> None:
        """A mailto: link or the path of a message file, from the command line or another start."""
        self.opening.open_argument(argument, self.account_here())

    def open_raw(self, raw: bytes, title: str) -> MessageWindow:
        """A window of its own for one message."""
        return self.opening.open_raw(raw, title)

    def raise_up(self) -> None:
        """Another start asked for this window."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    # --- coming and going ---------------------------------------------------------------------

    def _restore(self) -> None:
        settings = self.context.settings
        if not (settings.geometry and self.restoreGeometry(_octets(settings.geometry))):
            # No larger than the screen, of which much is less where everything is drawn at twice the size.
            self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - FRAME))
        if not (settings.splitters and self.splitter.restoreState(_octets(settings.splitters))):
            self.splitter.setSizes([230, 380, 670])

    def save_settings(self) -> None:
        """What the window remembers."""
        settings = self.context.settings
        settings.geometry = _text(self.saveGeometry())
        settings.splitters = _text(self.splitter.saveState())
        settings.columns = self.list.column_state()
        settings.collapsed = self.tree.collapsed_keys
        if self.browsing.folder is not None:
            settings.last_folder = self.browsing.folder.id
        self.program.save_settings()

    def quit(self) -> None:
        """Close it for good; where something could not be stored it stays, and so do the windows that say why."""
        self._quits = True
        try:
            self.close()
        finally:
            self._quits = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_complete:
            self._closes_soon = True  # once those are there who have a say in it
            event.ignore()
            return
        if not self._quits and self.stays_behind():
            event.ignore()
            self.hide()
            return
        if not self.composing.close_all():
            event.ignore()
            return
        self.closing.emit()
        self.hide()
        self.program.preferring.close()
        self.save_settings()
        self.network.stop()
        self.presence.stop()
        self.html_ahead.stop()
        self.help.close()
        self.context.bridge.close()
        self.view.shut_down()
        self.tree_model.stop()
        self.context.db.close()
        super().closeEvent(event)
        self.closed.emit()


def _octets(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))


def _text(octets: QByteArray) -> str:
    return bytes(octets.toBase64().data()).decode("ascii")
