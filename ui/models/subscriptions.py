"""All folders of an account with a tick each: a tree, or while somebody searches, a plain list of what fits."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.model.folder import Folder
from ui import icons
from ui.models.folder_nodes import Node, NodeKind, all_of
from ui.models.folder_words import icon_name, label
from ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex

_FLAG = Qt.ItemFlag


class SubscriptionModel(QAbstractItemModel):
    """Ten thousand folders cost nothing until they are looked at. `changes` is what was ticked or unticked."""

    def __init__(self, nodes: list[Node], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = nodes
        self._nodes: list[Node] = []
        self._folders: list[tuple[str, Node]] = []
        for top in nodes:
            top.parent = None
            for node in all_of(top):
                node.number = len(self._nodes)
                self._nodes.append(node)
                for place, child in enumerate(node.children):
                    child.parent, child.place = node, place
                if node.folder is not None:
                    self._folders.append((f"{label(node)} {node.folder.path}".casefold(), node))
        for place, top in enumerate(nodes):
            top.place = place
        self._found: list[Node] | None = None
        self._chosen: dict[int, bool] = {}

    def search(self, text: str) -> None:
        """Folders whose path holds all of these words; for no words the tree."""
        words = text.casefold().split()
        self.beginResetModel()
        self._found = [node for path, node in self._folders if all(word in path for word in words)] if words else None
        self.endResetModel()

    @property
    def changes(self) -> list[tuple[Folder, bool]]:
        """Folders that are to be subscribed (True) or no longer (False)."""
        folders = [node.folder for node in self._nodes if node.folder is not None]
        return [(each, self._chosen[each.id]) for each in folders
                if self._chosen.get(each.id, each.subscribed) is not each.subscribed]

    def is_ticked(self, folder: Folder) -> bool:
        return self._chosen.get(folder.id, folder.subscribed)

    # --- QAbstractItemModel -------------------------------------------------------------------

    def _node(self, index: Index) -> Node:
        return self._nodes[index.internalId()]

    def _below(self, parent: Index | None) -> list[Node]:
        if parent is not None and parent.isValid():
            return self._node(parent).children if self._found is None else []
        return self._tree if self._found is None else self._found

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        below = self._below(parent)
        return self.createIndex(row, 0, below[row].number) if column == 0 and 0 <= row < len(below) else QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]  # QObject has a parent(), too
        above = self._node(index).parent if index is not None and index.isValid() and self._found is None else None
        return self.createIndex(above.place, 0, above.number) if above is not None else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._below(parent))

    def hasChildren(self, parent: Index | None = None) -> bool:
        return bool(self._below(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _FLAG.NoItemFlags
        folder = self._node(index).folder
        if folder is None or not folder.selectable or folder.is_local:
            return _FLAG.ItemIsEnabled
        return _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable | _FLAG.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            if self._found is None or node.folder is None:
                return label(node)
            return label(node) if node.label == node.folder.path else f"{label(node)}  –  {node.folder.path}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(icon_name(node), "dim")
        folder = node.folder
        if role == Qt.ItemDataRole.CheckStateRole and folder is not None and folder.selectable:
            return Qt.CheckState.Checked if self.is_ticked(folder) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and folder is not None:
            return plain_tip(folder.path)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self._node(index)
        if role != Qt.ItemDataRole.CheckStateRole or node.kind is not NodeKind.FOLDER or node.folder is None:
            return False
        self._chosen[node.folder.id] = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        self.dataChanged.emit(index, index, [role])
        return True
