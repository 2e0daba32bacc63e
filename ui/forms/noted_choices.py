"""Radio buttons one below the other, each with a sentence that explains it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from ui.forms.labels import note

MAX_DAYS = 3650


class NotedChoices(QWidget):
    """To be filled with `offer`, from the top. `changed`: another one was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._notes: dict[QRadioButton, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def offer(self, button: QRadioButton, why: str, field: QWidget | None = None) -> None:
        """`field` goes on with the button's sentence, and can be used while the button is chosen."""
        self._group.addButton(button)
        button.setAccessibleDescription(why)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(button)
        if field is not None:
            line.addWidget(field)
            field.setEnabled(button.isChecked())
            button.toggled.connect(field.setEnabled)
        line.addStretch()
        button.toggled.connect(self.changed)
        self._column.addLayout(line)
        self._notes[button] = note(why)
        self._column.addWidget(self._notes[button])
        self._column.addSpacing(6)

    def explain(self, button: QRadioButton, why: str) -> None:
        """It was found out since, and stands in the place of what was said before."""
        button.setAccessibleDescription(why)
        self._notes[button].setText(why)


class DaysField(QSpinBox):
    """A number of days, with the word behind it. `spoken` is what a screen reader calls it."""

    def __init__(self, days: int, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, MAX_DAYS)
        self.setValue(days)
        self.lineEdit().setTextMargins(6, 0, 0, 0)
        self.setAccessibleName(spoken)
        self.valueChanged.connect(self._label)
        self._label()

    def _label(self) -> None:
        self.setSuffix(" " + self.tr("day(s)", "", self.value()))
