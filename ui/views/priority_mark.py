"""What the sender says of a message's urgency, in words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.model.sending import Priority
from ui.forms.labels import Toned


class PriorityMark(Toned):
    """Hidden for the usual one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "dim", parent)
        self.setWordWrap(False)
        self.hide()

    def show_priority(self, priority: Priority) -> None:
        self.setVisible(priority is not Priority.NORMAL)
        self.setText(self.tr("High priority") if priority is Priority.HIGH else self.tr("Low priority"))
        self.set_tone("danger" if priority is Priority.HIGH else "dim")
