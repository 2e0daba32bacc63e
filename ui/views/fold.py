"""What folds and unfolds a conversation: a pill with the number of its messages, or a chevron."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter

from ui import formats, painting, theme

INDENT, GUTTER = 24, 18
"""By how much what stands below a head is moved in, and the room for a chevron before a subject."""

_CHEVRON = 12


def pill_rect(star: QRect, count: int, font: QFont) -> QRect:
    """Left of the star."""
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(formats.number(count)) + _CHEVRON + 14
    height = metrics.height() + 3
    return QRect(star.left() - 8 - width, star.center().y() - height // 2 + 1, width, height)


def draw_pill(painter: QPainter, rect: QRect, count: int, font: QFont, *, unfolded: bool) -> None:
    c = theme.colors()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(c.border_strong))
    painter.setBrush(QColor(c.surface))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2)
    painter.setFont(font)
    painter.setPen(QColor(c.text))
    painting.draw_text(painter, rect.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, formats.number(count))
    painter.restore()
    draw_chevron(painter, QRect(rect.right() - _CHEVRON - 3, rect.center().y() - _CHEVRON // 2, _CHEVRON, _CHEVRON),
                 unfolded=unfolded)


def draw_count(painter: QPainter, cell: QRect, count: int, font: QFont) -> int:
    """At the right end of a cell; returns the number's left edge."""
    text = formats.number(count)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(theme.colors().dim))
    painting.draw_text(painter, cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
    return cell.right() - QFontMetrics(font).horizontalAdvance(text)


def chevron_rect(cell: QRect) -> QRect:
    """At the left end of a cell."""
    return QRect(cell.left() + 6, cell.center().y() - 7, 14, 14)


def draw_chevron(painter: QPainter, rect: QRect, *, unfolded: bool) -> None:
    painting.draw_icon(painter, "chevron-down" if unfolded else "chevron-right", theme.colors().dim, rect)


def is_key(event: QKeyEvent) -> bool:
    """Whether it folds or unfolds, or goes in or out."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
