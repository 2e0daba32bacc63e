"""Asks for a new tag's name and colour."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui import tags
from ui.dialogs.frame import DialogFrame
from ui.forms.color_button import ColorButton
from ui.forms.labels import Problem, field_label, hint, title
from ui.models.tag_book import TagBook


class TagDialog(DialogFrame):
    """After acceptance: `name()` and `color()`."""

    def __init__(self, book: TagBook, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New tag"), parent)
        self._taken = {tag.title.casefold() for tag in book.tags}
        self._full = len(book.tags) >= tags.MOST
        self.line = QLineEdit()
        self.line.setMaxLength(tags.NAME_LENGTH)
        self.color_button = ColorButton(tags.spare_color(tag.color for tag in book.tags))
        self.problem = Problem()
        self.body.addWidget(title(self.tr("New tag"), 1.25))
        self.body.addWidget(hint(self.tr("Your other mail programs see it as a keyword on the server.")))
        self.body.addSpacing(4)
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.color_button)
        row.addWidget(self.line, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.problem)
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.ok = self.add_button(self.tr("Create"), default=True)
        self.ok.clicked.connect(self.accept)
        self.line.textChanged.connect(self._judge)
        self._judge()
        self.fit(420)
        self.line.setFocus()

    def name(self) -> str:
        return " ".join(self.line.text().split())

    def color(self) -> str:
        return self.color_button.color

    def _judge(self) -> None:
        words = ""
        if self._full:
            words = self.tr("There are %n tags already; remove one first.", "", tags.MOST)
        elif self.name().casefold() in self._taken:
            words = self.tr("There is a tag of this name already.")
        elif not self.name().isprintable():
            words = self.tr("A name may contain visible characters only.")
        self.problem.say(words)
        self.ok.setEnabled(bool(self.name()) and not words)
