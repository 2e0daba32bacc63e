"""Asks for a new tag's name and colour."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import tags
from ui.dialogs.name import NameDialog
from ui.forms.color_button import ColorButton
from ui.forms.labels import field_label, hint, title
from ui.models.tag_book import TagBook


class TagDialog(NameDialog):
    """After acceptance: `name()` and `color()`."""

    def __init__(self, book: TagBook, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New tag"), parent, "", tags.NAME_LENGTH)
        self._taken = {tag.title.casefold() for tag in book.tags}
        self._full = len(book.tags) >= tags.MOST
        self.color_button = ColorButton(tags.spare_color(tag.color for tag in book.tags))
        self.body.addWidget(title(self.tr("New tag"), 1.25))
        self.body.addWidget(hint(self.tr("Your other mail programs see it as a keyword on the server.")))
        self.body.addSpacing(4)
        self.body.addWidget(field_label(self.tr("&Name"), self.line))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.color_button)
        row.addWidget(self.line, 1)
        self.body.addLayout(row)
        self.ask(self.tr("Cancel"), self.tr("Create"))

    def color(self) -> str:
        return self.color_button.color

    def judged(self, name: str) -> tuple[str, bool]:
        words = ""
        if self._full:
            words = self.tr("There are %n tags already; remove one first.", "", tags.MOST)
        elif name.casefold() in self._taken:
            words = self.tr("There is a tag of this name already.")
        elif not name.isprintable():
            words = self.tr("A name may contain visible characters only.")
        return words, not words
