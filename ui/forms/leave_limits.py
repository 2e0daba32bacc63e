"""How much mail may stay on a POP3 server at most, and how long a deletion there waits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ui.forms.labels import field_label, note
from ui.rule_words import RuleWords

MEGABYTE = 1 << 20
LONGEST = "Nachrichten"
"""The longest word behind a number: all fields are as wide as it needs."""
USUAL_MESSAGES, USUAL_MEGABYTES = 500, 1_000
GRACES = (0, 600, 3_600, 86_400, 7 * 86_400)


class Limit(QWidget):
    """A check box and a number; 0 without the tick. `unit`: what one step of the number stands for."""

    changed = Signal()

    def __init__(self, words: str, spoken: str, suffix: str, unit: int, usual: int, value: int,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit, self._value = unit, value
        self.limited = QCheckBox(words)
        self.limited.setAccessibleDescription(spoken)
        self.spin = QSpinBox()
        self.spin.setRange(1, 9_999_999)
        self.spin.setGroupSeparatorShown(True)
        self.spin.setSuffix(f" {suffix}")
        self.spin.lineEdit().setTextMargins(6, 0, 0, 0)
        self.spin.setAccessibleName(spoken)
        self.spin.setFixedWidth(self.spin.fontMetrics().horizontalAdvance(f"9,999,999 {LONGEST}") + 50)
        self.spin.setValue(self._shown() if value else usual)
        self.limited.setChecked(value > 0)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.limited)
        line.addWidget(self.spin)
        line.addStretch()
        self.limited.toggled.connect(self._toggled)
        self.spin.valueChanged.connect(self.changed)
        self._toggled()

    def value(self) -> int:
        if not self.limited.isChecked():
            return 0
        # From the command line may come what is no whole step; looking at it does not change it.
        if self._value and self.spin.value() == self._shown():
            return self._value
        return self.spin.value() * self._unit

    def _shown(self) -> int:
        return max(round(self._value / self._unit), 1)

    def _toggled(self) -> None:
        self.spin.setEnabled(self.limited.isChecked())
        self.changed.emit()


class LeaveLimits(QWidget):
    """Both limits of a LeaveRule."""

    changed = Signal()

    def __init__(self, most_messages: int, most_octets: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.messages = Limit(self.tr("At most"), self.tr("Messages that stay on the server at most"),
                              self.tr("messages"), 1, USUAL_MESSAGES, most_messages)
        self.room = Limit(self.tr("At most"), self.tr("Megabytes that stay on the server at most"), "MB", MEGABYTE,
                          USUAL_MEGABYTES, most_octets)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for limit in (self.messages, self.room):
            layout.addWidget(limit)
            limit.changed.connect(self.changed)
        layout.addWidget(note(self.tr("Beyond a limit the oldest leave first, and only what is wholly stored here.")))

    def values(self) -> tuple[int, int]:
        """Messages and octets; 0 for no limit."""
        return self.messages.value(), self.room.value()


class GraceField(QWidget):
    """For how long a deletion on the server waits, so that it can be stopped."""

    changed = Signal()

    def __init__(self, seconds: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = RuleWords(self)
        self.choice = QComboBox()
        for each in sorted({*GRACES, seconds}):
            self.choice.addItem(words.duration(each) if each else self.tr("do not wait"), each)
        self.choice.setCurrentIndex(self.choice.findData(seconds))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(field_label(self.tr("&Wait before removing from the server:"), self.choice))
        line.addWidget(self.choice)
        line.addStretch()
        self.choice.currentIndexChanged.connect(self.changed)

    def seconds(self) -> int:
        return int(self.choice.currentData())
