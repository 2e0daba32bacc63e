"""What is said in the list's place where it is empty, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from app.commands import GoOnline, SyncAccount
from app.events import AccountStateChanged, ConnectionState
from app.model.folder import Folder, Role
from app.store import folders
from app.store.messages import Only
from ui import wording
from ui.desks.context import Context
from ui.views.message_list import MessageListPane


class ListWords(QObject):
    """Each method puts words into the pane; the button does what the words offer."""

    def __init__(self, context: Context, pane: MessageListPane, add_account: Callable[[], object]) -> None:
        super().__init__(context.window)
        self._context, self._pane, self._add_account = context, pane, add_account
        self._action = add_account
        pane.empty.action_wanted.connect(self._run)

    def nothing_found(self, ask_servers: Callable[[], object] | None = None) -> None:
        """`ask_servers`: where they may know more."""
        self._say("search", self.tr("Nothing found here") if ask_servers else self.tr("Nothing found"),
                  self.tr("Try fewer words, or from: and subject: with a part of a name."),
                  self.tr("Search on the server") if ask_servers else "", ask_servers)

    def nothing_left_by_filter(self, chosen: tuple[Only, ...], tags: tuple[str, ...],
                               show_all: Callable[[], object]) -> None:
        """`chosen` and `tags` are the quick filters in force."""
        words = {Only.UNREAD: self.tr("No unread messages here"), Only.FLAGGED: self.tr("No starred messages here"),
                 Only.ATTACHMENT: self.tr("No messages with attachments here"),
                 Only.MISSING: self.tr("No messages are missing on the server any more"),
                 Only.ON_SERVER: self.tr("None of these messages is on the server"),
                 Only.LEAVING: self.tr("No message here is about to be deleted on the server"),
                 Only.ONLY_HERE: self.tr("No message exists only on this computer"),
                 Only.PARTIAL: self.tr("All messages here are whole")}
        if len(chosen) + bool(tags) > 1:
            title = self.tr("No message here passes all these filters")
        else:
            title = words[chosen[0]] if chosen else self.tr("No messages with such a tag here")
        self._say("filter", title, action=self.tr("Show all"), run=show_all)

    def looking(self) -> None:
        """While a filter is made quick."""
        self._say("filter", self.tr("Looking …"))

    def no_folder(self) -> None:
        known = self._context.accounts()
        if known:
            self._state(self._context.engine.state(known[0].id), self.tr("No folders yet"))
        else:
            self._say("account-add", self.tr("No account yet"),
                      self.tr("Add one with your address and password. IMAP and POP3 work."),
                      self.tr("Add account …"), self._add_account)

    def empty_folder(self, folder: Folder) -> None:
        """Before the first full look at the server an empty folder need not be empty."""
        fetches = not folder.is_local or folder.role is Role.INBOX
        if fetches and not folders.marks(self._context.db, folder.id)[3]:
            self._state(self._context.engine.state(folder.account_id), self.tr("This folder is empty"))
        else:
            self._say("mail-open", self.tr("This folder is empty"))

    # --- beside the list ------------------------------------------------------------------------

    def counts(self, folder: Folder) -> str:
        total = self.tr("%n message(s)", "", folder.total)
        unread = self.tr("%n unread", "", folder.unread)
        return f"{unread} · {total}" if folder.unread else total

    def by_message(self, instead: bool) -> str:
        """Why what would be conversations are messages, where they are."""
        return self.tr("Conversations are listed by date only: these are single messages.") if instead else ""

    def places(self, known: Mapping[int, tuple[Folder, ...]]) -> dict[int, str]:
        """Every folder's name by its id, with its account where there are several; `known` by the account's."""
        names = {account.id: f" ({account.name})" if len(known) > 1 else "" for account in self._context.accounts()}
        return {folder.id: wording.folder_name(folder) + names.get(account_id, "")
                for account_id, found in known.items() for folder in found}

    # --- the parts ------------------------------------------------------------------------------

    def _state(self, told: AccountStateChanged, otherwise: str) -> None:
        number, engine = told.account_id, self._context.engine
        match told.state:
            case ConnectionState.CONNECTING | ConnectionState.SYNCING:
                self._say("get-mail", self.tr("Loading …"), self.tr("The newest messages come first."))
            case ConnectionState.OFFLINE:
                self._say("offline", self.tr("Not fetched yet"), self.tr("This account is offline."),
                          self.tr("Go online"), lambda: engine.submit(GoOnline(number)))
            case ConnectionState.WAITING | ConnectionState.STOPPED if told.error is not None:
                self._say("offline", wording.error_title(told.error), wording.error_sentence(told.error),
                          self.tr("Try again"), lambda: engine.submit(SyncAccount(number)))
            case _:
                self._say("mail-open", otherwise)

    def _say(self, icon: str, title: str, text: str = "", action: str = "",
             run: Callable[[], object] | None = None) -> None:
        self._action = run or self._add_account
        self._pane.show_empty(icon, title, text, action)

    def _run(self) -> None:
        self._action()
