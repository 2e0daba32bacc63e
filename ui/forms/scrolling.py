"""What scrolls where the screen is small."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolling(QScrollArea):
    """Keys reach it while there is something to scroll to, and only then."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("More below: arrow keys scroll"))
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)

    def _take_keys(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus)


def scrolling(inner: QWidget) -> QScrollArea:
    """`inner`, as wide as there is room, in an area without a frame."""
    return Scrolling(inner)


def bring_into_view(part: QWidget) -> None:
    """Where it stands within an area that scrolls; at once after its words have changed, too."""
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        # The area learns the new size of what is in it by an event.
        QTimer.singleShot(0, part, partial(area.ensureWidgetVisible, part, 0, 12))
