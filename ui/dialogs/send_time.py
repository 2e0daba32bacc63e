"""When a message is to be sent."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import field_label, hint
from ui.forms.moment_edit import MomentEdit

_LATEST_YEARS = 5


class SendTimeDialog(DialogFrame):
    """`moment()` is what was chosen, in seconds since the epoch; never in the past when it is accepted."""

    def __init__(self, parent: QWidget | None = None, moment: float = 0.0) -> None:
        super().__init__(self.tr("Send later"), parent)
        now = QDateTime.currentDateTime()
        proposed = QDateTime.fromSecsSinceEpoch(round(moment)) if moment > 0 else _next_morning(now)
        self.edit = MomentEdit()
        self.edit.setDateTime(max(proposed, now))
        self.edit.setMinimumDateTime(now)
        self.edit.setMaximumDateTime(now.addYears(_LATEST_YEARS))
        self.body.addWidget(field_label(self.tr("Send &at"), self.edit))
        self.body.addWidget(self.edit)
        self.body.addWidget(hint(self.tr("Until then the message waits in the outbox, where you can change the time or"
                                         " take it back. Depesche sends it only while it is running; otherwise at its"
                                         " next start.")))
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        self.ok = self.add_button(self.tr("Send later"), default=True)
        cancel.clicked.connect(self.reject)
        self.ok.clicked.connect(self.accept)
        self.fit(420)
        self.edit.setFocus()

    def moment(self) -> float:
        return float(self.edit.dateTime().toSecsSinceEpoch())


def _next_morning(now: QDateTime) -> QDateTime:
    return QDateTime(now.date().addDays(1), QTime(8, 0))
