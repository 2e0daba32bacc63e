"""Text of a list's row that goes on in a second line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QTextLayout

from ui.views import marked


def draw(painter: QPainter, rooms: Sequence[QRect], text: str, words: Sequence[str]) -> None:
    """In the painter's font and colour: as many whole words in each room as it takes, the last one ending in …."""
    for room in rooms[:-1]:
        taken = _fitting(painter, text, room.width())
        marked.draw(painter, room, text[:taken].rstrip(), words)
        text = text[taken:].lstrip()
    marked.draw(painter, rooms[-1], text, words)


def _fitting(painter: QPainter, text: str, width: int) -> int:
    """How many characters of `text` one line takes."""
    layout = QTextLayout(text, painter.font(), painter.device())
    layout.beginLayout()
    line = layout.createLine()
    if not line.isValid():
        return 0
    line.setLineWidth(max(1, width))
    layout.endLayout()
    return line.textLength()
