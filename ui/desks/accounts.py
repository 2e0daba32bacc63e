"""Accounts: their mail, settings and outbox, and the tree's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from app.commands import CheckConnection, GoOffline, GoOnline, RunFilters, SyncAccount
from app.model.account import Account, Protocol
from app.model.folder import Folder, Namespace, Role
from ui import icons, wording
from ui.context import Context
from ui.desks.folders import FoldersDesk
from ui.dialogs.outbox import OutboxDialog
from ui.models.folder_nodes import Node, NodeKind
from ui.rights import no_removal, no_subfolder, rights_of
from ui.views.folder_tree import FolderTreeView

if TYPE_CHECKING:
    from ui.dialogs.account_settings import AccountSettingsDialog


class AccountsDesk(QObject):
    """The tree's context menu and what it leads to."""

    started = Signal(int)
    """The wizard was left by its last button; the new account's id."""
    mark_read_wanted = Signal(int)
    """The folder's id."""
    new_message_wanted = Signal(int)
    """The account's id."""
    export_wanted = Signal(int, object)
    """The account's id, and the Folder or None."""
    import_wanted = Signal(int, object)
    rule_wanted = Signal(int)
    waiting_wanted = Signal(int)
    """What waits to be deleted on the account's server."""
    switch_wanted = Signal(int, object)
    """The account's id, and the ServerSettings of the other protocol's server, None where that is not known yet."""
    menu_filled = Signal(object, object)
    """The tree's menu, and the Node it is for, before it is shown: more can be added."""
    decision_wanted = Signal(int)
    """What becomes of a paused folder's missing messages; its id."""

    def __init__(self, context: Context, tree: FolderTreeView, folders: FoldersDesk) -> None:
        super().__init__(context.window)
        self._context, self._folders = context, folders
        tree.menu_wanted.connect(self.show_menu)

    # --- accounts -----------------------------------------------------------------------------

    def add_account(self) -> None:
        from ui.wizard.account_wizard import AccountWizard

        wizard = AccountWizard(self._context.engine, self._context.bridge, self._context.window,
                               online=self._context.settings.online_lookup)
        wizard.added.connect(lambda account_id: wizard.accepted.connect(lambda: self.started.emit(account_id)))
        wizard.open()

    def open_settings(self, account_id: int) -> None:
        from ui.dialogs.account_settings import AccountSettingsDialog

        if account := self._context.account(account_id):
            dialog = AccountSettingsDialog(self._context.engine, self._context.bridge, account, self._context.window,
                                           self._context.settings)
            dialog.protocol_wanted.connect(lambda: self.open_protocol(account, dialog))
            dialog.open()

    def open_protocol(self, account: Account, settings: AccountSettingsDialog | None = None) -> None:
        """IMAP and POP3 side by side; it leads to the switch."""
        from ui.dialogs.account_protocol import AccountProtocolDialog

        dialog = AccountProtocolDialog(self._context.engine, self._context.bridge, account,
                                       settings or self._context.window)
        if settings is not None:
            dialog.switch_wanted.connect(settings.reject)
        dialog.switch_wanted.connect(lambda server: self.switch_wanted.emit(account.id, server))
        dialog.open()

    def open_outbox(self, account_id: int | None = None) -> None:
        OutboxDialog(self._context.engine, self._context.bridge, self._context.window, account_id).open()

    def get_mail(self) -> None:
        """A round for every account."""
        for account in self._context.accounts():
            self._context.engine.submit(SyncAccount(account.id))

    def set_offline(self, offline: bool) -> None:
        for account in self._context.accounts():
            self._context.engine.submit(GoOffline(account.id) if offline else GoOnline(account.id))

    def check_connections(self) -> None:
        """The network changed or the machine woke."""
        for account in self._context.accounts():
            self._context.engine.submit(CheckConnection(account.id))

    # --- the tree's menu ----------------------------------------------------------------------

    def show_menu(self, node: Node | None, where: QPoint) -> None:
        self.menu(node).popup(where)

    def menu(self, node: Node | None) -> QMenu:
        """What can be done with this node; for the empty ground: add an account."""
        menu = QMenu(self._context.window)
        menu.aboutToHide.connect(menu.deleteLater)
        # Why something is greyed stands in its tip.
        menu.setToolTipsVisible(True)
        if node is None:
            menu.addAction(icons.icon("account-add"), self.tr("&Add account …"), self.add_account)
        elif node.kind in (NodeKind.ACCOUNT, NodeKind.QUOTA, NodeKind.HEADING):
            self._account_menu(menu, node.account)
        elif node.kind is NodeKind.UNIFIED:
            menu.addAction(icons.icon("get-mail"), self.tr("&Get mail"), self.get_mail)
        elif node.kind is NodeKind.OUTBOX:
            menu.addAction(icons.icon("outbox"), self.tr("Open &outbox"), lambda: self.open_outbox(node.account.id))
        elif node.folder is not None:
            self._folder_menu(menu, node.account, node.folder)
        if node is not None:
            self.menu_filled.emit(menu, node)
        return menu

    def _account_menu(self, menu: QMenu, account: Account) -> None:
        number = account.id
        menu.addAction(icons.icon("get-mail"), self.tr("&Get mail"),
                       lambda: self._context.engine.submit(SyncAccount(number)))
        menu.addAction(icons.icon("new-message"), self.tr("&New message"), lambda: self.new_message_wanted.emit(number))
        menu.addAction(icons.icon("folder-new"), self.tr("New &folder …"), lambda: self._folders.new_folder(account))
        if self._folders.has_server_folders(account):
            menu.addAction(icons.icon("folder"), self.tr("F&olders …"),
                           lambda: self._folders.choose_subscriptions(account))
        menu.addSeparator()
        if account.protocol is Protocol.POP3:
            menu.addAction(icons.icon("server"), self.tr("Mail on the se&rver …"),
                           lambda: self.rule_wanted.emit(number))
            menu.addAction(icons.icon("clock"), self.tr("&Waiting deletions …"),
                           lambda: self.waiting_wanted.emit(number))
        menu.addAction(icons.icon("download"), self.tr("&Import …"), lambda: self.import_wanted.emit(number, None))
        menu.addAction(icons.icon("save"), self.tr("&Export …"), lambda: self.export_wanted.emit(number, None))
        menu.addAction(icons.icon("help"), self.tr("&How mail is fetched …"), lambda: self.open_protocol(account))
        other = Protocol.IMAP if account.protocol is Protocol.POP3 else Protocol.POP3
        menu.addAction(icons.icon("cloud-sync" if other is Protocol.IMAP else "computer"),
                       self.tr("Swi&tch to {protocol} …").format(protocol=wording.protocol_name(other)),
                       lambda: self.switch_wanted.emit(number, None))
        menu.addSeparator()
        menu.addAction(icons.icon("settings"), self.tr("Account &settings …"), lambda: self.open_settings(number))
        menu.addAction(icons.icon("account-add"), self.tr("&Add account …"), self.add_account)

    def _folder_menu(self, menu: QMenu, account: Account, folder: Folder) -> None:
        own = folder.role is Role.NONE or folder.namespace is not Namespace.PERSONAL
        if folder.missing:
            menu.addAction(icons.icon("pause", "warning"), self.tr("M&issing messages …"),
                           lambda: self.decision_wanted.emit(folder.id))
            menu.addSeparator()
        if not folder.is_local or folder.role is Role.INBOX:
            menu.addAction(icons.icon("get-mail"), self.tr("&Get mail of “{folder}”").format(
                folder=wording.folder_name(folder)),
                lambda: self._context.engine.submit(SyncAccount(account.id, folder.id)))
        read = menu.addAction(icons.icon("read"), self.tr("&Mark all as read"),
                              lambda: self.mark_read_wanted.emit(folder.id))
        menu.addSeparator()
        inside = menu.addAction(icons.icon("folder-new"), self.tr("New &folder in here …"),
                                lambda: self._folders.new_folder(account, folder))
        rename = menu.addAction(icons.icon("edit"), self.tr("&Rename …"), lambda: self._folders.rename_folder(folder))
        delete = menu.addAction(icons.icon("delete"), self.tr("&Delete …"),
                                lambda: self._folders.ask_delete_folder(folder))
        if folder.role in (Role.TRASH, Role.JUNK) and folder.namespace is Namespace.PERSONAL:
            empty = menu.addAction(icons.icon("trash"), self.tr("&Empty …"), lambda: self._folders.ask_empty(folder))
            empty.setEnabled(folder.total > 0 and folder.may("t") and folder.may("e"))
        if folder.role is Role.INBOX:
            menu.addAction(icons.icon("filter"), self.tr("Run the fi&lters on it"),
                           lambda: self._context.engine.submit(RunFilters(folder.id)))
        menu.addSeparator()
        menu.addAction(icons.icon("download"), self.tr("Imp&ort into it …"),
                       lambda: self.import_wanted.emit(account.id, folder))
        menu.addAction(icons.icon("save"), self.tr("E&xport …"), lambda: self.export_wanted.emit(account.id, folder))
        menu.addSeparator()
        menu.addAction(icons.icon("settings"), self.tr("&Properties …"),
                       lambda: self._folders.show_properties(account, folder))
        for action, possible, why_not in (
            (read, folder.unread > 0, rights_of([folder]).seen), (inside, True, no_subfolder(folder)),
            (rename, own, no_removal(folder)), (delete, own, no_removal(folder)),
        ):
            action.setEnabled(possible and not why_not)
            action.setToolTip(why_not or action.text().replace("&", ""))
