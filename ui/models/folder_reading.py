"""Reading an account's folders and making nodes of them: in the Qt thread, or for many of them in another."""

from __future__ import annotations

from collections.abc import Callable

from app.model.account import Account
from app.model.folder import Folder
from app.quick_dataclass import dataclass
from app.store import folders, outbox
from app.store import quota as quotas
from app.store.database import Database
from ui.models.folder_nodes import Node, folder_nodes, outbox_node, quota_node


@dataclass(frozen=True, slots=True)
class FolderRead:
    """All folders in tree order, and the nodes of those that are shown."""

    account: Account
    show_all: bool
    folders: tuple[Folder, ...]
    nodes: list[Node]


def read(db: Database, account: Account, show_all: bool) -> FolderRead:
    known = folders.folders(db, account.id)
    return FolderRead(account, show_all, known, folder_nodes(account, known, show_all=show_all))


def read_apart(open_reader: Callable[[], Database], account: Account, show_all: bool,
               last: FolderRead | None) -> FolderRead | None:
    """For a thread of its own: with a connection of its own. None where nothing is different from the last time."""
    db = open_reader()
    try:
        known = folders.folders(db, account.id)
    finally:
        db.close()
    if last is not None and (last.account, last.show_all, last.folders) == (account, show_all, known):
        return None
    return FolderRead(account, show_all, known, folder_nodes(account, known, show_all=show_all))


def quota_nodes(db: Database, account: Account) -> list[Node]:
    """Of several quotas the one that will stop mail first."""
    found = [each for each in quotas.quotas(db, account.id) if each.limit > 0]
    return [quota_node(account, max(found, key=lambda each: each.used / each.limit))] if found else []


def outbox_nodes(db: Database, account: Account) -> list[Node]:
    waiting = len(outbox.entries(db, account.id))
    return [outbox_node(account, waiting)] if waiting else []
