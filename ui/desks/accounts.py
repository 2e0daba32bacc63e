"""Accounts, folders of one's own, and the program's windows beside the main one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QMessageBox

from app.commands import GoOffline, GoOnline, SyncAccount
from app.model.account import Account
from app.model.folder import Folder, Role
from app.model.operation import CreateFolder, DeleteFolder, RenameFolder
from app.store import folders
from ui import icons, wording
from ui.desks.context import Context
from ui.dialogs.account_settings import AccountSettingsDialog
from ui.dialogs.folder_name import FolderNameDialog
from ui.dialogs.outbox import OutboxDialog
from ui.models.folder_nodes import Node, NodeKind
from ui.views.folder_tree import FolderTreeView
from ui.wizard.account_wizard import AccountWizard


class AccountsDesk(QObject):
    """The tree's context menu and what it leads to."""

    mark_read_wanted = Signal(int)
    """The folder's id."""
    new_message_wanted = Signal(int)
    """The account's id."""

    def __init__(self, context: Context, tree: FolderTreeView) -> None:
        super().__init__(context.window)
        self._context = context
        tree.menu_wanted.connect(self.show_menu)

    # --- accounts -----------------------------------------------------------------------------

    def add_account(self) -> None:
        AccountWizard(self._context.engine, self._context.bridge, self._context.window).open()

    def open_settings(self, account_id: int) -> None:
        if account := self._context.account(account_id):
            AccountSettingsDialog(self._context.engine, self._context.bridge, account, self._context.window).open()

    def open_outbox(self, account_id: int | None = None) -> None:
        OutboxDialog(self._context.engine, self._context.bridge, self._context.window, account_id).open()

    def get_mail(self) -> None:
        """A round for every account."""
        for account in self._context.accounts():
            self._context.engine.submit(SyncAccount(account.id))

    def set_offline(self, offline: bool) -> None:
        for account in self._context.accounts():
            self._context.engine.submit(GoOffline(account.id) if offline else GoOnline(account.id))

    # --- folders ------------------------------------------------------------------------------

    def new_folder(self, account: Account, parent: Folder | None = None) -> None:
        """Asks for a name; the folder is made below `parent`, or at the top."""
        known = folders.folders(self._context.db, account.id)
        delimiter = next((each.delimiter for each in known if each.delimiter), "/")
        above = f"{parent.path}{delimiter}" if parent else ""
        self._ask_name(self.tr("New folder"), "", _names_below(known, above, delimiter), delimiter,
                       lambda name: self._context.engine.edit(CreateFolder(account.id, above + name)))

    def rename_folder(self, folder: Folder) -> None:
        known = folders.folders(self._context.db, folder.account_id)
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

    # --- the tree's menu ----------------------------------------------------------------------

    def show_menu(self, node: Node | None, where: QPoint) -> None:
        self.menu(node).popup(where)

    def menu(self, node: Node | None) -> QMenu:
        """What can be done with this node; for the empty ground: add an account."""
        menu = QMenu(self._context.window)
        menu.aboutToHide.connect(menu.deleteLater)
        if node is None:
            menu.addAction(icons.icon("account-add"), self.tr("&Add account …"), self.add_account)
        elif node.kind is NodeKind.ACCOUNT:
            self._account_menu(menu, node.account)
        elif node.folder is None:
            menu.addAction(icons.icon("outbox"), self.tr("Open &outbox"), lambda: self.open_outbox(node.account.id))
        else:
            self._folder_menu(menu, node.account, node.folder)
        return menu

    def _account_menu(self, menu: QMenu, account: Account) -> None:
        number = account.id
        menu.addAction(icons.icon("get-mail"), self.tr("&Get mail"),
                       lambda: self._context.engine.submit(SyncAccount(number)))
        menu.addAction(icons.icon("new-message"), self.tr("&New message"), lambda: self.new_message_wanted.emit(number))
        menu.addAction(icons.icon("folder-new"), self.tr("New &folder …"), lambda: self.new_folder(account))
        menu.addSeparator()
        menu.addAction(icons.icon("settings"), self.tr("Account &settings …"), lambda: self.open_settings(number))
        menu.addAction(icons.icon("account-add"), self.tr("&Add account …"), self.add_account)

    def _folder_menu(self, menu: QMenu, account: Account, folder: Folder) -> None:
        own = folder.role is Role.NONE
        if not folder.is_local or folder.role is Role.INBOX:
            menu.addAction(icons.icon("get-mail"), self.tr("&Get mail of “{folder}”").format(
                folder=wording.folder_name(folder)),
                lambda: self._context.engine.submit(SyncAccount(account.id, folder.id)))
        read = menu.addAction(icons.icon("read"), self.tr("&Mark all as read"),
                              lambda: self.mark_read_wanted.emit(folder.id))
        read.setEnabled(folder.unread > 0)
        menu.addSeparator()
        menu.addAction(icons.icon("folder-new"), self.tr("New &folder in here …"),
                       lambda: self.new_folder(account, folder))
        rename = menu.addAction(icons.icon("edit"), self.tr("&Rename …"), lambda: self.rename_folder(folder))
        delete = menu.addAction(icons.icon("delete"), self.tr("&Delete …"), lambda: self.ask_delete_folder(folder))
        rename.setEnabled(own)
        delete.setEnabled(own)


def _names_below(known: tuple[Folder, ...], above: str, delimiter: str) -> set[str]:
    """Names of the folders that stand directly below this path."""
    below = (each.path[len(above):] for each in known if each.path.startswith(above))
    return {name for name in below if name and (not delimiter or delimiter not in name)}
