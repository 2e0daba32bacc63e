"""Folders that rest because many messages disappeared from the server at once: said where they are, and decided."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.events import FolderPaused
from app.model.folder import Folder
from app.store import folders, messages
from app.store.messages import Only, View
from ui import wording
from ui.context import Context
from ui.desks.browsing import BrowsingDesk
from ui.dialogs.missing import NEWEST, MissingDialog
from ui.models.folder_tree import FolderTreeModel
from ui.views.banner import Action, Banner, BannerStack, Level
from ui.views.message_list import MessageListPane

KEY = "paused"


class PausesDesk(QObject):
    """A banner above the list of the folder concerned; while another folder is open, one above everything."""

    def __init__(self, context: Context, browsing: BrowsingDesk, tree_model: FolderTreeModel, pane: MessageListPane,
                 banners: BannerStack) -> None:
        super().__init__(context.window)
        self._context, self._browsing, self._pane, self._banners = context, browsing, pane, banners
        self._tree_model = tree_model
        self._told: set[int] = set()
        tree_model.loaded.connect(self._tell_once)
        browsing.folder_shown.connect(self.refresh)
        browsing.folder_refreshed.connect(self.refresh)
        context.bridge.folder_paused.connect(self._paused)
        context.bridge.accounts_changed.connect(self._drop_stale)
        context.bridge.folders_changed.connect(self._drop_stale)
        context.bridge.counts_changed.connect(self._drop_stale)

    def refresh(self) -> None:
        """The open folder is another one, or stands otherwise."""
        folder = self._browsing.folder
        if folder is None or not folder.missing:
            self._pane.banners.remove(KEY)
            return
        self._banners.remove(f"{KEY}{folder.id}")
        text = self.tr("%Ln message(s) disappeared from the server at once. They are still here; Depesche has paused"
                       " this folder.", "", folder.missing)
        shown = self._pane.banners.banner(KEY)
        if shown is None or shown.text != text:
            self._pane.banners.show_banner(KEY, Banner(Level.WARNING, text, [
                Action(self.tr("Show them"), self.show_missing), Action(self.tr("Decide …"), self.decide)],
                icon="pause", closable=False, narrow=True))

    def show_missing(self) -> None:
        """Only those that are gone from the server."""
        self._browsing.show_only(Only.MISSING)

    def decide(self, folder_id: int | None = None) -> None:
        """The three ways out, explained."""
        number = folder_id if folder_id is not None else self._browsing.folder.id if self._browsing.folder else 0
        folder = folders.find(self._context.db, number)
        if folder is None or not folder.missing:
            return
        newest = messages.page(self._context.db, View(folder.id, only=Only.MISSING), None, NEWEST)
        dialog = MissingDialog(self._context.engine, folder, newest, self._context.window)
        dialog.show_wanted.connect(lambda: self._show(folder.id))
        dialog.accepted.connect(lambda: self._banners.remove(f"{KEY}{folder.id}"))
        dialog.open()

    def _show(self, folder_id: int) -> None:
        if self._browsing.folder is None or self._browsing.folder.id != folder_id:
            self._browsing.open_folder(folder_id)
        self.show_missing()

    def _paused(self, told: FolderPaused) -> None:
        self._browsing.refresh_folder(told.folder_id)
        if (folder := folders.find(self._context.db, told.folder_id)) is not None:
            self._tell(folder)

    def _tell_once(self, account_id: int) -> None:
        """What rested already when the program was started."""
        for folder in self._tree_model.folders(account_id):
            if folder.missing and folder.id not in self._told:
                self._tell(folder)

    def _tell(self, folder: Folder) -> None:
        self._told.add(folder.id)
        account, open_one = self._context.account(folder.account_id), self._browsing.folder
        if account is not None and folder.missing and (open_one is None or open_one.id != folder.id):
            self._banners.show_banner(f"{KEY}{folder.id}", self._notice(folder, account.name))

    def _notice(self, folder: Folder, account: str) -> Banner:
        text = self.tr("{account}: %Ln message(s) disappeared at once from “{folder}” on the server. They are still"
                       " here; Depesche has paused the folder.", "", folder.missing).format(
            account=account, folder=wording.folder_name(folder))
        return Banner(Level.WARNING, text, [
            Action(self.tr("Open folder"), lambda: self._browsing.open_folder(folder.id)),
            Action(self.tr("Decide …"), lambda: self.decide(folder.id))], icon="pause")

    def _drop_stale(self, _told: object = None) -> None:
        """Notices of folders that go on again, or are gone."""
        for key in self._banners.keys_with(KEY):
            folder = folders.find(self._context.db, int(key.removeprefix(KEY)))
            if folder is None or not folder.missing:
                self._banners.remove(key)
