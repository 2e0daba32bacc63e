"""Small shapes that lists and trees share."""

from __future__ import annotations

import zlib
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.model.leaving import ServerPlace
from ui import formats, icons, theme


def mirror(painter: QPainter, rect: QRect | QRectF) -> None:
    """What is painted from here on begins at the right: all shapes and icons, and words that `draw_text` draws."""
    painter.translate(rect.x() * 2 + rect.width(), 0)
    painter.scale(-1, 1)


def is_mirrored(painter: QPainter) -> bool:
    return painter.transform().m11() < 0


def draw_text(painter: QPainter, rect: QRect | QRectF, align: Qt.AlignmentFlag, text: str) -> None:
    """`AlignLeft` is where the line begins: at the right where painting is mirrored. Words run in their own direction,
    whatever that of the window: a subject in Hebrew between German ones, or the other way about."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    where = QRectF(rect)
    if not is_mirrored(painter):
        painter.drawText(where, _absolute(align), text)
        return
    painter.save()
    mirror(painter, where)
    painter.drawText(where, _absolute(align, mirrored=True), text)
    painter.restore()


@lru_cache(maxsize=64)
def _absolute(align: Qt.AlignmentFlag, *, mirrored: bool = False) -> Qt.AlignmentFlag:
    """Kept, since putting flags together takes Python as long as Qt takes to draw a word."""
    align |= Qt.AlignmentFlag.AlignAbsolute
    if not align & (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter):
        align |= Qt.AlignmentFlag.AlignLeft
    if mirrored and not align & Qt.AlignmentFlag.AlignHCenter:
        align ^= Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
    return align


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A copy of the font in another size and weight."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(round(font.pixelSize() * factor))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def icon_pixmap(painter: QPainter, name: str, color: str, size: int) -> QPixmap:
    device = painter.device()
    return icons.pixmap(name, color, size, device.devicePixelRatio() if device else 1.0)


def draw_icon(painter: QPainter, name: str, color: str, rect: QRect) -> None:
    """The icon in the middle of `rect`, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    corner = QPointF(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2)
    painter.save()
    if is_mirrored(painter):
        # Those that lead somewhere are turned by themselves.
        mirror(painter, QRectF(corner.x(), corner.y(), size, size))
    painter.drawPixmap(corner, icon_pixmap(painter, name, color, size))
    painter.restore()


def draw_pill(painter: QPainter, right: int, middle: int, text: str, ground: str, ink: str, font: QFont) -> int:
    """A rounded pill that ends at `right`, centred on `middle`; returns its left edge."""
    metrics = QFontMetrics(font)
    height = metrics.height() + 2
    width = max(height, metrics.horizontalAdvance(text) + 12)
    rect = QRectF(right - width, middle - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    draw_text(painter, rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return round(rect.left())


def draw_badge(painter: QPainter, left: int, middle: int, text: str, ink: str, font: QFont) -> int:
    """An outlined badge that begins at `left`; returns its right edge."""
    metrics = QFontMetrics(font)
    rect = QRectF(left + 0.5, middle - metrics.height() / 2 - 0.5, metrics.horizontalAdvance(text) + 10,
                  metrics.height() + 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(font)
    draw_text(painter, rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return round(rect.right())


def draw_focus(painter: QPainter, rect: QRect) -> None:
    """A frame within the rectangle: here is where keys go to."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(theme.colors().accent), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
    painter.restore()


def draw_dot(painter: QPainter, center: QPointF, color: str, radius: float = 3.5) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(center, radius, radius)
    painter.restore()


def count_pixmap(count: int, font: QFont, ratio: float) -> QPixmap:
    """An envelope with a number, for dragging."""
    c = theme.colors()
    text = formats.number(count)
    width = QFontMetrics(font).horizontalAdvance(text) + 44
    shot = QPixmap(round(width * ratio), round(30 * ratio))
    shot.setDevicePixelRatio(ratio)
    shot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shot)
    draw_pill(painter, width, 15, "      " + text, c.accent, c.on_accent, scaled(font, 1.0, bold=True))
    draw_icon(painter, "mail", c.on_accent, QRect(8, 6, 18, 18))
    painter.end()
    return shot


def place_color(place: ServerPlace) -> str:
    """Of the mark that tells where a POP3 message is: what will change stands out."""
    c = theme.colors()
    return {ServerPlace.LEAVING: c.warning, ServerPlace.PARTIAL: c.accent}.get(place, c.dim)


def avatar_color(email: str) -> str:
    """Always the same colour for the same address."""
    choices = theme.colors().avatars
    return choices[zlib.crc32(email.casefold().encode()) % len(choices)]


def initials(name: str) -> str:
    """One or two letters of a name; "?" without any."""
    words = [word for word in name.replace(".", " ").split("@")[0].split() if word[0].isalnum()]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "") if words else "?"
    return letters.upper()


def draw_avatar(painter: QPainter, rect: QRectF, name: str, email: str, font: QFont) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(avatar_color(email or name)))
    painter.drawEllipse(rect)
    painter.setPen(QColor(theme.colors().on_avatar))
    painter.setFont(font)
    draw_text(painter, rect, Qt.AlignmentFlag.AlignCenter, initials(name or email))
    painter.restore()


def elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
