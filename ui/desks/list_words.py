"""What is said in the list's place where it is empty, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from app.commands import GoOnline, SyncAccount
from app.errors import MailError
from app.events import AccountStateChanged, ConnectionState
from app.model.folder import Folder, Role
from app.store import folders
from app.store.messages import Only
from ui import wording
from ui.context import Context
from ui.help import calls
from ui.help.topics import Topic
from ui.views.message_list import MessageListPane
from ui.wording import Advice


class ListWords(QObject):
    """Each method puts words into the pane; the button does what the words offer."""

    new_message_wanted = Signal(int)
    """From the account with this id."""
    filters_wanted = Signal()
    settings_wanted = Signal(int)
    trouble_wanted = Signal(int)
    """What is wrong with this account is to be mended: its password, its sign-in."""

    def __init__(self, context: Context, pane: MessageListPane, add_account: Callable[[], object]) -> None:
        super().__init__(context.window)
        self._context, self._pane, self._add_account = context, pane, add_account
        self._action = add_account
        pane.empty.action_wanted.connect(self._run)

    def nothing_found(self, ask_servers: Callable[[], object] | None = None) -> None:
        """`ask_servers`: where they may know more."""
        self._say("search", self.tr("Nothing found here") if ask_servers else self.tr("Nothing found"),
                  self.tr("Try fewer words, or from: and subject: with a part of a name."),
                  self.tr("Search on the server") if ask_servers else self.tr("What can be searched for"),
                  ask_servers or (lambda: calls.calls().ask(Topic.SEARCH)))

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
            self._of_role(folder)

    def _of_role(self, folder: Folder) -> None:
        """What would fill it, and the next step."""
        number = folder.account_id
        write = (self.tr("New message"), lambda: self.new_message_wanted.emit(number))
        match folder.role:
            case Role.INBOX:
                self._say("inbox", self.tr("The Inbox is empty"), self.tr("New messages show up here by themselves."),
                          self.tr("Get mail now"), lambda: self._context.engine.submit(SyncAccount(number)))
            case Role.DRAFTS:
                self._say("drafts", self.tr("No drafts"),
                          self.tr("What you begin to write is kept here until you send it."), *write)
            case Role.SENT:
                self._say("sent", self.tr("Nothing sent yet"), self.tr("What you send is kept here."), *write)
            case Role.ARCHIVE:
                self._say("archive", self.tr("Nothing archived yet"),
                          self.tr("“Archive” puts here what is done with, but worth keeping."))
            case Role.JUNK:
                self._say("junk", self.tr("No junk"),
                          self.tr("What the server or you took for junk lands here. It loads no images."))
            case Role.TRASH:
                self._say("trash", self.tr("The trash is empty"),
                          self.tr("What you delete lies here until it is deleted for ever."))
            case Role.ALL | Role.FLAGGED | Role.NONE:
                self._say("mail-open", self.tr("This folder is empty"),
                          self.tr("Drag messages onto it, or have a filter move them."), self.tr("Filters …"),
                          self.filters_wanted.emit)
            case _:
                assert_never(folder.role)

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
                          *self._way_out(told.error, number))
            case _:
                self._say("mail-open", otherwise)

    def _way_out(self, error: MailError, account_id: int) -> tuple[str, Callable[[], object] | None]:
        """The button that helps against it."""
        match wording.error_advice(error):
            case Advice.PASSWORD:
                return self.tr("Enter password …"), lambda: self.trouble_wanted.emit(account_id)
            case Advice.SIGN_IN:
                return self.tr("Sign in again …"), lambda: self.trouble_wanted.emit(account_id)
            case Advice.SETTINGS:
                return self.tr("Settings …"), lambda: self.settings_wanted.emit(account_id)
            case Advice.RETRY:
                return self.tr("Try again"), lambda: self._context.engine.submit(SyncAccount(account_id))
            case Advice.NOTHING:
                return "", None
            case _ as unknown:
                assert_never(unknown)

    def _say(self, icon: str, title: str, text: str = "", action: str = "",
             run: Callable[[], object] | None = None) -> None:
        self._action = run or self._add_account
        self._pane.show_empty(icon, title, text, action)

    def _run(self) -> None:
        self._action()
