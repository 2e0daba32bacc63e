"""When a message is to be sent."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.moment import MomentDialog


class SendTimeDialog(MomentDialog):
    def __init__(self, parent: QWidget | None = None, moment: float = 0.0) -> None:
        super().__init__(self.tr("Send later"), parent, moment)
        self.ask(self.tr("Send &at"), self.tr(
            "Until then the message waits in the outbox, where you can change the time or take it back. Depesche sends "
            "it only while it is running; otherwise at its next start."), self.tr("Cancel"), self.tr("Send later"))
