"""What can be dragged in the folder tree, and what onto it. The model moves nothing: it tells what is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from app.model.folder import Role
from ui.models.dragging import (
    FAVOURITE,
    FILES,
    FOLDER,
    MESSAGES,
    folder_from_mime,
    folder_to_mime,
    from_mime,
    mail_files,
)
from ui.models.folder_nodes import Node, NodeKind
from ui.models.tree_rows import Index, TreeRows


class TreeDrops(TreeRows):
    """Messages, mail files, folders of this computer, and favourites for their order."""

    dropped = Signal(object, int, bool)
    """Message ids (tuple), the target folder's id, True for a copy."""
    folder_dropped = Signal(int, int)
    """The folder's id, and that of the folder it was dropped on; 0 for its account."""
    favourite_dropped = Signal(int, int)
    """The folder's id, and that of the favourite in whose place it is to stand."""
    files_dropped = Signal(object, object)
    """Paths of mail files (tuple), and the target Folder."""

    def mimeTypes(self) -> list[str]:
        return [MESSAGES, FOLDER, FAVOURITE, FILES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        node = self.node(indexes[0]) if indexes else None
        if node is not None and node.favourite and node.folder is not None:
            return folder_to_mime(node.folder.id, FAVOURITE)
        return folder_to_mime(node.folder.id) if node and node.folder else QMimeData()

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        node = self.node(parent)
        if node is None:
            return False
        if moving := folder_from_mime(data):
            return self._takes_folder(node, moving)
        if moving := folder_from_mime(data, FAVOURITE):
            return node.favourite and node.folder is not None and node.folder.id != moving
        return node.takes and (data.hasFormat(MESSAGES) or bool(mail_files(data)))

    def _takes_folder(self, node: Node, folder_id: int) -> bool:
        """Within the account, and neither into itself nor where it is already."""
        moved = self._table.by_folder.get(folder_id)
        if moved is None or moved.folder is None or moved.owner != node.owner or moved.parent is node:
            return False
        above: Node | None = node
        while above is not None:
            if above is moved:
                return False
            above = above.parent
        if node.kind is NodeKind.ACCOUNT:
            return moved.folder.parent_path != ""
        return node.folder is not None and node.folder.is_local and node.folder.role in (Role.NONE, Role.TRASH)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        node, ids = self.node(parent), from_mime(data)
        if node is not None and (moving := folder_from_mime(data)):
            if self._takes_folder(node, moving):
                self.folder_dropped.emit(moving, node.folder.id if node.folder else 0)
            return False
        if node is None or node.folder is None:
            return False
        if moving := folder_from_mime(data, FAVOURITE):
            self.favourite_dropped.emit(moving, node.folder.id)
            return False
        if not ids:
            if paths := mail_files(data):
                self.files_dropped.emit(paths, node.folder)
            return False
        self.dropped.emit(ids, node.folder.id, action == Qt.DropAction.CopyAction)
        # The store tells the list what became of its rows; Qt must not remove any by itself.
        return False
