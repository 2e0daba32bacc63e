"""What the server lets nobody do in a folder is refused before it is done here (RFC 4314, PERMANENTFLAGS)."""

from __future__ import annotations

import re

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.model.message import DELETED, SEEN, Flags
from app.store import folders
from app.store.database import Database

_FLAG = re.compile(r"\\?[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|~]{1,100}")
"""An atom (RFC 3501 9), with a backslash before it for a system flag."""


def is_flag(text: str) -> bool:
    """Whether a server could be told of such a flag or keyword; \\Recent is its own to set."""
    return _FLAG.fullmatch(text) is not None and text.lower() != "\\recent"


class Rights:
    """Asks for each folder once; for the length of one edit. Every check raises MailError(USAGE) with the reason."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._seen: dict[int, Folder] = {}

    def folder(self, folder_id: int) -> Folder:
        """Raises MailError(USAGE) if there is none."""
        found = self._seen.get(folder_id)
        if found is None:
            found = self._seen[folder_id] = folders.folder(self._db, folder_id)
        return found

    def check_flags(self, folder_id: int, add: Flags, remove: Flags) -> None:
        """Whether these flags can be changed there, and new keywords be kept."""
        folder = self.folder(folder_id)
        needed = {"s" if flag == SEEN else "t" if flag == DELETED else "w" for flag in add | remove}
        if not all(folder.may(right) for right in needed):
            raise _forbidden(folder, "change these marks of messages")
        keywords = sorted(flag for flag in add if not flag.startswith("\\"))
        if keywords and not folder.keywords:
            raise MailError(ErrorKind.USAGE, f"The server keeps no tags in '{folder.path}', so {', '.join(keywords)} "
                            "can't be set there: move or copy the message to another folder first.")

    def check_take(self, folder_id: int) -> None:
        """Whether messages may leave the folder."""
        folder = self.folder(folder_id)
        if not (folder.may("t") and folder.may("e")):
            raise _forbidden(folder, "delete or move messages; copying them still works")

    def check_put(self, folder_id: int) -> None:
        """Whether messages may be filed there."""
        folder = self.folder(folder_id)
        if not folder.selectable:
            raise MailError(ErrorKind.USAGE, f"'{folder.path}' only holds other folders: choose one that holds "
                            "messages.")
        if folder.role in (Role.ALL, Role.FLAGGED):
            raise MailError(ErrorKind.USAGE, f"'{folder.path}' is a view of the server, not a folder to file into.")
        if not folder.may("i"):
            raise _forbidden(folder, "file messages; choose another one")


def check_create(db: Database, account_id: int, path: str, delimiter: str) -> None:
    """Whether a folder may be made there, as far as the folder above it tells. Raises MailError(USAGE)."""
    above = path.rpartition(delimiter)[0] if delimiter else ""
    parent = folders.by_path(db, account_id, above) if above else None
    if parent is not None and not parent.may("k"):
        raise _forbidden(parent, "make folders")


def check_remove(folder: Folder, verb: str) -> None:
    """Whether the folder itself may be renamed or deleted. Raises MailError(USAGE)."""
    if folder.role is not Role.NONE:
        raise MailError(ErrorKind.USAGE, f"'{folder.path}' has a role in the account and can't be {verb}.")
    if not folder.may("x"):
        raise MailError(ErrorKind.USAGE, f"The server does not let you have '{folder.path}' {verb}: ask its owner for "
                        "the right to.")


def _forbidden(folder: Folder, what: str) -> MailError:
    return MailError(ErrorKind.USAGE, f"In '{folder.path}' the server does not let you {what}.")
