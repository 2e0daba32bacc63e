"""The list below the search field; the keyboard stays in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import painting, theme
from ui.models.suggestions import Suggestion

_WIDTH = 340
_ROW, _HINT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class SearchPopup(QListWidget):
    """`taken` carries the Suggestion that was clicked; by keyboard `current` is asked."""

    taken = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        # A tool tip's window takes neither the keyboard nor a click elsewhere.
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(field)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setItemDelegate(_Lines(self))
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_ROW)))
        self._field = field

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows these below the field, none of them chosen; hides for none."""
        self.clear()
        for each in suggestions:
            item = QListWidgetItem(each.title)
            item.setData(_ROW, each)
            item.setData(_HINT, each.hint)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.title}, {each.hint}" if each.hint else each.title)
            self.addItem(item)
        if not suggestions:
            self.hide()
            return
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth() + 8
        width = max(_WIDTH, self._field.width())
        # The field stands at the window's right edge: what is wider than it grows to the left.
        place = self._field.mapToGlobal(QPoint(self._field.width() - width, self._field.height() + 2))
        self.setGeometry(QRect(place, QSize(width, height)))
        self.show()

    @property
    def current(self) -> Suggestion | None:
        """What the arrows chose."""
        item = self.currentItem() if self.isVisible() else None
        found = item.data(_ROW) if item is not None else None
        return found if isinstance(found, Suggestion) else None

    def step(self, by: int) -> None:
        """One line down (1) or up (-1); above the first one none is chosen."""
        self.setCurrentRow(max(-1, min(self.count() - 1, self.currentRow() + by)))


class _Lines(QStyledItemDelegate):
    """The title, and in dim letters what it does."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(200, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        c = theme.colors()
        state, flag = option.state, QStyle.StateFlag
        painter.save()
        if state & flag.State_Selected or state & flag.State_MouseOver:
            painter.fillRect(option.rect, QColor(c.selection if state & flag.State_Selected else c.hover))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            painting.mirror(painter, option.rect)
        title, hint = str(index.data() or ""), str(index.data(_HINT) or "")  # type: ignore[attr-defined]
        room = option.rect.adjusted(10, 0, -10, 0)
        metrics = option.fontMetrics
        width = min(metrics.horizontalAdvance(title), room.width())
        painter.setPen(QColor(c.text))
        elide = Qt.TextElideMode.ElideRight
        painting.draw_text(painter, room, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(title, elide, room.width()))
        if hint and (left := room.width() - width - 14) > 40:
            painter.setPen(QColor(c.dim))
            painting.draw_text(painter, room.adjusted(width + 14, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter,
                             metrics.elidedText(hint, elide, left))
        painter.restore()
