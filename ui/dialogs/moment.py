"""Asks for a moment to come: a day and a time."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import field_label, hint
from ui.forms.moment_edit import MomentEdit

_LATEST_YEARS = 5
_MORNING = QTime(8, 0)


class MomentDialog(DialogFrame):
    """`moment()` is what was chosen; not before the dialog was opened. Heirs have the words: see `ask`."""

    def __init__(self, heading: str, parent: QWidget | None, moment: float) -> None:
        """`moment`: proposed, in seconds since the epoch; 0 for tomorrow morning."""
        super().__init__(heading, parent)
        now = QDateTime.currentDateTime()
        proposed = (QDateTime.fromSecsSinceEpoch(round(moment)) if moment > 0
                    else QDateTime(now.date().addDays(1), _MORNING))
        self.edit = MomentEdit()
        self.edit.setDateTime(max(proposed, now))
        self.edit.setMinimumDateTime(now)
        self.edit.setMaximumDateTime(now.addYears(_LATEST_YEARS))

    def ask(self, label: str, explanation: str, give_up: str, go_on: str) -> None:
        """To be called once, in the end."""
        self.body.addWidget(field_label(label, self.edit))
        self.body.addWidget(self.edit)
        self.body.addWidget(hint(explanation))
        self.body.addStretch()
        self.add_button(give_up).clicked.connect(self.reject)
        self.ok = self.add_button(go_on, default=True)
        self.ok.clicked.connect(self.accept)
        self.fit(420)
        self.edit.setFocus()

    def moment(self) -> float:
        """Seconds since the epoch."""
        return float(self.edit.dateTime().toSecsSinceEpoch())
