"""The middle pane: heading, quick filters, and the list in two lines or in columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.model.message import MessageRow
from app.store.messages import SortBy
from ui.forms.empty_state import EmptyState
from ui.models.message_list import MessageListModel
from ui.models.rows_model import Column
from ui.settings import ListLayout
from ui.views.banner import BannerStack
from ui.views.column_delegate import ColumnDelegate
from ui.views.columns_view import ColumnsView
from ui.views.folding import Folding
from ui.views.lines_view import LinesView
from ui.views.list_header import ListHeader
from ui.views.message_delegate import TwoLineDelegate
from ui.views.rows_view import RowsView

LEAST_LIST = 80
"""Pixels that are left to the rows where much is said above them."""
_SORT_COLUMNS = {Column.DATE: SortBy.DATE, Column.SENDER: SortBy.SENDER, Column.SUBJECT: SortBy.SUBJECT,
                 Column.SIZE: SortBy.SIZE}


class MessageListPane(QWidget):
    """Knows what is chosen; what is done with it is decided elsewhere."""

    selection_changed = Signal()
    opened = Signal(object)
    """The MessageRow that was double-clicked, or on which Return was pressed."""
    star_clicked = Signal(object)
    menu_wanted = Signal(QPoint)
    sort_wanted = Signal(object, bool)
    """SortBy, descending."""

    def __init__(self, model: MessageListModel, layout: ListLayout, columns: str = "",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._fall_back: int | None = None
        self.header = ListHeader(self)
        self.banners = BannerStack()
        self.lines = LinesView()
        self.columns = ColumnsView()
        self.empty = EmptyState()
        self.empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._two_lines = delegate = TwoLineDelegate(model, self.lines)
        cells = ColumnDelegate(model, self.columns)
        self.folding = Folding(model, self)
        for each in (delegate, cells):
            each.star_clicked.connect(self.star_clicked)
            each.fold_clicked.connect(lambda row: self.folding.turn(self.chosen(), row))
        for rows in (self.lines, self.columns):
            rows.fold_wanted.connect(lambda unfold: self.folding.step(self._selection.currentIndex(), unfold))
        self.folding.wanted.connect(self.select)
        self.folding.changed.connect(self.selection_changed)
        self.lines.setItemDelegate(delegate)
        self.columns.setItemDelegate(cells)
        self._stack = QStackedWidget()
        for view in (self.lines, self.columns, self.empty):
            self._stack.addWidget(view)
        # Rows scroll: what is said above them is not cut for the sake of the words in an empty list.
        self._stack.setMinimumHeight(LEAST_LIST)
        # Before the selection model hears of it, for afterwards the chosen rows are forgotten.
        model.rowsAboutToBeRemoved.connect(self._before_removal)
        for view in (self.lines, self.columns):
            self._prepare(view)
        self.columns.setSelectionModel(self.lines.selectionModel())
        self.columns.lay_out(columns)
        self.columns.header().sectionClicked.connect(self._header_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banners)
        column.addWidget(self._stack, 1)
        self.set_layout(layout)
        self.lines.selectionModel().selectionChanged.connect(self.selection_changed)
        model.modelReset.connect(self.selection_changed)
        model.rowsRemoved.connect(self._after_removal)
        model.tags.changed.connect(self.repaint_rows)
        self.header.sort_wanted.connect(self.sort_wanted)

    # --- what is chosen -----------------------------------------------------------------------

    def selected(self) -> list[MessageRow]:
        """The messages that an edit is about, from the top down: of a folded conversation all that the list shows."""
        return self._model.stands_for(self.chosen())

    def stands_for(self, row: MessageRow) -> list[MessageRow]:
        """The messages that an edit of this row is about."""
        return self._model.stands_for([row])

    def one(self) -> MessageRow | None:
        """The one message that is to be read or answered, of a folded conversation, too. None unless exactly one row is
        chosen."""
        return self.folding.one(self.chosen())

    def chosen(self) -> list[MessageRow]:
        """The rows, from the top down."""
        places = {place for first, last in _spans(self._selection.selection()) for place in range(first, last + 1)}
        return [self._model.message(place) for place in sorted(places) if place < self._model.rowCount()]

    def select(self, place: int) -> None:
        """Chooses one row and shows it."""
        if 0 <= place < self._model.rowCount():
            index = self._model.index(place, Column.SUBJECT)
            flag = QItemSelectionModel.SelectionFlag
            self._selection.setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self._view.scrollTo(index)

    def select_id(self, message_id: int) -> None:
        """Chooses this message, if it is among the rows that are loaded."""
        for place in range(self._model.rowCount()):
            if self._model.message(place).id == message_id:
                self.select(place)
                return

    def step(self, by: int) -> None:
        """To the next (1) or the previous (-1) row."""
        current = self._selection.currentIndex()
        if not current.isValid() or not self._selection.hasSelection():
            self.select(0)
            return
        target = current.row() + by
        if target >= self._model.rowCount() and self._model.canFetchMore(QModelIndex()):
            self._model.fetchMore(QModelIndex())
        self.select(target)

    def step_unread(self) -> None:
        """To what else is unread in the chosen conversation, then to the next unread row below, else the first one."""
        if self.folding.step_unread(self.chosen()):
            return
        current = self._selection.currentIndex()
        start = current.row() + 1 if current.isValid() else 0
        count = self._model.rowCount()
        for place in (*range(start, count), *range(min(start, count))):
            if self._model.as_shown(self._model.message(place)).is_unread:
                self.select(place)
                return

    def select_all(self) -> None:
        self._view.selectAll()

    def focus_list(self) -> None:
        """The list, or the button of the words that stand in its place."""
        words = self.empty.button if self.empty.button.text() else self.empty
        wanted = words if self.shows_empty else self._view
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_list_focus(self) -> bool:
        return self._view.hasFocus()

    @property
    def _selection(self) -> QItemSelectionModel:
        return self.lines.selectionModel()

    @property
    def _view(self) -> RowsView:
        return self.lines if self.layout_shown is ListLayout.TWO_LINES else self.columns

    def _before_removal(self, _parent: QModelIndex, first: int, last: int) -> None:
        if any(top <= last and bottom >= first for top, bottom in _spans(self._selection.selection())):
            self._fall_back = first

    def _after_removal(self) -> None:
        place, self._fall_back = self._fall_back, None
        if place is not None and not self._selection.hasSelection() and self._model.rowCount():
            self.select(min(place, self._model.rowCount() - 1))

    # --- how it looks -------------------------------------------------------------------------

    def set_layout(self, layout: ListLayout) -> None:
        self.layout_shown = layout
        self.show_list()
        rows = [index.row() for index in self._selection.selectedIndexes()]
        flag = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(self._selection):
            for place in set(rows):
                self._selection.select(self._model.index(place, 0), flag.Select | flag.Rows)
        self._view.viewport().update()

    def show_list(self) -> None:
        self._turn_to(self._view)

    def show_empty(self, icon: str, title: str, text: str = "", action: str = "") -> None:
        """Words in the list's place."""
        self._turn_to(self.empty, lambda: self.empty.say(icon, title, text, action))

    def _turn_to(self, page: QWidget, prepare: Callable[[], object] = lambda: None) -> None:
        """Qt hands the focus of what goes away to whatever comes next in the window: here it stays in the list."""
        focused = self.window().focusWidget()
        held = focused is not None and self._stack.isAncestorOf(focused)
        prepare()
        self._stack.setCurrentWidget(page)
        if held:
            self.focus_list()

    @property
    def shows_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def show_sort(self, sort: SortBy, descending: bool) -> None:
        self.header.show_sort(sort, descending)
        column = next(column for column, by in _SORT_COLUMNS.items() if by is sort)
        self.columns.show_sort(column, descending)

    def show_place(self, shown: bool) -> None:
        """As `ColumnsView.show_place`."""
        self.columns.show_place(shown)

    def column_state(self) -> str:
        """For Settings.columns."""
        return self.columns.saved_columns()

    def show_preview(self, lines: int) -> None:
        """So many lines of a message's text, 0 to 2, where there is room for them."""
        if lines != self._two_lines.preview_lines:
            self._two_lines.preview_lines = lines
            self.lines.doItemsLayout()

    def repaint_rows(self) -> None:
        """Density or theme changed, or a day has passed."""
        for view in (self.lines, self.columns):
            view.doItemsLayout()

    def _prepare(self, view: RowsView) -> None:
        view.setModel(self._model)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("Messages"))
        view.viewport().installEventFilter(self)
        view.activated.connect(lambda index: self.opened.emit(self.one() or self._model.message(index.row())))
        if isinstance(view, LinesView):
            view.show_only(Column.SUBJECT)

    def _header_clicked(self, section: int) -> None:
        by = _SORT_COLUMNS.get(Column(section))
        if by is not None:
            same = by is self.header.sort
            # Dates and sizes start with the largest, words with A.
            self.sort_wanted.emit(by, not self.header.descending if same else by in (SortBy.DATE, SortBy.SIZE))
        else:
            self.show_sort(self.header.sort, self.header.descending)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and watched in (self.lines.viewport(), self.columns.viewport()):
            where = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                rect = self._view.visualRect(self._selection.currentIndex())
                where = self._view.viewport().mapToGlobal(rect.center())
            self.menu_wanted.emit(where)
            return True
        return super().eventFilter(watched, event)


def _spans(selection: QItemSelection) -> list[tuple[int, int]]:
    """First and last row of every range."""
    return [(span.top(), span.bottom()) for span in selection.toList()]
