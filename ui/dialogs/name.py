"""Asks for one name, and says at once what is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem


class NameDialog(DialogFrame):
    """After acceptance: `name()`. Heirs put the `line` into the body, call `ask` in the end, and judge."""

    def __init__(self, heading: str, parent: QWidget | None, name: str, longest: int) -> None:
        super().__init__(heading, parent)
        self.line = QLineEdit(name[:longest])
        self.line.setMaxLength(longest)
        self.problem = Problem()

    def ask(self, give_up: str, go_on: str, width: int = 420) -> None:
        """To be called once."""
        self.body.addWidget(self.problem)
        self.body.addStretch()
        self.add_button(give_up).clicked.connect(self.reject)
        self.ok = self.add_button(go_on, default=True)
        self.ok.clicked.connect(self.accept)
        self.line.textChanged.connect(self._judge)
        self._judge()
        self.fit(width)
        self.line.setFocus()
        self.line.selectAll()

    def name(self) -> str:
        return " ".join(self.line.text().split())

    def judged(self, name: str) -> tuple[str, bool]:
        """What is to be said of it, if anything, and whether it can be taken."""
        raise NotImplementedError

    def _judge(self) -> None:
        words, may_be = self.judged(self.name())
        self.problem.say(words)
        self.ok.setEnabled(bool(self.name()) and may_be)
