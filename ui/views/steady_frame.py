"""Keeps the HTML view at its size while something lies over it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class SteadyFrame(QWidget):
    """Between two messages banners go and come, and each new size costs Chromium another layout before it paints."""

    def __init__(self, child: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child = child
        self._held = False
        child.setParent(self)
        self.setFocusProxy(child)

    def hold(self, held: bool) -> None:
        """Held: the child keeps its size, whatever this gets. Then it is fitted at once."""
        self._held = held
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._held and self._child.geometry() != self.rect():
            self._child.setGeometry(self.rect())
