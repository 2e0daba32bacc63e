"""The folder tree: accounts as headings with badge and state, folders with icon and unread count."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.events import ConnectionState
from app.model.folder import Role
from ui import formats, theme, wording
from ui.models.folder_nodes import Node, NodeKind
from ui.models.folder_tree import ICON_ROLE, NODE_ROLE, FolderTreeModel
from ui.settings import Density
from ui.views import painting

Index = QModelIndex | QPersistentModelIndex

INDENT = 16
MARGIN = 8


def state_color(state: ConnectionState) -> str:
    """The dot's colour."""
    c = theme.colors()
    return {
        ConnectionState.CONNECTED: c.ok, ConnectionState.SYNCING: c.accent, ConnectionState.CONNECTING: c.accent,
        ConnectionState.WAITING: c.warning, ConnectionState.STOPPED: c.danger, ConnectionState.OFFLINE: c.faint,
    }[state]


class FolderTreeView(QTreeView):
    """`folder_chosen` tells of every other node that the person goes to."""

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
        self.setIndentation(INDENT)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(600)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Folders"))
        self.expanded.connect(self._note_expansion)
        self.collapsed.connect(self._note_expansion)
        model.rowsInserted.connect(self._unfold_new)
        self._unfold_new(QModelIndex(), 0, model.rowCount() - 1)

    @property
    def collapsed_keys(self) -> list[str]:
        """The nodes that the person folded up."""
        return sorted(self._collapsed)

    def choose(self, index: QModelIndex) -> None:
        """Goes to a folder as if it had been clicked."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """New nodes are open unless the person once folded them up; so is one that got its first child."""
        with QSignalBlocker(self):
            self._unfold(parent)
            for row in range(first, last + 1):
                self._unfold_all(self._tree.index(row, 0, parent))

    def _unfold_all(self, index: QModelIndex) -> None:
        self._unfold(index)
        for row in range(self._tree.rowCount(index)):
            self._unfold_all(self._tree.index(row, 0, index))

    def _unfold(self, index: QModelIndex) -> None:
        if (node := self._tree.node(index)) is not None:
            self.setExpanded(index, node.key not in self._collapsed)

    def _note_expansion(self, index: QModelIndex) -> None:
        if node := self._tree.node(index):
            (self._collapsed.discard if self.isExpanded(index) else self._collapsed.add)(node.key)
            self.expansion_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        node = self._tree.node(current)
        if node is not None and node.kind is not NodeKind.ACCOUNT:
            self.node_chosen.emit(node)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._show_target(self.indexAt(event.position().toPoint()) if event.isAccepted() else QModelIndex())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_target(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if node.kind is NodeKind.ACCOUNT:
            self._draw_account(painter, whole, node)
        else:
            self._draw_folder(painter, whole, index, node)
        painter.restore()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The chevron is drawn with the row."""

    def _draw_account(self, painter: QPainter, rect: QRect, node: Node) -> None:
        c = theme.colors()
        rect = rect.adjusted(0, 8 if node.row else 0, 0, 0)
        middle = rect.center().y() + 1
        self._draw_chevron(painter, self._tree.index(node.row, 0), rect, INDENT - 14 + MARGIN)
        left = INDENT + MARGIN + 4
        right = rect.right() - MARGIN - 8
        if node.state is not None:
            painting.draw_dot(painter, QPointF(right - 4, middle), state_color(node.state.state), 4)
        right -= 16
        small = painting.scaled(self.font(), 0.76, bold=True)
        badge = wording.protocol_name(node.account.protocol)
        font = painting.scaled(self.font(), 1.0, bold=True)
        painter.setFont(font)
        painter.setPen(QColor(c.text))
        room = right - left - 52
        name = painting.elided(painter, node.account.name, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, name)
        painting.draw_badge(painter, left + painter.fontMetrics().horizontalAdvance(name) + 8, middle, badge,
                            c.faint, small)
        if not self.isExpanded(self._tree.index(node.row, 0)) and (unread := _unread_below(node)):
            painting.draw_pill(painter, right - 2, middle, formats.number(unread), c.hover, c.dim, small)

    def _draw_folder(self, painter: QPainter, rect: QRect, index: Index, node: Node) -> None:
        c = theme.colors()
        plate = QRectF(rect).adjusted(MARGIN, 1, -MARGIN, -1)
        selected = self.selectionModel().isSelected(_plain(index))
        hovered = rect.contains(self.viewport().mapFromGlobal(self.cursor().pos())) and self.underMouse()
        if selected:
            painter.setBrush(QColor(c.selection))
        elif hovered:
            painter.setBrush(QColor(c.hover))
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(plate, 6, 6)
        if self._target.isValid() and self._target == QPersistentModelIndex(index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRoundedRect(plate, 6, 6)
        depth = 0
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        left = MARGIN + depth * INDENT + 8
        self._draw_chevron(painter, index, rect, left - 15)
        enabled = node.folder is None or node.folder.selectable
        ink = c.accent if selected else c.dim if enabled else c.faint
        name = str(index.data(ICON_ROLE))
        painting.draw_icon(painter, name, ink, QRect(left, rect.center().y() - 8, 17, 17))
        left += 26
        right = rect.right() - MARGIN - 8
        unread = node.folder.unread if node.folder else node.count
        quiet = node.folder is not None and node.folder.role in (Role.JUNK, Role.TRASH, Role.SENT)
        strong = unread > 0 and not quiet
        if node.folder is not None and node.folder.role is Role.DRAFTS:
            unread, strong = node.folder.total, False
        if unread:
            small = painting.scaled(self.font(), 0.85, bold=strong)
            inbox = node.folder is None or node.folder.role is Role.INBOX
            ground, text = (c.accent, c.on_accent) if strong and inbox else (
                c.pressed if strong else "#00000000", c.text if strong else c.dim)
            right = painting.draw_pill(painter, right + 4, rect.center().y(), formats.number(unread), ground, text,
                                       small) - 6
        painter.setFont(painting.scaled(self.font(), 1.0, bold=strong or selected))
        painter.setPen(QColor(c.text if enabled else c.dim))
        room = right - left
        painter.drawText(QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter,
                         painting.elided(painter, str(index.data()), room))

    def _draw_chevron(self, painter: QPainter, index: Index, rect: QRect, left: int) -> None:
        if self._tree.rowCount(index):
            name = "chevron-down" if self.isExpanded(_plain(index)) else "chevron-right"
            painting.draw_icon(painter, name, theme.colors().faint, QRect(left, rect.center().y() - 6, 13, 13))


def _plain(index: Index) -> QModelIndex:
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0, index.parent())


class _Heights(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        compact = theme.manager().density is Density.COMPACT
        node = index.data(NODE_ROLE)
        text = option.fontMetrics.height()
        if isinstance(node, Node) and node.kind is NodeKind.ACCOUNT:
            return QSize(80, text + (16 if compact else 20) + (8 if node.row else 0))
        return QSize(80, text + (9 if compact else 14))


def _unread_below(node: Node) -> int:
    own = node.folder.unread if node.folder and node.folder.role not in (Role.JUNK, Role.TRASH, Role.SENT) else 0
    return own + sum(_unread_below(child) for child in node.children)
