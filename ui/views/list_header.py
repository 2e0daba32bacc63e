"""Above the message list: the folder's name and counts, sort menu, layout, quick filters, a line about a search."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.store.messages import Only, SortBy
from ui import icons
from ui.forms.elided_label import ElidedLabel
from ui.forms.tool_button import tool_button
from ui.views.quick_filters import QuickFilters
from ui.views.search_line import SearchLine

MARGINS, COUNTS_GAP = QMargins(16, 10, 10, 9), 16


class ListHeader(QFrame):
    """Shows what it is told and tells what is clicked."""

    sort_wanted = Signal(object, bool)
    only_changed = Signal(object)
    layout_toggled = Signal()
    search_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "surface")
        self.sort, self.descending = SortBy.DATE, True
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.counts = QLabel()
        self.counts.setProperty("role", "small")
        self._close = tool_button("close", self.tr("Leave the search"))
        self._close.clicked.connect(self.search_closed)
        self._close.hide()
        self._sort = tool_button("sort", self.tr("Sort"))
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout = tool_button("columns", self.tr("Two lines or columns"))
        self._layout.clicked.connect(self.layout_toggled)
        self._build_sort_menu()
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.title, 1)
        first.addWidget(self.counts)
        first.addSpacing(6)
        for button in (self._close, self._sort, self._layout):
            first.addWidget(button)
        self.filters = QuickFilters()
        self.filters.changed.connect(lambda: self.only_changed.emit(self.only))
        self.note = QLabel()
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.note.hide()
        self.search = SearchLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGINS)
        column.setSpacing(7)
        column.addLayout(first)
        column.addWidget(self.filters)
        column.addWidget(self.note)
        column.addWidget(self.search)

    @property
    def only(self) -> Only:
        """The first of the quick filters in force."""
        return next(iter(self.filters.chosen), Only.ALL)

    def set_only(self, only: Only) -> None:
        self.filters.set_only(only)

    def show_folder(self, title: str, counts: str, *, missing: bool = False, places: bool = False,
                    note: str = "", arranged: bool = True) -> None:
        """`missing`: some of its messages are gone from the server, and can be asked for. `places`: its messages may
        be here, on the server or on both. `note`: a line below. `arranged`: it can be sorted and filtered."""
        self.filters.show_for(missing=missing, places=places)
        self._close.hide()
        self.search.set_active(False)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.filters.setVisible(bool(title) and arranged)
        self._sort.setVisible(bool(title) and arranged)
        self._layout.setVisible(bool(title))
        self.title.setText(title)
        self.counts.setText(counts)
        self._fit_counts()

    def show_search(self, title: str, note: str) -> None:
        """While results stand in the list."""
        self._close.show()
        self.search.set_active(True)
        self._layout.show()
        self._sort.hide()
        self.filters.hide()
        self.title.setText(title)
        self.counts.setText("")
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_counts()

    def _fit_counts(self) -> None:
        """Where both do not fit, the folder's name stays: its unread are counted in the tree, too."""
        room = self.width() - MARGINS.left() - MARGINS.right() - COUNTS_GAP
        room -= sum(button.sizeHint().width() for button in (self._sort, self._layout))
        needed = self.title.fontMetrics().horizontalAdvance(self.title.text()) + self.counts.sizeHint().width()
        self.counts.setVisible(needed <= room)

    def show_sort(self, sort: SortBy, descending: bool) -> None:
        self.sort, self.descending = sort, descending
        for action in self._by.actions():
            action.setChecked(action.data() == sort.value)
        for action in self._direction.actions():
            action.setChecked(action.data() == descending)

    def show_layout_icon(self, name: str) -> None:
        icons.bind(self._layout, name, "dim")

    def _build_sort_menu(self) -> None:
        menu = QMenu(self._sort)
        self._by, self._direction = QActionGroup(menu), QActionGroup(menu)
        for sort, text in ((SortBy.DATE, self.tr("Date")), (SortBy.SENDER, self.tr("From")),
                           (SortBy.SUBJECT, self.tr("Subject")), (SortBy.SIZE, self.tr("Size"))):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(sort.value)
            self._by.addAction(action)
        menu.addSeparator()
        for descending, text in ((True, self.tr("Newest or largest first")),
                                 (False, self.tr("Oldest or smallest first"))):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(descending)
            self._direction.addAction(action)
        self._by.triggered.connect(lambda action: self.sort_wanted.emit(SortBy(action.data()), self.descending))
        self._direction.triggered.connect(lambda action: self.sort_wanted.emit(self.sort, bool(action.data())))
        self._sort.setMenu(menu)
