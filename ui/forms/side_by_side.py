"""Widgets beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

GAP = 12


class SideBySide(QWidget):
    """All equally wide, and in one row equally high. `letters`: for so many of the font each wants room in a row."""

    def __init__(self, widgets: tuple[QWidget, ...], letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets, self._letters = widgets, letters
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def is_row(self, width: int) -> bool:
        return width >= self._row()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(place.bottom() + 1 for place in self._places(width))

    def sizeHint(self) -> QSize:
        width = self._row()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = max(widget.minimumSizeHint().width() for widget in self._widgets)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        # A child has more or less to say.
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _row(self) -> int:
        count = len(self._widgets)
        return count * self._letters * self.fontMetrics().averageCharWidth() + (count - 1) * GAP

    def _arrange(self) -> None:
        for widget, place in zip(self._widgets, self._places(self.width()), strict=True):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def _places(self, width: int) -> list[QRect]:
        if self.is_row(width):
            count = len(self._widgets)
            each = (width - (count - 1) * GAP) // count
            height = max(_height(widget, each) for widget in self._widgets)
            return [QRect(number * (each + GAP), 0, each, height) for number in range(count)]
        places, y = [], 0
        for widget in self._widgets:
            places.append(QRect(0, y, width, _height(widget, width)))
            y += places[-1].height() + GAP
        return places


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
