"""Which folder or search stands in the list, in which order, and what is said where there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.commands import OpenFolder
from app.events import (
    AccountStateChanged,
    CountsChanged,
    FoldersChanged,
    MessagesChanged,
    OutboxChanged,
    QuotaChanged,
)
from app.model.account import LeaveRule, Protocol
from app.model.folder import Folder, Role
from app.store import folders
from app.store.messages import Only
from ui import wording
from ui.context import Context
from ui.desks.arranging import Arranging
from ui.desks.list_words import ListWords
from ui.desks.searching import SearchingDesk
from ui.desks.virtual_places import LAST_UNIFIED, VirtualPlaces
from ui.models import arranged
from ui.models.folder_nodes import Node, NodeKind
from ui.models.folder_tree import FolderTreeModel
from ui.models.message_list import MessageListModel
from ui.models.top_nodes import UNIFIED
from ui.rule_words import RuleWords
from ui.settings import ListLayout, StartAt
from ui.views.folder_tree import FolderTreeView
from ui.views.message_list import MessageListPane
from ui.views.search_bar import SearchBar


class BrowsingDesk(QObject):
    """`folder` is the open one, also while search results stand in its place; None while all Inboxes, or what was put
    off, stand in the list (`virtual`)."""

    add_account_wanted = Signal()
    outbox_wanted = Signal(int)
    new_message_wanted = Signal(int)
    """From the account with this id."""
    filters_wanted = Signal()
    settings_wanted = Signal(int)
    trouble_wanted = Signal(int)
    """Of the account with this id."""
    folder_shown = Signal()
    folder_refreshed = Signal()
    """The open folder's counts were read again."""

    def __init__(self, context: Context, tree: FolderTreeView, tree_model: FolderTreeModel, pane: MessageListPane,
                 rows: MessageListModel, search: SearchBar) -> None:
        super().__init__(context.window)
        self._context, self._tree, self._tree_model = context, tree, tree_model
        self._pane, self._rows = pane, rows
        self.folder: Folder | None = None
        self._opening = False
        self._chosen_for_them = True
        self.arranging = Arranging(context, pane)
        self._rule_words = RuleWords(self)
        self._words = ListWords(context, pane, self.add_account_wanted.emit)
        self._words.new_message_wanted.connect(self.new_message_wanted)
        self._words.filters_wanted.connect(self.filters_wanted)
        self._words.settings_wanted.connect(self.settings_wanted)
        self._words.trouble_wanted.connect(self.trouble_wanted)
        self.virtual = VirtualPlaces(context, pane)
        self.search = SearchingDesk(context, tree_model, pane, rows, search, self._words, lambda: self.folder)
        self.search.left.connect(self._search_left)
        tree.node_chosen.connect(self._node_chosen)
        self.arranging.changed.connect(self._rearranged)
        pane.header.layout_toggled.connect(self.toggle_layout)
        self._kept = self._kept_how()
        bridge = context.bridge
        bridge.accounts_changed.connect(self.reload)
        bridge.folders_changed.connect(self._folders_changed)
        bridge.outbox_changed.connect(self._extras_changed)
        bridge.quota_changed.connect(self._extras_changed)
        tree_model.loaded.connect(self._loaded)
        bridge.counts_changed.connect(self._counts_changed)
        bridge.messages_changed.connect(self._messages_changed)
        bridge.account_state_changed.connect(self._state_changed)
        bridge.favourites_changed.connect(lambda _told: self._refresh_top())
        bridge.saved_searches_changed.connect(lambda _told: self._refresh_top())
        self._show_layout()

    # --- folders ------------------------------------------------------------------------------

    def reload(self, _event: object = None) -> None:
        """Accounts came, went or changed: the tree anew, the list if its folder is gone, its rows if mail is kept
        otherwise than before."""
        self._tree_model.reload()
        if (kept := self._kept_how()) != self._kept:
            self._kept = kept
            self._rows.read_again()
        self._keep_something_open()

    def _kept_how(self) -> dict[int, tuple[Protocol, LeaveRule]]:
        return {each.id: (each.protocol, each.leave) for each in self._context.accounts()}

    def show_all_folders(self, everything: bool) -> None:
        """Those without a subscription, too."""
        self._context.settings.all_folders = self._tree_model.show_all = everything
        self._tree_model.reload()

    def open_folder(self, folder_id: int) -> bool:
        """Chooses it in the tree; False if it is not there."""
        index = self._tree_model.index_of_folder(folder_id)
        self._tree.choose(index)
        return index.isValid()

    def open_inbox(self, account_id: int) -> None:
        """Nothing happens before its folders are known: the first of all accounts is opened once they come."""
        account = self._context.account(account_id)
        inbox = folders.inbox_for(self._context.db, account) if account is not None else None
        if inbox is not None:
            self.open_folder(inbox.id)

    def _keep_something_open(self) -> None:
        """Nobody should look at nothing; but what a person chose stays."""
        if self._context.window.isVisible() and not self._is_something_open():
            # The tree is painted first: both together hold the window for too long. A timer of 0 ms would not wait for
            # the turn to end: Qt makes a queued call of it.
            QTimer.singleShot(1, self, self._open_or_stay)
        else:
            self._open_or_stay()

    def _open_or_stay(self) -> None:
        if not self._is_something_open() or (self._chosen_for_them and not self._in_use()):
            self._open_something()
        self._mark_place()
        self.refresh_words()

    def _is_something_open(self) -> bool:
        if self.virtual.open is not None:
            return self._tree_model.index_of_key(self.virtual.key).isValid()
        return self.folder is not None and self._still_there(self.folder.id)

    def _in_use(self) -> bool:
        """Somebody reads, filters or searches here: a folder that arrives must not sweep that away."""
        return bool(self._pane.selected()) or self.search.in_use or self._pane.header.filters.active

    def _open_something(self) -> None:
        self._opening = True
        try:
            self._choose_something()
        finally:
            self._opening = False

    def _choose_something(self) -> None:
        settings = self._context.settings
        inboxes = settings.start_at is StartAt.INBOX
        if not inboxes and settings.last_folder and self.open_folder(settings.last_folder):
            return
        index = self._tree_model.index_of_key(UNIFIED)
        if (inboxes or settings.last_folder == LAST_UNIFIED) and index.isValid():
            self._tree.choose(index)
            return
        index = self._tree_model.first_inbox()
        if index.isValid():
            self._tree.choose(index)
        else:
            self.folder = self.virtual.open = None
            self._rows.show(None)

    def _still_there(self, folder_id: int) -> bool:
        return self._tree_model.index_of_folder(folder_id).isValid()

    def _node_chosen(self, node: Node) -> None:
        if node.kind is NodeKind.OUTBOX:
            self.outbox_wanted.emit(node.account.id)
        elif self.virtual.is_one(node):
            self._show_virtual(node.kind)
        elif node.search is not None:
            self.search.show_saved(node.search)
        elif node.folder is not None:
            self._show(node.folder)

    def _show(self, folder: Folder) -> None:
        self._chosen_for_them = self._opening
        goes_along = self.search.stays
        if not goes_along:
            self.search.drop()
        if self.folder is None or self.folder.id != folder.id:
            self._pane.header.set_only(Only.ALL)
        self.folder, self.virtual.open = folder, None
        if not self._opening:
            # What was opened for want of anything better is not what the person wants next time.
            self._context.settings.last_folder = folder.id
        if goes_along:
            self.search.folder_opened()
        else:
            self._relist()
        self._context.engine.submit(OpenFolder(folder.account_id, folder.id))
        self.folder_shown.emit()

    def _show_virtual(self, kind: NodeKind) -> None:
        self._chosen_for_them = self._opening
        self.search.drop()
        if self.virtual.open is not kind:
            self._pane.header.set_only(Only.ALL)
        self.folder, self.virtual.open = None, kind
        if not self._opening and self.virtual.inbox_ids:
            self._context.settings.last_folder = LAST_UNIFIED
        self._relist()
        for folder_id in self.virtual.inbox_ids:
            self._context.engine.submit(OpenFolder(folders.folder(self._context.db, folder_id).account_id, folder_id))
        self.folder_shown.emit()

    def _search_left(self) -> None:
        """The tree shows again what the list does."""
        node = self._tree_model.node(self._tree.currentIndex())
        if node is not None and node.kind is NodeKind.SEARCH:
            self._mark_open()
        self._relist()

    @property
    def folder_ids(self) -> tuple[int, ...]:
        """The folder, or all Inboxes, whose messages stand in the list."""
        return self.virtual.inbox_ids if self.folder is None else (self.folder.id,)

    def _relist(self) -> None:
        if self.folder is not None or self.virtual.open is not None:
            view = self.arranging.view(self.folder.id if self.folder else 0, self._total)
            if view is None:
                self._rows.show(None)
                self.refresh_words()
                return
            if self.folder is None:
                known = {each.id: self._tree_model.folders(each.id) for each in self._context.accounts()}
                self._rows.show(self.virtual.listing(view), places=self.virtual.names(self._words.places(known)))
                self.refresh_words()
                return
            self._rows.show(arranged.folder(view, self._context.settings.conversations),
                            recipients=self.folder.role in (Role.SENT, Role.DRAFTS))
            self.refresh_words()

    # --- order and filter ---------------------------------------------------------------------

    def _total(self) -> int:
        return sum(folders.folder(self._context.db, each).total for each in self.folder_ids)

    def _rearranged(self) -> None:
        if not self.search.active:
            self._relist()

    def regroup(self) -> None:
        """Conversations or messages: the person wants the other."""
        if self.search.active:
            self.search.regroup()
        else:
            self._relist()

    def show_all(self) -> None:
        self.show_only(Only.ALL)

    def show_only(self, only: Only) -> None:
        """As a click on a quick filter would."""
        self.search.leave()
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

    # --- events -------------------------------------------------------------------------------

    def _folders_changed(self, told: FoldersChanged) -> None:
        self._tree_model.reload_account(told.account_id)

    def _extras_changed(self, told: OutboxChanged | QuotaChanged) -> None:
        self._tree_model.refresh_extras(told.account_id)
        self._mark_place()

    def _refresh_top(self) -> None:
        self._tree_model.refresh_top()
        self._mark_place()

    def _mark_place(self) -> None:
        """The outbox was chosen and is empty by now: the tree shows the open folder again."""
        if not self._tree.currentIndex().isValid():
            self._mark_open()

    def _mark_open(self) -> None:
        if self.virtual.open is not None:
            self._tree.mark(self._tree_model.index_of_key(self.virtual.key))
        elif self.folder is not None:
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
        if self.virtual.open is not None or (self.folder is not None and self.folder.id in told.folder_ids):
            self.refresh_words()

    def _messages_changed(self, told: MessagesChanged) -> None:
        before = self._rows.rowCount()
        self._rows.apply(told)
        if (before == 0) != (self._rows.rowCount() == 0):
            self.refresh_words()

    def _state_changed(self, told: AccountStateChanged) -> None:
        self._tree_model.set_state(told)
        # Without any folder the words are about the account: whether it is there at all.
        meant = self.folder.account_id == told.account_id if self.folder is not None else self.virtual.open is None
        if meant and not self._rows.rowCount():
            self.refresh_words()

    # --- words --------------------------------------------------------------------------------

    def refresh_words(self) -> None:
        """The heading's counts, and the list or words in its place."""
        if self.search.active:
            return
        if self.folder is not None and self._still_there(self.folder.id):
            self.folder = folders.folder(self._context.db, self.folder.id)
            account = self._context.account(self.folder.account_id)
            pop3 = account is not None and account.protocol is Protocol.POP3
            note = self._rule_words.short(account.leave) if account and pop3 and self.folder.role is Role.INBOX else ""
            note = note or self._words.by_message(self._context.settings.conversations and not self._rows.is_grouped)
            self._pane.header.show_folder(wording.folder_name(self.folder), self._words.counts(self.folder),
                                          missing=self.folder.missing > 0, places=pop3, note=note)
            self._pane.show_place(pop3)
            self.folder_refreshed.emit()
        elif self.virtual.open is not None:
            self.virtual.show_heading()
        else:
            self._pane.header.show_folder("", "")
        self._show_list_or_words()

    def _show_list_or_words(self) -> None:
        filters = self._pane.header.filters
        if self._rows.rowCount():
            self._pane.show_list()
        elif self.arranging.waits and not self.search.active:
            self._words.looking()
        elif self.search.active:
            self.search.show_list_or_words()
        elif self.folder is None and self.virtual.open is None:
            self._words.no_folder()
        elif filters.active and (self.folder is not None or self.virtual.can_be_arranged):
            self._words.nothing_left_by_filter(filters.chosen, filters.tags.keywords, self.show_all)
        elif self.folder is None:
            self.virtual.show_empty()
        else:
            self._words.empty_folder(self.folder)
