"""Who shows notifications on this system."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from ui.desktop.notice import Choice, Notice, Teller
from ui.desktop.tray_messages import TrayMessages


class FirstThatCan(QObject):
    """Fits `Teller`: what one of them cannot show, the next is asked for."""

    chosen = Signal(int, object)
    closed = Signal(int)
    cannot = Signal(object)

    def __init__(self, tellers: Sequence[Teller], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tellers = tuple(tellers)
        for place, teller in enumerate(self._tellers):
            teller.chosen.connect(self._chosen)
            teller.closed.connect(self.closed)
            teller.cannot.connect(lambda notice, place=place: self._show(notice, place + 1))

    def show(self, notice: Notice) -> None:
        self._show(notice, 0)

    def withdraw(self, key: int) -> None:
        for teller in self._tellers:
            teller.withdraw(key)

    def close(self) -> None:
        for teller in self._tellers:
            teller.close()

    def _show(self, notice: Notice, place: int) -> None:
        if place < len(self._tellers):
            self._tellers[place].show(notice)
        else:
            self.cannot.emit(notice)

    def _chosen(self, key: int, choice: Choice) -> None:
        self.chosen.emit(key, choice)


class Late(QObject):
    """Fits `Teller`: made when it is first needed, for what it imports costs the start of the program time."""

    chosen = Signal(int, object)
    closed = Signal(int)
    cannot = Signal(object)

    def __init__(self, make: Callable[[], Teller], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._made: Teller | None = None

    def show(self, notice: Notice) -> None:
        if self._made is None:
            self._made = self._make()
            self._made.chosen.connect(self.chosen)
            self._made.closed.connect(self.closed)
            self._made.cannot.connect(self.cannot)
        self._made.show(notice)

    def withdraw(self, key: int) -> None:
        if self._made is not None:
            self._made.withdraw(key)

    def close(self) -> None:
        if self._made is not None:
            self._made.close()


def make_teller(icon_of: Callable[[], QSystemTrayIcon | None], parent: QObject,
                platform: str = sys.platform) -> FirstThatCan:
    """The desktop's own notifications, else balloons at the icon in the panel."""
    balloons = TrayMessages(icon_of, parent)
    if not platform.startswith("linux"):
        return FirstThatCan((balloons,), parent)

    def freedesktop() -> Teller:
        from ui.desktop.freedesktop import FreedesktopTeller

        return FreedesktopTeller(parent)

    return FirstThatCan((Late(freedesktop, parent), balloons), parent)
