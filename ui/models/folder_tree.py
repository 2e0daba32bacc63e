"""The folder tree: changes are merged into it, so that selection and expansion live on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.events import AccountStateChanged
from app.model.folder import Role
from app.store import accounts, folders, outbox
from app.store.database import Database
from ui import wording
from ui.models.dragging import MESSAGES, from_mime
from ui.models.folder_nodes import Node, NodeKind, account_node, folder_nodes, outbox_node

NODE_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex

ICONS = {
    Role.INBOX: "inbox", Role.DRAFTS: "drafts", Role.SENT: "sent", Role.ARCHIVE: "archive", Role.JUNK: "junk",
    Role.TRASH: "trash", Role.ALL: "all-mail", Role.FLAGGED: "star", Role.NONE: "folder",
}


class FolderTreeModel(QAbstractItemModel):
    """One column. Data by NODE_ROLE; what is dropped is told by `dropped` and moves nothing here."""

    dropped = Signal(object, int, bool)
    """Message ids (tuple), the target folder's id, True for a copy."""

    def __init__(self, db: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db = db
        self._roots: list[Node] = []
        self._nodes: dict[int, Node] = {}
        self._next = 1

    # --- changes ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Accounts came, went or were renamed."""
        self._merge(None, [self._account_tree(account_node(each)) for each in accounts.accounts(self._db)])

    def reload_account(self, account_id: int) -> None:
        """The account's folders or its outbox changed."""
        if node := self._find(str(account_id)):
            fresh = self._account_tree(account_node(node.account))
            self._merge(node, fresh.children)

    def refresh_counts(self, folder_ids: tuple[int, ...]) -> None:
        wanted = set(folder_ids)
        for node in list(self._nodes.values()):
            if node.folder is not None and node.folder.id in wanted:
                node.folder = folders.folder(self._db, node.folder.id)
                self._tell(node)

    def set_state(self, told: AccountStateChanged) -> None:
        if node := self._find(str(told.account_id)):
            node.state = told
            self._tell(node)

    def _account_tree(self, node: Node) -> Node:
        node.children = folder_nodes(node.account, folders.folders(self._db, node.account.id))
        waiting = len(outbox.entries(self._db, node.account.id))
        if waiting:
            node.children.append(outbox_node(node.account, waiting))
        return node

    def _merge(self, parent: Node | None, wanted: list[Node]) -> None:
        """Makes the children of `parent` equal to `wanted`; nodes of the same key live on."""
        have = parent.children if parent else self._roots
        where = self._index(parent) if parent else QModelIndex()
        keys = {node.key for node in wanted}
        for place in reversed(range(len(have))):
            if have[place].key not in keys:
                self._take_out(have, place, where)
        for place, fresh in enumerate(wanted):
            old = next((node for node in have[place:] if node.key == fresh.key), None)
            if old is not None and old is not have[place]:
                self._take_out(have, have.index(old), where)
                old = None
            if old is None:
                fresh.parent = parent
                self.beginInsertRows(where, place, place)
                have.insert(place, fresh)
                self._register(fresh)
                self.endInsertRows()
                continue
            if (old.account, old.folder, old.label, old.count) != (
                    fresh.account, fresh.folder, fresh.label, fresh.count):
                old.account, old.folder, old.label, old.count = (
                    fresh.account, fresh.folder, fresh.label, fresh.count)
                self._tell(old)
            self._merge(old, fresh.children)

    def _take_out(self, have: list[Node], place: int, where: QModelIndex) -> None:
        self.beginRemoveRows(where, place, place)
        for node in _all_of(have.pop(place)):
            self._nodes.pop(node.number, None)
        self.endRemoveRows()

    def _register(self, node: Node) -> None:
        for each in _all_of(node):
            each.number = self._next
            self._nodes[each.number] = each
            self._next += 1
            for child in each.children:
                child.parent = each

    def _find(self, key: str) -> Node | None:
        return next((node for node in self._nodes.values() if node.key == key), None)

    def _tell(self, node: Node) -> None:
        index = self._index(node)
        self.dataChanged.emit(index, index)

    # --- lookups ------------------------------------------------------------------------------

    def node(self, index: Index) -> Node | None:
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def index_of_folder(self, folder_id: int) -> QModelIndex:
        """Invalid if the folder is not in the tree."""
        node = next((each for each in self._nodes.values() if each.folder and each.folder.id == folder_id), None)
        return self._index(node) if node else QModelIndex()

    def first_inbox(self) -> QModelIndex:
        """The first Inbox, else the first folder; invalid without any."""
        found = [node for root in self._roots for node in _all_of(root) if node.folder and node.folder.selectable]
        inbox = next((node for node in found if node.folder and node.folder.role is Role.INBOX), None)
        return self._index(inbox or found[0]) if found else QModelIndex()

    def _index(self, node: Node) -> QModelIndex:
        siblings = node.parent.children if node.parent else self._roots
        return self.createIndex(siblings.index(node), 0, node.number)

    # --- QAbstractItemModel -------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        above = self.node(parent) if parent is not None and parent.isValid() else None
        children = above.children if above else self._roots
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # QObject has a parent(), too
        node = self.node(index) if index is not None else None
        return self._index(node.parent) if node and node.parent else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._roots)
        node = self.node(parent)
        return len(node.children) if node else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return self.label(node)
        if role == ICON_ROLE:
            return _icon_name(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(node).replace("\n", ", ")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        if node.kind is NodeKind.FOLDER and node.folder is not None and node.folder.selectable:
            return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDropEnabled
        if node.kind is NodeKind.OUTBOX:
            return flag.ItemIsEnabled | flag.ItemIsSelectable
        return flag.ItemIsEnabled

    def mimeTypes(self) -> list[str]:
        return [MESSAGES]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        node, ids = self.node(parent), from_mime(data)
        if node is None or node.folder is None or not ids:
            return False
        self.dropped.emit(ids, node.folder.id, action == Qt.DropAction.CopyAction)
        # The store tells the list what became of its rows; Qt must not remove any by itself.
        return False

    # --- words --------------------------------------------------------------------------------

    def label(self, node: Node) -> str:
        if node.kind is NodeKind.ACCOUNT:
            return node.account.name
        if node.kind is NodeKind.OUTBOX or node.folder is None:
            return self.tr("Outbox")
        return wording.role_name(node.folder.role) or node.label

    def _tip(self, node: Node) -> str:
        if node.kind is NodeKind.ACCOUNT:
            state = wording.state_sentence(node.state, node.account.protocol) if node.state else ""
            return "\n".join(filter(None, (f"{node.account.name} – {node.account.email}", state)))
        if node.folder is None:
            return self.tr("%n message(s) to be sent", "", node.count)
        count = self.tr("%n message(s)", "", node.folder.total)
        unread = self.tr("%n unread", "", node.folder.unread)
        return f"{self.label(node)}\n{count}, {unread}"


def _all_of(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all_of(child)


def _icon_name(node: Node) -> str:
    if node.kind is NodeKind.ACCOUNT:
        return "account"
    return "outbox" if node.folder is None else ICONS[node.folder.role]
