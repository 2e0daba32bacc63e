"""Everything that can be done in the main window: one QAction each, with its words, icon and shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.model.message import MessageRow
from ui import icons
from ui.rights import Rights


class Actions(QObject):
    """Attributes are QActions; who connects them decides what they do.

    Shortcuts of a single letter give way to text fields by themselves: Qt asks the field first.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        make = self._make
        # Mail
        self.get_mail = make(self.tr("&Get mail"), "get-mail", "F9", "F5",
                             tip=self.tr("Fetch new mail of all accounts"))
        self.new_message = make(self.tr("&New message"), "new-message", "Ctrl+N")
        self.template_menu = QMenu(self.tr("New from te&mplate"), window)
        self.new_from_template = self.template_menu.menuAction()
        icons.bind(self.new_from_template, "template")
        self.identities = make(self.tr("Identities and signat&ures …"), "signature")
        self.keys = make(self.tr("&Keys and certificates …"), "key")
        self.add_account = make(self.tr("&Add account …"), "account-add")
        self.account_settings = make(self.tr("Account &settings …"), "server")
        self.filters = make(self.tr("Fi&lters …"), "filter")
        self.export = make(self.tr("&Export …"), "save")
        self.import_ = make(self.tr("&Import …"), "download")
        self.back_up = make(self.tr("&Back up everything …"), "file-archive")
        self.restore = make(self.tr("Res&tore a backup …"), "undo")
        self.offline = make(self.tr("Work o&ffline"), "offline", checkable=True)
        self.outbox = make(self.tr("&Outbox …"), "outbox")
        self.preferences = make(self.tr("&Preferences …"), "settings", "Ctrl+,")
        self.quit = make(self.tr("&Quit"), "quit", "Ctrl+Q")
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        # The chosen messages
        self.reply = make(self.tr("&Reply"), "reply", "Ctrl+R")
        self.reply_all = make(self.tr("Reply &all"), "reply-all", "Ctrl+Shift+R")
        self.reply_list = make(self.tr("Reply to l&ist"), "reply-all", "Ctrl+Shift+L",
                               tip=self.tr("To the mailing list that it came by, and nobody else"))
        self.forward = make(self.tr("&Forward"), "forward", "Ctrl+L")
        self.forward_attached = make(self.tr("Forward as attac&hment"), "attachment", "Ctrl+Alt+F",
                                     tip=self.tr("The whole message as it is, as a file"))
        self.redirect = make(self.tr("Redirec&t …"), "forward", "Ctrl+Shift+E",
                             tip=self.tr("Send it on as it is, in its sender's name"))
        self.archive = make(self.tr("Ar&chive"), "archive", "A")
        self.delete = make(self.tr("&Delete"), "delete", "Del", "Backspace")
        self.delete_forever = make(self.tr("Delete for e&ver"), "cancel", "Shift+Del")
        self.snooze = make(self.tr("Snoo&ze …"), "snooze", "B",
                           tip=self.tr("Hide it here until later; on other devices it stays where it is"))
        self.junk = make(self.tr("&Junk"), "junk", "Ctrl+J", tip=self.tr("Move to the junk folder"))
        self.move = make(self.tr("&Move to …"), "move", "M", "V", "Ctrl+Shift+M")
        self.copy = make(self.tr("Cop&y to …"), "copy", "Ctrl+Shift+C")
        self.star = make(self.tr("&Star"), "star", "S")
        self.toggle_read = make(self.tr("Mark as &unread"), "unread", "U")
        self.tag_menu = QMenu(self.tr("Ta&g"), window)
        self.tag = self.tag_menu.menuAction()
        icons.bind(self.tag, "tag")
        self.tag_keys = [make(str(key), "tag", str(key), checkable=True) for key in range(1, 10)]
        """For the first tags; what each is called is decided elsewhere."""
        self.no_tags = make(self.tr("&Remove all tags"), "remove", "0")
        self.new_tag = make(self.tr("&New tag …"), "add")
        self.manage_tags = make(self.tr("&Manage tags …"), "settings")
        self.keep_on_server = make(self.tr("&Keep on the server"), "server",
                                   tip=self.tr("No rule deletes it there any more"))
        self.leave_to_rule = make(self.tr("&Let the rule decide"), "clock",
                                  tip=self.tr("The account's rule may delete it on the server again"))
        self.remove_from_server = make(self.tr("Rem&ove from the server"), "cloud-off",
                                       tip=self.tr("It stays on this computer"))
        self.edit_draft = make(self.tr("&Edit draft"), "edit", "Ctrl+E")
        self.save_message = make(self.tr("Sa&ve message as …"), "save", "Ctrl+S")
        self.source = make(self.tr("Message sour&ce"), "source", "Ctrl+U")
        # Edit
        self.undo = make(self.tr("&Undo"), "undo", "Ctrl+Z")
        self.undo_send = make(self.tr("Take &back what was sent"), "undo", "Ctrl+Shift+Z",
                              tip=self.tr("Possible for a few seconds only"))
        self.undo_send.setEnabled(False)
        self.select_all = make(self.tr("Select &all"), "check", "Ctrl+A")
        self.search = make(self.tr("&Search"), "search", "Ctrl+K", "Ctrl+F")
        self.mark_all_read = make(self.tr("Mark &whole folder as read"), "read")
        # View
        self.next = make(self.tr("&Next message"), "next", "J")
        self.previous = make(self.tr("&Previous message"), "previous", "K")
        self.next_unread = make(self.tr("Next &unread message"), "mail", "N")
        self.next_pane = make(self.tr("Next pan&e"), "next", "F6",
                              tip=self.tr("From the folders to the list, the message and the search"))
        self.previous_pane = make(self.tr("Pre&vious pane"), "previous", "Shift+F6")
        self.only_menu = QMenu(self.tr("Quic&k filters"), window)
        self.only = self.only_menu.menuAction()
        icons.bind(self.only, "filter")
        self.only_all = make(self.tr("&All"), "mail", "Shift+A", checkable=True)
        self.only_unread = make(self.tr("&Unread only"), "unread", "Shift+U", checkable=True)
        self.only_starred = make(self.tr("&Starred only"), "star", "Shift+S", checkable=True)
        self.only_files = make(self.tr("With &files only"), "attachment", "Shift+F", checkable=True)
        self.only_tagged = make(self.tr("&Tagged only"), "tag", "Shift+T", checkable=True)
        self.all_folders = make(self.tr("Show all &folders"), "eye", checkable=True,
                                tip=self.tr("Folders that you have not subscribed to, too"))
        self.conversations = make(self.tr("&Group by conversation"), "conversation", checkable=True,
                                  tip=self.tr("One row for all messages that answer each other"))
        self.columns = make(self.tr("List in &columns"), "columns", checkable=True)
        self.plain = make(self.tr("Show as plain &text"), "text", "Ctrl+T", checkable=True)
        self.zoom_in = make(self.tr("Zoom &in"), "zoom-in", "Ctrl++", "Ctrl+=")
        self.zoom_out = make(self.tr("Zoom &out"), "zoom-out", "Ctrl+-")
        self.zoom_reset = make(self.tr("Normal &size"), "search", "Ctrl+0")
        self.find = make(self.tr("&Find in message …"), "search", "Ctrl+Shift+F",
                         tip=self.tr("With the focus in the message, Ctrl+F does so, too"))
        self.find_next = make(self.tr("Find ne&xt"), "chevron-down", "F3")
        self.find_previous = make(self.tr("Find pre&vious"), "chevron-up", "Shift+F3")
        self.fold_quotes = make(self.tr("Fold &quoted text"), "quote", "Q", checkable=True)
        self.original_colours = make(self.tr("Original colours in the &dark"), "palette", "Ctrl+Shift+O",
                                     checkable=True,
                                     tip=self.tr("HTML messages keep the colours of their senders in the dark theme"))
        self.load_images = make(self.tr("Load &remote images"), "image", "Ctrl+Shift+I")
        self.trusted_senders = make(self.tr("Senders whose images &load …"), "people")
        self.print_ = make(self.tr("P&rint …"), "print", "Ctrl+P")
        self.save_pdf = make(self.tr("Save as P&DF …"), "file-pdf")
        self.activity = make(self.tr("&Activity"), "activity", "Ctrl+Shift+A", checkable=True)
        # Help
        self.help = make(self.tr("&Help"), "help", "F1")
        self.shortcuts = make(self.tr("&Keyboard shortcuts"), "keyboard", "Ctrl+F1")
        self.tour = make(self.tr("Show the &tour"), "eye", tip=self.tr("The places of this window, on one screen"))
        self.log = make(self.tr("Activity and &log …"), "activity")
        self.report = make(self.tr("&Report a problem …"), "warning",
                           tip=self.tr("Shows what a report would hold; nothing is sent by itself"))
        self.about = make(self.tr("&About Depesche"), "info")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self._name_all()
        self.for_selection([])

    def for_selection(self, rows: Sequence[MessageRow], *, drafts: bool = False, junk: bool = False,
                      rights: Rights | None = None, one: bool = False) -> None:
        """Switches on what can be done with these messages. `one`: a single one is meant where it must be one."""
        may = rights or Rights()
        some = bool(rows)
        for action in (self.reply, self.reply_all, self.forward, self.save_message, self.source):
            action.setEnabled(one)
        for action in (self.reply_list, self.forward_attached):
            action.setEnabled(one and not drafts)
        self.redirect.setEnabled(one and not drafts)
        self.edit_draft.setEnabled(one and drafts)
        self.edit_draft.setVisible(drafts)
        self.copy.setEnabled(some)
        self.snooze.setEnabled(some)
        held = [row for row in rows if row.server_state not in ("", "only-here")]
        for action in (self.keep_on_server, self.remove_from_server):
            action.setVisible(any(row.server_state for row in rows))
            action.setEnabled(bool(held))
        # One takes the other's place; where some of them are kept and some are not, both are there.
        kept = [row for row in held if row.kept]
        self.leave_to_rule.setVisible(bool(kept))
        self.leave_to_rule.setEnabled(bool(kept))
        self.keep_on_server.setVisible(self.keep_on_server.isVisible() and (not kept or len(kept) < len(held)))
        # What is not wholly here must not be deleted anywhere.
        self.remove_from_server.setEnabled(any(row.cached == "full" for row in held))
        self.junk.setText(self.tr("Not &junk") if junk else self.tr("&Junk"))
        self.junk.setProperty("tip", self.tr("Move to the inbox") if junk else self.tr("Move to the junk folder"))
        icons.bind(self.junk, "inbox" if junk else "junk")
        unread = some and all(row.is_unread for row in rows)
        self.toggle_read.setText(self.tr("Mark as &read") if unread else self.tr("Mark as &unread"))
        icons.bind(self.toggle_read, "read" if unread else "unread")
        starred = some and all(row.is_flagged for row in rows)
        self.star.setText(self.tr("Remove &star") if starred else self.tr("&Star"))
        icons.bind(self.star, "star-filled" if starred else "star", "star" if starred else "")
        for action, why_not in (
            (self.archive, may.move), (self.move, may.move), (self.junk, may.move), (self.delete, may.delete),
            (self.delete_forever, may.delete), (self.star, may.flag), (self.toggle_read, may.seen),
            (self.tag, may.tag), (self.no_tags, may.tag), (self.new_tag, may.tag),
            *((key, may.tag) for key in self.tag_keys),
        ):
            self.permit(action, some, why_not)

    def permit(self, action: QAction, possible: bool, why_not: str) -> None:
        """The reason stands in the tip of what is greyed."""
        action.setEnabled(possible and not why_not)
        self._describe(action, why_not)

    def all(self) -> list[QAction]:
        """In the order of their making."""
        return [value for value in vars(self).values() if isinstance(value, QAction)] + self.tag_keys

    def describe_again(self, action: QAction) -> None:
        """Its keys are others now."""
        self._describe(action, str(action.property("whyNot") or ""))

    def _name_all(self) -> None:
        """The settings know them by these names."""
        for name, value in vars(self).items():
            if isinstance(value, QAction):
                value.setObjectName(name.rstrip("_"))
        for number, key in enumerate(self.tag_keys, start=1):
            key.setObjectName(f"tag_{number}")

    def _make(self, text: str, icon: str, *keys: str, tip: str = "", checkable: bool = False) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(checkable)
        action.setProperty("tip", tip)
        icons.bind(action, icon)
        self._describe(action)
        self._window.addAction(action)
        return action

    def _describe(self, action: QAction, why_not: str = "") -> None:
        """The tip shows the first shortcut, too."""
        words = str(action.property("tip") or "") or action.text().replace("&", "").removesuffix(" …")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{words} ({key})" if key else words
        action.setProperty("whyNot", why_not)
        action.setToolTip(f"{tip}\n{why_not}" if why_not else tip)
