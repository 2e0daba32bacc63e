"""What a node of the folder tree is called, what its tip says, and which icon it has."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject

from app.model.account import Protocol
from app.model.folder import Folder, Role
from ui import formats, wording
from ui.models.folder_nodes import Node, NodeKind, lifted, unread_of
from ui.rule_words import RuleWords

translate = QCoreApplication.translate

ICONS = {
    Role.INBOX: "inbox", Role.DRAFTS: "drafts", Role.SENT: "sent", Role.ARCHIVE: "archive", Role.JUNK: "junk",
    Role.TRASH: "trash", Role.ALL: "all-mail", Role.FLAGGED: "star", Role.NONE: "folder",
}

_ICONS = {NodeKind.UNIFIED: "inboxes", NodeKind.SNOOZED: "snooze", NodeKind.SEARCH: "search",
          NodeKind.FAVOURITES: "star", NodeKind.SEARCHES: "search"}


def label(node: Node) -> str:
    match node.kind:
        case NodeKind.ACCOUNT:
            return node.account.name
        case NodeKind.QUOTA:
            return formats.share(node.quota.used, node.quota.limit) if node.quota else ""
        case NodeKind.HEADING:
            return wording.namespace_name(node.namespace)
        case NodeKind.OUTBOX:
            return translate("FolderTreeModel", "Outbox")
        case NodeKind.UNIFIED:
            return translate("FolderTreeModel", "All inboxes")
        case NodeKind.SNOOZED:
            return translate("FolderTreeModel", "Snoozed")
        case NodeKind.FAVOURITES:
            return translate("FolderTreeModel", "Favourites")
        case NodeKind.SEARCHES:
            return translate("FolderTreeModel", "Searches")
        case NodeKind.SEARCH:
            return node.label
        case NodeKind.FOLDER if node.favourite and node.folder is not None and lifted(node.folder):
            # Each account has an Inbox.
            return f"{wording.role_name(node.folder.role)} – {node.account.name}"
        case NodeKind.FOLDER:
            return wording.role_name(node.folder.role) if node.folder and lifted(node.folder) else node.label
        case _:
            assert_never(node.kind)


class FolderTips(QObject):
    """What the mouse is told about a node."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules = RuleWords(self)

    def tip(self, node: Node) -> str:
        """Some lines: what it is, counts, and what is unusual about it."""
        if node.kind is NodeKind.ACCOUNT:
            state = wording.state_sentence(node.state, node.account.protocol) if node.state else ""
            why = wording.error_sentence(node.state.error) if node.state and node.state.error else ""
            rule = self._rules.rule(node.account.leave) if node.account.protocol is Protocol.POP3 else ""
            return "\n".join(filter(None, (f"{node.account.name} – {node.account.email}", state, why, rule)))
        if node.kind is NodeKind.QUOTA:
            return self.tr("Room for mail on the server: {share} used").format(share=label(node))
        if node.kind is NodeKind.HEADING:
            return label(node)
        if node.folder is None:
            return self._virtual_tip(node)
        return self._folder_tip(node, node.folder)

    def _virtual_tip(self, node: Node) -> str:
        match node.kind:
            case NodeKind.UNIFIED:
                return f"{label(node)}\n" + self.tr("%n unread", "", node.count)
            case NodeKind.SNOOZED:
                return self.tr("%n message(s) hidden for a while", "", node.count)
            case NodeKind.OUTBOX:
                return self.tr("%n message(s) to be sent", "", node.count)
            case NodeKind.SEARCH if node.search is not None:
                return f"{node.label}\n{node.search.query}"
            case _:
                return label(node)

    def _folder_tip(self, node: Node, folder: Folder) -> str:
        count = self.tr("%n message(s)", "", max(folder.total, folder.on_server))
        name = label(node)
        if node.favourite and not lifted(folder):
            name += f" – {node.account.name}"
        lines = [name, f"{count}, " + self.tr("%n unread", "", unread_of(folder))]
        if not folder.subscribed:
            lines.append(self.tr("Not subscribed"))
        if folder.missing:
            lines.append(self.tr("Paused: %Ln message(s) disappeared from the server at once", "", folder.missing))
        return "\n".join(lines)


def icon_name(node: Node) -> str:
    if node.kind is NodeKind.ACCOUNT:
        return "account"
    if node.kind is NodeKind.HEADING:
        return "people"
    if node.folder is None:
        return _ICONS.get(node.kind, "outbox")
    return ICONS[node.folder.role] if lifted(node.folder) else "folder"


def place_name(folder: Folder) -> str:
    """The translated role, or the whole path: where a folder stands among others without a tree around it."""
    levels = folder.path.split(folder.delimiter) if folder.delimiter else [folder.path]
    return (wording.role_name(folder.role) if lifted(folder) else "") or " / ".join(levels)
