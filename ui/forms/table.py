"""A plain list with columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QWidget

from ui import theme

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
"""For numbers."""


class Table(QTreeWidget):
    """The first column takes the room that the others, of the given `widths`, leave. `spoken`: for screen readers."""

    def __init__(self, spoken: str, headings: Sequence[str], widths: Mapping[int, int], numbers: Sequence[int] = (),
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "table")
        self.setRootIsDecorated(False)
        self.setAccessibleName(spoken)
        self.setHeaderLabels(headings)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in widths.items():
            header.resizeSection(column, theme.manager().scaled(width))
        for column in numbers:
            self.headerItem().setTextAlignment(column, RIGHT)
