"""What a backend is told of the cache, and the small steps in which it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple, Protocol

from app.model.message import Flags
from app.quick_dataclass import dataclass

LIST_FIELDS = ("Date", "From", "To", "Cc", "Bcc", "Reply-To", "Subject", "Message-ID", "In-Reply-To", "References",
               "List-Id", "Content-Type")
"""The header fields that a message list needs; `RemoteMessage.header` holds these at least."""

ServerUid = int | str
"""IMAP: UID (RFC 3501 2.3.1.1). POP3: the full UIDL text (RFC 1939 7)."""


MADE_UP = "\0"
"""A UIDL that begins with it was made up here, for a server that tells none: no server can send it."""


class DeleteReason(StrEnum):
    """Why a message leaves a POP3 server."""

    RULE = "rule"
    """It was downloaded (`delete`), or its days are over."""
    DELETED_HERE = "deleted-here"
    MOVED = "moved"
    """No copy is left in the Inbox."""
    COUNT = "count"
    SIZE = "size"
    """It lies beyond the rule's limit of messages or octets."""
    ASKED = "asked"
    """The person asked for it (`DeleteOnServer`)."""


@dataclass(frozen=True, slots=True)
class KnownMessage:
    """What the store holds of a message that the server may hold.

    `flags` are those last seen on the server (IMAP). `first_seen` (seconds since the epoch),
    `deleted_here` (the last local copy was expunged by the person) and `left_inbox` (no copy is left in the Inbox)
    drive POP3's rules.
    `has_body`: the whole message is durably stored; a POP3 message without it is partial (only its beginning is here).
    `gone`: an earlier sync found that the server no longer has it
    (POP3); should its UIDL be listed again, it may be another message (RFC 1939 7 allows that), so it is not deleted.
    `size`: octets as POP3's LIST told them, 0 where it did not. `kept`: the person cancelled its deletion, so no rule
    ever deletes it. `delete_at` (seconds since the epoch): its deletion on the server waits until then, None for none
    waiting; `reason` is that deletion's.
    """

    flags: Flags = frozenset()
    has_body: bool = False
    first_seen: float = 0.0
    deleted_here: bool = False
    gone: bool = False
    size: int = 0
    left_inbox: bool = False
    kept: bool = False
    delete_at: float | None = None
    reason: DeleteReason | None = None


class Recogniser(Protocol):
    """What the store knows of the messages that a POP3 server was last seen to hold, for a maildrop whose UIDLs are
    all new, or that has none.

    It reads the store only. Nothing that was recognised is deleted on the server in the same session.
    """

    def by_header(self, size: int, header: bytes) -> tuple[str, ...]:
        """The UIDLs under which messages of `size` octets (LIST) with this header (TOP n 0) are known; one that fits
        is the message, of several only the octets can tell."""
        ...

    def by_octets(self, raw: bytes) -> tuple[str, ...]:
        """The UIDLs under which exactly these octets are known, those last that the server was seen to have lost."""
        ...

    def is_like(self, uidl: str, header: bytes) -> bool:
        """Whether what is here under the UIDL has the same LIST_FIELDS as this header (or whole message)."""
        ...


@dataclass(frozen=True, slots=True)
class FolderSnapshot:
    """A folder as the store knows it before a sync; zeros and an empty `known` at the first one.

    `modseq` above 0 promises that the last comparison came to its end: every UID below `uidnext` that the server had
    then is in `known`. `known` may be read from the store only when it is first looked into (its length is cheap), so
    that a sync which the server's numbers settle never pays for it. `ahead`: those UIDs of `known` that are not below
    `uidnext`, since an edit from here brought them after the last comparison.
    """

    path: str
    uidvalidity: int = 0
    uidnext: int = 0
    modseq: int = 0
    known: Mapping[ServerUid, KnownMessage] = field(default_factory=dict)
    ahead: frozenset[int] = frozenset()
    recogniser: Recogniser | None = None
    """POP3 only."""
    was_empty: bool = False
    """POP3: the last check found an empty maildrop. Only the second one that does is believed."""
    is_renumbering: bool = False
    """POP3: a check found all UIDLs new, and none has come to its end since."""


class RemoteMessage(NamedTuple):
    """A message that the store lacks. `header` is the header block (or the fields that a list needs), raw octets.

    `received` is INTERNALDATE in seconds since the epoch, or the time of download for POP3. `size` counts octets, as
    LIST told them where POP3's did.
    `raw` is the whole message where it came along (POP3), else None: of a partial message of POP3 `header` is what TOP
    gave, the first lines of the text included, and `size` is LIST's. `has_attachment` by BODYSTRUCTURE, None unknown.
    `email_id` is the same for the same message in every folder (EMAILID of RFC 8474, X-GM-MSGID), "" where the server
    has no such thing. `labels`: X-GM-LABELS, decoded, None where not told.
    """

    uid: ServerUid
    flags: Flags
    received: float
    size: int
    header: bytes
    raw: bytes | None = None
    has_attachment: bool | None = None
    email_id: str = ""
    labels: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class BodyWanted:
    """A message to be fetched as a whole: `size` as its server gave it, `have` octets of it are stored already."""

    uid: int
    size: int
    have: int = 0


# --- steps ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FolderOpened:
    """The mailbox stands open. If `uidvalidity` differs from the snapshot's, all UIDs known here are void; so they are
    with `is_put_back`: the server has the mailbox as it was some time ago, and gives the UIDs since then anew.

    `rights` as in `Folder`, None where not asked or not told. `keywords`: new keywords can be made.
    """

    path: str
    uidvalidity: int
    uidnext: int
    modseq: int
    exists: int
    rights: str | None = None
    keywords: bool = True
    is_put_back: bool = False


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
class BodyPiece:
    """Octets `offset` to `offset + len(data)` of a large message, in ascending order; the last ends at `total`.

    Once the last one is stored, the pieces are the message. `total` is the size as the server gave it before, and may
    be wrong: `is_last` decides.
    """

    path: str
    uid: int
    offset: int
    data: bytes
    total: int
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class LabelsSeen:
    """X-GM-LABELS as the server has them now."""

    path: str
    labels: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FlagsSeen:
    """Flags as the server has them now."""

    path: str
    flags: tuple[tuple[int, Flags], ...]


@dataclass(frozen=True, slots=True)
class Vanished:
    """UIDs that the server no longer has (IMAP: expunged; POP3: UIDLs no longer listed).

    IMAP: some of them may be unknown here. The store holds them back until Checkpoint, when it can count them all.
    """

    path: str
    uids: tuple[ServerUid, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """POP3: (new, old) UIDLs of messages that are here already. The new one takes over all that the old one was.

    Without pairs it says that all UIDLs are new and the matching begins.
    """

    path: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SizesSeen:
    """POP3: (UIDL, octets) as LIST tells them, of messages that are known with another size, or with none."""

    path: str
    sizes: tuple[tuple[str, int], ...]


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


SyncStep = (FolderOpened | Arrived | BodiesArrived | BodyPiece | FlagsSeen | LabelsSeen | Vanished | Renamed
            | SizesSeen | DeletesPlanned | Progress | Checkpoint)
