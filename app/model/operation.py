"""Edits: as a person asks for them (by local ids) and as a server is told (by UIDs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """Deletes a folder with what lies in it; refused for folders with a role and for those with subfolders."""

    folder_id: int


Operation = (SetFlags | MoveMessages | CopyMessages | DeleteMessages | AppendMessage
             | CreateFolder | RenameFolder | DeleteFolder)


# --- what the server is told: backend.perform(operation) -----------------------------------------
# `uidvalidity` is what the UIDs belong to: the backend refuses (ErrorKind.GONE) when the mailbox has another.


@dataclass(frozen=True, slots=True)
class StoreFlags:
    path: str
    uidvalidity: int
    uids: tuple[int, ...]
    add: Flags
    remove: Flags


@dataclass(frozen=True, slots=True)
class MoveUids:
    path: str
    uidvalidity: int
    uids: tuple[int, ...]
    target: str


@dataclass(frozen=True, slots=True)
class CopyUids:
    path: str
    uidvalidity: int
    uids: tuple[int, ...]
    target: str


@dataclass(frozen=True, slots=True)
class ExpungeUids:
    """Delete exactly these messages for ever (UID EXPUNGE, RFC 4315), never others marked \\Deleted."""

    path: str
    uidvalidity: int
    uids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AppendRaw:
    """File `raw`. With `check_first` an earlier try may have got through: look for `message_id` before appending."""

    path: str
    raw: bytes
    flags: Flags
    date: float
    message_id: str
    check_first: bool = False


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


RemoteOperation = (StoreFlags | MoveUids | CopyUids | ExpungeUids | AppendRaw
                   | CreateMailbox | RenameMailbox | DeleteMailbox)


@dataclass(frozen=True, slots=True)
class OperationResult:
    """What the server said it did.

    `uid_map`: old UID → new UID in the target (COPYUID), or 0 → new UID (APPENDUID); empty where the
    server told none. `target_uidvalidity` belongs to the new UIDs (0 if untold). `missing`: UIDs that the source
    mailbox no longer had. `marked`: UIDs that are only marked \\Deleted, since the server lacks UID EXPUNGE (RFC 4315)
    and a plain EXPUNGE would have taken other messages too.
    """

    uid_map: Mapping[int, int] = field(default_factory=dict)
    target_uidvalidity: int = 0
    missing: tuple[int, ...] = ()
    marked: tuple[int, ...] = ()
