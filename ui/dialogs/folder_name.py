"""Asks for a folder's name, for a new one or for another name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, field_label, title

MAX_LENGTH = 200


class FolderNameDialog(DialogFrame):
    """`taken` holds the names beside it; `delimiter` must not be part of a name. After acceptance: `name()`."""

    def __init__(self, heading: str, parent: QWidget | None = None, *, name: str = "",
                 taken: Collection[str] = (), delimiter: str = "/") -> None:
        super().__init__(heading, parent)
        self._taken = frozenset(each.casefold() for each in taken) - {name.casefold()}
        self._delimiter = delimiter
        self._old = name
        self.body.addWidget(title(heading, 1.25))
        self.body.addSpacing(4)
        self.line = QLineEdit(name)
        self.line.setMaxLength(MAX_LENGTH)
        self.problem = Problem()
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        self.body.addWidget(self.line)
        self.body.addWidget(self.problem)
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.ok = self.add_button(self.tr("Rename") if name else self.tr("Create"), default=True)
        self.ok.clicked.connect(self.accept)
        self.line.textChanged.connect(self._judge)
        self._judge()
        self.fit(420)
        self.line.setFocus()
        self.line.selectAll()

    def name(self) -> str:
        return self.line.text().strip()

    def _judge(self) -> None:
        name = self.name()
        words = ""
        if self._delimiter and self._delimiter in name:
            words = self.tr("A name cannot contain “{sign}”.").format(sign=self._delimiter)
        elif not name.isprintable():
            words = self.tr("A name may contain visible characters only.")
        elif name.casefold() in self._taken:
            words = self.tr("There is a folder of this name already.")
        self.problem.say(words)
        self.ok.setEnabled(bool(name) and not words and name != self._old)
