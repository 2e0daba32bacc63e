"""F6: from pane to pane of a window, and around."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """A pane, and what gives it the focus; `there` tells whether there is anything in it to go to."""

    pane: QWidget
    enter: Callable[[], object]
    there: Callable[[], bool] = lambda: True


class PaneWalk:
    """In the order given, from wherever the focus is."""

    def __init__(self, window: QWidget, stops: Sequence[Stop]) -> None:
        self._window, self._stops = window, tuple(stops)

    def step(self, by: int) -> None:
        """To the next pane (1) or the one before (-1)."""
        focused = self._window.focusWidget()
        here = next((place for place, stop in enumerate(self._stops) if focused is not None and (
            focused is stop.pane or stop.pane.isAncestorOf(focused))), -1 if by > 0 else 0)
        for far in range(1, len(self._stops) + 1):
            stop = self._stops[(here + by * far) % len(self._stops)]
            if stop.pane.isVisible() and stop.there():
                stop.enter()
                return
