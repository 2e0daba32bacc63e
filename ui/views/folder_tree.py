"""The folder tree: accounts as headings with badge and state, folders with icon and unread count."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ui import painting, theme
from ui.forms.empty_words import EmptyWords
from ui.models.dragging import mail_files
from ui.models.folder_nodes import Node, NodeKind
from ui.models.folder_tree import LARGE, NODE_ROLE, FolderTreeModel
from ui.settings import Density
from ui.views.folder_rows import APART, INDENT, RowLook, draw_node

Index = QModelIndex | QPersistentModelIndex
_CHOSEN = (NodeKind.FOLDER, NodeKind.OUTBOX, NodeKind.UNIFIED, NodeKind.SNOOZED, NodeKind.SEARCH)


class FolderTreeView(QTreeView):
    """`node_chosen` tells of every folder, outbox or other list that the person goes to."""

    node_chosen = Signal(object)
    """The Node."""
    menu_wanted = Signal(object, QPoint)
    """The Node, or None for the empty ground; a global position."""
    expansion_changed = Signal()

    def __init__(self, model: FolderTreeModel, collapsed: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collapsed = set(collapsed)
        self._tree = model
        self._target = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(_Heights(self))
        self.setHeaderHidden(True)
        EmptyWords(self, self.tr("Your accounts and folders will stand here."))
        self.setIndentation(INDENT)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setDragDropOverwriteMode(True)  # onto a folder with the whole of its row, never between two
        self.setAutoExpandDelay(600)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Folders"))
        self.expanded.connect(self._note_expansion)
        self.collapsed.connect(self._note_expansion)
        self._quiet = False
        self._place = ""
        model.rowsInserted.connect(self._unfold_new)
        model.unsettled.connect(self._hold_place)
        model.settled.connect(self._take_place)
        self._unfold_new(QModelIndex(), 0, model.rowCount() - 1)

    @property
    def collapsed_keys(self) -> list[str]:
        """The nodes that the person folded up; with a + those unfolded that are closed at first."""
        return sorted(self._collapsed)

    def choose(self, index: QModelIndex) -> None:
        """Goes to a folder as if it had been clicked."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def mark(self, index: QModelIndex) -> None:
        """Shows where one is already, without going there."""
        quiet, self._quiet = self._quiet, True
        self.setCurrentIndex(index)
        self._quiet = quiet

    def _hold_place(self) -> None:
        """While rows come and go the view looks for neighbours of what went: nobody chose those."""
        node = self._tree.node(self.currentIndex())
        self._quiet, self._place = True, node.key if node else ""

    def _take_place(self) -> None:
        index = self._tree.index_of_key(self._place)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self._quiet = False

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """New nodes are open unless the person once folded them up; so is one that got its first child."""
        # Asking for the height of every row costs more than all else where there are thousands.
        self.setUniformRowHeights(self._tree.size > LARGE)
        # With a layout due anyway, unfolding is only noted; else every step would lay all rows out again.
        self.scheduleDelayedItemsLayout()
        with QSignalBlocker(self):
            self._unfold(parent)
            for node in self._tree.branches(parent, first, last):
                self._unfold(self._tree.index_of_key(node.key))

    def _unfold(self, index: QModelIndex) -> None:
        if (node := self._tree.node(index)) is not None:
            closed = self._is_closed_at_first(node) and f"+{node.key}" not in self._collapsed
            self.setExpanded(index, not closed and node.key not in self._collapsed)

    def _is_closed_at_first(self, node: Node) -> bool:
        """Nobody finds anything among thousands of open folders."""
        return node.kind is NodeKind.FOLDER and len(self._tree.folders(node.account.id)) > LARGE

    def _note_expansion(self, index: QModelIndex) -> None:
        if node := self._tree.node(index):
            gone, come = (node.key, f"+{node.key}") if self.isExpanded(index) else (f"+{node.key}", node.key)
            self._collapsed.discard(gone)
            if come == node.key or self._is_closed_at_first(node):
                self._collapsed.add(come)
            self.expansion_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        node = self._tree.node(current)
        if node is not None and not self._quiet and node.kind in _CHOSEN:
            self.node_chosen.emit(node)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _copy_files(event)
        super().dragMoveEvent(event)
        # Without its own mark of the place, Qt's view scrolls and unfolds, but takes nothing.
        index = self.indexAt(event.position().toPoint())
        takes = self._tree.canDropMimeData(event.mimeData(), event.dropAction(), -1, -1, index)
        event.setAccepted(takes)
        self._show_target(index if takes else QModelIndex())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_target(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        _copy_files(event)
        super().dropEvent(event)
        self._show_target(QModelIndex())

    def _show_target(self, index: QModelIndex) -> None:
        self._target = QPersistentModelIndex(index)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            where = event.globalPos()
        self.menu_wanted.emit(self._tree.node(index), where)

    # --- painting -----------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NODE_ROLE)
        if not isinstance(node, Node):
            return
        whole = QRect(0, option.rect.y(), self.viewport().width(), option.rect.height())
        plain = index if isinstance(index, QModelIndex) else self._tree.index_of_key(node.key)
        look = RowLook(
            selected=self.selectionModel().isSelected(plain), expanded=self.isExpanded(plain),
            hovered=self.underMouse() and whole.contains(self.viewport().mapFromGlobal(self.cursor().pos())),
            target=self._target.isValid() and self._target == QPersistentModelIndex(plain),
            apart=bool(node.place) and not self.uniformRowHeights(),
            focused=self.hasFocus() and self.currentIndex() == plain)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painting.mirror(painter, whole)
        draw_node(painter, whole, node, str(index.data()), look)
        painter.restore()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The chevron is drawn with the row."""


def _copy_files(event: QDropEvent) -> None:
    """Another program's files are read: after a move it would delete them."""
    if mail_files(event.mimeData()):
        event.setDropAction(Qt.DropAction.CopyAction)


class _Heights(QStyledItemDelegate):
    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._uniform = tree.uniformRowHeights

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        compact = theme.manager().density is Density.COMPACT
        text = option.fontMetrics.height()
        node = None if self._uniform() else index.data(NODE_ROLE)
        if isinstance(node, Node) and node.kind is NodeKind.ACCOUNT:
            return QSize(80, text + (16 if compact else 20) + (APART if node.place else 0))
        return QSize(80, text + (9 if compact else 14))
