"""When downloaded POP3 mail leaves the server: the rules in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget

from app.model.account import LeaveKind, LeaveRule
from ui.forms.noted_choices import DaysField, NotedChoices

USUAL_DAYS = 14


class LeaveRuleChooser(NotedChoices):
    """Radio buttons for LeaveRule, with the number of days inside the sentence."""

    def __init__(self, rule: LeaveRule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = DaysField(rule.days or USUAL_DAYS, self.tr("Days that mail stays on the server"))
        self._limits = rule.most_messages, rule.most_octets
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
        for kind, button in self._buttons.items():
            self.offer(button, why[kind], self.days if kind is LeaveKind.DAYS else None)
        self._buttons[rule.kind].setChecked(True)
        self.days.valueChanged.connect(self.changed)

    def rule(self) -> LeaveRule:
        kind = next(kind for kind, button in self._buttons.items() if button.isChecked())
        return LeaveRule(kind, self.days.value() if kind is LeaveKind.DAYS else 0, *self._limits)

    def button(self, kind: LeaveKind) -> QRadioButton:
        return self._buttons[kind]
