"""The files of the message shown: chips with icon, name and size; saved by menu or all at once."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.model.message import Attachment
from ui import formats, icons, painting, previews, theme
from ui.models.attachment_list import ATTACHMENT_ROLE, ICON_ROLE, AttachmentListModel

Index = QModelIndex | QPersistentModelIndex
CHIP = QSize(226, 44)
GAP = 6
LINES = 2
"""Rows of chips before the strip scrolls."""


class ReceivedFiles(QFrame):
    """Hidden while there is nothing to show."""

    save_wanted = Signal(object)
    """A tuple of Attachment, to be saved where the person says."""
    open_wanted = Signal(object)
    """One Attachment, to be shown here or by another program."""
    outside_wanted = Signal(object)
    """One Attachment, to be saved and given to another program."""
    drag_wanted = Signal(object)
    """A tuple of Attachment that is being dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "surface")
        self.model = AttachmentListModel(self)
        self.list = _Chosen(self.drag_wanted)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Chips(self.list))
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setAccessibleName(self.tr("Attachments"))
        self.list.activated.connect(lambda index: self.open_wanted.emit(index.data(ATTACHMENT_ROLE)))
        self.list.customContextMenuRequested.connect(self._menu)
        self._caption = QLabel()
        self._caption.setProperty("role", "small")
        self.save_all = QPushButton()
        self.save_all.setProperty("role", "flat")
        self.save_all.setAutoDefault(False)
        icons.bind(self.save_all, "save", "dim")
        self.save_all.clicked.connect(lambda: self.save_wanted.emit(self.model.attachments))
        line = QFrame()
        line.setProperty("frame", "line")
        first = QHBoxLayout()
        first.addWidget(self._caption, 1)
        first.addWidget(self.save_all)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 5, 12, 8)
        inner.setSpacing(3)
        inner.addLayout(first)
        inner.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(inner)
        self.hide()

    def show_files(self, attachments: tuple[Attachment, ...]) -> None:
        self.model.show(attachments)
        count = self.model.rowCount()
        self.setVisible(count > 0)
        self._caption.setText(self.tr("%n attachment(s)", "", count) + f" · {formats.size(self.model.octets)}")
        self.save_all.setText(self.tr("Save all …") if count > 1 else self.tr("Save …"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        a_line = max(1, (self.width() - 32) // (CHIP.width() + GAP))
        lines = min(LINES, -(-self.model.rowCount() // a_line))
        self.list.setFixedHeight(lines * (CHIP.height() + GAP) + 2)

    def _menu(self, where: QPoint) -> None:
        index = self.list.indexAt(where)
        if not index.isValid():
            return
        attachment = index.data(ATTACHMENT_ROLE)
        menu = QMenu(self)
        if previews.kind(attachment) or previews.is_message(attachment):
            shown = menu.addAction(icons.icon("eye"), self.tr("&View"), lambda: self.open_wanted.emit(attachment))
            menu.setDefaultAction(shown)
        menu.addAction(icons.icon("open"), self.tr("Save and &open"), lambda: self.outside_wanted.emit(attachment))
        menu.addAction(icons.icon("save"), self.tr("&Save as …"), lambda: self.save_wanted.emit((attachment,)))
        if self.model.rowCount() > 1:
            menu.addAction(icons.icon("save"), self.tr("Save &all …"),
                           lambda: self.save_wanted.emit(self.model.attachments))
        menu.popup(self.list.viewport().mapToGlobal(where))


class _Chosen(QListView):
    """Space looks at a file, and the chosen ones can be dragged out."""

    def __init__(self, drag_wanted: SignalInstance) -> None:
        super().__init__()
        self._drag_wanted = drag_wanted
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        files = tuple(index.data(ATTACHMENT_ROLE) for index in sorted(self.selectedIndexes(), key=QModelIndex.row))
        if files:
            self._drag_wanted.emit(files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Chips(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CHIP + QSize(GAP, GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        attachment = index.data(ATTACHMENT_ROLE)
        if not isinstance(attachment, Attachment):
            return
        c = theme.colors()
        rect = QRect(option.rect.topLeft(), CHIP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(c.accent if chosen else c.border), 1))
        painter.setBrush(QColor(c.selection if chosen else c.hover if hovered else c.window))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            painting.mirror(painter, rect)
        painting.draw_icon(painter, str(index.data(ICON_ROLE)), c.accent,
                           QRect(rect.left() + 10, rect.center().y() - 11, 23, 23))
        left, width = rect.left() + 42, rect.width() - 52
        half = rect.height() // 2
        painter.setFont(option.font)
        painter.setPen(QColor(c.text))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, width)
        painting.draw_text(painter, QRect(left, rect.top() + 4, width, half - 2), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(painting.scaled(option.font, 0.86))
        painter.setPen(QColor(c.dim))
        painting.draw_text(painter, QRect(left, rect.top() + half, width, half - 5), Qt.AlignmentFlag.AlignVCenter,
                         formats.size(attachment.size))
        painter.restore()
