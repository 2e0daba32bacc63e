"""Tags and labels as small chips: painted into rows, and as a line of widgets in a message's head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import painting, theme
from ui.contrast import READABLE, contrast, legible, mix
from ui.forms.flow_layout import FlowLayout
from ui.models.tag_book import Chip
from ui.plain_tip import plain_tip

GAP, PAD, WIDEST = 5, 7, 130


@lru_cache(maxsize=512)
def chip_colors(color: str, text: str, surface: str) -> tuple[str, str]:
    """Ground and ink of a chip: a tint of the tag's colour, and the colour as far towards `text` as reading needs."""
    tint = mix(color, surface, 0.80)
    ink = legible(color, text, tint)
    return (tint, ink) if contrast(ink, tint) >= READABLE else (surface, text)


def draw_chips(painter: QPainter, chips: Sequence[Chip], left: int, middle: int, room: int, font: QFont) -> int:
    """As many as `room` pixels hold, the rest as a number; returns where what follows may begin."""
    metrics = QFontMetrics(font)
    start, more, height = left, metrics.horizontalAdvance("+99") + 4, metrics.height() + 1
    for place, chip in enumerate(chips):
        width, rest = chip_width(chip, metrics), len(chips) - place
        if place == 0:
            # One is always shown, if only in part.
            width = min(width, max(room - (more if rest > 1 else 0), 3 * PAD))
        elif left + width + (more if rest > 1 else 0) > start + room:
            _draw_rest(painter, f"+{rest}", QRectF(left, middle - height, more, 2 * height), font)
            return left + metrics.horizontalAdvance(f"+{rest}") + GAP
        draw_chip(painter, chip, QRectF(left, middle - height / 2 + 0.5, width, height), font)
        left += width + GAP
    return left


def _draw_rest(painter: QPainter, words: str, rect: QRectF, font: QFont) -> None:
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(theme.colors().dim))
    painting.draw_text(painter, rect, Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


def chip_width(chip: Chip, metrics: QFontMetrics) -> int:
    return min(metrics.horizontalAdvance(chip.text) + 2 * PAD, WIDEST)


def draw_chip(painter: QPainter, chip: Chip, rect: QRectF, font: QFont) -> None:
    c = theme.colors()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chip.color:
        ground, ink = chip_colors(chip.color, c.text, c.surface)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
    else:
        ink = c.dim
        painter.setPen(QPen(QColor(c.border_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, 5, 5)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    text = painter.fontMetrics().elidedText(chip.text, Qt.TextElideMode.ElideRight, round(rect.width()) - 2 * PAD + 2)
    painting.draw_text(painter, rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class ChipLine(QWidget):
    """Hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=GAP)
        self._chips: tuple[Chip, ...] = ()
        self.hide()

    @property
    def chips(self) -> tuple[Chip, ...]:
        return self._chips

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        if chips == self._chips:
            return
        self._chips = chips
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for chip in chips:
            self._flow.addWidget(_ChipWidget(chip))
        self.setVisible(bool(chips))


class _ChipWidget(QWidget):
    def __init__(self, chip: Chip) -> None:
        super().__init__()
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.setToolTip(plain_tip(chip.text))

    def _small(self) -> QFont:
        return painting.scaled(self.font(), 0.85)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._small())
        return QSize(chip_width(self._chip, metrics) + 1, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_chip(QPainter(self), self._chip, QRectF(self.rect()), self._small())
