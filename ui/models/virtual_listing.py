"""Lists that are no folder: the Inboxes of all accounts, and mail that was put off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.events import MessagesChanged
from app.model.message import MessageRow
from app.store import messages, snooze, unified
from app.store.database import Database
from app.store.messages import View
from ui.models.listing import PAGE


class UnifiedListing:
    """Several folders in one order, perhaps filtered; `view.folder_id` does not matter. As listing.Listing."""

    def __init__(self, folder_ids: Sequence[int], view: View) -> None:
        self.folder_ids = tuple(folder_ids)
        self.view = view

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[MessageRow], bool]:
        found = unified.page(db, self.folder_ids, self.view, after, PAGE)
        return found, len(found) < PAGE

    def key(self, row: MessageRow) -> tuple[Any, ...]:
        return messages.sort_key(row, self.view)

    def matches(self, row: MessageRow) -> bool:
        return row.folder_id in self.folder_ids and messages.matches(row, replace(self.view, folder_id=row.folder_id))

    def concerns(self, event: MessagesChanged) -> bool:
        return event.folder_id in self.folder_ids

    def gone(self, db: Database, ids: Sequence[int]) -> list[int]:
        # What left one Inbox may lie in another one by now.
        there = {row.id for row in messages.rows(db, ids) if row.folder_id in self.folder_ids and not row.snoozed_until}
        return [each for each in ids if each not in there]


class SnoozedListing:
    """Messages of all folders that sleep, the next one due first. As listing.Listing."""

    def page(self, db: Database, after: MessageRow | None) -> tuple[list[MessageRow], bool]:
        found = snooze.page(db, after, PAGE)
        return found, len(found) < PAGE

    def key(self, row: MessageRow) -> tuple[Any, ...]:
        return (row.snoozed_until, row.id)

    def matches(self, row: MessageRow) -> bool:
        return row.snoozed_until > 0

    def concerns(self, event: MessagesChanged) -> bool:
        return True

    def gone(self, db: Database, ids: Sequence[int]) -> list[int]:
        there = {row.id for row in messages.rows(db, ids) if row.snoozed_until}
        return [each for each in ids if each not in there]
