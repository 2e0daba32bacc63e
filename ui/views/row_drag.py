"""Messages at the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView

from ui import painting
from ui.models.dragging import from_mime
from ui.models.rows_model import Column


def start_drag(view: QAbstractItemView, actions: Qt.DropAction) -> None:
    """What hangs at the mouse is a count, not a picture of every row."""
    indexes = view.selectionModel().selectedRows(Column.SUBJECT)
    if not indexes:
        return
    drag = QDrag(view)
    mail = view.model().mimeData(indexes)
    drag.setMimeData(mail)
    # A folded conversation is several messages.
    drag.setPixmap(painting.count_pixmap(len(from_mime(mail)), view.font(), view.devicePixelRatioF()))
    drag.setHotSpot(QPoint(-12, -8))
    drag.exec(actions, Qt.DropAction.MoveAction)
