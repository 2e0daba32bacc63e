"""The rows of the folder tree: nodes behind indexes, and how a level becomes another one without losing its place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from ui.models.folder_nodes import Node, all_of
from ui.models.merging import runs, staying
from ui.models.node_table import NodeTable, renumber

Index = QModelIndex | QPersistentModelIndex

MOST_RUNS = 64
"""Stretches of rows that come or go one by one: each makes the view look at all rows behind it."""


class TreeRows(QAbstractItemModel):
    """One column; an index carries its node's number. What a node shows is the heir's business."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[Node] = []
        self._table = NodeTable()

    # --- changes ------------------------------------------------------------------------------

    def _merge(self, parent: Node, wanted: list[Node]) -> Iterator[None]:
        """Makes what is below `parent` equal to `wanted`; nodes of the same key live on. A step is one level."""
        waiting = [(parent, wanted)]
        while waiting:
            above, below = waiting.pop()
            if above.number in self._table.by_number:
                waiting += [(old, fresh.children) for old, fresh in self._settle(above, below)
                            if old.children or fresh.children]
            yield

    def _settle(self, parent: Node | None, wanted: list[Node]) -> list[tuple[Node, Node]]:
        """One level; returns the pairs of nodes that stayed and what was wanted in their place."""
        have = parent.children if parent else self._roots
        where = self._index(parent) if parent else QModelIndex()
        kept = staying([node.key for node in have], [node.key for node in wanted])
        going = list(runs([place for place, node in enumerate(have) if node.key not in kept]))
        if len(going) > MOST_RUNS:
            # Better one large piece out, and in again.
            going = [(going[-1][0], going[0][1])]
        for first, last in going:
            self.beginRemoveRows(where, first, last)
            self._table.drop(have[first:last + 1])
            del have[first:last + 1]
            renumber(have, first)
            self.endRemoveRows()
        pairs = self._insert(parent, where, have, wanted)
        for old, fresh in pairs:
            if old.content != fresh.content:
                self._table.renew(old, fresh)
                self._tell(old)
        return pairs

    def _insert(self, parent: Node | None, where: QModelIndex, have: list[Node],
                wanted: list[Node]) -> list[tuple[Node, Node]]:
        """`have` holds nothing but what is wanted, in that order."""
        left = {node.key for node in have}
        coming = [place for place, node in enumerate(wanted) if node.key not in left]
        stretches = list(runs(coming))
        if len(stretches) > MOST_RUNS and have:
            self.beginRemoveRows(where, 0, len(have) - 1)
            self._table.drop(have)
            have.clear()
            self.endRemoveRows()
            stretches = [(0, len(wanted) - 1)]
        # Each stretch stands at its final place once those before it are in.
        for first, last in reversed(stretches):
            fresh = wanted[first:last + 1]
            self.beginInsertRows(where, first, last)
            have[first:first] = fresh
            renumber(have, first)
            self._table.add(fresh, parent)
            self.endInsertRows()
        return [(old, new) for old, new in zip(have, wanted, strict=True) if old is not new]

    def _tell(self, node: Node) -> None:
        index = self._index(node)
        self.dataChanged.emit(index, index)

    # --- lookups ------------------------------------------------------------------------------

    def node(self, index: Index) -> Node | None:
        return self._table.by_number.get(index.internalId()) if index.isValid() else None

    @property
    def size(self) -> int:
        """All nodes of the tree."""
        return len(self._table.by_number)

    def branches(self, parent: Index, first: int, last: int) -> list[Node]:
        """The nodes with something below them among these rows and all that is below those."""
        above = self.node(parent)
        tops = (above.children if above else self._roots)[first:last + 1]
        return [node for top in tops for node in all_of(top) if node.children]

    def index_of_key(self, key: str) -> QModelIndex:
        """Invalid if the node is not in the tree."""
        node = self._table.by_key.get(key)
        return self._index(node) if node else QModelIndex()

    def index_of_folder(self, folder_id: int) -> QModelIndex:
        """Invalid if the folder is not in the tree."""
        node = self._table.by_folder.get(folder_id)
        return self._index(node) if node else QModelIndex()

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.place, 0, node.number)

    # --- QAbstractItemModel -------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        # An invalid index carries 0, which is no node's number.
        above = self._table.by_number.get(parent.internalId()) if parent is not None else None
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

    def hasChildren(self, parent: Index | None = None) -> bool:
        if parent is None or not parent.isValid():
            return bool(self._roots)
        node = self._table.by_number.get(parent.internalId())
        return node is not None and bool(node.children)
