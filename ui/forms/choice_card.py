"""A radio button that is a whole card: icon, title, a paragraph, a badge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.icons import icon

_PAD, _ICON, _GAP = 16, 32, 14
_WRAP = Qt.TextFlag.TextWordWrap


class ChoiceCard(QRadioButton):
    """One of several ways: all of the card can be clicked; arrows and Space work as on any radio button."""

    def __init__(self, picture: str, heading: str, paragraphs: tuple[str, ...], badge: str = "",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._heading = heading
        self._paragraphs = paragraphs
        self._badge = badge
        self._hovered = False
        self.setAccessibleName(f"{heading}. {badge}" if badge else heading)
        self.setAccessibleDescription(" ".join(paragraphs))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_badge(self, badge: str) -> None:
        self._badge = badge
        self.setAccessibleName(f"{self._heading}. {badge}" if badge else self._heading)
        self.updateGeometry()
        self.update()

    def badge(self) -> str:
        return self._badge

    # --- size ------------------------------------------------------------------------------------

    def _heading_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _badge_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _text_width(self, width: int) -> int:
        return max(width - 2 * _PAD - _ICON - _GAP, 120)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        column = self._text_width(width)
        body = QFontMetrics(self.font())
        height = 2 * _PAD + QFontMetrics(self._heading_font()).height()
        for paragraph in self._paragraphs:
            height += 6 + body.boundingRect(QRect(0, 0, column, 10000), _WRAP, paragraph).height()
        return max(height, 2 * _PAD + _ICON)

    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    # --- looks -----------------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.colors()
        accent = QColor(colors.accent)
        self._paint_frame(painter, accent)
        icon(self._picture, "accent").paint(painter, QRect(_PAD, _PAD, _ICON, _ICON))
        x, y, column = _PAD + _ICON + _GAP, _PAD, self._text_width(self.width())
        painter.setFont(self._heading_font())
        painter.setPen(QColor(colors.text))
        line = QFontMetrics(self._heading_font()).height()
        painter.drawText(QRect(x, y, column, line), Qt.AlignmentFlag.AlignVCenter, self._heading)
        self._paint_badge(painter, accent, QRect(x, y, column, line))
        y += line
        painter.setFont(self.font())
        metrics = QFontMetrics(self.font())
        for number, paragraph in enumerate(self._paragraphs):
            y += 6
            painter.setPen(QColor(colors.dim if number else colors.text))
            box = metrics.boundingRect(QRect(x, y, column, 10000), _WRAP, paragraph)
            painter.drawText(QRect(x, y, column, box.height()), _WRAP, paragraph)
            y += box.height()

    def _paint_frame(self, painter: QPainter, accent: QColor) -> None:
        fill, edge = QColor(theme.colors().surface), QColor(theme.colors().border_strong)
        if self.isChecked():
            tint = QColor(accent)
            tint.setAlphaF(0.10)
            painter.setPen(QPen(accent, 2))
        else:
            tint = QColor(accent)
            tint.setAlphaF(0.05 if self._hovered else 0.0)
            painter.setPen(QPen(accent if self._hovered else edge, 1))
        frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(fill)
        painter.drawRoundedRect(frame, 10, 10)
        painter.setBrush(tint)
        painter.drawRoundedRect(frame, 10, 10)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), 7, 7)

    def _paint_badge(self, painter: QPainter, accent: QColor, line: QRect) -> None:
        if not self._badge:
            return
        metrics = QFontMetrics(self._badge_font())
        width, height = metrics.horizontalAdvance(self._badge) + 16, metrics.height() + 4
        box = QRectF(line.right() - width + 1, line.center().y() - height / 2 + 0.5, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(theme.colors().on_accent))
        painter.setFont(self._badge_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge)
