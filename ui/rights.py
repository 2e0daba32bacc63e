"""What the server lets the account do in the folders of the chosen messages (RFC 4314), with the reason if not."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.model.folder import Folder, Role
from app.quick_dataclass import dataclass
from ui import wording
from ui.models.folder_nodes import takes_messages

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Rights:
    """Each is a sentence that says why not; "" where it may be done."""

    delete: str = ""
    move: str = ""
    """Out of the folder."""
    flag: str = ""
    tag: str = ""
    seen: str = ""


def rights_of(places: Iterable[Folder]) -> Rights:
    """What may be done with messages that lie in these folders: what one of them forbids, all do."""
    delete = move = flag = tag = seen = ""
    for folder in places:
        name = wording.folder_name(folder)
        if not (folder.may("t") and folder.may("e")):
            delete = translate("Rights", "You may not delete messages in “{folder}”.").format(folder=name)
            move = translate("Rights", "You may not move messages out of “{folder}”.").format(folder=name)
        if not folder.may("w"):
            flag = tag = translate("Rights", "You may not change stars and tags in “{folder}”.").format(folder=name)
        elif not folder.keywords:
            tag = translate("Rights", "The server keeps no tags in “{folder}”.").format(folder=name)
        if not folder.may("s"):
            seen = translate("Rights", "You may not change in “{folder}” what counts as read.").format(folder=name)
    return Rights(delete, move, flag, tag, seen)


def no_insert(folder: Folder) -> str:
    """Why nothing can be put into the folder."""
    if takes_messages(folder):
        return ""
    if folder.role in (Role.ALL, Role.FLAGGED):
        return translate("Rights", "“{folder}” is only a view of messages that lie elsewhere.").format(
            folder=wording.folder_name(folder))
    return translate("Rights", "You may not put messages into “{folder}”.").format(folder=wording.folder_name(folder))


def no_subfolder(folder: Folder) -> str:
    if folder.may("k"):
        return ""
    return translate("Rights", "You may not make folders in “{folder}”.").format(folder=wording.folder_name(folder))


def no_removal(folder: Folder) -> str:
    """Why the folder can be neither renamed nor deleted."""
    if folder.may("x"):
        return ""
    return translate("Rights", "You may neither rename nor delete “{folder}”.").format(
        folder=wording.folder_name(folder))


def in_words(folder: Folder) -> list[str]:
    """Everything that may be done there, for people; empty where the server tells nothing."""
    if folder.rights is None:
        return []
    words = (("r", translate("Rights", "read messages")), ("s", translate("Rights", "mark as read or unread")),
             ("w", translate("Rights", "set stars and tags")), ("i", translate("Rights", "put messages into it")),
             ("t", translate("Rights", "delete messages")), ("k", translate("Rights", "make folders in it")),
             ("x", translate("Rights", "rename or delete it")), ("a", translate("Rights", "share it with others")))
    return [text for right, text in words if folder.may(right)]
