"""A radio button that is a whole card: icon, title, a paragraph, a badge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QWidget

from ui import theme
from ui.icons import icon

_PAD, _ICON, _GAP = 16, 32, 14
_LEAST = 260
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
        self._alert = ""
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

    def set_paragraphs(self, paragraphs: tuple[str, ...], alert: str = "") -> None:
        """`alert`: why it cannot be chosen; stands above the rest."""
        self._paragraphs, self._alert = paragraphs, alert
        self.setAccessibleDescription(" ".join((alert, *paragraphs) if alert else paragraphs))
        self.updateGeometry()
        self.update()

    def paragraphs(self) -> tuple[str, ...]:
        """All that stands below the heading."""
        return (self._alert, *self._paragraphs) if self._alert else self._paragraphs

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
        height = 2 * _PAD + self._heading_box(column).height()
        for paragraph in self.paragraphs():
            height += 6 + body.boundingRect(QRect(0, 0, column, 10000), _WRAP, paragraph).height()
        return max(height, 2 * _PAD + _ICON)

    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(max(self.width(), _LEAST)))

    def _heading_box(self, column: int) -> QRect:
        """The heading wraps, and the badge stands in a line of its own where both have no room in one."""
        metrics = QFontMetrics(self._heading_font())
        box = metrics.boundingRect(QRect(0, 0, column, 10000), _WRAP, self._heading)
        if self._badge and metrics.horizontalAdvance(self._heading) + self._badge_width() + _GAP > column:
            box.setHeight(box.height() + QFontMetrics(self._badge_font()).height() + 10)
        return box

    def _badge_width(self) -> int:
        return QFontMetrics(self._badge_font()).horizontalAdvance(self._badge) + 16

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
        icon(self._picture, "accent" if self.isEnabled() else "dim").paint(painter, self._mirrored(
            QRect(_PAD, _PAD, _ICON, _ICON)))
        x, y, column = _PAD + _ICON + _GAP, _PAD, self._text_width(self.width())
        painter.setFont(self._heading_font())
        painter.setPen(QColor(colors.text if self.isEnabled() else colors.dim))
        box = self._heading_box(column)
        self._draw_words(painter, QRect(x, y, column, box.height()), self._heading)
        self._paint_badge(painter, accent, self._mirrored(QRect(x, y, column, box.height())))
        y += box.height()
        painter.setFont(self.font())
        metrics = QFontMetrics(self.font())
        for number, paragraph in enumerate(self.paragraphs()):
            y += 6
            first = colors.danger if self._alert else colors.text
            painter.setPen(QColor(colors.dim if number else first))
            box = metrics.boundingRect(QRect(x, y, column, 10000), _WRAP, paragraph)
            self._draw_words(painter, QRect(x, y, column, box.height()), paragraph)
            y += box.height()

    def _draw_words(self, painter: QPainter, place: QRect, words: str) -> None:
        """From where lines begin in this window; the words themselves run in their own direction."""
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(self._mirrored(place), side.value | Qt.AlignmentFlag.AlignAbsolute.value | _WRAP.value, words)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

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
            painter.setPen(QPen(accent, 1))
            painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), 7, 7)

    def _paint_badge(self, painter: QPainter, accent: QColor, line: QRect) -> None:
        if not self._badge:
            return
        metrics = QFontMetrics(self._badge_font())
        width, height = self._badge_width(), metrics.height() + 4
        one_line = line.height() <= QFontMetrics(self._heading_font()).height() + 2
        left = line.right() - width + 1 if one_line is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight) \
            else line.left()
        top = line.center().y() - height / 2 + 0.5 if one_line else line.bottom() - height
        box = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(theme.colors().on_accent))
        painter.setFont(self._badge_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge)
