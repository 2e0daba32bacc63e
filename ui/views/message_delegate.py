"""Two-line rows of the message list, painted by hand; the star is a button."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.model.message import ANSWERED, FORWARDED, MessageRow
from ui import formats, painting, theme
from ui.models.message_list import ROW_ROLE, MessageListModel
from ui.models.place_words import ICONS, place_of
from ui.settings import Density
from ui.views import chips, fold, marked, wrapped
from ui.views.paint_pace import PaintPace

Index = QModelIndex | QPersistentModelIndex
Look = tuple[Any, ...]
"""All that a row's picture depends on: first the MessageRow, at 2 to 4 size, state and pixels."""
AVATAR = 34
_PICTURES = 200
"""Rows kept painted: some screens full; about 100 kB each."""
_LOOKS = (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Active
          | QStyle.StateFlag.State_HasFocus).value
"""A row looks different by these."""


class TwoLineDelegate(QStyledItemDelegate):
    """Sender and date, then subject, then the first words of the text in up to two lines."""

    star_clicked = Signal(object)
    """The MessageRow."""
    fold_clicked = Signal(object)
    """The MessageRow at the head of a conversation."""

    def __init__(self, model: MessageListModel, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._model = model
        self._pace = PaintPace(parent)
        self.preview_lines = 1
        """Of a message's text, 0 to 2; with compact spacing there is none."""
        self._pictures: OrderedDict[Look, QPixmap] = OrderedDict()
        self._last: dict[int, Look] = {}
        """By message, of those that are kept, the newest look."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        compact = theme.manager().density is Density.COMPACT
        line = QFontMetrics(option.font).lineSpacing()
        return QSize(200, (2 * line + 14) if compact else
                     max((2 + self.preview_lines) * line + 20 + self.preview_lines, AVATAR + 21))

    def begin(self) -> None:
        """A repaint of the view begins."""
        self._pace.begin(hurried=self._model.is_stirred)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, MessageRow):
            picture = self._picture(painter, option, self._model.as_shown(row))
            if picture is not None:
                painter.drawPixmap(option.rect.topLeft(), picture)
            else:
                painter.fillRect(option.rect, QColor(theme.colors().surface))

    def _picture(self, painter: QPainter, option: QStyleOptionViewItem, row: MessageRow) -> QPixmap | None:
        """The row as it looks now, painted once: mail that comes in makes the view ask again and again. Where there is
        no time for it, as it looked before; None if it was not seen yet."""
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        key = (row, self._model.look(row), option.rect.size().toTuple(), option.state.value & _LOOKS, ratio,
               option.font.key(), option.direction,
               formats.list_date(row.date), theme.colors().dark, theme.manager().density, self.preview_lines,
               self._model.shows_recipients, self._model.places.get(row.folder_id), self._model.tags.version,
               self._model.marks)
        found = self._pictures.get(key)
        if found is None and self._pace.is_used_up():
            before = self._last.get(row.id)
            return self._pictures[before] if before is not None and before[2:5] == key[2:5] else None
        if found is None:
            found = QPixmap(option.rect.size() * ratio)
            found.setDevicePixelRatio(ratio)
            moved = QStyleOptionViewItem(option)
            moved.rect = QRect(QPoint(0, 0), option.rect.size())
            into = QPainter(found)
            if option.direction == Qt.LayoutDirection.RightToLeft:
                painting.mirror(into, moved.rect)
            self._paint(into, moved, row)
            into.end()
            self._pictures[key] = found
            self._last[row.id] = key
            if len(self._pictures) > _PICTURES:
                dropped, _ = self._pictures.popitem(last=False)
                if self._last.get(dropped[0].id) == dropped:
                    del self._last[dropped[0].id]
        else:
            self._pictures.move_to_end(key)
            self._last[row.id] = key
        return found

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, row: MessageRow) -> None:
        c = theme.colors()
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = c.selection if selected else c.window if hovered else c.surface
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(QRect(rect.left() + 14, rect.bottom(), rect.width() - 14, 1), QColor(c.border))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(c.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.draw_focus(painter, rect)
        compact = theme.manager().density is Density.COMPACT
        left = rect.left() + 12 + (fold.INDENT if self._model.is_below(row) else 0)
        top = rect.top() + (6 if compact else 9)
        if row.is_unread:
            painting.draw_dot(painter, QPointF(left + 3, top + AVATAR / 2 if not compact else rect.center().y()),
                              c.accent, 4)
        left += 14
        if not compact:
            painting.draw_avatar(painter, QRectF(left, top + 1, AVATAR, AVATAR), self._model.face(row),
                                 row.recipients if self._model.shows_recipients else row.sender_email,
                                 painting.scaled(option.font, 0.95, bold=True))
            left += AVATAR + 12
        self._lines(painter, option, row, QRect(left, top, rect.right() - 12 - left, rect.bottom() - top),
                    compact or not self.preview_lines)

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, row: MessageRow, room: QRect,
               compact: bool) -> None:
        c = theme.colors()
        line = QFontMetrics(option.font).lineSpacing()
        # First line: who and when.
        small = painting.scaled(option.font, 0.88)
        date = formats.list_date(row.date)
        painter.setFont(small)
        width = painter.fontMetrics().horizontalAdvance(date)
        painter.setPen(QColor(c.accent if row.is_unread else c.dim))
        painting.draw_text(painter, QRect(room.right() - width, room.top(), width + 1, line),
                           Qt.AlignmentFlag.AlignVCenter, date)
        right = room.right() - width - 8
        marks = _marks(row)
        if compact and (place := place_of(row)) is not None:
            marks.insert(0, ICONS[place])
        for name in marks:
            painting.draw_icon(painter, name, c.faint, QRect(right - 14, room.top() + (line - 14) // 2, 14, 14))
            right -= 18
        painter.setFont(painting.scaled(option.font, 1.0, bold=row.is_unread))
        painter.setPen(QColor(c.text))
        marked.draw(painter, QRect(room.left(), room.top(), right - room.left(), line), self._model.correspondent(row),
                    self._model.marks)
        # Second line: subject, and the star at its end.
        top = room.top() + line + 2
        star = self.star_rect(option)
        painting.draw_icon(painter, "star-filled" if row.is_flagged else "star",
                           c.star if row.is_flagged else c.faint, star)
        worn, tiny = self._model.chips(row), painting.scaled(option.font, 0.8)
        left, end = room.left(), star.left() - 6
        if (told := self._model.conversation(row)) is not None:
            pill = fold.pill_rect(star, told.count, tiny)
            fold.draw_pill(painter, pill, told.count, tiny, unfolded=self._model.is_unfolded(row))
            end = pill.left() - 6
        if worn and compact:
            left = chips.draw_chips(painter, worn, left, top + line // 2, room.width() // 2, tiny)
        painter.setPen(QColor(c.text if row.is_unread or not compact else c.dim))
        painter.setFont(painting.scaled(option.font, 0.96, bold=row.is_unread))
        marked.draw(painter, QRect(left, top, end - left, line), self._model.subject(row), self._model.marks)
        if compact:
            return
        # Third line: tags, and the first words of the text.
        top += line + 1
        if worn:
            left = chips.draw_chips(painter, worn, left, top + line // 2, room.width() * 2 // 3, tiny)
        width = self._place(painter, row, QRect(left, top, room.right() + 1 - left, line), tiny)
        painter.setFont(painting.scaled(option.font, 0.92))
        painter.setPen(QColor(c.dim))
        rooms = [QRect(left, top, width, line), QRect(room.left(), top + line + 1, room.right() - room.left(), line)]
        wrapped.draw(painter, rooms[:self.preview_lines], self._model.preview(row), self._model.marks)

    def _place(self, painter: QPainter, row: MessageRow, room: QRect, font: QFont) -> int:
        """Where a POP3 message is, at the right end; returns the width that is left before it."""
        place = place_of(row)
        if place is None:
            return room.width()
        words = self._model.place_words.short(row)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.setPen(QColor(painting.place_color(place)))
        painting.draw_text(painter, QRect(room.right() - width, room.top(), width + 1, room.height()),
                         Qt.AlignmentFlag.AlignVCenter, words)
        painting.draw_icon(painter, ICONS[place], painting.place_color(place),
                           QRect(room.right() - width - 17, room.top() + (room.height() - 12) // 2, 13, 13))
        return room.width() - width - 28

    def star_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Where the star stands in the row."""
        compact = theme.manager().density is Density.COMPACT
        line = QFontMetrics(option.font).lineSpacing()
        top = option.rect.top() + (6 if compact else 9) + line + 2
        return QRect(option.rect.right() - 12 - 16, top + (line - 16) // 2, 16, 16)

    def fold_rect(self, option: QStyleOptionViewItem, row: MessageRow) -> QRect:
        """What unfolds a conversation, left of the star; empty where there is nothing to unfold."""
        told = self._model.conversation(row)
        if told is None:
            return QRect()
        return fold.pill_rect(self.star_rect(option), told.count, painting.scaled(option.font, 0.8))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem,
                    index: Index) -> bool:
        # The press is taken as well, else it would select the row and open the message.
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            row, where = index.data(ROW_ROLE), event.position().toPoint()
            if option.direction == Qt.LayoutDirection.RightToLeft:
                where.setX(option.rect.left() + option.rect.right() - where.x())
            released = event.type() == QEvent.Type.MouseButtonRelease
            if isinstance(row, MessageRow) and self.star_rect(option).adjusted(-5, -5, 5, 5).contains(where):
                if released:
                    self.star_clicked.emit(row)
                return True
            if isinstance(row, MessageRow) and self.fold_rect(option, row).adjusted(-3, -4, 3, 4).contains(where):
                if released:
                    self.fold_clicked.emit(row)
                return True
        return super().editorEvent(event, model, option, index)


def _marks(row: MessageRow) -> list[str]:
    """Icon names, from the right."""
    return [name for name, there in (
        ("cloud-off", row.missing), ("attachment", row.has_attachment),
        ("forward", FORWARDED in row.flags), ("reply", ANSWERED in row.flags),
    ) if there]
