"""Above the message list: the folder's name and counts, sort menu, layout, quick filters, a line about a search."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
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
from ui.forms.flow_layout import FlowLayout
from ui.views.elided_label import ElidedLabel
from ui.views.place_chip import PLACES, PlaceChip

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
        self._close = self._tool("close", self.tr("Leave the search"))
        self._close.clicked.connect(self.search_closed)
        self._close.hide()
        self._sort = self._tool("sort", self.tr("Sort"))
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout = self._tool("columns", self.tr("Two lines or columns"))
        self._layout.clicked.connect(self.layout_toggled)
        self._build_sort_menu()
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.title, 1)
        first.addWidget(self.counts)
        first.addSpacing(6)
        for button in (self._close, self._sort, self._layout):
            first.addWidget(button)
        self._chips = QButtonGroup(self)
        self._filters = QWidget()
        second = FlowLayout(self._filters, spacing=6)
        for only, text in ((Only.ALL, self.tr("All")), (Only.UNREAD, self.tr("Unread")),
                           (Only.FLAGGED, self.tr("Starred")), (Only.ATTACHMENT, self.tr("Files")),
                           (Only.MISSING, self.tr("Missing"))):
            second.addWidget(self._chip(only, text))
        self._button(Only.MISSING).hide()
        self.places = PlaceChip()
        self._chips.addButton(self.places)
        second.addWidget(self.places)
        self.places.chosen.connect(self._place_chosen)
        self.places.hide()
        self.note = QLabel()
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGINS)
        column.setSpacing(7)
        column.addLayout(first)
        column.addWidget(self._filters)
        column.addWidget(self.note)

    @property
    def only(self) -> Only:
        checked = self._chips.checkedButton()
        return Only(checked.property("only")) if checked else Only.ALL

    def _button(self, only: Only) -> QAbstractButton:
        return next(button for button in self._chips.buttons() if button.property("only") == only.value)

    def set_only(self, only: Only) -> None:
        if only in PLACES:
            self.places.choose(only)
        for button in self._chips.buttons():
            if button.property("only") == only.value:
                button.setChecked(True)

    def show_folder(self, title: str, counts: str, *, missing: bool = False, places: bool = False,
                    note: str = "") -> None:
        """`missing`: some of its messages are gone from the server, and can be asked for. `places`: its messages may
        be here, on the server or on both. `note`: a line below."""
        self._button(Only.MISSING).setVisible(missing or self.only is Only.MISSING)
        self.places.setVisible(places)
        self._close.hide()
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._filters.setVisible(bool(title))
        self._sort.setVisible(bool(title))
        self._layout.setVisible(bool(title))
        self.title.setText(title)
        self.counts.setText(counts)
        self._fit_counts()

    def show_search(self, title: str, note: str) -> None:
        """While results stand in the list."""
        self._close.show()
        self._layout.show()
        self._sort.hide()
        self._filters.hide()
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

    def _chip(self, only: Only, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setProperty("only", only.value)
        button.setChecked(only is Only.ALL)
        self._chips.addButton(button)
        button.clicked.connect(lambda: self.only_changed.emit(only))
        return button

    def _place_chosen(self, only: Only) -> None:
        self.set_only(only)
        self.only_changed.emit(only)

    def _tool(self, icon: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        icons.bind(button, icon, "dim")
        return button
