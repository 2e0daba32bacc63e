"""Asks for the name of a search that is to stand among the folders."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, field_label, hint, title

MAX_LENGTH = 100


class SearchNameDialog(DialogFrame):
    """`taken` holds the names that there are. After acceptance: `name()`."""

    def __init__(self, query: str, parent: QWidget | None = None, *, name: str = "", taken: Collection[str] = ()
                 ) -> None:
        heading = self.tr("Rename search") if name else self.tr("Save search")
        super().__init__(heading, parent)
        self._taken = frozenset(each.casefold() for each in taken) - {name.casefold()}
        self._old = name
        self.body.addWidget(title(heading, 1.25))
        self.body.addWidget(hint(self.tr("It stands among the folders and finds anew whenever it is opened: {query}"
                                         ).format(query=query)))
        self.body.addSpacing(4)
        self.line = QLineEdit(name or query[:MAX_LENGTH])
        self.line.setMaxLength(MAX_LENGTH)
        self.problem = Problem()
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        self.body.addWidget(self.line)
        self.body.addWidget(self.problem)
        self.body.addStretch()
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.ok = self.add_button(self.tr("Rename") if name else self.tr("Save"), default=True)
        self.ok.clicked.connect(self.accept)
        self.line.textChanged.connect(self._judge)
        self._judge()
        self.fit(440)
        self.line.setFocus()
        self.line.selectAll()

    def name(self) -> str:
        return " ".join(self.line.text().split())

    def _judge(self) -> None:
        name, words = self.name(), ""
        if not name.isprintable():
            words = self.tr("A name may contain visible characters only.")
        elif name.casefold() in self._taken:
            words = self.tr("There is a saved search of this name already.")
        self.problem.say(words)
        self.ok.setEnabled(bool(name) and not words and name != self._old)
