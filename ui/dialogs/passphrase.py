"""Asks for the passphrase of a file with a private key, or for a new one for its backup."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, field_label, hint
from ui.forms.password_field import PasswordField

SHORTEST = 8


class PassphraseDialog(DialogFrame):
    """`new`: typed twice, and not too short. `problem` is said above the field."""

    given = Signal(str)

    def __init__(self, heading: str, sentence: str, *, new: bool = False, problem: str = "",
                 parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._new = new
        self.headline("key", "accent", heading, sentence)
        self.problem = Problem()
        self.problem.say(problem)
        self.body.addWidget(self.problem)
        self.field = PasswordField()
        self.body.addWidget(field_label(self.tr("&Passphrase"), self.field.line))
        self.body.addWidget(self.field)
        self.again = PasswordField()
        if new:
            self.body.addWidget(field_label(self.tr("&Once more"), self.again.line))
            self.body.addWidget(self.again)
            self.body.addWidget(hint(self.tr("At least %n character(s). Without it the backup is worthless: write it"
                                             " down and keep it in a safe place.", "", SHORTEST)))
        self.again.setVisible(new)
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.ok = self.add_button(self.tr("Save backup") if new else self.tr("Import"), default=True)
        self.ok.clicked.connect(self._give)
        for field in (self.field, self.again):
            field.changed.connect(self._edited)
        self._edited()
        self.fit(480)
        self.field.line.setFocus()

    def _edited(self) -> None:
        text = self.field.text()
        self.ok.setEnabled(bool(text) and (not self._new or (len(text) >= SHORTEST and text == self.again.text())))

    def _give(self) -> None:
        self.given.emit(self.field.text())
        self.accept()
