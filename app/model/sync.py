"""What a backend is told of the cache, and the small steps in which it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.message import Flags

ServerUid = int | str
"""IMAP: UID (RFC 3501 2.3.1.1). POP3: the full UIDL text (RFC 1939 7)."""


@dataclass(frozen=True, slots=True)
class KnownMessage:
    """What the store holds of a message that the server may hold.

    `flags` are those last seen on the server (IMAP). `first_seen` (seconds since the epoch) and
    `deleted_here` (the last local copy was expunged by the person) drive POP3's rules.
    `has_body`: the whole message is durably stored. `gone`: an earlier sync found that the server no longer has it
    (POP3); should its UIDL be listed again, it may be another message (RFC 1939 7 allows that), so it is not deleted.
    """

    flags: Flags = frozenset()
    has_body: bool = False
    first_seen: float = 0.0
    deleted_here: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class FolderSnapshot:
    """A folder as the store knows it before a sync; zeros and an empty `known` at the first one."""

    path: str
    uidvalidity: int = 0
    uidnext: int = 0
    modseq: int = 0
    known: Mapping[ServerUid, KnownMessage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemoteMessage:
    """A message that the store lacks. `header` is the header block (or the fields that a list needs), raw octets.

    `received` is INTERNALDATE in seconds since the epoch, or the time of download for POP3. `size` counts octets.
    `raw` is the whole message where it came along (POP3), else None. `has_attachment` by BODYSTRUCTURE, None unknown.
    """

    uid: ServerUid
    flags: Flags
    received: float
    size: int
    header: bytes
    raw: bytes | None = None
    has_attachment: bool | None = None


# --- steps ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FolderOpened:
    """The mailbox stands open. If `uidvalidity` differs from the snapshot's, all UIDs known here are void."""

    path: str
    uidvalidity: int
    uidnext: int
    modseq: int
    exists: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """At most 200 messages, newest first."""

    path: str
    messages: tuple[RemoteMessage, ...]


@dataclass(frozen=True, slots=True)
class BodiesArrived:
    """Whole messages for UIDs that the store has headers of. Empty `raw` never occurs."""

    path: str
    bodies: tuple[tuple[int, bytes], ...]


@dataclass(frozen=True, slots=True)
class FlagsSeen:
    """Flags as the server has them now."""

    path: str
    flags: tuple[tuple[int, Flags], ...]


@dataclass(frozen=True, slots=True)
class Vanished:
    """UIDs that the server no longer has (IMAP: expunged; POP3: UIDLs no longer listed)."""

    path: str
    uids: tuple[ServerUid, ...]


@dataclass(frozen=True, slots=True)
class DeletesPlanned:
    """POP3: these UIDLs get DELE once this step is stored; they are gone only after `commit()`."""

    path: str
    uidls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` messages of this folder; `octets` moved since the sync began."""

    path: str
    done: int
    total: int
    octets: int


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """All of the folder was compared: the cache may note these values."""

    path: str
    uidvalidity: int
    uidnext: int
    modseq: int


SyncStep = (FolderOpened | Arrived | BodiesArrived | FlagsSeen | Vanished | DeletesPlanned | Progress | Checkpoint)
