"""The order of the list and its quick filters, as far as the store can be read by them at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.commands import PrepareOrder
from app.events import OrderPrepared
from app.store import ordering
from app.store.messages import Only, SortBy, View
from ui.context import Context
from ui.views.message_list import MessageListPane

WALKED = 5_000
"""Messages that are looked through one by one for what a filter lets pass."""


class Arranging(QObject):
    """What is not ready is asked for; `changed` tells that the list is to be read anew."""

    changed = Signal()

    def __init__(self, context: Context, pane: MessageListPane) -> None:
        super().__init__(context.window)
        self._context, self._pane = context, pane
        self._awaited: SortBy | None = None
        self._preparing: frozenset[str] = frozenset()
        self._sort = SortBy.DATE
        if context.settings.sort in [each.value for each in SortBy]:
            self._sort = SortBy(context.settings.sort)
        self._descending = context.settings.descending
        pane.sort_wanted.connect(self.sort_by)
        pane.header.only_changed.connect(lambda _only: self.changed.emit())
        context.bridge.order_prepared.connect(self._prepared)
        pane.show_sort(self._sort, self._descending)

    @property
    def waits(self) -> bool:
        """Whether a filter is being made quick: until then nothing can be shown."""
        return bool(self._preparing)

    def view(self, folder_id: int, total: Callable[[], int]) -> View | None:
        """None while it `waits`; `total` counts the messages that are to be looked at."""
        view = self._pane.header.filters.arranged(View(folder_id, self._sort, self._descending))
        if not ordering.is_ready(self._context.db, self._sort):
            # Until it is, the order that is always there: this thread must not sort a large folder.
            if self._awaited is not self._sort:
                self._awaited = self._sort
                self._context.engine.submit(PrepareOrder(self._sort.value))
            view = replace(view, sort=SortBy.DATE, descending=True)
        lacking = ordering.lacking(self._context.db, view)
        if not lacking or total() <= WALKED:
            self._preparing = frozenset()
            return view
        for each in lacking:
            if each not in self._preparing:
                self._context.engine.submit(PrepareOrder(each))
        self._preparing = frozenset(lacking)
        return None

    def sort_by(self, sort: SortBy, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self._context.settings.sort, self._context.settings.descending = sort.value, descending
        self._pane.show_sort(sort, descending)
        self.changed.emit()

    def _prepared(self, event: OrderPrepared) -> None:
        if event.order in self._preparing:
            if event.error is not None:
                self._pane.header.set_only(Only.ALL)
            self._preparing = frozenset()
            self.changed.emit()
            return
        self._awaited = None
        if event.order != self._sort.value:
            return
        if event.error is not None:
            self.sort_by(SortBy.DATE, descending=True)
        else:
            self.changed.emit()
