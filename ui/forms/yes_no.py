"""A question with Yes and No, neither of them chosen to begin with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ui.forms.labels import Toned


class YesNo(QWidget):
    answered = Signal()

    def __init__(self, question: str, why: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.yes, self.no = QRadioButton(self.tr("Yes")), QRadioButton(self.tr("No"))
        words = Toned(question, "text")
        words.setToolTip(why)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.addWidget(words, 0, 0)
        self._group = QButtonGroup(self)
        for column, button in enumerate((self.yes, self.no), 1):
            self._group.addButton(button)
            button.setAccessibleName(f"{question} {button.text()}")
            button.setAccessibleDescription(why)
            grid.addWidget(button, 0, column)
        grid.setColumnStretch(0, 1)
        self._group.buttonClicked.connect(self.answered)

    def answer(self) -> bool | None:
        """None as long as neither was chosen."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None
