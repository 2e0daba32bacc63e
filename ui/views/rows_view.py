"""What both forms of the message list have in common: a table whose rows have one height.

QListView and QTreeView look at every row again whenever some are added or removed, and each costs calls into the
model; a table's header knows its sections by number, so a thousand rows or a hundred thousand cost the same.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from app.precedence import at_the_window
from ui.views import fold
from ui.views.row_drag import start_drag

_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)


class RowsView(QTableView):
    """Rows of one height, which the delegate gives."""

    fold_wanted = Signal(bool)
    """By Right (unfold, or go in) and Left (fold, or go out)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with at_the_window:
            super().paintEvent(event)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if fold.is_key(event):
            self.fold_wanted.emit(event.key() == Qt.Key.Key_Right)
        elif event.key() in _STEPS and not event.modifiers() and self._choose_first():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _choose_first(self) -> bool:
        """Who comes into the list where nothing is chosen stands on a row already, says Qt: an arrow chooses that one,
        not the next."""
        chosen, current = self.selectionModel(), self.currentIndex()
        if chosen.hasSelection() or not current.isValid():
            return False
        flag = QItemSelectionModel.SelectionFlag
        chosen.setCurrentIndex(current, flag.ClearAndSelect | flag.Rows)
        return True

    def startDrag(self, actions: Qt.DropAction) -> None:
        start_drag(self, actions)
