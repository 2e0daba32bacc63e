"""The QApplication of the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells `ends` when the system asks the program to quit (the session's end, the Dock), before Qt closes windows:
    the main window must then not merely hide."""

    ends = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.ends.emit()
        return super().event(event)
