"""One line of text in a list, with the words in it that were searched for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout

from app.mime.marking import ranges
from ui import painting
from ui.views.text_marker import INK, MARK

_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = _LEFT | Qt.AlignmentFlag.AlignVCenter
"""Put together once: see painting."""


def draw(painter: QPainter, rect: QRect, text: str, words: Sequence[str],
         align: Qt.AlignmentFlag = _LEFT) -> None:
    """In the painter's font and colour, in the middle of the rectangle's height, ending in … where it is too long."""
    shown = painting.elided(painter, text, rect.width())
    found = ranges(shown, words) if words else []
    if not found:
        painting.draw_text(painter, rect, _MIDDLE if align is _LEFT else align | Qt.AlignmentFlag.AlignVCenter, shown)
        return
    # A layout, not pieces of text side by side: letters join, and some scripts run from the right.
    layout = QTextLayout(shown, painter.font(), painter.device())
    formats = []
    for start, end in found:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, end - start
        marked = QTextCharFormat()
        marked.setBackground(QColor(MARK))
        marked.setForeground(QColor(INK))
        span.format = marked
        formats.append(span)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1_000_000)
    layout.endLayout()
    mirrored = painting.is_mirrored(painter)
    at_right = bool(align & Qt.AlignmentFlag.AlignRight) is not mirrored
    left = rect.right() + 1 - line.naturalTextWidth() if at_right else rect.left()
    painter.save()
    if mirrored:
        painting.mirror(painter, rect)
    layout.draw(painter, QPointF(left, rect.top() + (rect.height() - line.height()) / 2))
    painter.restore()
