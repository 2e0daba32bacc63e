"""The left side of the preferences: a search, and below it the pages, or what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from ui import icons, theme
from ui.forms.clearing import clearable
from ui.forms.labels import hint
from ui.settings_pages.finder import Hit
from ui.settings_pages.registry import PageEntry

_LETTERS, _MOST_LETTERS = 31, 40
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Side(QWidget):
    """`find` looks for settings. Up and Down in the search walk through what is below it, without leaving it."""

    page_chosen = Signal(object)
    """A PageEntry."""
    hit_chosen = Signal(object)
    """A Hit, or None where nothing is looked for any more, or was found."""
    field_wanted = Signal()
    """The person wants to change what was found."""

    def __init__(self, entries: Sequence[PageEntry], find: Callable[[str], list[Hit]]) -> None:
        super().__init__()
        self._entries, self._find = entries, find
        self.hits: list[Hit] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        clearable(self.search)
        self.search.setMaxLength(100)
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages"))
        self.results = QListWidget()
        self.results.setAccessibleName(self.tr("Settings found"))
        self.results.setWordWrap(True)
        self.none = hint("")
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.none.setContentsMargins(4, 8, 4, 8)
        for each in (self.list, self.results):
            each.setProperty("role", "table")
            icons.fit(each, 20)
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for part in (self.list, self.results, self.none):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        self._fill()
        theme.manager().changed.connect(self._fill)
        self.list.currentRowChanged.connect(self._page_chosen)
        self.results.currentRowChanged.connect(self._hit_chosen)
        self.results.installEventFilter(self)
        self.results.itemActivated.connect(lambda _item: self._go())  # by the mouse

    def choose(self, entry: PageEntry, *, quietly: bool = False) -> None:
        """Its line in the list of pages; `quietly`: without telling of it."""
        blocked = self.list.blockSignals(quietly)
        self.list.setCurrentRow(self._entries.index(entry))
        self.list.blockSignals(blocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _RETURNS and watched in (self.search, self.results):
            self._go()
            return True  # left to the window it would press the button that has the focus by now
        if watched is self.search:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in _WALKS:
                shown = self.results if self.search.text().strip() else self.list
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                shown.setCurrentRow(max(0, min(shown.currentRow() + by, shown.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        """Icons have the theme's colour, and the width goes with the size of writing."""
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for entry in self._entries:
            self.list.addItem(QListWidgetItem(icons.icon(entry.icon), entry.title))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        letter = self.fontMetrics().averageCharWidth()
        needed = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth()  # some languages have longer titles
        self.setFixedWidth(max(letter * _LETTERS, min(needed, letter * _MOST_LETTERS)))

    def _look(self, text: str) -> None:
        self.hits = self._find(text)
        if not text.strip():
            self._stack.setCurrentWidget(self.list)
            self.hit_chosen.emit(None)
            return
        self.results.blockSignals(True)
        self.results.clear()
        for hit in self.hits:
            words = hit.title if hit.line is None else f"{hit.title}\n{hit.entry.title}"
            self.results.addItem(QListWidgetItem(icons.icon(hit.entry.icon), words))
        self.results.setCurrentRow(0)
        self.results.blockSignals(False)
        self.none.setText(self.tr("No setting is called “{text}”, or is described so.").format(text=text.strip()[:60]))
        self._stack.setCurrentWidget(self.results if self.hits else self.none)
        self.hit_chosen.emit(self.hits[0] if self.hits else None)

    def _page_chosen(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            self.page_chosen.emit(self._entries[row])

    def _hit_chosen(self, row: int) -> None:
        if 0 <= row < len(self.hits):
            self.hit_chosen.emit(self.hits[row])

    def _go(self) -> None:
        row = self.results.currentRow()
        if not 0 <= row < len(self.hits):
            return
        if self.hits[row].line is not None:
            self.field_wanted.emit()
        else:
            self.search.clear()
            self.list.setFocus()
