"""A dialog whose work is stored as a whole: it stays until that is told, and says why it could not be."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.events import EditRefused
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem


class SavingDialog(DialogFrame):
    """Heirs set `_saving` when they hand their work to the engine, and connect what tells of it to `_saved`."""

    def __init__(self, heading: str, parent: QWidget | None, bridge: EventBridge) -> None:
        super().__init__(heading, parent)
        self._saving = False
        self.problem = Problem()
        bridge.edit_refused.connect(self._refused)

    def _refresh(self) -> None:
        """What can be pressed now."""
        raise NotImplementedError

    def _saved(self, _told: object) -> None:
        if self._saving:
            self.accept()

    def _refused(self, told: EditRefused) -> None:
        if self._saving:
            self._saving = False
            self.problem.say(wording.error_sentence(told.error))
            self._refresh()
