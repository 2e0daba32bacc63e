"""Folders of one's own and of others: made, renamed, deleted, shown or not, and their properties."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from app.model.account import Account
from app.model.folder import Folder
from app.model.operation import CreateFolder, DeleteFolder, RenameFolder
from app.store import folders
from ui.desks.context import Context
from ui.dialogs.folder_name import FolderNameDialog
from ui.dialogs.folder_properties import FolderPropertiesDialog
from ui.dialogs.subscriptions import SubscriptionsDialog
from ui.models.folder_tree import FolderTreeModel


class FoldersDesk(QObject):
    """Each asks first; the edit follows when the dialog is confirmed."""

    def __init__(self, context: Context, tree_model: FolderTreeModel) -> None:
        super().__init__(context.window)
        self._context, self._tree_model = context, tree_model

    def new_folder(self, account: Account, parent: Folder | None = None) -> None:
        """Asks for a name; the folder is made below `parent`, or at the top."""
        known = self._tree_model.folders(account.id)
        delimiter = next((each.delimiter for each in known if each.delimiter), "/")
        above = f"{parent.path}{delimiter}" if parent else ""
        self._ask_name(self.tr("New folder"), "", _names_below(known, above, delimiter), delimiter,
                       lambda name: self._context.engine.edit(CreateFolder(account.id, above + name)))

    def rename_folder(self, folder: Folder) -> None:
        known = self._tree_model.folders(folder.account_id)
        above = folder.path[:len(folder.path) - len(folder.name)]
        self._ask_name(self.tr("Rename “{folder}”").format(folder=folder.name), folder.name,
                       _names_below(known, above, folder.delimiter), folder.delimiter,
                       lambda name: self._context.engine.edit(RenameFolder(folder.id, above + name)))

    def _ask_name(self, heading: str, name: str, taken: set[str], delimiter: str,
                  then: Callable[[str], None]) -> None:
        dialog = FolderNameDialog(heading, self._context.window, name=name, taken=taken, delimiter=delimiter)
        dialog.accepted.connect(lambda: then(dialog.name()))
        dialog.open()

    def ask_delete_folder(self, folder: Folder) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Delete folder"),
                          self.tr("Delete the folder “{folder}”?").format(folder=folder.name),
                          parent=self._context.window)
        box.setInformativeText(self.tr("%n message(s) in it are deleted for ever.", "", folder.total)
                               if folder.total else self.tr("It is empty."))
        button = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        button.setProperty("role", "danger")
        box.setDefaultButton(box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole))
        button.clicked.connect(lambda: self._context.engine.edit(DeleteFolder(folder.id)))
        box.open()

    def has_server_folders(self, account: Account) -> bool:
        return any(not each.is_local for each in self._tree_model.folders(account.id))

    def choose_subscriptions(self, account: Account) -> None:
        known = self._tree_model.folders(account.id)
        SubscriptionsDialog(self._context.engine, account, known, self._context.window).open()

    def show_properties(self, account: Account, folder: Folder) -> None:
        now = folders.find(self._context.db, folder.id)
        if now is not None:
            FolderPropertiesDialog(self._context.engine, account, now, self._context.window).open()


def _names_below(known: tuple[Folder, ...], above: str, delimiter: str) -> set[str]:
    """Names of the folders that stand directly below this path."""
    below = (each.path[len(above):] for each in known if each.path.startswith(above))
    return {name for name in below if name and (not delimiter or delimiter not in name)}
