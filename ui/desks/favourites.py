"""What stands above the accounts in the tree: favourite folders, saved searches, all Inboxes."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.commands import DeleteSearch, MarkFoldersRead, RenameSearch
from app.model.folder import Folder
from app.model.operation import OrderFavourites, SetFavourite
from app.model.query import SavedSearch
from app.store import favourites, saved_searches, unified
from ui import icons
from ui.context import Context
from ui.dialogs.search_name import SearchNameDialog
from ui.models.folder_nodes import Node, NodeKind
from ui.models.folder_tree import FolderTreeModel


class FavouritesDesk(QObject):
    def __init__(self, context: Context, tree_model: FolderTreeModel) -> None:
        super().__init__(context.window)
        self._context = context
        tree_model.favourite_dropped.connect(self.move_to)

    def fill_menu(self, menu: QMenu, node: Node) -> None:
        """What the tree's menu offers beside what AccountsDesk knows."""
        if node.search is not None:
            search = node.search
            menu.addAction(icons.icon("edit"), self.tr("&Rename …"), lambda: self.ask_name(search))
            menu.addAction(icons.icon("delete"), self.tr("&Delete the search"),
                           lambda: self._context.engine.submit(DeleteSearch(search.id)))
        elif node.kind is NodeKind.UNIFIED:
            read = menu.addAction(icons.icon("read"), self.tr("&Mark all as read"), self._mark_read)
            read.setEnabled(node.count > 0)
        elif node.folder is not None:
            menu.addSeparator()
            self._add_entry(menu, node.folder)

    def _add_entry(self, menu: QMenu, folder: Folder) -> None:
        if folder.id in favourites.ids(self._context.db):
            menu.addAction(icons.icon("star-filled", "star"), self.tr("Remove from fa&vourites"),
                           lambda: self._context.engine.edit(SetFavourite(folder.id, False)))
        elif folder.selectable:
            menu.addAction(icons.icon("star"), self.tr("Add to fa&vourites"),
                           lambda: self._context.engine.edit(SetFavourite(folder.id)))

    def _mark_read(self) -> None:
        inboxes = unified.inboxes(self._context.db)
        self._context.engine.submit(MarkFoldersRead(tuple(each.id for each in inboxes)))

    def ask_name(self, search: SavedSearch) -> None:
        taken = [each.name for each in saved_searches.all_(self._context.db)]
        dialog = SearchNameDialog(search.query, self._context.window, name=search.name, taken=taken)
        dialog.accepted.connect(lambda: self._context.engine.submit(RenameSearch(search.id, dialog.name())))
        dialog.open()

    def move_to(self, folder_id: int, before: int) -> None:
        """In the place of another favourite, which follows it or, coming from above, goes before it."""
        order = [each.id for each in favourites.favourites(self._context.db)]
        if folder_id in order and before in order:
            place = order.index(before)
            order.remove(folder_id)
            order.insert(place, folder_id)
            self._context.engine.edit(OrderFavourites(tuple(order)))
