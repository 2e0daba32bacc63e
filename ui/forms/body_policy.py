"""Which message bodies an IMAP account keeps on this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.model.account import BodyPolicy
from ui.forms.labels import hint


class BodyPolicyChooser(QWidget):
    """Radio buttons for BodyPolicy."""

    changed = Signal()

    def __init__(self, policy: BodyPolicy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons = {
            BodyPolicy.ALL: QRadioButton(self.tr("All messages")),
            BodyPolicy.RECENT: QRadioButton(self.tr("The messages of the last 30 days")),
            BodyPolicy.NONE: QRadioButton(self.tr("Only what I have opened")),
        }
        notes = {
            BodyPolicy.ALL: self.tr("Recommended: everything can be read and searched offline."),
            BodyPolicy.RECENT: self.tr("Saves room; older messages are fetched when you open them."),
            BodyPolicy.NONE: self.tr("Needs the least room; the list of all messages is there all the same."),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for kind, button in self._buttons.items():
            self._group.addButton(button)
            button.setAccessibleDescription(notes[kind])
            button.toggled.connect(self.changed)
            layout.addWidget(button)
            note = hint(notes[kind])
            note.setIndent(27)
            layout.addWidget(note)
            layout.addSpacing(6)
        self.set_policy(policy)

    def policy(self) -> BodyPolicy:
        return next(kind for kind, button in self._buttons.items() if button.isChecked())

    def set_policy(self, policy: BodyPolicy) -> None:
        self._buttons[policy].setChecked(True)

    def button(self, policy: BodyPolicy) -> QRadioButton:
        return self._buttons[policy]
