"""A line of text in a window that takes files: those that are dropped on it are the window's, not a path to write."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QLineEdit

from ui.models.dragging import local_files


class DropLine(QLineEdit):
    """File managers offer the path as text, too, which any line would take."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if local_files(event.mimeData()):
            event.ignore()
        else:
            super().dragMoveEvent(event)
