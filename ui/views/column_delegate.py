"""Rows of the column layout: the same marks as in two lines, one line high."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.message import MessageRow
from ui import painting, theme
from ui.models.message_list import ROW_ROLE, MessageListModel
from ui.models.place_words import ICONS, place_of
from ui.models.rows_model import Column
from ui.settings import Density
from ui.views import chips, fold, marked
from ui.views.columns_view import ColumnsView

Index = QModelIndex | QPersistentModelIndex

WIDE = 150
"""Pixels of a subject that leave room for where the message lies."""


class ColumnDelegate(QStyledItemDelegate):
    """Paints every cell of the column layout."""

    star_clicked = Signal(object)
    """The MessageRow."""
    fold_clicked = Signal(object)
    """The MessageRow at the head of a conversation."""

    def __init__(self, model: MessageListModel, view: ColumnsView) -> None:
        super().__init__(view)
        self._model, self._view = model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        compact = theme.manager().density is Density.COMPACT
        return QSize(40, QFontMetrics(option.font).height() + (7 if compact else 13))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, MessageRow):
            return
        row = self._model.as_shown(row)
        c = theme.colors()
        rect = option.rect
        ground = c.surface
        if option.state & QStyle.StateFlag.State_Selected:
            ground = c.selection
        elif index.row() == self._view.hovered:
            ground = c.window
        painter.save()
        painter.fillRect(rect, QColor(ground))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            painting.mirror(painter, rect)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            for top in (rect.top(), rect.bottom() - 1):
                painter.fillRect(QRect(rect.left(), top, rect.width(), 2), QColor(c.accent))
        middle = rect.center()
        column = Column(index.column())
        if column is Column.UNREAD:
            if row.is_unread:
                painting.draw_dot(painter, QPointF(middle.x() + 1, middle.y() + 1), c.accent, 4)
        elif column is Column.FLAG:
            painting.draw_icon(painter, "star-filled" if row.is_flagged else "star",
                               c.star if row.is_flagged else c.faint,
                               QRect(middle.x() - 7, middle.y() - 7, 15, 15))
        elif column is Column.ATTACHMENT:
            if row.has_attachment:
                painting.draw_icon(painter, "attachment", c.dim, QRect(middle.x() - 7, middle.y() - 7, 14, 14))
        else:
            rect = rect.adjusted(8, 0, -8, 0)
            if column is Column.PLACE and (place := place_of(row)) is not None:
                painting.draw_icon(painter, ICONS[place], painting.place_color(place),
                                   QRect(rect.left(), middle.y() - 6, 14, 14))
                rect.setLeft(rect.left() + 20)
            if column is Column.SUBJECT and self._model.is_grouped:
                if self._model.conversation(row) is not None:
                    fold.draw_chevron(painter, fold.chevron_rect(option.rect), unfolded=self._model.is_unfolded(row))
                rect.setLeft(rect.left() + fold.GUTTER + (fold.INDENT if self._model.is_below(row) else 0))
            if column is Column.SUBJECT and (worn := self._model.cell_chips(row, wide=rect.width() >= WIDE)):
                small = painting.scaled(option.font, 0.82)
                rect.setLeft(chips.draw_chips(painter, worn, rect.left(), middle.y(), rect.width() // 2, small))
            text = str(index.data() or "")
            if column is Column.SENDER and (told := self._model.conversation(row)) is not None:
                # Names may be cut short, their number may not.
                rect.setRight(fold.draw_count(painter, rect, told.count, painting.scaled(option.font, 0.85)) - 6)
                text = self._model.correspondent(row)
            self._text(painter, rect, text, column, row)
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, text: str, column: Column, row: MessageRow) -> None:
        c = theme.colors()
        strong = row.is_unread and column in (Column.SENDER, Column.SUBJECT)
        painter.setFont(painting.scaled(painter.font(), 1.0, bold=strong))
        painter.setPen(QColor(c.text if column in (Column.SENDER, Column.SUBJECT) else c.dim))
        align = Qt.AlignmentFlag.AlignRight if column is Column.SIZE else Qt.AlignmentFlag.AlignLeft
        words = self._model.marks if column in (Column.SENDER, Column.SUBJECT) else ()
        marked.draw(painter, rect, text, words, align)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem,
                    index: Index) -> bool:
        if (index.column() == Column.FLAG and isinstance(event, QMouseEvent)
                and event.button() == Qt.MouseButton.LeftButton):
            row = index.data(ROW_ROLE)
            if event.type() == QEvent.Type.MouseButtonRelease and isinstance(row, MessageRow):
                self.star_clicked.emit(row)
            return True
        if (index.column() == Column.SUBJECT and isinstance(event, QMouseEvent)
                and event.button() == Qt.MouseButton.LeftButton):
            row = index.data(ROW_ROLE)
            far = event.position().x() - option.rect.left()
            if option.direction == Qt.LayoutDirection.RightToLeft:
                far = option.rect.right() - event.position().x()
            if (isinstance(row, MessageRow) and self._model.conversation(row) is not None
                    and far < fold.chevron_rect(option.rect).right() - option.rect.left() + 4):
                if event.type() == QEvent.Type.MouseButtonRelease:
                    self.fold_clicked.emit(row)
                return True
        return super().editorEvent(event, model, option, index)
