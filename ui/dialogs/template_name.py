"""Asks under which name a message is kept as a template."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, field_label, hint

_LONGEST = 100


class TemplateNameDialog(DialogFrame):
    """After acceptance: `name()`. One that is taken is replaced, or refused where `rename` is the name it has."""

    def __init__(self, taken: Set[str], name: str, parent: QWidget | None = None, *, rename: bool = False) -> None:
        super().__init__(self.tr("Rename template") if rename else self.tr("Save as template"), parent)
        self._taken, self._rename, self._before = taken, rename, name
        self.line = QLineEdit(name[:_LONGEST])
        self.line.setMaxLength(_LONGEST)
        self.line.selectAll()
        self.problem = Problem()
        if not rename:
            self.body.addWidget(hint(self.tr("Recipients, subject, text and files are kept for new messages.")))
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        self.body.addWidget(self.line)
        self.body.addWidget(self.problem)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.ok = self.add_button(self.tr("Rename") if rename else self.tr("Save"), default=True)
        self.ok.clicked.connect(self.accept)
        self.line.textChanged.connect(self._judge)
        self._judge()
        self.fit(420)
        self.line.setFocus()

    def name(self) -> str:
        return " ".join(self.line.text().split())

    def _judge(self) -> None:
        name, words = self.name(), ""
        taken = name in self._taken and not (self._rename and name == self._before)
        if not name.isprintable():
            words = self.tr("A name may contain visible characters only.")
        elif taken and self._rename:
            words = self.tr("There is a template of this name already.")
        elif taken:
            words = self.tr("The template of this name is replaced.")
        self.problem.say(words)
        self.ok.setEnabled(bool(name) and name.isprintable() and not (taken and self._rename))
