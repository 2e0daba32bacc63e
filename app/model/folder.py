"""Folders: as a server names them, and as the store keeps them."""

from __future__ import annotations

from enum import StrEnum

from app.model.account import BodyPolicy
from app.quick_dataclass import dataclass


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


class Namespace(StrEnum):
    """Whose a mailbox is (RFC 2342)."""

    PERSONAL = ""
    OTHERS = "others"
    SHARED = "shared"


ROLE_ORDER = (Role.INBOX, Role.DRAFTS, Role.SENT, Role.ARCHIVE, Role.JUNK, Role.TRASH, Role.ALL, Role.FLAGGED)


@dataclass(frozen=True, slots=True)
class RemoteStatus:
    """What LIST-STATUS or STATUS told of a mailbox (RFC 3501 6.3.10, RFC 7162).

    What was not told is -1 for `messages` and `unseen`, 0 for the others.
    """

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
    subscribed: bool = True
    namespace: Namespace = Namespace.PERSONAL


@dataclass(frozen=True, slots=True)
class Quota:
    """One quota root's storage (RFC 9208 5.3): `used` and `limit` in octets."""

    root: str
    used: int
    limit: int


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder in the store. `total`, `unread` and `cached` count messages; `path` as in RemoteFolder.

    `rights` are the letters of RFC 4314, None where the server tells none. `bodies` and `body_days` stand for this
    folder instead of the account's where `bodies` is set. `missing` above 0: so many messages disappeared from the
    server at once that the folder rests until the person decides (`ResolveMissing`); they are still here.
    """

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
    subscribed: bool = True
    namespace: Namespace = Namespace.PERSONAL
    rights: str | None = None
    keywords: bool = True
    """Whether new keywords (tags) can be kept there (PERMANENTFLAGS with \\*, RFC 3501 7.1)."""
    bodies: BodyPolicy | None = None
    body_days: int = 0
    missing: int = 0
    on_server: int = -1
    """Messages that the server counts; -1 where it has not told yet."""
    unseen_on_server: int = -1

    @property
    def name(self) -> str:
        """The last level of the path."""
        return self.path.rpartition(self.delimiter)[2] if self.delimiter else self.path

    def may(self, right: str) -> bool:
        """Whether the server grants a right of RFC 4314 2.1: i insert, t mark as deleted, e expunge, s seen,
        w other flags, k create below, x delete the mailbox. True where it tells none."""
        if self.rights is None:
            return True
        # RFC 4314 2.1.1: older servers say c (create) and d (delete) for several of today's letters.
        older = "c" if right in "kx" else "d" if right in "tex" else right
        return right in self.rights or older in self.rights

    @property
    def parent_path(self) -> str:
        return self.path.rpartition(self.delimiter)[0] if self.delimiter else ""
