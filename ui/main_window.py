"""The main window: places the widgets and connects the desks; what happens is decided by them."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from app.commands import CancelWork
from app.errors import MailError
from app.events import AccountStateChanged
from app.model.message import MessageRow
from ui import background, icons, theme
from ui.actions import Actions
from ui.bridge import EventBridge
from ui.desks.accounts import AccountsDesk
from ui.desks.browsing import BrowsingDesk
from ui.desks.composing import ComposingDesk
from ui.desks.context import Context
from ui.desks.editing import EditingDesk
from ui.desks.files import FilesDesk
from ui.desks.notices import NoticesDesk
from ui.desks.originals import Originals
from ui.desks.reading import ReadingDesk
from ui.dialogs.about import AboutDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.models.folder_tree import FolderTreeModel
from ui.models.message_list import MessageListModel
from ui.ports import EnginePort
from ui.settings import ListLayout, Settings
from ui.toolbar import build_menus, build_toolbar, message_actions
from ui.views.activity import ActivityPanel
from ui.views.banner import BannerStack
from ui.views.folder_tree import FolderTreeView
from ui.views.message_list import MessageListPane
from ui.views.message_view import MessageViewPane
from ui.views.message_window import MessageWindow, read_message_file
from ui.views.search_bar import SearchBar
from ui.views.status_bar import StatusBar
from ui.views.toast import Toast

log = logging.getLogger(__name__)

class MainWindow(QMainWindow):
    """The engine must have been started. `closed` comes once the window is gone and nothing reads any more."""

    closed = Signal()

    def __init__(self, engine: EnginePort, bridge: EventBridge, settings: Settings, settings_path: Path) -> None:
        super().__init__()
        self.setWindowTitle("Depesche")
        self.context = Context(engine, bridge, engine.open_reader(), settings, settings_path, self)
        self.actions_ = Actions(self)
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
        self.tree_model = FolderTreeModel(self.context.db, self)
        self.tree = FolderTreeView(self.tree_model, settings.collapsed)
        self.activity = ActivityPanel()
        self.rows = MessageListModel(self.context.db, self)
        self.list = MessageListPane(self.rows, settings.layout, settings.columns)
        self.view = MessageViewPane([a.reply, a.reply_all, a.forward, a.star, a.archive, a.delete, self._more_button()])
        self.banners = BannerStack()
        sidebar = QFrame()
        sidebar.setProperty("frame", "sidebar")
        column = QVBoxLayout(sidebar)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        column.addWidget(self.activity)
        self.activity.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget, least in ((sidebar, 150), (self.list, 240), (self.view, 320)):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(2, 1)
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

    def _more_button(self) -> QAction:
        a = self.actions_
        menu = QMenu(self)
        for action in (a.plain, a.zoom_in, a.zoom_out, a.zoom_reset):
            menu.addAction(action)
        menu.addSeparator()
        for action in (a.move, a.copy, a.junk, a.toggle_read):
            menu.addAction(action)
        menu.addSeparator()
        for action in (a.save_message, a.source):
            menu.addAction(action)
        more = QAction(self.tr("More"), self)
        icons.bind(more, "more")
        more.triggered.connect(lambda: menu.popup(self.cursor().pos()))
        return more

    def _build_desks(self) -> None:
        c, a = self.context, self.actions_
        self.notices = NoticesDesk(c, self.banners, self.toast)
        originals = Originals(c, self.notices.show_error)
        self.browsing = BrowsingDesk(c, self.tree, self.tree_model, self.list, self.rows, self.search)
        self.reading = ReadingDesk(c, self.list, self.rows, self.view, a)
        self.editing = EditingDesk(c, self.list, self.tree_model, self.reading, a, self.toast, self.banners)
        self.composing = ComposingDesk(c, originals)
        self.files = FilesDesk(c, self.view, originals, self.toast)
        self.accounts = AccountsDesk(c, self.tree)
        self.originals = originals
        self.composing.notice.connect(self.notices.say)
        self.composing.failed.connect(self.notices.show_error)
        self.composing.no_account.connect(self.accounts.add_account)
        self.files.failed.connect(self.notices.show_error)
        self.notices.settings_wanted.connect(self.accounts.open_settings)
        self.notices.outbox_wanted.connect(self.accounts.open_outbox)
        self.browsing.add_account_wanted.connect(self.accounts.add_account)
        self.browsing.outbox_wanted.connect(self.accounts.open_outbox)
        self.browsing.folder_shown.connect(self._selection_changed)
        self.reading.mailto_wanted.connect(self._mailto)
        self.accounts.mark_read_wanted.connect(self.editing.mark_folder_read)
        self.accounts.new_message_wanted.connect(self.composing.new)

    def _connect_actions(self) -> None:
        a = self.actions_
        for action, run in (
            (a.get_mail, self.accounts.get_mail), (a.new_message, lambda: self.composing.new(self._account_here())),
            (a.add_account, self.accounts.add_account), (a.account_settings, self._open_settings),
            (a.outbox, self.accounts.open_outbox), (a.preferences, self._open_preferences), (a.quit, self.close),
            (a.reply, lambda: self._with_one(lambda row: self.composing.reply(row, everyone=False))),
            (a.reply_all, lambda: self._with_one(lambda row: self.composing.reply(row, everyone=True))),
            (a.forward, lambda: self._with_one(self.composing.forward)),
            (a.edit_draft, lambda: self._with_one(self.composing.edit_draft)),
            (a.save_message, lambda: self._with_one(self.files.choose_message_file)),
            (a.source, lambda: self._with_one(self.files.show_source)),
            (a.select_all, self.list.select_all), (a.search, self.search.activate),
            (a.mark_all_read, self._mark_folder_read), (a.next, lambda: self.list.step(1)),
            (a.previous, lambda: self.list.step(-1)), (a.next_unread, self.list.step_unread),
            (a.shortcuts, self._show_shortcuts), (a.about, lambda: AboutDialog(self).open()),
        ):
            action.triggered.connect(lambda _checked=False, run=run: run())
        a.offline.toggled.connect(self.accounts.set_offline)
        a.columns.setChecked(self.context.settings.layout is ListLayout.COLUMNS)
        a.columns.toggled.connect(lambda on: self.browsing.set_layout(
            ListLayout.COLUMNS if on else ListLayout.TWO_LINES))
        self.list.header.layout_toggled.connect(self._show_layout_tick)
        a.activity.toggled.connect(lambda _on: self._show_activity())
        self.list.opened.connect(self._open_row)
        self.list.menu_wanted.connect(self._list_menu)
        self.list.selection_changed.connect(self._selection_changed)

    def _connect_events(self) -> None:
        bridge = self.context.bridge
        bridge.accounts_changed.connect(self._accounts_changed)
        bridge.account_state_changed.connect(self.status.show_state)
        bridge.messages_changed.connect(lambda _told: self._selection_changed())
        bridge.activity_changed.connect(self.activity.progress)
        bridge.activity_ended.connect(self.activity.ended)
        self.activity.cancel_wanted.connect(lambda number: self.context.engine.submit(CancelWork(number)))
        self.activity.count_changed.connect(lambda _count: self._show_activity())
        self.status.account_clicked.connect(self.notices.show_state)
        self.view.link_hovered.connect(self.status.show_link)
        theme.manager().changed.connect(self._relook)

    # --- small steps --------------------------------------------------------------------------

    def _account_here(self) -> int | None:
        return self.browsing.folder.account_id if self.browsing.folder else None

    def _with_one(self, run: object) -> None:
        chosen = self.list.selected()
        if len(chosen) == 1 and callable(run):
            run(chosen[0])

    def _selection_changed(self) -> None:
        chosen = self.list.selected()
        drafts = len(chosen) == 1 and self.composing.is_draft(chosen[0])
        self.actions_.for_selection(chosen, drafts=drafts)

    def _open_row(self, row: MessageRow) -> None:
        if self.composing.is_draft(row):
            self.composing.edit_draft(row)
        else:
            self.originals.get(row.id, lambda raw: self.open_raw(raw, self.rows.subject(row)))

    def _list_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for entry in message_actions(self.actions_):
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry)
        menu.addSeparator()
        menu.addActions([self.actions_.save_message, self.actions_.source])
        menu.popup(where)

    def _mark_folder_read(self) -> None:
        if self.browsing.folder is not None:
            self.editing.mark_folder_read(self.browsing.folder.id)

    def _open_settings(self) -> None:
        number = self._account_here()
        if number is not None:
            self.accounts.open_settings(number)

    def _mailto(self, url: str) -> None:
        self.composing.from_link(url, self._account_here())

    def _accounts_changed(self, _told: object = None) -> None:
        known = self.context.accounts()
        self.status.show_accounts(known)
        self.activity.show_accounts(known)
        for account in known:
            told: AccountStateChanged = self.context.engine.state(account.id)
            self.status.show_state(told)
        for action in (self.actions_.get_mail, self.actions_.account_settings, self.actions_.mark_all_read,
                       self.actions_.offline):
            action.setEnabled(bool(known))

    def _show_activity(self) -> None:
        self.activity.setVisible(self.actions_.activity.isChecked() or self.activity.count > 0)

    def _show_layout_tick(self) -> None:
        self.actions_.columns.setChecked(self.context.settings.layout is ListLayout.COLUMNS)

    def _show_shortcuts(self) -> None:
        rows = [(menu.text().replace("&", ""), action.text().replace("&", ""),
                 ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()))
                for menu in self.menuBar().actions() if (entries := menu.menu()) is not None
                for action in entries.actions()  # type: ignore[attr-defined]  # the stub says QObject
                if action.shortcuts()]
        ShortcutsDialog(rows, self).open()

    def _open_preferences(self) -> None:
        dialog = PreferencesDialog(self.context.settings, self)
        dialog.changed.connect(self._preferences_changed)
        dialog.open()

    def _preferences_changed(self, settings: Settings) -> None:
        theme.manager().apply(settings.theme, settings.density)
        self.browsing.set_layout(settings.layout)
        self._show_layout_tick()
        self.save_settings()

    def _relook(self) -> None:
        self.list.repaint_rows()
        self.tree.doItemsLayout()

    # --- from outside -------------------------------------------------------------------------

    def open_argument(self, argument: str) -> None:
        """A mailto: link or the path of a message file, from the command line or another start."""
        if argument.lower().startswith("mailto:"):
            self._mailto(argument)
            return
        path = Path(argument)

        def ready(result: bytes | MailError) -> None:
            if isinstance(result, MailError):
                self.notices.show_error(result)
            else:
                self.open_raw(result, path.name)

        background.run(self, partial(read_message_file, path), ready)

    def open_raw(self, raw: bytes, title: str) -> MessageWindow:
        """A window of its own for one message."""
        window = MessageWindow(raw, title, self)
        window.reply_wanted.connect(lambda octets, everyone: self.composing.reply_to_raw(octets, everyone=everyone))
        window.forward_wanted.connect(self.composing.forward_raw)
        window.link_activated.connect(self.reading.follow)
        window.failed.connect(self.notices.show_error)
        window.show()
        return window

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
            self.resize(1280, 800)
        if not (settings.splitters and self.splitter.restoreState(_octets(settings.splitters))):
            self.splitter.setSizes([230, 380, 670])

    def save_settings(self) -> None:
        """What the window remembers; a full disk costs only looks."""
        settings = self.context.settings
        settings.geometry = _text(self.saveGeometry())
        settings.splitters = _text(self.splitter.saveState())
        settings.columns = self.list.column_state()
        settings.collapsed = self.tree.collapsed_keys
        try:
            settings.save(self.context.settings_path)
        except OSError as error:
            log.warning("the settings could not be saved: %s", error.strerror)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        self.composing.close_all()
        self.save_settings()
        self.context.bridge.close()
        self.view.shut_down()
        self.context.db.close()
        super().closeEvent(event)
        self.closed.emit()


def _octets(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))


def _text(octets: QByteArray) -> str:
    return bytes(octets.toBase64().data()).decode("ascii")
