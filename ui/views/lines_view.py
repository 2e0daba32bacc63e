"""The list in two lines a message: a table of one visible column.

QListView lays out every row again whenever some are added or removed, and each costs two calls into the model;
a table's header knows its sections by number, so a thousand rows or a hundred thousand cost the same.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from ui.models.message_list import Column
from ui.views.row_drag import start_drag


class LinesView(QTableView):
    """Rows of one height, which the delegate gives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def show_only(self, column: Column) -> None:
        """Once the model is set: the column that the delegate paints."""
        for each in Column:
            self.setColumnHidden(each, each is not column)
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def doItemsLayout(self) -> None:
        """Another font or density gives the rows another height."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height = self.itemDelegate().sizeHint(option, QModelIndex()).height()
        if height > 0 and height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
        super().doItemsLayout()

    def updateGeometries(self) -> None:
        """Where the rows do not fill the view there is no scrolling that would ask for more."""
        super().updateGeometries()
        model = self.model()
        if model is not None and self.verticalHeader().length() < self.viewport().height() \
                and model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # Home and End mean the list's, not the row's.
        ends = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)
        if action in ends:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def startDrag(self, actions: Qt.DropAction) -> None:
        start_drag(self, actions)
