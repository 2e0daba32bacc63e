"""The list in two lines a message: a table of one visible column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.rows_model import Column
from ui.views.message_delegate import TwoLineDelegate
from ui.views.rows_view import RowsView


class LinesView(RowsView):
    """The delegate paints whole rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, TwoLineDelegate):
            delegate.begin()
        super().paintEvent(event)

    def show_only(self, column: Column) -> None:
        """Once the model is set: the column that the delegate paints."""
        for each in Column:
            self.setColumnHidden(each, each is not column)
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
