"""The folder tree: changes are merged into it, so that selection and expansion live on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from app.errors import MailError
from app.events import AccountStateChanged
from app.model.account import Account
from app.model.folder import Folder, Role
from app.store import accounts, folders
from app.store.database import Database
from ui import background
from ui.models.folder_nodes import Node, NodeKind, account_node, all_of, takes_messages
from ui.models.folder_reading import FolderRead, outbox_nodes, quota_nodes, read, read_apart
from ui.models.folder_words import FolderTips, icon_name, label
from ui.models.top_nodes import SNOOZED, UNIFIED, counted_nodes, top_nodes
from ui.models.tree_drops import TreeDrops
from ui.models.tree_rows import Index
from ui.plain_tip import plain_tip

NODE_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2

LARGE = 1000
"""Folders that are read on the Qt thread; more take longer than a frame."""
SLICE_SECONDS = 0.008

_FLAG = Qt.ItemFlag
_LEAF = _FLAG.ItemNeverHasChildren
# Made once: the view asks for every row, and each `|` of flags is a call.
_SHOWN = _FLAG.ItemIsEnabled
_CHOOSABLE = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable
_TARGET = _CHOOSABLE | _FLAG.ItemIsDropEnabled
_MOVABLE = _TARGET | _FLAG.ItemIsDragEnabled
_MOVABLE_LEAF = _MOVABLE | _LEAF
_ACCOUNT = _SHOWN | _FLAG.ItemIsDropEnabled
_CHOSEN = (NodeKind.OUTBOX, NodeKind.UNIFIED, NodeKind.SNOOZED, NodeKind.SEARCH)
_CHOOSABLE_LEAF, _TARGET_LEAF, _SHOWN_LEAF = _CHOOSABLE | _LEAF, _TARGET | _LEAF, _SHOWN | _LEAF


class FolderTreeModel(TreeDrops):
    """One column. Data by NODE_ROLE; what is dropped is told by `dropped` and moves nothing here.

    The folders of an account with more than LARGE of them are read in another thread, with `open_reader`.
    """

    unsettled = Signal()
    """Rows come and go until `settled`."""
    settled = Signal()
    loaded = Signal(int)
    """The account's folders stand in the tree, as the store had them a moment ago."""

    def __init__(self, db: Database, parent: QObject | None = None, *,
                 open_reader: Callable[[], Database] | None = None, show_all: bool = False) -> None:
        super().__init__(parent)
        self._db, self._open_reader = db, open_reader
        self.show_all = show_all
        """Folders without a subscription, too. Call `reload` after a change."""
        self._tips = FolderTips(self)
        self._read: dict[int, FolderRead] = {}
        self._reading: set[int] = set()
        self._stale: set[int] = set()
        self._merging: dict[int, Iterator[None]] = {}
        self._unsettled = 0
        self._stopped = False

    # --- changes ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Accounts came, went or were renamed."""
        known = accounts.accounts(self._db)
        self._begin()
        self._settle_top([*top_nodes(self._db), *(account_node(each) for each in known)])
        self._end()
        self._read = {each.id: self._read[each.id] for each in known if each.id in self._read}
        for each in known:
            self.reload_account(each.id)

    def refresh_top(self) -> None:
        """What stands above the accounts changed: favourites, searches, mail put off."""
        self._begin()
        self._settle_top([*top_nodes(self._db), *(each for each in self._roots if each.kind is NodeKind.ACCOUNT)])
        self._end()

    def stop(self) -> None:
        """The store is about to be closed: what is still being merged, or read elsewhere, does not matter any more."""
        self._stopped = True

    def _settle_top(self, wanted: list[Node]) -> None:
        for old, fresh in self._settle(None, wanted):
            if old.kind is not NodeKind.ACCOUNT:
                self._settle(old, fresh.children)

    def reload_account(self, account_id: int) -> None:
        """The account's folders changed."""
        node = self._table.by_key.get(str(account_id))
        if node is None:
            return
        if account_id in self._reading:
            self._stale.add(account_id)
        elif self._open_reader is not None and folders.count(self._db, account_id) > LARGE:
            self._reading.add(account_id)
            work = partial(read_apart, self._open_reader, node.account, self.show_all, self._read.get(account_id))
            background.run(self, work, lambda result: self._has_read(account_id, result))
        else:
            self._show(node, read(self._db, node.account, self.show_all))

    def _has_read(self, account_id: int, result: FolderRead | MailError | None) -> None:
        self._reading.discard(account_id)
        if self._stopped:
            return
        node = self._table.by_key.get(str(account_id))
        if account_id in self._stale:
            self._stale.discard(account_id)
            self.reload_account(account_id)
        elif isinstance(result, FolderRead) and node is not None:
            self._show(node, result)
        else:
            self.loaded.emit(account_id)

    def _show(self, node: Node, found: FolderRead) -> None:
        account = node.account
        self._read[account.id] = found
        self._begin()
        if account.id in self._merging:
            self._end()
        self._merging[account.id] = self._merge(node, self._with_extras(account, found.nodes))
        self._go_on(account.id)

    def _go_on(self, account_id: int) -> None:
        """Thousands of folders are merged a slice at a time, so that clicks and paints get through."""
        if self._stopped:
            return
        until = time.perf_counter() + SLICE_SECONDS
        for _ in self._merging.get(account_id, ()):
            if time.perf_counter() > until:
                QTimer.singleShot(0, self, lambda: self._go_on(account_id))
                return
        if self._merging.pop(account_id, None) is not None:
            self._end()
            self.refresh_top()
            self.loaded.emit(account_id)

    def _begin(self) -> None:
        self._unsettled += 1
        if self._unsettled == 1:
            self.unsettled.emit()

    def _end(self) -> None:
        self._unsettled -= 1
        if self._unsettled == 0:
            self.settled.emit()

    def refresh_extras(self, account_id: int) -> None:
        """The account's quota or its outbox changed; its folders did not."""
        node = self._table.by_key.get(str(account_id))
        if node is None:
            return
        own = [each for each in node.children if each.kind not in (NodeKind.QUOTA, NodeKind.OUTBOX)]
        self._begin()
        self._settle(node, self._with_extras(node.account, own))
        self._end()

    def _with_extras(self, account: Account, nodes: list[Node]) -> list[Node]:
        return [*quota_nodes(self._db, account), *nodes, *outbox_nodes(self._db, account)]

    def refresh_counts(self, folder_ids: tuple[int, ...]) -> None:
        for number in folder_ids:
            fresh = folders.find(self._db, number)
            for node in (self._table.by_folder.get(number), self._table.favourites.get(number)):
                if node is not None and fresh is not None:
                    node.folder, node.takes = fresh, takes_messages(fresh)
                    self._tell(node)
        self._refresh_totals()

    def _refresh_totals(self) -> None:
        """Of all Inboxes, and of what was put off."""
        fresh = {each.key: each for each in counted_nodes(self._db)}
        if any((key in fresh) != (key in self._table.by_key) for key in (UNIFIED, SNOOZED)):
            self.refresh_top()
        for key, each in fresh.items():
            node = self._table.by_key[key]
            if node.count != each.count:
                node.count = each.count
                self._tell(node)

    def set_state(self, told: AccountStateChanged) -> None:
        if node := self._table.by_key.get(str(told.account_id)):
            node.state = told
            self._tell(node)

    # --- lookups ------------------------------------------------------------------------------

    def folders(self, account_id: int) -> tuple[Folder, ...]:
        """All of the account's, shown or not, in tree order; their counts may be old."""
        return self._read[account_id].folders if account_id in self._read else ()

    def first_inbox(self) -> QModelIndex:
        """The first account's Inbox, else the first folder; invalid without any."""
        accounts_ = [each for each in self._roots if each.kind is NodeKind.ACCOUNT]
        found = [node for root in accounts_ for node in all_of(root) if node.folder and node.folder.selectable]
        inbox = next((node for node in found if node.folder and node.folder.role is Role.INBOX), None)
        return self._index(inbox or found[0]) if found else QModelIndex()

    # --- QAbstractItemModel -------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return label(node)
        if role == ICON_ROLE:
            return icon_name(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tips.tip(node))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tips.tip(node).replace("\n", ", ")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked twice of every row whenever the view lays them out.
        node = self._table.by_number.get(index.internalId())
        if node is None:
            return _FLAG.NoItemFlags
        if node.favourite:
            return _MOVABLE_LEAF
        if node.movable:
            return _MOVABLE if node.children else _MOVABLE_LEAF
        if node.takes:
            return _TARGET if node.children else _TARGET_LEAF
        if node.kind is NodeKind.ACCOUNT:
            return _ACCOUNT
        if node.kind is NodeKind.QUOTA:
            return _LEAF
        if node.kind in _CHOSEN or (node.folder is not None and node.folder.selectable):
            return _CHOOSABLE if node.children else _CHOOSABLE_LEAF
        return _SHOWN if node.children else _SHOWN_LEAF
