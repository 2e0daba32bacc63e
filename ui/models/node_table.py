"""Finding the nodes of the folder tree: by the number in an index, by key, by folder."""

from __future__ import annotations

from collections.abc import Sequence

from ui.models.folder_nodes import Node, all_of


class NodeTable:
    """Knows every node of the tree. `number` and `place` of a node are given here."""

    def __init__(self) -> None:
        self.by_number: dict[int, Node] = {}
        self.by_key: dict[str, Node] = {}
        self.by_folder: dict[int, Node] = {}
        self.favourites: dict[int, Node] = {}
        """By folder, too: one that stands among the favourites has two nodes."""
        self._next = 1

    def add(self, tops: Sequence[Node], parent: Node | None) -> None:
        """The nodes and all that is below them."""
        for top in tops:
            top.parent = parent
            for node in all_of(top):
                node.number = self._next
                self._next += 1
                self.by_number[node.number] = self.by_key[node.key] = node
                self._of_folder(node, add=True)
                for place, child in enumerate(node.children):
                    child.parent, child.place = node, place

    def drop(self, tops: Sequence[Node]) -> None:
        for top in tops:
            for node in all_of(top):
                self.by_number.pop(node.number, None)
                self.by_key.pop(node.key, None)
                self._of_folder(node, add=False)

    def renew(self, node: Node, fresh: Node) -> None:
        """The node shows what `fresh` does; a folder that was made again has another id."""
        self._of_folder(node, add=False)
        node.take(fresh)
        self._of_folder(node, add=True)

    def _of_folder(self, node: Node, *, add: bool) -> None:
        if node.folder is None:
            return
        table = self.favourites if node.favourite else self.by_folder
        if add:
            table[node.folder.id] = node
        else:
            table.pop(node.folder.id, None)


def renumber(siblings: Sequence[Node], start: int) -> None:
    """After rows came or went at `start`."""
    for place in range(start, len(siblings)):
        siblings[place].place = place
