"""The tree that the folder model shows: accounts with their quota, folders by namespace, and an outbox with mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from app.events import AccountStateChanged
from app.model.account import Account
from app.model.folder import Folder, Namespace, Quota, Role
from app.model.query import SavedSearch

DEEPEST = 40
"""Levels of the tree; what a server nests deeper stands at the last of them, under a longer name."""
_LEVELS = 200
"""Levels of a path that are looked at."""


class NodeKind(Enum):
    ACCOUNT = auto()
    QUOTA = auto()
    FOLDER = auto()
    HEADING = auto()
    """Above other users' folders, or shared ones."""
    OUTBOX = auto()
    UNIFIED = auto()
    """The Inboxes of all accounts in one list; this and the next four belong to no account."""
    SNOOZED = auto()
    FAVOURITES = auto()
    """Above the folders that the person wants at the top."""
    SEARCHES = auto()
    SEARCH = auto()


def takes_messages(folder: Folder) -> bool:
    """Whether messages can be put into it: some are only views of all mail, some belong to somebody else."""
    return folder.selectable and folder.may("i") and folder.role not in (Role.ALL, Role.FLAGGED)


@dataclass(eq=False, slots=True)
class Node:
    """`key` names the node for as long as it lives: "ACCOUNT", "ACCOUNT/PATH", "ACCOUNT//outbox", "unified",
    "favourite/FOLDER" or "search/SEARCH".

    `label` is what lies between this folder and its parent in the tree: more than a name if levels between are missing.
    `place` is the node's row below its parent. `takes`: messages can be dropped on it.
    """

    key: str
    kind: NodeKind
    owner: Account | None
    folder: Folder | None = None
    label: str = ""
    count: int = 0
    quota: Quota | None = None
    namespace: Namespace = Namespace.PERSONAL
    state: AccountStateChanged | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    number: int = 0
    place: int = 0
    takes: bool = False
    movable: bool = False
    """Can be dragged into another folder of the account: it lies on this computer only."""
    favourite: bool = False
    """Stands among the favourites, and once more where the folder belongs."""
    search: SavedSearch | None = None

    def __post_init__(self) -> None:
        self._judge()

    def _judge(self) -> None:
        self.takes = self.folder is not None and takes_messages(self.folder)
        self.movable = (self.folder is not None and self.folder.is_local and self.folder.role is Role.NONE
                        and not self.favourite)

    @property
    def account(self) -> Account:
        """Only for what belongs to one."""
        assert self.owner is not None, self.key
        return self.owner

    @property
    def content(self) -> tuple[object, ...]:
        """What is shown of it, apart from the state."""
        return self.owner, self.folder, self.label, self.count, self.quota, self.search

    def take(self, fresh: Node) -> None:
        self.owner, self.folder, self.label, self.count, self.quota, self.search = (
            fresh.owner, fresh.folder, fresh.label, fresh.count, fresh.quota, fresh.search)
        self.takes, self.movable = fresh.takes, fresh.movable


def account_node(account: Account) -> Node:
    return Node(str(account.id), NodeKind.ACCOUNT, account)


def outbox_node(account: Account, count: int) -> Node:
    return Node(f"{account.id}//outbox", NodeKind.OUTBOX, account, count=count)


def quota_node(account: Account, quota: Quota) -> Node:
    return Node(f"{account.id}//quota", NodeKind.QUOTA, account, quota=quota)


def all_of(node: Node) -> Iterator[Node]:
    """The node and everything below it, from the top down."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(each.children))


def unread_of(folder: Folder) -> int:
    """What was never synced is counted by the server."""
    return folder.unread if folder.total or folder.on_server <= 0 else max(folder.unseen_on_server, 0)


def lifted(folder: Folder) -> bool:
    """Whether it has one of the account's own roles, which give it its name and its place."""
    return folder.role is not Role.NONE and folder.namespace is Namespace.PERSONAL


def folder_nodes(account: Account, folders: Sequence[Folder], *, show_all: bool = True) -> list[Node]:
    """The account's top level. Folders with a role stand there wherever the server keeps them.

    A folder that cannot be opened and has nothing below it is left out; so is one without a subscription, unless
    `show_all` or all of the account's folders are without.
    """
    show_all = show_all or not any(each.subscribed for each in folders)
    top: dict[Namespace, list[Node]] = {Namespace.PERSONAL: [], Namespace.OTHERS: [], Namespace.SHARED: []}
    nodes: dict[str, tuple[Node, int]] = {}
    for folder in folders:
        node = Node(f"{account.id}/{folder.path}", NodeKind.FOLDER, account, folder, namespace=folder.namespace)
        parent, depth = (None, 0) if lifted(folder) else _ancestor(folder, nodes)
        nodes[folder.path] = (node, depth)
        node.parent = parent
        (parent.children if parent else top[folder.namespace]).append(node)
        above = parent.folder.path if parent and parent.folder else ""
        node.label = folder.path[len(above) + 1:] if above else folder.name if lifted(folder) else folder.path
    # Children come after their parents, so that the other way round all that lies below a node is settled first.
    for node, _ in reversed(nodes.values()):
        if node.children:
            node.children = [child for child in node.children if _is_shown(child, show_all)]
    shown = {space: [node for node in found if _is_shown(node, show_all)] for space, found in top.items()}
    order = list(Role)
    personal = sorted(shown[Namespace.PERSONAL], key=lambda node: order.index(node.folder.role) if node.folder else 0)
    return personal + [_heading(account, space, shown[space]) for space in (Namespace.OTHERS, Namespace.SHARED)
                       if shown[space]]


def _ancestor(folder: Folder, nodes: dict[str, tuple[Node, int]]) -> tuple[Node | None, int]:
    """The nearest folder above it, and how deep the folder stands below that."""
    path, levels = folder.parent_path, 0
    while path and levels < _LEVELS:
        if path in nodes:
            node, depth = nodes[path]
            if depth < DEEPEST:
                return node, depth + 1
        path, levels = path.rpartition(folder.delimiter)[0], levels + 1
    return None, 0


def _is_shown(node: Node, show_all: bool) -> bool:
    folder = node.folder
    assert folder is not None
    wanted = show_all or folder.subscribed or folder.is_local or folder.missing > 0 or folder.role is not Role.NONE
    return bool(node.children) or (folder.selectable and wanted)


def _heading(account: Account, namespace: Namespace, below: list[Node]) -> Node:
    """A single folder that only holds the others, such as `user`, says nothing that the heading does not."""
    node = Node(f"{account.id}//{namespace.value}", NodeKind.HEADING, account, namespace=namespace)
    only = below[0].folder
    if len(below) == 1 and only is not None and not only.selectable:
        below = below[0].children
    else:
        _shorten(below)
    node.children = below
    return node


def _shorten(nodes: list[Node]) -> None:
    """Without the level that all of them begin with, if there is one."""
    folders = [node.folder for node in nodes if node.folder is not None]
    first = {each.path.partition(each.delimiter)[0] if each.delimiter else each.path for each in folders}
    prefix = first.pop()
    if not first and all(each.path != prefix for each in folders):
        for node in nodes:
            node.label = node.label[len(prefix) + 1:]
