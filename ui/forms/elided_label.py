"""A label of one line that has … where it is too narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from ui.plain_tip import plain_tip


class ElidedLabel(QLabel):
    """Shows the whole text as a tip while it is cut."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *,
                 mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, least: int = 24) -> None:
        """`least`: pixels that it never goes below, if its text is that wide."""
        super().__init__(text, parent)
        self._mode, self._least = mode, least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(min(self._least, max(24, size.width())), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run in their own direction
        align = QStyle.visualAlignment(self.layoutDirection(), self.alignment()) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), align | Qt.AlignmentFlag.AlignAbsolute, text)
        self.setToolTip(plain_tip(self.text()) if text != self.text() else "")
