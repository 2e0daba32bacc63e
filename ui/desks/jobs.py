"""What a person starts and watches: files out and in, backups, filters, and the switch between POP3 and IMAP."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from app.model.account import Account, Protocol, ServerSettings
from app.model.folder import Folder
from app.model.switching import SwitchState
from app.store import switching
from ui import wording
from ui.context import Context
from ui.dialogs.backup import BackUpDialog, RestoreDialog
from ui.dialogs.export_mail import ExportDialog
from ui.dialogs.filter_editor import Places
from ui.dialogs.filters import FiltersDialog
from ui.dialogs.import_mail import ImportDialog
from ui.models.folder_tree import FolderTreeModel
from ui.models.folder_words import place_name
from ui.rights import no_insert
from ui.views.banner import Action, Banner, BannerStack, Level

if TYPE_CHECKING:
    from ui.switch.assistant import SwitchAssistant

STOPPED = "switch"


class JobsDesk(QObject):
    """Opens the dialogs; each runs its job by itself."""

    def __init__(self, context: Context, tree_model: FolderTreeModel, banners: BannerStack) -> None:
        super().__init__(context.window)
        self._context, self._tree_model, self._banners = context, tree_model, banners
        self._shown: dict[int, SwitchAssistant] = {}
        self.offer_stopped()

    def export(self, account_id: int | None, folder: Folder | None = None) -> None:
        if account := self._account(account_id):
            ExportDialog(self._context.engine, self._context.bridge, account, self._tree_model.folders(account.id),
                         self._directory(), folder, self._context.window).open()

    def take_in(self, account_id: int | None, folder: Folder | None = None) -> None:
        if account := self._account(account_id):
            ImportDialog(self._context.engine, self._context.bridge, account, self._tree_model.folders(account.id),
                         self._directory(), folder, self._context.window).open()

    def take_in_files(self, paths: Sequence[Path], folder: Folder) -> None:
        """Files that were dropped on a folder: the dialog, filled in."""
        if account := self._account(folder.account_id):
            dialog = ImportDialog(self._context.engine, self._context.bridge, account,
                                  self._tree_model.folders(account.id), self._directory(), folder, self._context.window)
            dialog.add_paths([str(each) for each in paths])
            dialog.tree.setChecked(False)
            dialog.open()

    def back_up(self) -> None:
        BackUpDialog(self._context.engine, self._context.bridge, self._directory(), self._context.window).open()

    def restore(self) -> None:
        RestoreDialog(self._context.engine, self._context.bridge, self._directory(), self._context.window).open()

    def open_filters(self) -> None:
        FiltersDialog(self._context.engine, self._context.bridge, self._places(), self._context.window).open()

    def switch(self, account_id: int, server: ServerSettings | None = None) -> None:
        """To the other protocol, or on with a switch that was stopped; one window for each account. `server`: the other
        protocol's, where it is known."""
        if (shown := self._shown.get(account_id)) is not None:
            shown.raise_()
            shown.activateWindow()
        elif account := self._context.account(account_id):
            job = switching.latest(self._context.db, account_id)
            self._open_switch(account, job.id if job is not None and job.state is SwitchState.RUNNING else 0, server)

    def go_on(self, account_id: int, job_id: int) -> None:
        """With a switch that was stopped."""
        if account := self._context.account(account_id):
            self._open_switch(account, job_id)

    def _open_switch(self, account: Account, job_id: int = 0, server: ServerSettings | None = None) -> None:
        self._banners.remove(f"{STOPPED}{account.id}")
        from ui.switch.assistant import SwitchAssistant

        assistant = SwitchAssistant(self._context.engine, self._context.bridge, account, self._context.window,
                                    job_id=job_id, server=server)
        self._shown[account.id] = assistant
        assistant.destroyed.connect(lambda: self._shown.pop(account.id, None))
        assistant.unfinished.connect(lambda number: self.offer(account.id, number))
        assistant.show()

    def offer_stopped(self) -> None:
        """Switches that were under way when the program ended."""
        for account in self._context.accounts():
            job = switching.latest(self._context.db, account.id)
            if job is not None and job.state is SwitchState.RUNNING:
                self.offer(account.id, job.id)

    def offer(self, account_id: int, job_id: int) -> None:
        """A banner from which a stopped switch can be gone on with."""
        account = self._context.account(account_id)
        if account is not None:
            other = Protocol.IMAP if account.protocol is Protocol.POP3 else Protocol.POP3
            text = self.tr("The switch of “{account}” to {protocol} is not finished.").format(
                account=account.name, protocol=wording.protocol_name(other))
            self._banners.show_banner(f"{STOPPED}{account_id}", Banner(Level.INFO, text, [
                Action(self.tr("Go on …"), lambda: self.go_on(account_id, job_id))]))

    def _account(self, account_id: int | None) -> Account | None:
        known = self._context.accounts()
        return next((each for each in known if each.id == account_id), known[0] if known else None)

    def _places(self) -> Places:
        known = self._context.accounts()
        folders = {account.id: {each.id: place_name(each) for each in self._tree_model.folders(account.id)
                                if each.selectable and not no_insert(each)} for account in known}
        return Places(known, folders, {tag.keyword: tag.title for tag in self._context.tags.tags})

    def _directory(self) -> Path:
        """Where documents lie, else the person's own directory."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(place) if place and Path(place).is_dir() else Path.home()
