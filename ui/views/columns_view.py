"""The list in columns."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.models.rows_model import Column
from ui.views.rows_view import RowsView

Index = QModelIndex | QPersistentModelIndex

_WIDTHS = {Column.UNREAD: 26, Column.FLAG: 28, Column.ATTACHMENT: 28, Column.SENDER: 150, Column.DATE: 96,
           Column.SIZE: 76, Column.PLACE: 128}
_FIXED = (Column.UNREAD, Column.FLAG, Column.ATTACHMENT)


class ColumnsView(RowsView):
    """Columns that a person may move and resize; `lay_out` comes once the model is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1
        """The row under the mouse; a table by itself knows only the cell."""
        self.entered.connect(lambda index: self._hover(index.row()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The frame of the focus goes along the whole row.
        self.viewport().update()

    def header(self) -> QHeaderView:
        return self.horizontalHeader()

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            rows, self.hovered = (self.hovered, row), row
            for each in rows:
                self.viewport().update(0, self.rowViewportPosition(each), self.viewport().width(),
                                       self.rowHeight(each))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def lay_out(self, state: str) -> None:
        """As the person left the columns (`saved_columns()`), or as they are at first; "" for these."""
        header = self.header()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(24)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width * theme.manager().font_percent // 100)
        for column in _FIXED:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.SUBJECT, QHeaderView.ResizeMode.Stretch)
        if state:
            header.restoreState(QByteArray.fromBase64(state.encode("ascii", "replace")))
        self.show_place(False)

    def saved_columns(self) -> str:
        """In ASCII, for `lay_out`."""
        return bytes(self.header().saveState().toBase64().data()).decode("ascii")

    def show_sort(self, column: Column, descending: bool) -> None:
        """Without telling that it was clicked."""
        with QSignalBlocker(self.header()):
            self.header().setSortIndicator(
                column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def show_place(self, shown: bool) -> None:
        """Whether there is a column that tells where messages are: only POP3 has more than one answer."""
        self.header().setSectionHidden(Column.PLACE, not shown)
