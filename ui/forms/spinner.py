"""A small turning arc for work whose length nobody knows; it stands still where motion is not wanted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme

_STEP_DEGREES, _STEP_MS = 24, 60


class Spinner(QWidget):
    """Turns while it is visible. What is being done is said in words beside it."""

    def __init__(self, size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.setAccessibleName(self.tr("Working …"))
        self._angle = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._turn)

    def showEvent(self, event: QShowEvent) -> None:
        if not theme.manager().reduced_motion:
            self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.colors().border_strong), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        pen.setColor(QColor(theme.colors().accent))
        painter.setPen(pen)
        painter.drawArc(ring, -self._angle * 16, 100 * 16)

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP_DEGREES) % 360
        self.update()
