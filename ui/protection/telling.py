"""A conversion of the stored mail, told where the program tells of long work."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.commands import CancelConversion
from app.events import ProtectionChanged
from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.protection import words
from ui.views.activity import ActivityPanel

TASK = "stored-mail"


class ConversionLine(QObject):
    """A line of the panel while one is under way; Stop leaves the mail as it is."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, panel: ActivityPanel) -> None:
        super().__init__(panel)
        self._engine, self._panel = engine, panel
        bridge.protection_changed.connect(self.show_state)

    def show_state(self, told: ProtectionChanged) -> None:
        doing = words.under_way(told.state)
        if doing and not told.waits_for_restart:
            self._panel.task(TASK, doing, told.percent, lambda: self._engine.submit(CancelConversion()))
        else:
            self._panel.task_ended(TASK)
