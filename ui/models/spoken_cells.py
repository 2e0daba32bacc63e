"""What a screen reader says of the list's columns and of single cells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from app.model.message import MessageRow
from ui import formats
from ui.models.place_words import PlaceWords
from ui.models.rows_model import Column


class SpokenCells(QObject):
    """The subject's cell says all of its row, in one sentence; that is the model's. Each other one says what it shows,
    by `text` where it shows words."""

    def __init__(self, parent: QObject, places: PlaceWords, text: Callable[[MessageRow, Column], str]) -> None:
        super().__init__(parent)
        self._places, self._text = places, text

    def header(self, section: int, orientation: Qt.Orientation, shown: str) -> str:
        """Columns of icons show no words."""
        if orientation is Qt.Orientation.Vertical:
            return formats.number(section + 1)
        icons = {Column.UNREAD: self.tr("Unread"), Column.FLAG: self.tr("Starred"),
                 Column.ATTACHMENT: self.tr("Attachment")}
        return icons.get(Column(section)) or shown

    def cell(self, row: MessageRow, column: Column) -> str:
        """`row` bears the marks that are shown: those of a whole conversation while that is folded."""
        match column:
            case Column.UNREAD:
                return self.tr("unread") if row.is_unread else self.tr("read")
            case Column.FLAG:
                return self.tr("starred") if row.is_flagged else self.tr("not starred")
            case Column.ATTACHMENT:
                return self.tr("with attachment") if row.has_attachment else self.tr("without attachment")
            case Column.PLACE:
                return self._places.sentence(row) or self.tr("on the server")
            case _:
                return self._text(row, column)
