"""Shows notifications to nobody, and remembers them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.desktop.notice import Notice


class FakeTeller(QObject):
    """Fits ui.desktop.notice.Teller. Tests emit the signals."""

    chosen = Signal(int, object)
    closed = Signal(int)
    cannot = Signal(object)

    def __init__(self, *_told: object) -> None:
        super().__init__()
        self.shown: list[Notice] = []
        self.withdrawn: list[int] = []
        self.is_closed = False

    def show(self, notice: Notice) -> None:
        self.shown.append(notice)

    def withdraw(self, key: int) -> None:
        self.withdrawn.append(key)

    def close(self) -> None:
        self.is_closed = True
