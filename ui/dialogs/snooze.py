"""Until when a message is to be hidden."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import field_label, hint
from ui.forms.moment_edit import MomentEdit

_LATEST_YEARS = 5


class SnoozeDialog(DialogFrame):
    """`moment()` is what was chosen, in seconds since the epoch."""

    def __init__(self, count: int, moment: float = 0.0, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Snooze %n message(s)", "", count), parent)
        now = QDateTime.currentDateTime()
        proposed = (QDateTime.fromSecsSinceEpoch(round(moment)) if moment > 0
                    else QDateTime(now.date().addDays(1), QTime(8, 0)))
        self.edit = MomentEdit()
        self.edit.setDateTime(max(proposed, now))
        self.edit.setMinimumDateTime(now)
        self.edit.setMaximumDateTime(now.addYears(_LATEST_YEARS))
        self.body.addWidget(field_label(self.tr("Show it again &at"), self.edit))
        self.body.addWidget(self.edit)
        self.body.addWidget(hint(self.tr("Until then it is hidden from its folder on this computer; on other devices "
                                         "it stays where it is. It comes back as unread.")))
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        self.ok = self.add_button(self.tr("Snooze"), default=True)
        cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self.accept)
        self.fit(420)
        self.edit.setFocus()

    def moment(self) -> float:
        return float(self.edit.dateTime().toSecsSinceEpoch())
