"""Which message bodies an IMAP account keeps on this computer, and how much room they may take."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from app.model.account import BodyPolicy
from ui.forms.labels import hint, note
from ui.forms.noted_choices import DaysField, NotedChoices

GIGABYTE = 1 << 30
MAX_GIGABYTES = 1000
USUAL_GIGABYTES = 5
USUAL_DAYS = 30


class BodyPolicyChooser(NotedChoices):
    """Radio buttons for BodyPolicy, with the number of days in its sentence; `account_says` adds a fourth on top."""

    def __init__(self, policy: BodyPolicy | None, days: int = USUAL_DAYS, parent: QWidget | None = None, *,
                 account_says: str = "") -> None:
        super().__init__(parent)
        self.spin = DaysField(days or USUAL_DAYS, self.tr("Days of which messages are kept"))
        self._buttons: dict[BodyPolicy | None, QRadioButton] = {
            BodyPolicy.ALL: QRadioButton(self.tr("All messages")),
            BodyPolicy.RECENT: QRadioButton(self.tr("The messages of the last")),
            BodyPolicy.NONE: QRadioButton(self.tr("Only what I have opened")),
        }
        notes: dict[BodyPolicy | None, str] = {
            BodyPolicy.ALL: self.tr("Recommended: everything can be read and searched offline."),
            BodyPolicy.RECENT: self.tr("Saves room; older messages are fetched when you open them."),
            BodyPolicy.NONE: self.tr("Needs the least room; the list of all messages is there all the same."),
        }
        if account_says:
            self._buttons = {None: QRadioButton(self.tr("As the account says")), **self._buttons}
            notes[None] = account_says
        for kind, button in self._buttons.items():
            self.offer(button, notes[kind], self.spin if kind is BodyPolicy.RECENT else None)
        self._buttons[policy].setChecked(True)
        self.spin.valueChanged.connect(self.changed)

    def choice(self) -> BodyPolicy | None:
        """None: as the account says."""
        return next(kind for kind, button in self._buttons.items() if button.isChecked())

    def policy(self) -> BodyPolicy:
        """Where the account itself is asked about."""
        return self.choice() or BodyPolicy.ALL

    def days(self) -> int:
        return self.spin.value()

    def button(self, policy: BodyPolicy | None) -> QRadioButton:
        return self._buttons[policy]


class BudgetField(QWidget):
    """How many octets the bodies may take up; 0 for no limit."""

    changed = Signal()

    def __init__(self, octets: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._octets = octets
        self.limited = QCheckBox(self.tr("At most"))
        self.limited.setAccessibleDescription(self.tr("Limit the room for messages on this computer"))
        self.spin = QSpinBox()
        self.spin.setRange(1, MAX_GIGABYTES)
        self.spin.setValue(max(round(octets / GIGABYTE), 1) if octets else USUAL_GIGABYTES)
        self.spin.setSuffix(" GB")
        self.spin.lineEdit().setTextMargins(6, 0, 0, 0)
        self.spin.setAccessibleName(self.tr("Gigabytes for messages on this computer"))
        self.limited.setChecked(octets > 0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.limited)
        line.addWidget(self.spin)
        words = hint(self.tr("on this computer"))
        words.setWordWrap(False)
        line.addWidget(words)
        line.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(note(self.tr(
            "Beyond that the messages not read for the longest time are fetched again when needed.")))
        self.limited.toggled.connect(self._toggled)
        self.spin.valueChanged.connect(self.changed)
        self._toggled()

    def octets(self) -> int:
        if not self.limited.isChecked():
            return 0
        # A limit from the command line need not be whole gigabytes; looking at it does not change it.
        same = self.spin.value() == max(round(self._octets / GIGABYTE), 1)
        return self._octets if self._octets and same else self.spin.value() * GIGABYTE

    def _toggled(self) -> None:
        self.spin.setEnabled(self.limited.isChecked())
        self.changed.emit()
