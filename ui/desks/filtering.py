"""The quick filters by menu and key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.store.messages import Only
from ui.actions import Actions
from ui.context import Context
from ui.views.message_list import MessageListPane


class FilteringDesk(QObject):
    """An entry is ticked while its chip is down."""

    def __init__(self, context: Context, pane: MessageListPane, actions: Actions) -> None:
        super().__init__(context.window)
        self._filters = pane.header.filters
        self._entries = {Only.ALL: actions.only_all, Only.UNREAD: actions.only_unread,
                         Only.FLAGGED: actions.only_starred, Only.ATTACHMENT: actions.only_files}
        self._tagged = actions.only_tagged
        for only, action in self._entries.items():
            action.triggered.connect(partial(self._filters.toggle, only))
        self._tagged.triggered.connect(self._filters.toggle_tagged)
        actions.only_menu.addActions([*self._entries.values(), self._tagged])
        actions.only_menu.aboutToShow.connect(self._tick)

    def _tick(self) -> None:
        """They can be chosen where the chips stand."""
        for only, action in self._entries.items():
            action.setEnabled(self._filters.isVisible())
            action.setChecked(self._filters.chip(only).isChecked())
        self._tagged.setEnabled(self._filters.isVisible() and not self._filters.tags.isHidden())
        self._tagged.setChecked(self._filters.tags.isChecked())
