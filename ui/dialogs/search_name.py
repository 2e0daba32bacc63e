"""Asks for the name of a search that is to stand among the folders."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from ui.dialogs.name import NameDialog
from ui.forms.labels import field_label, hint, title

MAX_LENGTH = 100


class SearchNameDialog(NameDialog):
    """`taken` holds the names that there are."""

    def __init__(self, query: str, parent: QWidget | None = None, *, name: str = "", taken: Collection[str] = ()
                 ) -> None:
        heading = self.tr("Rename search") if name else self.tr("Save search")
        super().__init__(heading, parent, name or query, MAX_LENGTH)
        self._taken = frozenset(each.casefold() for each in taken) - {name.casefold()}
        self._old = name
        self.body.addWidget(title(heading, 1.25))
        self.body.addWidget(hint(self.tr("It stands among the folders and finds anew whenever it is opened: {query}"
                                         ).format(query=query)))
        self.body.addSpacing(4)
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        self.body.addWidget(self.line)
        self.ask(self.tr("Cancel"), self.tr("Rename") if name else self.tr("Save"), 440)

    def judged(self, name: str) -> tuple[str, bool]:
        words = ""
        if not name.isprintable():
            words = self.tr("A name may contain visible characters only.")
        elif name.casefold() in self._taken:
            words = self.tr("There is a saved search of this name already.")
        return words, not words and name != self._old
