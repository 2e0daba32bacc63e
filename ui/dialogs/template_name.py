"""Asks under which name a message is kept as a template."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtWidgets import QWidget

from ui.dialogs.name import NameDialog
from ui.forms.labels import field_label, hint

_LONGEST = 100


class TemplateNameDialog(NameDialog):
    """A name that is taken is replaced, or refused where `rename` is the name it has."""

    def __init__(self, taken: Set[str], name: str, parent: QWidget | None = None, *, rename: bool = False) -> None:
        super().__init__(self.tr("Rename template") if rename else self.tr("Save as template"), parent, name, _LONGEST)
        self._taken, self._rename, self._before = taken, rename, name
        if not rename:
            self.body.addWidget(hint(self.tr("Recipients, subject, text and files are kept for new messages.")))
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        self.body.addWidget(self.line)
        self.ask(self.tr("Cancel"), self.tr("Rename") if rename else self.tr("Save"))

    def judged(self, name: str) -> tuple[str, bool]:
        words = ""
        taken = name in self._taken and not (self._rename and name == self._before)
        if not name.isprintable():
            words = self.tr("A name may contain visible characters only.")
        elif taken and self._rename:
            words = self.tr("There is a template of this name already.")
        elif taken:
            words = self.tr("The template of this name is replaced.")
        return words, name.isprintable() and not (taken and self._rename)
