"""Where mail that comes in changes many rows at a time, they are painted in several turns of the event loop."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView

_BUDGET_SECONDS = 0.008


class PaintPace:
    """How much of one repaint goes into rows that look new. Those beyond have their turn in the next one."""

    def __init__(self, view: QAbstractItemView) -> None:
        self._until = math.inf
        self._is_first = True
        self._again = QTimer(view, singleShot=True, interval=0)
        self._again.timeout.connect(lambda: view.viewport().update())

    def begin(self, *, hurried: bool) -> None:
        """Of a repaint; all is painted at once unless it is `hurried`."""
        self._until = time.perf_counter() + _BUDGET_SECONDS if hurried else math.inf
        self._is_first = True

    def is_used_up(self) -> bool:
        """Whether a row is to wait; then there is another repaint. One of each repaint does not have to."""
        if self._is_first or time.perf_counter() < self._until:
            self._is_first = False
            return False
        self._again.start()
        return True
