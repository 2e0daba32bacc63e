"""How long what was sent can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from ui.forms.labels import field_label, hint
from ui.settings import MOST_UNDO_SECONDS, Settings


class SendingPreferences(QWidget):
    """Writes into `settings` and tells it by `changed`."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.seconds = QSpinBox()
        self.seconds.setRange(0, MOST_UNDO_SECONDS)
        self.seconds.setSuffix(" " + self.tr("s", "seconds"))
        self.seconds.setSpecialValueText(self.tr("Off"))
        self.seconds.setValue(settings.undo_send_seconds)
        self.seconds.setMaximumWidth(140)
        self.seconds.valueChanged.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(field_label(self.tr("Time to take a &message back"), self.seconds))
        column.addWidget(self.seconds)
        column.addWidget(hint(self.tr("So long a message waits in the outbox after “Send”. If Depesche is closed"
                                      " meanwhile, it is sent at once.")))

    def _take(self, seconds: int) -> None:
        self._settings.undo_send_seconds = seconds
        self.changed.emit()
