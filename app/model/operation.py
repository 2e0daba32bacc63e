"""Edits: as a person asks for them (by local ids) and as a server is told (by UIDs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.errors import ErrorKind, MailError
from app.model.account import BodyPolicy
from app.model.message import Flags

# --- what the person asks for: engine.edit(operation) --------------------------------------------


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
             | ResolveMissing | KeepOnServer | DeleteOnServer)


# --- what the server is told: backend.perform(operation) -----------------------------------------
# `uidvalidity` is what the UIDs belong to: the backend refuses (ErrorKind.GONE) when the mailbox has another.


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a message is found again where no UID is known: Message-ID (without brackets) and size in octets."""

    message_id: str
    size: int


@dataclass(frozen=True, slots=True)
class StoreFlags:
    """`unchanged_since` above 0: only messages that nobody changed since this mod-sequence (RFC 7162 3.1.3)."""

    path: str
    uidvalidity: int
    uids: tuple[int, ...]
    add: Flags
    remove: Flags
    unchanged_since: int = 0


@dataclass(frozen=True, slots=True)
class MoveUids:
    """`identities` go with `uids`. With `check_first` an earlier try may have got through in part: what already lies
    in the target (by identity) is not copied again.

    `others`: UIDs in the target (under `others_uidvalidity`) that the cache holds as messages of their own. Those are
    never taken for the copy of an earlier try, so that a second copy of the same mail is made as it was asked for.
    """

    path: str
    uidvalidity: int
    uids: tuple[int, ...]
    target: str
    identities: tuple[Identity, ...] = ()
    check_first: bool = False
    others: frozenset[int] = frozenset()
    others_uidvalidity: int = 0


@dataclass(frozen=True, slots=True)
class CopyUids:
    """`identities`, `check_first` and `others` as in MoveUids."""

    path: str
    uidvalidity: int
    uids: tuple[int, ...]
    target: str
    identities: tuple[Identity, ...] = ()
    check_first: bool = False
    others: frozenset[int] = frozenset()
    others_uidvalidity: int = 0


@dataclass(frozen=True, slots=True)
class ExpungeUids:
    """Delete exactly these messages for ever (UID EXPUNGE, RFC 4315), never others marked \\Deleted."""

    path: str
    uidvalidity: int
    uids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AppendRaw:
    """File `raw`. With `check_first` an earlier try may have got through: look for it before appending, by
    `message_id` and size, or by size and header where it has no Message-ID. `others` as in MoveUids."""

    path: str
    raw: bytes
    flags: Flags
    date: float
    message_id: str
    check_first: bool = False
    others: frozenset[int] = frozenset()
    others_uidvalidity: int = 0


@dataclass(frozen=True, slots=True)
class CreateMailbox:
    path: str


@dataclass(frozen=True, slots=True)
class RenameMailbox:
    path: str
    new_path: str


@dataclass(frozen=True, slots=True)
class DeleteMailbox:
    path: str


@dataclass(frozen=True, slots=True)
class SubscribeMailbox:
    path: str
    subscribed: bool


RemoteOperation = (StoreFlags | MoveUids | CopyUids | ExpungeUids | AppendRaw
                   | CreateMailbox | RenameMailbox | DeleteMailbox | SubscribeMailbox)


@dataclass(frozen=True, slots=True)
class OperationResult:
    """What the server said it did.

    `uid_map`: old UID → new UID in the target (COPYUID), or 0 → new UID (APPENDUID); empty where the
    server told none. `target_uidvalidity` belongs to the new UIDs (0 if untold). `missing`: UIDs that the source
    mailbox no longer had. `marked`: UIDs that are only marked \\Deleted, since the server lacks UID EXPUNGE (RFC 4315)
    and a plain EXPUNGE would have taken other messages too. `conflicts`: UIDs left alone because somebody changed them
    (MODIFIED, RFC 7162 3.1.3). A UID in `missing` that has an entry in `uid_map` was moved by an earlier try
    (`check_first`). `path`: where a mailbox was really made, if the server's namespace moved it.
    """

    uid_map: Mapping[int, int] = field(default_factory=dict)
    target_uidvalidity: int = 0
    missing: tuple[int, ...] = ()
    marked: tuple[int, ...] = ()
    conflicts: tuple[int, ...] = ()
    path: str = ""


class PartlyRefused(MailError):
    """Several messages were to be changed, and the server refused it for some of them (kind and words as refused).

    `result` tells what was done, as if only those had been asked for; `refused` are the UIDs for which nothing was
    done. What is neither in `refused` nor in `result.missing` nor in `result.conflicts` is done and must be settled,
    not backed out. A refusal of everything is a plain MailError.
    """

    def __init__(self, kind: ErrorKind, detail: str, server_text: str, result: OperationResult,
                 refused: tuple[int, ...]) -> None:
        super().__init__(kind, detail, server_text)
        self.result = result
        self.refused = refused
