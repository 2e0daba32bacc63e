"""The main window: places the widgets and connects the desks; what happens is decided by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QDateTime, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from app.commands import CancelWork
from app.events import AccountStateChanged, MessagesChanged
from app.model.folder import Role
from ui import theme, wording
from ui.actions import Actions
from ui.bridge import EventBridge
from ui.desks.accounts import AccountsDesk
from ui.desks.body import BodyDesk
from ui.desks.browsing import BrowsingDesk
from ui.desks.cards import CardsDesk
from ui.desks.composing import ComposingDesk
from ui.desks.context import Context
from ui.desks.conversations import ConversationsDesk
from ui.desks.editing import EditingDesk
from ui.desks.favourites import FavouritesDesk
from ui.desks.files import FilesDesk
from ui.desks.filtering import FilteringDesk
from ui.desks.folders import FoldersDesk
from ui.desks.helping import HelpDesk
from ui.desks.jobs import JobsDesk
from ui.desks.keys import KeysDesk
from ui.desks.notices import NoticesDesk
from ui.desks.opening import OpeningDesk
from ui.desks.originals import Originals
from ui.desks.outgoing import OutgoingDesk
from ui.desks.pauses import PausesDesk
from ui.desks.pictures import PicturesDesk
from ui.desks.printing import PrintingDesk
from ui.desks.program import ProgramDesk
from ui.desks.reading import ReadingDesk
from ui.desks.server_mail import ServerMailDesk
from ui.desks.snoozing import SnoozingDesk
from ui.desks.tagging import TaggingDesk
from ui.desks.warnings import WarningsDesk
from ui.forms.return_key import presses_button
from ui.help.offers import help_actions, tour_stops
from ui.models.folder_tree import FolderTreeModel
from ui.models.message_list import MessageListModel
from ui.models.tag_book import TagBook
from ui.network_watch import NetworkWatch
from ui.ports import EnginePort
from ui.rights import rights_of
from ui.settings import ListLayout, Settings
from ui.toolbar import build_menus, build_toolbar, list_menu, more_action
from ui.views.activity import ActivityPanel
from ui.views.banner import BannerStack
from ui.views.folder_tree import FolderTreeView
from ui.views.message_list import MessageListPane
from ui.views.message_view import MessageViewPane, Shown
from ui.views.message_window import MessageWindow
from ui.views.pane_walk import PaneWalk, Stop
from ui.views.panes import Panes
from ui.views.search_bar import SearchBar
from ui.views.status_bar import StatusBar
from ui.views.toast import Toast

FRAME = QSize(8, 40)
"""What the system draws around a window, roughly: it is known only once the window is there."""


class MainWindow(QMainWindow):
    """The engine must have been started. `closed` comes once the window is gone and nothing reads any more."""

    closed = Signal()
    closing = Signal()
    """It will be gone: the store can still be read."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, settings: Settings, settings_path: Path) -> None:
        super().__init__()
        self.stays_behind: Callable[[], bool] = lambda: False
        """Asked when the person closes the window: whether it is only hidden."""
        self._quits = False
        self.setWindowTitle("Depesche")
        self.context = Context(engine, bridge, engine.open_reader(), settings, settings_path, self,
                               TagBook(settings, self))
        self.actions_ = Actions(self)
        self._chosen: frozenset[int] = frozenset()
        self._build_widgets()
        self._build_desks()
        self._connect_actions()
        self._connect_events()
        self._restore()
        self.browsing.reload()
        self._accounts_changed()
        self.list.focus_list()

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

    def _build_desks(self) -> None:
        c, a = self.context, self.actions_
        self.notices = NoticesDesk(c, self.banners, self.toast)
        originals = Originals(c, self.notices.show_error)
        self.browsing = BrowsingDesk(c, self.tree, self.tree_model, self.list, self.rows, self.search)
        self.conversations = ConversationsDesk(c, self.list, self.rows, self.browsing, a, self.view.strip)
        self.reading = ReadingDesk(c, self.list, self.rows, self.view, a)
        self.body = BodyDesk(c, self.list, self.view, a)
        self.pictures = PicturesDesk(c, self.view, self.toast)
        self.pictures.failed.connect(self.notices.show_error)
        self.printing = PrintingDesk(self.view, self, lambda: c.settings.save_directory)
        self.printing.failed.connect(self.notices.show_error)
        self.printing.saved.connect(lambda path: self.notices.say(self.tr("Saved as “{name}”").format(
            name=Path(path).name)))
        self.editing = EditingDesk(c, self.list, self.tree_model, self.reading, a, self.toast)
        self.composing = ComposingDesk(c, originals)
        self.files = FilesDesk(c, self.view, originals, self.toast)
        self.keys = KeysDesk(c, self.view, a)
        self.cards = CardsDesk(c, self.toast)
        self.cards.attach(self.view)
        self.cards.failed.connect(self.notices.show_error)
        self.folders = FoldersDesk(c, self.tree_model)
        self.accounts = AccountsDesk(c, self.tree, self.folders)
        self.jobs = JobsDesk(c, self.tree_model, self.banners)
        self.tagging = TaggingDesk(c, self.list, a)
        self.filtering = FilteringDesk(c, self.list, a)
        self.snoozing = SnoozingDesk(c, self.browsing, self.list, a, self.banners)
        self.favourites = FavouritesDesk(c, self.tree_model)
        self.accounts.menu_filled.connect(self.favourites.fill_menu)
        self.tree_model.files_dropped.connect(self.jobs.take_in_files)
        self.pauses = PausesDesk(c, self.browsing, self.tree_model, self.list, self.banners)
        self.server_mail = ServerMailDesk(c, self.browsing, self.reading, self.list, self.view, a, self.notices)
        self.warnings = WarningsDesk(c, self.banners)
        self.opening = OpeningDesk(c, originals, self.composing, self.reading, self.notices, self.cards)
        self.outgoing = OutgoingDesk(c, self.composing, originals, self.notices, self.view, self.toast)
        self.outgoing.can_undo.connect(a.undo_send.setEnabled)
        self.program = ProgramDesk(c, self, a)
        self.program.preferring.tell_of_damage(self.banners)
        places = tour_stops(self.tree, self.list, self.view, self.search, self.status)
        self.help = HelpDesk(c, self, self.banners, self.program.shortcut_rows, places, help_actions(a),
                             reads=lambda: self.view.shown is Shown.MESSAGE)
        self.help.toured.connect(self.program.save_settings)
        self.help.mail_wanted.connect(lambda request: self.composing.prefilled(request, self._account_here()))
        self.opening.trust_wanted.connect(self.pictures.trust)
        self.originals = originals
        self.composing.notice.connect(self.notices.say)
        self.composing.failed.connect(self.notices.show_error)
        self.composing.no_account.connect(self.accounts.add_account)
        self.files.failed.connect(self.notices.show_error)
        self.files.message_wanted.connect(
            lambda raw, title: self.opening.open_raw(raw, title, junk=self.view.in_junk or self.view.is_decrypted))
        self.notices.settings_wanted.connect(self.accounts.open_settings)
        self.notices.outbox_wanted.connect(self.accounts.open_outbox)
        self.browsing.add_account_wanted.connect(self.accounts.add_account)
        self.accounts.started.connect(self.browsing.open_inbox)
        self.browsing.outbox_wanted.connect(self.accounts.open_outbox)
        self.browsing.new_message_wanted.connect(self.composing.new)
        self.browsing.filters_wanted.connect(self.jobs.open_filters)
        self.browsing.settings_wanted.connect(self.accounts.open_settings)
        self.browsing.trouble_wanted.connect(self.notices.show_state)
        self.browsing.folder_shown.connect(self._folder_shown)
        self.browsing.search.marks_changed.connect(self.view.mark)
        self.reading.mailto_wanted.connect(self._mailto)
        self.reading.edit_wanted.connect(self.composing.edit_draft)
        self.accounts.mark_read_wanted.connect(self.editing.mark_folder_read)
        self.accounts.new_message_wanted.connect(self.composing.new)
        self.accounts.decision_wanted.connect(self.pauses.decide)
        self.accounts.export_wanted.connect(self.jobs.export)
        self.accounts.import_wanted.connect(self.jobs.take_in)
        self.accounts.switch_wanted.connect(self.jobs.switch)
        self.accounts.rule_wanted.connect(self.server_mail.change_rule)
        self.accounts.waiting_wanted.connect(self.server_mail.show_waiting)
        self.warnings.rule_wanted.connect(self.server_mail.change_rule)
        self.warnings.switch_wanted.connect(self.jobs.switch)
        self.tagging.preferences_wanted.connect(lambda: self.program.open_preferences("tags"))
        self.network = NetworkWatch(self)
        self.network.woke.connect(self.accounts.check_connections)

    def _connect_actions(self) -> None:
        a = self.actions_
        for action, run in (
            (a.get_mail, self.accounts.get_mail), (a.new_message, lambda: self.composing.new(self._account_here())),
            (a.add_account, self.accounts.add_account), (a.account_settings, self._open_settings),
            (a.outbox, self.accounts.open_outbox), (a.preferences, self.program.open_preferences), (a.quit, self.quit),
            (a.filters, self.jobs.open_filters), (a.export, lambda: self.jobs.export(self._account_here())),
            (a.import_, lambda: self.jobs.take_in(self._account_here())), (a.back_up, self.jobs.back_up),
            (a.restore, self.jobs.restore),
            (a.reply, lambda: self._with_one(lambda row: self.composing.reply(row, everyone=False))),
            (a.reply_all, lambda: self._with_one(lambda row: self.composing.reply(row, everyone=True))),
            (a.forward, lambda: self._with_one(self.composing.forward)),
            (a.redirect, lambda: self._with_one(lambda row: self.outgoing.redirect(row, self.rows.subject(row)))),
            (a.undo_send, self.outgoing.undo_send),
            (a.reply_list, lambda: self._with_one(self.composing.reply_to_list)),
            (a.forward_attached, lambda: self._with_one(self.composing.forward_attached)),
            (a.identities, self._manage_identities),
            (a.edit_draft, lambda: self._with_one(self.composing.edit_draft)),
            (a.save_message, lambda: self._with_one(self.files.choose_message_file)),
            (a.print_, self.printing.print_), (a.save_pdf, self.printing.choose_pdf),
            (a.trusted_senders, self.pictures.show_trusted),
            (a.source, lambda: self._with_one(self.files.show_source)),
            (a.select_all, self.list.select_all), (a.search, self.search.activate),
            (a.mark_all_read, self._mark_folder_read), (a.next, lambda: self.list.step(1)),
            (a.previous, lambda: self.list.step(-1)), (a.next_unread, self.list.step_unread),
            (a.next_pane, lambda: self.walk.step(1)), (a.previous_pane, lambda: self.walk.step(-1)),
            (a.shortcuts, self.program.show_shortcuts), (a.about, self.program.show_about),
            (a.help, self.help.help_here), (a.tour, self.help.show_tour), (a.log, self.help.show_activity),
            (a.report, self.help.report),
        ):
            action.triggered.connect(lambda _checked=False, run=run: run())
        a.template_menu.aboutToShow.connect(lambda: self.composing.writing.add_templates(
            a.template_menu, lambda number: self.composing.from_template(number, self._account_here())))
        a.offline.toggled.connect(self.accounts.set_offline)
        a.all_folders.setChecked(self.context.settings.all_folders)
        a.all_folders.toggled.connect(self.browsing.show_all_folders)
        a.columns.setChecked(self.context.settings.layout is ListLayout.COLUMNS)
        a.columns.toggled.connect(lambda on: self.browsing.set_layout(
            ListLayout.COLUMNS if on else ListLayout.TWO_LINES))
        a.columns.toggled.connect(self.splitter.make_room)
        self.list.header.layout_toggled.connect(self._show_layout_tick)
        a.activity.toggled.connect(lambda _on: self._show_activity())
        self.list.opened.connect(lambda row: self.opening.open_row(row, self.rows.subject(row)))
        self.list.menu_wanted.connect(lambda where: list_menu(self, a).popup(where))
        self.program.changed.connect(self._looks_chosen)
        self.program.preferring.account_wanted.connect(self.accounts.open_settings)
        self.list.selection_changed.connect(self._selection_changed)

    def _connect_events(self) -> None:
        bridge = self.context.bridge
        bridge.accounts_changed.connect(self._accounts_changed)
        bridge.account_state_changed.connect(self.status.show_state)
        bridge.messages_changed.connect(self._messages_changed)
        bridge.activity_changed.connect(self.activity.progress)
        bridge.activity_ended.connect(self.activity.ended)
        self.activity.cancel_wanted.connect(lambda number: self.context.engine.submit(CancelWork(number)))
        self.activity.count_changed.connect(lambda _count: self._show_activity())
        self.status.account_clicked.connect(self.notices.show_state)
        self.status.retry_wanted.connect(self.notices.retry)
        self.view.link_hovered.connect(self.status.show_link)
        theme.manager().changed.connect(self._relook)
        # "Yesterday" is another day after midnight.
        self._midnight = QTimer(self, singleShot=True)
        self._midnight.timeout.connect(self._new_day)
        self._new_day()

    # --- small steps --------------------------------------------------------------------------

    def _account_here(self) -> int | None:
        return self.browsing.folder.account_id if self.browsing.folder else None

    def _with_one(self, run: object) -> None:
        one = self.list.one()
        if one is not None and callable(run):
            run(one)

    def _folder_shown(self) -> None:
        folder = self.browsing.folder
        account = self.context.account(folder.account_id) if folder else None
        if folder is not None and account is not None:
            self.setWindowTitle(f"{wording.folder_name(folder)} – {account.name}")
        elif self.browsing.virtual.open is not None:
            self.setWindowTitle(f"{self.browsing.virtual.title()} – Depesche")
        self._selection_changed()

    def _selection_changed(self) -> None:
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

    def _messages_changed(self, told: MessagesChanged) -> None:
        if not self._chosen.isdisjoint(told.changed):
            self._selection_changed()

    def _mark_folder_read(self) -> None:
        self.editing.mark_folders_read(self.browsing.folder_ids)

    def _open_settings(self) -> None:
        number = self._account_here()
        if number is not None:
            self.accounts.open_settings(number)

    def _manage_identities(self) -> None:
        here = self._account_here()
        known = self.context.accounts()
        if account := next((each for each in known if each.id == here), known[0] if known else None):
            self.composing.writing.manage_identities(account)

    def _mailto(self, url: str) -> None:
        self.composing.from_link(url, self._account_here())

    def _accounts_changed(self, _told: object = None) -> None:
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

    def _show_activity(self) -> None:
        self.activity.setVisible(self.actions_.activity.isChecked() or self.activity.count > 0)

    def _show_layout_tick(self) -> None:
        self.actions_.columns.setChecked(self.context.settings.layout is ListLayout.COLUMNS)

    def _new_day(self) -> None:
        now = QDateTime.currentDateTime()
        self._midnight.start(max(1000, now.msecsTo(now.date().addDays(1).startOfDay()) + 1000))
        self.list.repaint_rows()

    def _looks_chosen(self) -> None:
        self.browsing.set_layout(self.context.settings.layout)
        self._show_layout_tick()
        a, settings = self.actions_, self.context.settings
        for action, on in ((a.conversations, settings.conversations), (a.all_folders, settings.all_folders),
                           (a.plain, settings.prefer_plain), (a.fold_quotes, settings.fold_quotes),
                           (a.original_colours, settings.original_colours)):
            action.setChecked(on)
        self.list.show_preview(settings.preview_lines)
        self.composing.writing.renew_speller()

    def _relook(self) -> None:
        self.list.repaint_rows()
        self.tree.doItemsLayout()

    # --- from outside -------------------------------------------------------------------------

    def open_argument(self, argument: str) -> None:
        """A mailto: link or the path of a message file, from the command line or another start."""
        self.opening.open_argument(argument, self._account_here())

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
        self.help.close()
        self.context.bridge.close()
        self.view.shut_down()
        self.context.db.close()
        super().closeEvent(event)
        self.closed.emit()


def _octets(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))


def _text(octets: QByteArray) -> str:
    return bytes(octets.toBase64().data()).decode("ascii")
