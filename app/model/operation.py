"""Edits as a person asks for them, by local ids: engine.edit(operation). remote_operation.py has the server's side."""

from __future__ import annotations

from enum import StrEnum

from app.model.account import BodyPolicy
from app.model.message import Flags
from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SetFlags:
    """Add and remove flags or keywords on messages.

    Not `undoable`: what the program does by itself, such as marking as read what was read; undo then goes further back.
    """

    ids: tuple[int, ...]
    add: Flags = frozenset()
    remove: Flags = frozenset()
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class MoveMessages:
    """Into another folder. To another account, or from a server to this computer, goes only what is here as a whole:
    where it was it is deleted once it is filed or stored there."""

    ids: tuple[int, ...]
    folder_id: int


@dataclass(frozen=True, slots=True)
class CopyMessages:
    ids: tuple[int, ...]
    folder_id: int


@dataclass(frozen=True, slots=True)
class DeleteMessages:
    """Move to the account's Trash; what lies in Trash already, or `forever`, is expunged."""

    ids: tuple[int, ...]
    forever: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveMessages:
    """Move to the Archive of the account in whose folder they lie, where it archives by year (`Account`) into the
    folder of the message's year below it. Folders are made on the way; what lies below the Archive stays."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JunkMessages:
    """Mark as $Junk and move to the Junk folder; or, with `junk` False, as $NotJunk, and what lies in Junk back to the
    Inbox. Where a server keeps no tags they are only moved."""

    ids: tuple[int, ...]
    junk: bool = True


@dataclass(frozen=True, slots=True)
class EmptyFolder:
    """Delete for ever all that is in a Trash or Junk folder, and the folders in a local Trash."""

    folder_id: int


@dataclass(frozen=True, slots=True)
class AppendMessage:
    """File a whole message (a draft, a sent copy, an import). `replaces` is a message to expunge once filed."""

    folder_id: int
    raw: bytes
    flags: Flags = frozenset()
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class CreateFolder:
    account_id: int
    path: str


@dataclass(frozen=True, slots=True)
class RenameFolder:
    folder_id: int
    path: str


@dataclass(frozen=True, slots=True)
class DeleteFolder:
    """Deletes a folder with what lies in it; refused for folders with a role.

    A local one goes into Trash with all that is below it, which can be undone; out of Trash it is gone for ever. One
    that a server has is deleted there, and must have no subfolders.
    """

    folder_id: int


@dataclass(frozen=True, slots=True)
class SetSubscribed:
    """Whether the folder is among those that the account's clients show (SUBSCRIBE, RFC 3501 6.3.6)."""

    folder_id: int
    subscribed: bool


@dataclass(frozen=True, slots=True)
class SetFolderBodies:
    """Which bodies are kept of this folder; `policy` None: as the account says. `days` for RECENT."""

    folder_id: int
    policy: BodyPolicy | None
    days: int = 30


@dataclass(frozen=True, slots=True)
class SnoozeMessages:
    """Hide messages from their folder's list `until` then (seconds since the epoch), here only; 0 shows them again."""

    ids: tuple[int, ...]
    until: float


@dataclass(frozen=True, slots=True)
class SetFavourite:
    """Whether the folder stands at the top of the tree, too; the newest one stands last."""

    folder_id: int
    favourite: bool = True


@dataclass(frozen=True, slots=True)
class OrderFavourites:
    """The favourite folders in their order; those that are not named follow."""

    folder_ids: tuple[int, ...]


class MissingChoice(StrEnum):
    """What becomes of messages that disappeared from the server in great number."""

    ACCEPT = "accept"
    """They are deleted here too."""
    UPLOAD = "upload"
    """They are filed on the server again, as far as they are here as a whole."""
    ASK = "ask"
    """The server is asked once more."""


@dataclass(frozen=True, slots=True)
class ResolveMissing:
    """The person's decision on a folder that rests (`Folder.missing`)."""

    folder_id: int
    choice: MissingChoice


@dataclass(frozen=True, slots=True)
class KeepOnServer:
    """POP3: no rule deletes these messages on the server any more, and no deletion that waits is carried out; with
    `keep` False the account's rule holds for them again. By UIDL, since a message may be deleted here already."""

    account_id: int
    uidls: tuple[str, ...]
    keep: bool = True


@dataclass(frozen=True, slots=True)
class DeleteOnServer:
    """POP3: these messages leave the server after the account's time of grace, and stay here. What is not wholly
    stored here is left alone."""

    account_id: int
    uidls: tuple[str, ...]


Operation = (SetFlags | MoveMessages | CopyMessages | DeleteMessages | ArchiveMessages | JunkMessages | EmptyFolder
             | AppendMessage | CreateFolder | RenameFolder | DeleteFolder | SetSubscribed | SetFolderBodies
             | ResolveMissing | KeepOnServer | DeleteOnServer | SnoozeMessages | SetFavourite | OrderFavourites)
