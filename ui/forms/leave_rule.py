"""When downloaded POP3 mail leaves the server: the rules in plain words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from app.model.account import LeaveKind, LeaveRule
from ui.forms.labels import hint

MAX_DAYS = 3650


class LeaveRuleChooser(QWidget):
    """Radio buttons for LeaveRule, with the number of days inside the sentence."""

    changed = Signal()

    def __init__(self, rule: LeaveRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = QSpinBox()
        self.days.setRange(1, MAX_DAYS)
        self.days.lineEdit().setTextMargins(6, 0, 0, 0)
        self.days.setValue(rule.days or 14)
        self.days.setAccessibleName(self.tr("Days that mail stays on the server"))
        self._label_days()
        self._limits = rule.most_messages, rule.most_octets
        self._group = QButtonGroup(self)
        self._buttons = {
            LeaveKind.DAYS: QRadioButton(self.tr("Leave it there for")),
            LeaveKind.UNTIL_DELETED: QRadioButton(self.tr("Leave it there until I delete it here for good")),
            LeaveKind.UNTIL_MOVED: QRadioButton(self.tr("Leave it there until I move it out of the Inbox")),
            LeaveKind.KEEP: QRadioButton(self.tr("Leave it there for ever")),
            LeaveKind.DELETE: QRadioButton(self.tr("Remove it as soon as it is stored on this computer")),
        }
        why = {
            LeaveKind.DAYS: self.tr("Recommended: your other devices have time to fetch it, and the mailbox does not"
                                    " fill up."),
            LeaveKind.UNTIL_DELETED: self.tr("The mailbox on the server holds what you keep here."),
            LeaveKind.UNTIL_MOVED: self.tr("The mailbox on the server holds what you have not dealt with yet."),
            LeaveKind.KEEP: self.tr("Nothing is ever removed from the server; some day the mailbox may be full."),
            LeaveKind.DELETE: self.tr("The only copy is then on this computer: back it up."),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for kind, button in self._buttons.items():
            self._group.addButton(button)
            button.setAccessibleDescription(why[kind])
            button.toggled.connect(self._toggled)
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(button)
            if kind is LeaveKind.DAYS:
                line.addWidget(self.days)
            line.addStretch()
            layout.addLayout(line)
            note = hint(why[kind])
            note.setIndent(27)
            layout.addWidget(note)
            layout.addSpacing(6)
        self.days.valueChanged.connect(self._label_days)
        self.days.valueChanged.connect(self.changed)
        self.set_rule(rule)

    def rule(self) -> LeaveRule:
        kind = next(kind for kind, button in self._buttons.items() if button.isChecked())
        return LeaveRule(kind, self.days.value() if kind is LeaveKind.DAYS else 0, *self._limits)

    def set_rule(self, rule: LeaveRule) -> None:
        self._limits = rule.most_messages, rule.most_octets
        self._buttons[rule.kind].setChecked(True)
        if rule.kind is LeaveKind.DAYS:
            self.days.setValue(rule.days)
        self._toggled()

    def button(self, kind: LeaveKind) -> QRadioButton:
        return self._buttons[kind]

    def _toggled(self) -> None:
        self.days.setEnabled(self._buttons[LeaveKind.DAYS].isChecked())
        self.changed.emit()

    def _label_days(self) -> None:
        self.days.setSuffix(" " + self.tr("day(s)", "", self.days.value()))
