"""The tree that the folder model shows: accounts, their folders, and the outbox where it is not empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from app.events import AccountStateChanged
from app.model.account import Account
from app.model.folder import Folder, Role


class NodeKind(Enum):
    ACCOUNT = auto()
    FOLDER = auto()
    OUTBOX = auto()


@dataclass(eq=False)
class Node:
    """`key` names the node for as long as it lives: "ACCOUNT", "ACCOUNT/PATH" or "ACCOUNT//outbox".

    `label` is what lies between this folder and its parent in the tree: more than a name if levels between are missing.
    """

    key: str
    kind: NodeKind
    account: Account
    folder: Folder | None = None
    label: str = ""
    count: int = 0
    state: AccountStateChanged | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    number: int = 0

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


def account_node(account: Account) -> Node:
    return Node(str(account.id), NodeKind.ACCOUNT, account)


def outbox_node(account: Account, count: int) -> Node:
    return Node(f"{account.id}//outbox", NodeKind.OUTBOX, account, count=count)


def folder_nodes(account: Account, folders: Sequence[Folder]) -> list[Node]:
    """The account's top level. Folders with a role stand there wherever the server keeps them.

    A folder that cannot be opened and has nothing below it is left out.
    """
    nodes = {each.path: Node(f"{account.id}/{each.path}", NodeKind.FOLDER, account, each) for each in folders}
    top: list[Node] = []
    for node in nodes.values():
        assert node.folder is not None
        node.parent = None if node.folder.role is not Role.NONE else _ancestor(node.folder, nodes)
        (node.parent.children if node.parent else top).append(node)
        above = node.parent.folder.path if node.parent and node.parent.folder else ""
        node.label = (node.folder.path[len(above) + 1:] if above else
                      node.folder.name if node.folder.role is not Role.NONE else node.folder.path)
    with_role = [node for node in top if node.folder and node.folder.role is not Role.NONE]
    order = list(Role)
    with_role.sort(key=lambda node: order.index(node.folder.role) if node.folder else 0)
    return [node for node in with_role + [each for each in top if each not in with_role] if _is_of_use(node)]


def _ancestor(folder: Folder, nodes: dict[str, Node]) -> Node | None:
    path = folder.parent_path
    while path:
        if path in nodes:
            return nodes[path]
        path = path.rpartition(folder.delimiter)[0]
    return None


def _is_of_use(node: Node) -> bool:
    node.children = [child for child in node.children if _is_of_use(child)]
    return bool(node.children) or (node.folder is not None and node.folder.selectable)
