"""The steps at the wizard's left: where one is, what is behind, what is to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui import painting, theme

_LINE, _DOT, _LEFT, _TOP, _GAP = 44, 24, 22, 28, 12


class StepList(QFrame):
    """Painted, not clicked: Back and Next lead through the pages."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "sidebar")
        self._names = names
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.manager().changed.connect(self.update)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        self._step = step
        self.setAccessibleName(self.tr("Step {number} of {count}: {name}").format(
            number=step + 1, count=len(self._names), name=self._names[step]))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._strong())
        widest = max(metrics.horizontalAdvance(name) for name in self._names)
        return QSize(_LEFT + _DOT + _GAP + widest + 28, _TOP * 2 + _LINE * len(self._names))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painting.mirror(painter, self.rect())
        colors = theme.colors()
        for number, name in enumerate(self._names):
            y = _TOP + number * _LINE
            dot = QRectF(_LEFT, y, _DOT, _DOT)
            if number + 1 < len(self._names):
                painter.setPen(QPen(QColor(colors.border_strong), 1.5))
                x = dot.center().x()
                painter.drawLine(QPointF(x, dot.bottom() + 4), QPointF(x, y + _LINE - 4))
            self._paint_dot(painter, dot, number)
            current = number == self._step
            painter.setFont(self._strong() if current else self.font())
            painter.setPen(QColor(colors.text if number <= self._step else colors.dim))
            words = QRectF(dot.right() + _GAP, y, self.width() - dot.right() - _GAP - 8, _DOT)
            painting.draw_text(painter, words, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_dot(self, painter: QPainter, dot: QRectF, number: int) -> None:
        colors = theme.colors()
        behind, current = number < self._step, number == self._step
        painter.setBrush(QColor(colors.accent if current else colors.selection if behind else colors.sidebar))
        painter.setPen(QPen(QColor(colors.accent if behind or current else colors.border_strong), 1.5))
        painter.drawEllipse(dot)
        if behind:
            painting.draw_icon(painter, "check", colors.accent, dot.adjusted(4, 4, -4, -4).toRect())
            return
        painter.setFont(self._strong())
        painter.setPen(QColor(colors.on_accent if current else colors.dim))
        painting.draw_text(painter, dot, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
