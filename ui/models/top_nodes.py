"""What stands above the accounts in the folder tree: all Inboxes as one, mail put off, favourites, saved searches."""

from __future__ import annotations

from app.model.account import Account
from app.store import accounts, favourites, saved_searches, snooze, unified
from app.store.database import Database
from ui.models.folder_nodes import Node, NodeKind, unread_of

UNIFIED, SNOOZED, FAVOURITES, SEARCHES = "unified", "snoozed", "favourites", "searches"


def top_nodes(db: Database) -> list[Node]:
    """Each only where there is something in it; all Inboxes from two accounts on."""
    owners = {each.id: each for each in accounts.accounts(db)}
    return [*counted_nodes(db), *_favourites(db, owners), *_searches(db)]


def counted_nodes(db: Database) -> list[Node]:
    """Those whose counts change with the messages."""
    return [*_unified(db), *_snoozed(db)]


def _unified(db: Database) -> list[Node]:
    inboxes = unified.inboxes(db)
    if len(inboxes) < 2:
        return []
    return [Node(UNIFIED, NodeKind.UNIFIED, None, count=sum(unread_of(each) for each in inboxes))]


def _snoozed(db: Database) -> list[Node]:
    count = snooze.count(db)
    return [Node(SNOOZED, NodeKind.SNOOZED, None, count=count)] if count else []


def _favourites(db: Database, owners: dict[int, Account]) -> list[Node]:
    found = [each for each in favourites.favourites(db) if each.account_id in owners]
    if not found:
        return []
    top = Node(FAVOURITES, NodeKind.FAVOURITES, None)
    for folder in found:
        owner = owners[folder.account_id]
        top.children.append(Node(f"favourite/{folder.id}", NodeKind.FOLDER, owner, folder, label=folder.name,
                                 namespace=folder.namespace, parent=top, favourite=True))
    return [top]


def _searches(db: Database) -> list[Node]:
    found = saved_searches.all_(db)
    if not found:
        return []
    top = Node(SEARCHES, NodeKind.SEARCHES, None)
    top.children = [Node(f"search/{each.id}", NodeKind.SEARCH, None, label=each.name, search=each, parent=top)
                    for each in found]
    return [top]
