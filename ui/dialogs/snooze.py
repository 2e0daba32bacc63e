"""Until when a message is to be hidden."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.moment import MomentDialog


class SnoozeDialog(MomentDialog):
    def __init__(self, count: int, moment: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Snooze %n message(s)", "", count), parent, moment)
        self.ask(self.tr("Show it again &at"), self.tr(
            "Until then it is hidden from its folder on this computer; on other devices it stays where it is. It comes "
            "back as unread."), self.tr("Cancel"), self.tr("Snooze"))
