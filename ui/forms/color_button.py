"""A button that shows a colour and asks for another."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QToolButton, QWidget

SIDE = 18


class ColorButton(QToolButton):
    """`color` is #rrggbb."""

    changed = Signal(str)

    def __init__(self, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setToolTip(self.tr("Choose a colour"))
        self.setAccessibleName(self.tr("Colour"))
        self.color = ""
        self.set_color(color)
        self.clicked.connect(self.ask)

    def set_color(self, color: str) -> None:
        if color != self.color:
            self.color = color
            self.setIcon(_dot(color))
            self.changed.emit(color)

    def ask(self) -> None:
        dialog = QColorDialog(QColor(self.color), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.colorSelected.connect(lambda chosen: self.set_color(chosen.name(QColor.NameFormat.HexRgb)))
        dialog.open()


def _dot(color: str) -> QIcon:
    shot = QPixmap(2 * SIDE, 2 * SIDE)
    shot.setDevicePixelRatio(2.0)
    shot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QPointF(SIDE / 2, SIDE / 2), SIDE / 2 - 1, SIDE / 2 - 1)
    painter.end()
    return QIcon(shot)
