"""Messages: parsed header (envelope), list rows, and what a composer makes."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from app.model.sending import SendOptions
from app.quick_dataclass import dataclass

SEEN, ANSWERED, FLAGGED, DRAFT, DELETED = r"\Seen", r"\Answered", r"\Flagged", r"\Draft", r"\Deleted"
FORWARDED, JUNK, NOT_JUNK, MDN_SENT = "$Forwarded", "$Junk", "$NotJunk", "$MDNSent"

Flags = frozenset[str]


class Address(NamedTuple):
    """A mailbox (RFC 5322 3.4): display name (may be empty) and addr-spec."""

    name: str
    email: str

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


class Envelope(NamedTuple):
    """What a list shows of a header. Text is decoded, single-line, free of control characters, length-capped.

    `date` is the Date field in seconds since the epoch, None when absent or unreadable.
    `message_id` and `references` keep their angle brackets away. (A tuple, since one is made of every header that
    comes, and a frozen dataclass takes four times as long to make.)
    """

    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    subject: str = ""
    date: float | None = None
    senders: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    list_id: str = ""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One line of a message list; all that is needed to paint and sort it.

    `date` is in seconds since the epoch (Date field, else arrival). `size` is in octets as the
    server counts. `cached` is "headers", "partial" (POP3: the beginning) or "full". `server_state` is "" for IMAP; for
    POP3 "on-server", "only-here", the ISO day until which the server keeps it, or "leaving": its deletion there waits
    until `leaves_at` (seconds since the epoch). `labels` are the provider's own (X-GM-LABELS).
    `missing`: gone from the server, see `Folder.missing`. `kept`: the person told it to stay on the POP3 server.
    """

    id: int
    account_id: int
    folder_id: int
    uid: str
    message_id: str
    sender_name: str
    sender_email: str
    recipients: str
    subject: str
    date: float
    size: int
    flags: Flags
    has_attachment: bool
    cached: str
    preview: str
    server_state: str = ""
    labels: tuple[str, ...] = ()
    missing: bool = False
    leaves_at: float | None = None
    kept: bool = False
    snoozed_until: float = 0.0
    """Seconds since the epoch; until then it is hidden from its folder's list. 0: it is shown."""
    thread_id: int = 0
    """0 until somebody looked which conversation it belongs to."""

    @property
    def keywords(self) -> tuple[str, ...]:
        """The flags that are a person's or a program's own words (RFC 3501 2.3.2), sorted."""
        return tuple(sorted(flag for flag in self.flags if not flag.startswith("\\")))

    @property
    def is_unread(self) -> bool:
        return SEEN not in self.flags

    @property
    def is_flagged(self) -> bool:
        return FLAGGED in self.flags


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message. `part` is the IMAP section number, `size` counts decoded octets."""

    part: str
    name: str
    content_type: str
    size: int
    content_id: str = ""
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    """A file that a draft carries."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A picture that stands within a draft's HTML, which names it as `cid:CONTENT_ID`."""

    content_id: str
    content_type: str
    data: bytes
    name: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a composer holds. `html` is optional and goes beside `text` as multipart/alternative.

    `kept`: further header fields (name, value on one line) of a draft that another program wrote. `unfinished`: what
    stands in To, Cc and Bcc and is no address yet. Both go into stored drafts; of `kept` few are sent.
    """

    sender: Address
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    subject: str = ""
    text: str = ""
    html: str | None = None
    files: tuple[OutgoingFile, ...] = field(default=())
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    message_id: str = ""
    inline: tuple[InlinePicture, ...] = ()
    reply_to: tuple[Address, ...] = ()
    organisation: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    unfinished: tuple[str, str, str] = ("", "", "")
    options: SendOptions = field(default_factory=SendOptions)
