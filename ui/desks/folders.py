"""Folders of one's own and of others: made, renamed, deleted, shown or not, and their properties."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from app.model.account import Account
from app.model.folder import Folder, Role
from app.model.operation import CreateFolder, DeleteFolder, EmptyFolder, Operation, RenameFolder
from app.store import folders
from ui import wording
from ui.context import Context
from ui.dialogs.folder_name import FolderNameDialog
from ui.dialogs.folder_properties import FolderPropertiesDialog
from ui.dialogs.subscriptions import SubscriptionsDialog
from ui.models.folder_tree import FolderTreeModel


class FoldersDesk(QObject):
    """Each asks first; the edit follows when the dialog is confirmed."""

    def __init__(self, context: Context, tree_model: FolderTreeModel) -> None:
        super().__init__(context.window)
        self._context, self._tree_model = context, tree_model
        tree_model.folder_dropped.connect(self.dropped)

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
        if self._goes_to_trash(folder):
            words = self.tr("It goes into the trash with all that is in it, and can be taken back from there.")
        elif folder.total:
            words = self.tr("%n message(s) in it are deleted for ever.", "", folder.total)
        else:
            words = self.tr("It is empty.")
        self._ask(self.tr("Delete folder"), self.tr("Delete the folder “{folder}”?").format(folder=folder.name), words,
                  DeleteFolder(folder.id))

    def ask_empty(self, folder: Folder) -> None:
        """Trash or Junk."""
        self._ask(self.tr("Empty folder"),
                  self.tr("Delete %n message(s) in “{folder}” for ever?", "", folder.total).format(
                      folder=wording.folder_name(folder)), self.tr("This cannot be undone."), EmptyFolder(folder.id))

    def _goes_to_trash(self, folder: Folder) -> bool:
        """What lies here only can be taken back, unless it lies in the trash already."""
        trash = folders.by_role(self._context.db, folder.account_id, Role.TRASH)
        inside = trash is not None and folder.path.startswith(f"{trash.path}{trash.delimiter or '/'}")
        return folder.is_local and not inside

    def _ask(self, heading: str, question: str, words: str, edit: Operation) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, heading, question, parent=self._context.window)
        box.setInformativeText(words)
        box.setTextFormat(Qt.TextFormat.PlainText)  # the folder's name is the server's
        button = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        button.setProperty("role", "danger")
        box.setDefaultButton(box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole))
        button.clicked.connect(lambda: self._context.engine.edit(edit))
        box.open()

    def dropped(self, folder_id: int, parent_id: int) -> None:
        """A folder of one's own was dropped on another one; on the account (0) it goes to the top."""
        folder, parent = folders.find(self._context.db, folder_id), folders.find(self._context.db, parent_id)
        if folder is not None and parent is not None and parent.role is Role.TRASH:
            self._context.engine.edit(DeleteFolder(folder.id))
        elif folder is not None:
            above = f"{parent.path}{folder.delimiter or '/'}" if parent else ""
            if folder.path != above + folder.name:
                self._context.engine.edit(RenameFolder(folder.id, above + folder.name))

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
