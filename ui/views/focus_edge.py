"""A bright edge above what shows no focus of its own: a message's text, which Chromium draws."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui import theme

HEIGHT = 3


class FocusEdge(QWidget):
    """Along the top of its parent, while the keyboard's focus is within that."""

    def __init__(self, parent: QStackedWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        parent.installEventFilter(self)
        parent.currentChanged.connect(self.raise_)  # each page comes up above all others
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stretch()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.colors().accent))

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.setVisible(new is not None and (new is self._around or self._around.isAncestorOf(new)))
        if self.isVisible():
            self._stretch()
            self.raise_()

    def _stretch(self) -> None:
        self.setGeometry(0, 0, self._around.width(), HEIGHT)
