"""Edits as a server is told of them, by UIDs: backend.perform(operation), and what it said it did.

`uidvalidity` is what the UIDs belong to: the backend refuses (ErrorKind.GONE) when the mailbox has another. So it does
where its UIDNEXT is below the `uidnext` of the last comparison (0: not known), and messages would be taken away: the
server has put the mailbox back to how it was, and may have given UIDs of then to other messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from app.errors import ErrorKind, MailError
from app.model.message import Flags
from app.quick_dataclass import dataclass


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
    uidnext: int = field(default=0, compare=False)


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
    uidnext: int = field(default=0, compare=False)


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
