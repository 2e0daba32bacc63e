"""Which folder or search stands in the list, in which order, and what is said where there is nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.commands import OpenFolder, PrepareOrder, SearchMessages
from app.events import (
    AccountStateChanged,
    CountsChanged,
    FoldersChanged,
    MessagesChanged,
    OrderPrepared,
    OutboxChanged,
    QuotaChanged,
    SearchFinished,
)
from app.model.account import Protocol
from app.model.folder import Folder, Role
from app.store import folders, ordering
from app.store.messages import Only, SortBy, View
from ui import wording
from ui.desks.context import Context
from ui.desks.list_words import ListWords
from ui.models.folder_nodes import Node, NodeKind
from ui.models.folder_tree import FolderTreeModel
from ui.models.listing import FolderListing, ResultListing
from ui.models.message_list import MessageListModel
from ui.rule_words import RuleWords
from ui.settings import ListLayout
from ui.tokens import next_token
from ui.views.folder_tree import FolderTreeView
from ui.views.message_list import MessageListPane
from ui.views.search_bar import SearchBar

RESULTS = 500


class BrowsingDesk(QObject):
    """`folder` is the open one, also while search results stand in its place."""

    add_account_wanted = Signal()
    outbox_wanted = Signal(int)
    folder_shown = Signal()
    folder_refreshed = Signal()
    """The open folder's counts were read again."""

    def __init__(self, context: Context, tree: FolderTreeView, tree_model: FolderTreeModel, pane: MessageListPane,
                 rows: MessageListModel, search: SearchBar) -> None:
        super().__init__(context.window)
        self._context, self._tree, self._tree_model = context, tree, tree_model
        self._pane, self._rows, self._search = pane, rows, search
        self.folder: Folder | None = None
        self._opening = False
        self._chosen_for_them = True
        self._token = 0
        self._query = ""
        self._awaited: SortBy | None = None
        self._sort = SortBy.DATE
        if context.settings.sort in [each.value for each in SortBy]:
            self._sort = SortBy(context.settings.sort)
        self._descending = context.settings.descending
        self._rule_words = RuleWords(self)
        self._words = ListWords(context, pane, self.add_account_wanted.emit)
        tree.node_chosen.connect(self._node_chosen)
        pane.sort_wanted.connect(self.sort_by)
        pane.header.only_changed.connect(self._only_changed)
        pane.header.layout_toggled.connect(self.toggle_layout)
        pane.header.search_closed.connect(self.leave_search)
        search.wanted.connect(self.search_for)
        search.left.connect(self.leave_search)
        search.list_wanted.connect(self._to_list)
        bridge = context.bridge
        bridge.accounts_changed.connect(self.reload)
        bridge.folders_changed.connect(self._folders_changed)
        bridge.outbox_changed.connect(self._extras_changed)
        bridge.quota_changed.connect(self._extras_changed)
        tree_model.loaded.connect(self._loaded)
        bridge.counts_changed.connect(self._counts_changed)
        bridge.messages_changed.connect(self._messages_changed)
        bridge.account_state_changed.connect(self._state_changed)
        bridge.search_finished.connect(self._search_finished)
        bridge.order_prepared.connect(self._order_prepared)
        pane.show_sort(self._sort, self._descending)
        self._show_layout()

    # --- folders ------------------------------------------------------------------------------

    def reload(self, _event: object = None) -> None:
        """Accounts came or went: the tree anew, the list if its folder is gone."""
        self._tree_model.reload()
        self._keep_something_open()

    def show_all_folders(self, everything: bool) -> None:
        """Those without a subscription, too."""
        self._context.settings.all_folders = self._tree_model.show_all = everything
        self._tree_model.reload()

    def open_folder(self, folder_id: int) -> bool:
        """Chooses it in the tree; False if it is not there."""
        index = self._tree_model.index_of_folder(folder_id)
        self._tree.choose(index)
        return index.isValid()

    def _keep_something_open(self) -> None:
        """Nobody should look at nothing; but what a person chose stays."""
        gone = self.folder is None or not self._still_there(self.folder.id)
        if gone or (self._chosen_for_them and not self._in_use()):
            self._open_something()
        self._mark_place()
        self.refresh_words()

    def _in_use(self) -> bool:
        """Somebody reads, filters or searches here: a folder that arrives must not sweep that away."""
        return bool(self._pane.selected() or self._search.text()) or self._pane.header.only is not Only.ALL

    def _open_something(self) -> None:
        self._opening = True
        try:
            self._choose_something()
        finally:
            self._opening = False

    def _choose_something(self) -> None:
        if self._context.settings.last_folder and self.open_folder(self._context.settings.last_folder):
            return
        index = self._tree_model.first_inbox()
        if index.isValid():
            self._tree.choose(index)
        else:
            self.folder = None
            self._rows.show(None)

    def _still_there(self, folder_id: int) -> bool:
        return self._tree_model.index_of_folder(folder_id).isValid()

    def _node_chosen(self, node: Node) -> None:
        if node.kind is NodeKind.OUTBOX:
            self.outbox_wanted.emit(node.account.id)
        elif node.folder is not None:
            self._show(node.folder)

    def _show(self, folder: Folder) -> None:
        self._chosen_for_them = self._opening
        self._query = ""
        self._search.leave()
        if self.folder is None or self.folder.id != folder.id:
            self._pane.header.set_only(Only.ALL)
        self.folder = folder
        if not self._opening:
            # What was opened for want of anything better is not what the person wants next time.
            self._context.settings.last_folder = folder.id
        self._relist()
        self._context.engine.submit(OpenFolder(folder.account_id, folder.id))
        self.folder_shown.emit()

    def _relist(self) -> None:
        if self.folder is not None:
            view = View(self.folder.id, self._sort, self._descending, self._pane.header.only)
            if not ordering.is_ready(self._context.db, self._sort):
                # Until it is, the order that is always there: this thread must not sort a large folder.
                if self._awaited is not self._sort:
                    self._awaited = self._sort
                    self._context.engine.submit(PrepareOrder(self._sort.value))
                view = replace(view, sort=SortBy.DATE, descending=True)
            self._rows.show(FolderListing(view), recipients=self.folder.role in (Role.SENT, Role.DRAFTS))
            self.refresh_words()

    # --- order and filter ---------------------------------------------------------------------

    def sort_by(self, sort: SortBy, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self._context.settings.sort, self._context.settings.descending = sort.value, descending
        self._pane.show_sort(sort, descending)
        if not self._query:
            self._relist()

    def _order_prepared(self, event: OrderPrepared) -> None:
        self._awaited = None
        if event.order != self._sort.value:
            return
        if event.error is not None:
            self.sort_by(SortBy.DATE, descending=True)
        elif not self._query:
            self._relist()

    def _only_changed(self, _only: Only) -> None:
        self._relist()

    def show_all(self) -> None:
        self.show_only(Only.ALL)

    def show_only(self, only: Only) -> None:
        """As a click on a quick filter would."""
        self.leave_search()
        self._pane.header.set_only(only)
        self._relist()

    def toggle_layout(self) -> None:
        two = self._context.settings.layout is ListLayout.TWO_LINES
        self.set_layout(ListLayout.COLUMNS if two else ListLayout.TWO_LINES)

    def set_layout(self, layout: ListLayout) -> None:
        self._context.settings.layout = layout
        self._show_layout()
        self.refresh_words()

    def _show_layout(self) -> None:
        layout = self._context.settings.layout
        self._pane.set_layout(layout)
        # The button shows where it leads, not where one is.
        self._pane.header.show_layout_icon("columns" if layout is ListLayout.TWO_LINES else "rows")

    # --- search -------------------------------------------------------------------------------

    def search_for(self, query: str) -> None:
        """Everywhere; the answer comes as an event."""
        self._query, self._token = query, next_token()
        self._context.engine.submit(SearchMessages(self._token, query, limit=RESULTS))
        self._pane.header.show_search(self.tr("Searching …"), "")

    def leave_search(self) -> None:
        """Back to the folder."""
        self._search.leave()
        if self._query:
            self._query = ""
            self._relist()

    def _to_list(self) -> None:
        """The keyboard goes from the search field to what it found, or to the folder."""
        self._pane.focus_list()
        if self._query and not self._pane.shows_empty and not self._pane.selected():
            self._pane.select(0)

    @property
    def searching(self) -> bool:
        return bool(self._query)

    def _search_finished(self, told: SearchFinished) -> None:
        if told.token != self._token or not self._query:
            return
        places = {each.id: self._tree_model.folders(each.id) for each in self._context.accounts()}
        self._rows.show(ResultListing(told.ids), places=self._words.places(places))
        self._pane.show_place(any(each.protocol is Protocol.POP3 for each in self._context.accounts()))
        if told.error is None:
            coverage = self._words.coverage(told, RESULTS)
            self._pane.header.show_search(self.tr("%n result(s)", "", len(told.ids)), coverage)
            self._show_list_or_words()
        else:
            self._pane.header.show_search(self.tr("Search"), "")
            self._words.unreadable_search(told.error)

    # --- events -------------------------------------------------------------------------------

    def _folders_changed(self, told: FoldersChanged) -> None:
        self._tree_model.reload_account(told.account_id)

    def _extras_changed(self, told: OutboxChanged | QuotaChanged) -> None:
        self._tree_model.refresh_extras(told.account_id)
        self._mark_place()

    def _mark_place(self) -> None:
        """The outbox was chosen and is empty by now: the tree shows the open folder again."""
        if self.folder is not None and not self._tree.currentIndex().isValid():
            self._tree.mark(self._tree_model.index_of_folder(self.folder.id))

    def _loaded(self, account_id: int) -> None:
        self._tree_model.set_state(self._context.engine.state(account_id))
        self._keep_something_open()

    def refresh_folder(self, folder_id: int) -> None:
        """Something else than its messages changed: whether it rests, what is kept of it."""
        self._tree_model.refresh_counts((folder_id,))
        if self.folder is not None and self.folder.id == folder_id:
            self.refresh_words()

    def _counts_changed(self, told: CountsChanged) -> None:
        self._tree_model.refresh_counts(told.folder_ids)
        if self.folder is not None and self.folder.id in told.folder_ids:
            self.refresh_words()

    def _messages_changed(self, told: MessagesChanged) -> None:
        before = self._rows.rowCount()
        self._rows.apply(told)
        if (before == 0) != (self._rows.rowCount() == 0):
            self.refresh_words()

    def _state_changed(self, told: AccountStateChanged) -> None:
        self._tree_model.set_state(told)
        if self.folder is not None and self.folder.account_id == told.account_id and not self._rows.rowCount():
            self.refresh_words()

    # --- words --------------------------------------------------------------------------------

    def refresh_words(self) -> None:
        """The heading's counts, and the list or words in its place."""
        if self._query:
            return
        if self.folder is not None and self._still_there(self.folder.id):
            self.folder = folders.folder(self._context.db, self.folder.id)
            account = self._context.account(self.folder.account_id)
            pop3 = account is not None and account.protocol is Protocol.POP3
            note = self._rule_words.short(account.leave) if account and pop3 and self.folder.role is Role.INBOX else ""
            self._pane.header.show_folder(wording.folder_name(self.folder), self._words.counts(self.folder),
                                          missing=self.folder.missing > 0, places=pop3, note=note)
            self._pane.show_place(pop3)
            self.folder_refreshed.emit()
        else:
            self._pane.header.show_folder("", "")
        self._show_list_or_words()

    def _show_list_or_words(self) -> None:
        only = self._pane.header.only
        if self._rows.rowCount():
            self._pane.show_list()
        elif self._query:
            self._words.nothing_found()
        elif self.folder is None:
            self._words.no_folder()
        elif only is not Only.ALL:
            self._words.nothing_left_by_filter(only, self.show_all)
        else:
            self._words.empty_folder(self.folder)
