"""Asks for a folder's name, for a new one or for another name."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from ui.dialogs.name import NameDialog
from ui.forms.labels import field_label, title

MAX_LENGTH = 200


class FolderNameDialog(NameDialog):
    """`taken` holds the names beside it; `delimiter` must not be part of a name."""

    def __init__(self, heading: str, parent: QWidget | None = None, *, name: str = "",
                 taken: Collection[str] = (), delimiter: str = "/") -> None:
        super().__init__(heading, parent, name, MAX_LENGTH)
        self._taken = frozenset(each.casefold() for each in taken) - {name.casefold()}
        self._delimiter = delimiter
        self._old = name
        self.body.addWidget(title(heading, 1.25))
        self.body.addSpacing(4)
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        self.body.addWidget(self.line)
        self.ask(self.tr("Cancel"), self.tr("Rename") if name else self.tr("Create"))

    def name(self) -> str:
        """Blanks within it are part of it."""
        return self.line.text().strip()

    def judged(self, name: str) -> tuple[str, bool]:
        words = ""
        if self._delimiter and self._delimiter in name:
            words = self.tr("A name cannot contain “{sign}”.").format(sign=self._delimiter)
        elif not name.isprintable():
            words = self.tr("A name may contain visible characters only.")
        elif name.casefold() in self._taken:
            words = self.tr("There is a folder of this name already.")
        return words, not words and name != self._old
