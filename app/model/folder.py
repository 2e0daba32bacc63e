"""Folders: as a server names them, and as the store keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a folder is for (RFC 6154 SPECIAL-USE, plus Inbox); NONE for a person's own."""

    INBOX = "inbox"
    DRAFTS = "drafts"
    SENT = "sent"
    ARCHIVE = "archive"
    JUNK = "junk"
    TRASH = "trash"
    ALL = "all"
    FLAGGED = "flagged"
    NONE = ""


ROLE_ORDER = (Role.INBOX, Role.DRAFTS, Role.SENT, Role.ARCHIVE, Role.JUNK, Role.TRASH, Role.ALL, Role.FLAGGED)


@dataclass(frozen=True, slots=True)
class RemoteStatus:
    """What LIST-STATUS or STATUS told of a mailbox (RFC 3501 6.3.10, RFC 7162); 0 where not told."""

    messages: int
    unseen: int
    uidnext: int
    uidvalidity: int
    modseq: int = 0


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A mailbox as LIST told it. `path` is decoded text with the server's own delimiter."""

    path: str
    delimiter: str = ""
    role: Role = Role.NONE
    selectable: bool = True
    status: RemoteStatus | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder in the store. `total`, `unread` and `cached` count messages; `path` as in RemoteFolder."""

    id: int
    account_id: int
    path: str
    delimiter: str
    role: Role
    selectable: bool
    total: int = 0
    unread: int = 0
    cached: int = 0
    is_local: bool = False
    """True for folders that no server knows (all of POP3's)."""

    @property
    def name(self) -> str:
        """The last level of the path."""
        return self.path.rpartition(self.delimiter)[2] if self.delimiter else self.path

    @property
    def parent_path(self) -> str:
        return self.path.rpartition(self.delimiter)[0] if self.delimiter else ""
