"""The person's tags, one line each: colour, name, the key, a cross."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui import icons, tags
from ui.forms.color_button import ColorButton
from ui.forms.labels import hint
from ui.forms.scrolling import scrolling
from ui.models.tag_book import TagBook
from ui.tags import Tag

KEYS = 9


class TagList(QWidget):
    """Writes every change into the book at once."""

    def __init__(self, book: TagBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.lines: list[TagLine] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(4)
        self._column.addStretch()
        inner = QWidget()
        inner.setLayout(self._column)
        scroll = scrolling(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(230)
        # The page's own ground shows through.
        inner.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(hint(self.tr("The keys 1 to 9 put the first nine tags on a message and take them off; 0 takes"
                                      " all off.")))
        layout.addWidget(scroll, 1)
        book.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Lines whose tags are still there stay, and so does the cursor in them."""
        known = self._book.tags
        if [line.tag.keyword for line in self.lines] != [tag.keyword for tag in known]:
            for line in self.lines:
                self._column.removeWidget(line)
                line.hide()
                line.deleteLater()
            self.lines = [self._new_line(place, tag) for place, tag in enumerate(known)]
        for line, tag in zip(self.lines, known, strict=True):
            line.tag = tag

    def _new_line(self, place: int, tag: Tag) -> TagLine:
        line = TagLine(tag, str(place + 1) if place < KEYS else "")
        line.changed.connect(lambda changed: self._book.put(
            changed if each.keyword == changed.keyword else each for each in self._book.tags))
        line.removed.connect(lambda gone: self._book.put(
            each for each in self._book.tags if each.keyword != gone.keyword))
        self._column.insertWidget(place, line)
        return line


class TagLine(QWidget):
    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, tag: Tag, key: str) -> None:
        super().__init__()
        self.tag = tag
        self.color = ColorButton(tag.color)
        self.color.setAccessibleName(self.tr("Colour of the tag “{tag}”").format(tag=tag.title))
        self.name = QLineEdit(tag.title)
        self.name.setMaxLength(tags.NAME_LENGTH)
        self.name.setAccessibleName(self.tr("Name of the tag"))
        number = QLabel(key)
        number.setProperty("role", "dim")
        number.setFixedWidth(14)
        self.remove = QToolButton()
        self.remove.setToolTip(self.tr("Remove the tag"))
        self.remove.setAccessibleName(self.tr("Remove the tag “{tag}”").format(tag=tag.title))
        icons.bind(self.remove, "close", "dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(number)
        row.addWidget(self.color)
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)
        self.color.changed.connect(lambda color: self.changed.emit(replace(self.tag, color=color)))
        self.name.editingFinished.connect(self._named)
        self.remove.clicked.connect(lambda: self.removed.emit(self.tag))

    def _named(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.name.setText(self.tag.title)
        elif name != self.tag.title:
            self.changed.emit(replace(self.tag, name=name))
