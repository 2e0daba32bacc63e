"""POP3's mail on the server: its rule, what waits to be deleted there, and messages of which only a part is here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from app.commands import FetchBody, SaveAccount
from app.events import AccountSaved, BodyFailed, BodyStored, ServerDeletesChanged, ViewReady
from app.model.account import LeaveRule, Protocol
from app.model.message import MessageRow
from app.model.operation import DeleteOnServer, KeepOnServer
from app.store import pop3_queue
from ui import formats
from ui.actions import Actions
from ui.context import Context
from ui.desks.browsing import BrowsingDesk
from ui.desks.notices import NoticesDesk
from ui.desks.reading import ReadingDesk
from ui.dialogs.leave_rule import LeaveRuleDialog
from ui.dialogs.pending_deletes import SHOWN, PendingDeletesDialog
from ui.tokens import next_token
from ui.views.banner import Action, Banner, Level
from ui.views.message_list import MessageListPane
from ui.views.message_view import MessageViewPane

WAITING, PARTIAL = "waiting-deletes", "partial"


class ServerMailDesk(QObject):
    """Banners stand above the list (what waits) and above the message (what is missing of it)."""

    def __init__(self, context: Context, browsing: BrowsingDesk, reading: ReadingDesk, pane: MessageListPane,
                 view: MessageViewPane, actions: Actions, notices: NoticesDesk) -> None:
        super().__init__(context.window)
        self._context, self._browsing, self._reading = context, browsing, reading
        self._pane, self._view, self._notices = pane, view, notices
        self._saving: set[int] = set()
        self._fetching = 0
        actions.keep_on_server.triggered.connect(self.keep_chosen)
        actions.leave_to_rule.triggered.connect(self.release_chosen)
        actions.remove_from_server.triggered.connect(self.remove_chosen)
        browsing.folder_shown.connect(self.refresh)
        bridge = context.bridge
        bridge.server_deletes_changed.connect(self._changed)
        bridge.view_ready.connect(self._view_ready)
        bridge.body_stored.connect(self._stored)
        bridge.body_failed.connect(self._failed)
        bridge.account_saved.connect(self._saved)
        bridge.accounts_changed.connect(self.refresh)

    # --- the chosen messages ------------------------------------------------------------------

    def keep_chosen(self) -> None:
        for account_id, uidls in self._uidls(self._pane.selected()).items():
            self._context.engine.edit(KeepOnServer(account_id, uidls))

    def release_chosen(self) -> None:
        """What was kept by hand goes as the account's rule says, from the next check on."""
        kept = [row for row in self._pane.selected() if row.kept]
        for account_id, uidls in self._uidls(kept).items():
            self._context.engine.edit(KeepOnServer(account_id, uidls, keep=False))

    def remove_chosen(self) -> None:
        for account_id, uidls in self._uidls(self._pane.selected()).items():
            self._context.engine.edit(DeleteOnServer(account_id, uidls))

    @staticmethod
    def _uidls(rows: Sequence[MessageRow]) -> dict[int, tuple[str, ...]]:
        """Of those that are on the server, by account."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        for row in rows:
            if row.uid and row.server_state not in ("", "only-here"):
                found[row.account_id].append(row.uid)
        return {account_id: tuple(uidls) for account_id, uidls in found.items()}

    # --- the rule -----------------------------------------------------------------------------

    def change_rule(self, account_id: int, rule: LeaveRule | None = None) -> None:
        """The rule's dialog; `rule` is what it offers at first."""
        account = self._context.account(account_id)
        if account is not None and account.protocol is Protocol.POP3:
            dialog = LeaveRuleDialog(self._context.engine, self._context.bridge, account, self._context.window,
                                     rule=rule)
            dialog.chosen.connect(lambda chosen, grace: self._save(account_id, chosen, grace))
            dialog.open()

    def _save(self, account_id: int, rule: LeaveRule, grace: int) -> None:
        account = self._context.account(account_id)
        if account is not None:
            token = next_token()
            self._saving.add(token)
            self._context.engine.submit(SaveAccount(token, replace(account, leave=rule, delete_grace=grace)))

    def _saved(self, told: AccountSaved) -> None:
        if told.token in self._saving:
            self._saving.discard(told.token)
            if told.error is not None:
                self._notices.show_error(told.error)

    # --- what waits ---------------------------------------------------------------------------

    def show_waiting(self, account_id: int) -> None:
        if account := self._context.account(account_id):
            PendingDeletesDialog(self._context.engine, self._context.bridge, account, self._context.window).open()

    def refresh(self, _told: object = None) -> None:
        """The banner above the list of an account of which something waits."""
        folder = self._browsing.folder
        account = self._context.account(folder.account_id) if folder else None
        if account is None or account.protocol is not Protocol.POP3 or not (
                waiting := pop3_queue.waiting(self._context.db, account.id, SHOWN)):
            self._pane.banners.remove(WAITING)
            return
        number, first = account.id, formats.soon(waiting[0].at)
        text = self.tr("%Ln message(s) will be deleted on the server, the first not before {time}.", "",
                       len(waiting)).format(time=first)
        shown = self._pane.banners.banner(WAITING)
        if shown is None or shown.text != text:
            self._pane.banners.show_banner(WAITING, Banner(Level.INFO, text, [
                Action(self.tr("Show them …"), lambda: self.show_waiting(number))], icon="clock", closable=False,
                narrow=True))

    def _changed(self, told: ServerDeletesChanged) -> None:
        if self._browsing.folder is not None and self._browsing.folder.account_id == told.account_id:
            self.refresh()

    # --- messages of which only the beginning is here ------------------------------------------

    def _view_ready(self, told: ViewReady) -> None:
        row = self._view.row
        if row is None or row.id != told.view.message_id or row.cached != "partial":
            return
        share = formats.share(told.view.raw_size, row.size)
        text = self.tr("Only the beginning is here ({share}).").format(share=share)
        self._view.banners.show_banner(PARTIAL, Banner(Level.INFO, text, [
            Action(self.tr("Download the rest"), lambda: self.fetch_rest(row))], icon="download", closable=False))

    def fetch_rest(self, row: MessageRow) -> None:
        """Shown again once it is whole."""
        self._fetching = row.id
        self._view.banners.show_banner(PARTIAL, Banner(
            Level.INFO, self.tr("Downloading the rest …"), icon="download", closable=False))
        self._context.engine.submit(FetchBody(row.account_id, row.id))

    def _stored(self, told: BodyStored) -> None:
        if told.message_id == self._fetching:
            self._fetching = 0
            if self._view.row is not None and self._view.row.id == told.message_id:
                self._reading.show_again()

    def _failed(self, told: BodyFailed) -> None:
        if told.message_id == self._fetching:
            self._fetching = 0
            self._view.banners.remove(PARTIAL)
            self._notices.show_error(told.error)
