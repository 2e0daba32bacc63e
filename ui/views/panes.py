"""Folders, list and message side by side, and how they share the window's width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

FOLDERS, LIST, MESSAGE = range(3)
LEAST = (150, 260, 320)
COLUMNS_WIDTH, READABLE_WIDTH = 620, 400
"""What a list in columns needs to show its dates, and what a message should keep beside it."""


class Panes(QSplitter):
    """The list takes and gives back room when its layout changes, and gives way in a narrow window."""

    def __init__(self, folders: QWidget, listing: QWidget, message: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._width_of_lines: int | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for widget, least in zip((folders, listing, message), LEAST, strict=True):
            widget.setMinimumWidth(least)
            self.addWidget(widget)
        # Qt puts each new pane below those before; screen readers read them in that order, from the bottom up. The
        # handles stay on top, for they can be seized beside the one pixel that is seen of them.
        for part in (folders, listing, message, *(self.handle(place) for place in (LIST, MESSAGE))):
            part.raise_()
        self.setStretchFactor(LIST, 1)
        self.setStretchFactor(MESSAGE, 2)

    def make_room(self, columns: bool) -> None:
        """After the person chose columns, or two lines again."""
        sizes = self.sizes()
        if columns:
            self._width_of_lines = sizes[LIST]
            more = max(0, min(COLUMNS_WIDTH - sizes[LIST], sizes[MESSAGE] - READABLE_WIDTH))
        else:
            more = min(0, (self._width_of_lines or sizes[LIST]) - sizes[LIST])
        self.setSizes([sizes[FOLDERS], sizes[LIST] + more, sizes[MESSAGE] - more])
