"""What BrowsingDesk asks about the lists of the tree that are no folder: all Inboxes as one, and mail put off."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.model.account import Protocol
from app.store import snooze, unified
from app.store.messages import View
from ui.context import Context
from ui.models import arranged
from ui.models.folder_nodes import Node, NodeKind, unread_of
from ui.models.grouping import Grouping
from ui.models.listing import Listing
from ui.models.top_nodes import SNOOZED, UNIFIED
from ui.models.virtual_listing import SnoozedListing
from ui.views.message_list import MessageListPane

LAST_UNIFIED = -1
"""In Settings.last_folder: all Inboxes were open."""


class VirtualPlaces(QObject):
    """`open` is the one that stands in the list; None while it is a folder, or nothing."""

    def __init__(self, context: Context, pane: MessageListPane) -> None:
        super().__init__(context.window)
        self._context, self._pane = context, pane
        self.open: NodeKind | None = None

    @staticmethod
    def is_one(node: Node) -> bool:
        return node.kind in (NodeKind.UNIFIED, NodeKind.SNOOZED)

    @property
    def key(self) -> str:
        """Of the open one's node."""
        return UNIFIED if self.open is NodeKind.UNIFIED else SNOOZED

    @property
    def inbox_ids(self) -> tuple[int, ...]:
        """The folders whose messages are shown, where these are all Inboxes."""
        return tuple(each.id for each in unified.inboxes(self._context.db)) if self.open is NodeKind.UNIFIED else ()

    @property
    def can_be_arranged(self) -> bool:
        return self.open is NodeKind.UNIFIED

    def listing(self, view: View) -> Listing | Grouping:
        if self.open is not NodeKind.UNIFIED:
            return SnoozedListing()
        return arranged.unified(self.inbox_ids, view, self._context.settings.conversations)

    def names(self, places: Mapping[int, str]) -> Mapping[int, str]:
        """What each row says of where it is: of an Inbox its account, else as `places` says."""
        if self.open is not NodeKind.UNIFIED:
            return places
        names = {each.id: each.name for each in self._context.accounts()}
        return {each.id: names.get(each.account_id, "") for each in unified.inboxes(self._context.db)}

    def title(self) -> str:
        return self.tr("All inboxes") if self.open is NodeKind.UNIFIED else self.tr("Snoozed")

    def show_heading(self) -> None:
        """Name and counts above the list."""
        pop3 = any(each.protocol is Protocol.POP3 for each in self._context.accounts())
        self._pane.header.show_folder(self.title(), self._counts(), places=pop3 and self.can_be_arranged,
                                      arranged=self.can_be_arranged)
        self._pane.show_place(pop3)

    def show_empty(self) -> None:
        if self.open is NodeKind.UNIFIED:
            self._pane.show_empty("inboxes", self.tr("All inboxes are empty"),
                                  self.tr("New messages show up here by themselves."))
        else:
            self._pane.show_empty("snooze", self.tr("Nothing is snoozed"),
                                  self.tr("What you snooze waits here and comes back to its folder in time."))

    def _counts(self) -> str:
        if self.open is not NodeKind.UNIFIED:
            return self.tr("%n message(s)", "", snooze.count(self._context.db))
        inboxes = unified.inboxes(self._context.db)
        total = self.tr("%n message(s)", "", sum(each.total for each in inboxes))
        count = sum(unread_of(each) for each in inboxes)
        unread = self.tr("%n unread", "", count)
        return f"{unread} · {total}" if count else total
