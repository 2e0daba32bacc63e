"""The demo's mail in memory. Everything here belongs to the demo's loop thread; nothing is locked."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

DELIMITER = "/"


@dataclass(eq=False, slots=True)
class StoredMessage:
    """One message in one folder; `raw` never changes (RFC 3501 2.3.1.1)."""

    uid: int
    raw: bytes
    date: datetime
    flags: set[str]
    change: int


@dataclass(eq=False, slots=True)
class Folder:
    path: str
    uid_validity: int
    role: str = ""
    subscribed: bool = True
    next_uid: int = 1
    messages: list[StoredMessage] = field(default_factory=list)


class FolderProblem(Exception):
    """A folder that is missing, exists already or may not go; the text is for the client."""


class Mailbox:
    """One user's folders. `change` grows with every edit; listeners are called after each."""

    def __init__(self, user: str, password: str) -> None:
        self.user = user
        self.password = password
        self.change = 1
        self.pop3_locked = False
        self.listeners: set[Callable[[], None]] = set()
        self._folders: dict[str, Folder] = {}
        self._validities = itertools.count(1_700_000_001)

    def __iter__(self) -> Iterator[Folder]:
        return iter(list(self._folders.values()))

    def folder(self, path: str) -> Folder:
        """Raises FolderProblem when there is none."""
        found = self._folders.get(_canonical(path))
        if found is None:
            raise FolderProblem("[NONEXISTENT] No such mailbox")
        return found

    def has(self, path: str) -> bool:
        return _canonical(path) in self._folders

    def children(self, path: str) -> list[Folder]:
        return [folder for folder in self if folder.path.startswith(path + DELIMITER)]

    def create(self, path: str, role: str = "") -> Folder:
        """Create a folder and what is missing above it."""
        path = _canonical(path.rstrip(DELIMITER))
        if not path or DELIMITER * 2 in path or len(path) > 500:
            raise FolderProblem("[CANNOT] Not a mailbox name")
        if path in self._folders:
            raise FolderProblem("[ALREADYEXISTS] Mailbox exists")
        parent = path.rpartition(DELIMITER)[0]
        if parent and not self.has(parent):
            self.create(parent)
        self._folders[path] = Folder(path, next(self._validities), role)
        self._changed()
        return self._folders[path]

    def delete(self, path: str) -> None:
        folder = self.folder(path)
        if folder.path == "INBOX" or self.children(folder.path):
            raise FolderProblem("[CANNOT] This mailbox stays: it is INBOX or has folders below it")
        del self._folders[folder.path]
        self._changed()

    def rename(self, old: str, new: str) -> None:
        """Rename with everything below; UIDs and UIDVALIDITY stay."""
        folder = self.folder(old)
        new = _canonical(new.rstrip(DELIMITER))
        if folder.path == "INBOX" or new.startswith(folder.path + DELIMITER):
            raise FolderProblem("[CANNOT] This mailbox cannot be renamed so")
        if self.has(new):
            raise FolderProblem("[ALREADYEXISTS] Mailbox exists")
        parent = new.rpartition(DELIMITER)[0]
        if parent and not self.has(parent):
            self.create(parent)
        base = folder.path
        for one in [folder, *self.children(base)]:
            del self._folders[one.path]
            one.path = new + one.path[len(base) :]
            self._folders[one.path] = one
        self._changed()

    def add(self, path: str, raw: bytes, date: datetime, flags: Iterable[str] = ()) -> StoredMessage:
        folder = self.folder(path)
        message = StoredMessage(folder.next_uid, raw, date, set(flags), self._next_change())
        folder.next_uid += 1
        folder.messages.append(message)
        self._tell()
        return message

    def remove(self, folder: Folder, messages: Iterable[StoredMessage]) -> None:
        gone = set(map(id, messages))
        if gone:
            folder.messages = [message for message in folder.messages if id(message) not in gone]
            self._changed()

    def set_flags(self, message: StoredMessage, flags: set[str]) -> int:
        """Replace the flags; the change number that marks this edit."""
        if flags != message.flags:
            message.flags = flags
            message.change = self._next_change()
            self._tell()
        return message.change

    def _next_change(self) -> int:
        self.change += 1
        return self.change

    def _changed(self) -> None:
        self._next_change()
        self._tell()

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()


def _canonical(path: str) -> str:
    first, delimiter, rest = path.partition(DELIMITER)
    return "INBOX" + delimiter + rest if first.upper() == "INBOX" else path
