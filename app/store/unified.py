"""The Inboxes of all accounts as one list, read page by page."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from itertools import islice
from typing import Any

from app.model.folder import Folder, Role
from app.model.message import MessageRow
from app.store import accounts, folders, messages
from app.store.database import Database
from app.store.messages import View


def inboxes(db: Database) -> tuple[Folder, ...]:
    """Of every account, in the accounts' order."""
    found = (folders.by_role(db, each.id, Role.INBOX) for each in accounts.accounts(db))
    return tuple(each for each in found if each is not None)


def page(db: Database, folder_ids: Sequence[int], view: View, after: MessageRow | None,
         limit: int = 200) -> list[MessageRow]:
    """As `messages.page`, for several folders at once: each tells its next keys, and the first of all are read.

    `view.folder_id` does not matter. What it costs grows with the number of folders, and not with their size.
    """
    sql = messages.key_statement(view, limit, first=after is None)
    start: list[Any] = [] if after is None else [messages.sort_value(after, view.sort), after.id]
    streams = [db.rows(sql, (folder_id, *start)) for folder_id in folder_ids]
    return messages.rows(db, [number for number, _ in islice(
        merge(*streams, key=lambda row: (row[1], row[0]), reverse=view.descending), limit)])
