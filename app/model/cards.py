"""What a mail holds beside its text and can be acted on: invitations, contacts, a way out of a mailing list.

Text is decoded, free of control characters and length-capped.
"""

from __future__ import annotations

from enum import StrEnum

from app.model.message import Address
from app.quick_dataclass import dataclass


class Method(StrEnum):
    """What an iTIP message asks for (RFC 5546 1.4); OTHER is shown and cannot be answered."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"
    PUBLISH = "PUBLISH"
    OTHER = ""


class Answer(StrEnum):
    """PARTSTAT of an attendee (RFC 5545 3.2.12); what is unknown counts as none yet."""

    NONE = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    TENTATIVE = "TENTATIVE"
    DECLINED = "DECLINED"
    DELEGATED = "DELEGATED"


ANSWER_FLAGS = {Answer.ACCEPTED: "$InvitationAccepted", Answer.TENTATIVE: "$InvitationTentative",
                Answer.DECLINED: "$InvitationDeclined"}
"""Keywords that tell what was answered; the mail carries them, so that other devices see it where the server can."""


@dataclass(frozen=True, slots=True)
class EventTime:
    """`wall` is ISO 8601: a day, or a day and time as the organiser's clock shows them in `zone`.

    `seconds` since the epoch; None for a day, and for a time without a zone, which is everybody's own.
    """

    wall: str
    seconds: float | None = None
    zone: str = ""

    @property
    def is_day(self) -> bool:
        return "T" not in self.wall


@dataclass(frozen=True, slots=True)
class Attendee:
    address: Address
    answer: Answer = Answer.NONE
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The first RRULE, as far as it can be said in words; never expanded (RFC 5545 3.3.10).

    `frequency` is "daily", "weekly", "monthly", "yearly" or "" for what has no words. `days` are "MO" … "SU",
    `until` an ISO day, `count` the number of times; both may be absent.
    """

    frequency: str
    interval: int = 1
    days: tuple[str, ...] = ()
    count: int | None = None
    until: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An event in a text/calendar part. `part` is its section number; `end` is exclusive for whole days."""

    part: str
    method: Method
    uid: str
    sequence: int
    summary: str
    location: str
    description: str
    start: EventTime | None
    end: EventTime | None
    organiser: Address | None
    attendees: tuple[Attendee, ...]
    recurrence: Recurrence | None = None
    occurrence: EventTime | None = None
    """RECURRENCE-ID: only this time of a series is meant."""
    cancelled: bool = False
    comment: str = ""
    events: int = 1
    """How many events the part holds; the first is shown."""


@dataclass(frozen=True, slots=True)
class Contact:
    """`phones`, `emails`: (kind as "home", "work", "cell" or "", value). `photo` is PNG or JPEG, or empty."""

    name: str
    organisation: str = ""
    title: str = ""
    emails: tuple[tuple[str, str], ...] = ()
    phones: tuple[tuple[str, str], ...] = ()
    photo: bytes = b""

    @property
    def addresses(self) -> tuple[Address, ...]:
        return tuple(Address(self.name, email) for _, email in self.emails)


@dataclass(frozen=True, slots=True)
class ContactCard:
    """The vCards of one part; `total` counts those too that are not in `contacts`."""

    part: str
    contacts: tuple[Contact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """How to leave a list (RFC 2369 3.2, RFC 8058). `page` and `mail` are URLs or "".

    `one_click`: the sender offers to take a POST to `page` and needs nothing else. `host` is the page's.
    """

    name: str
    page: str
    mail: str
    one_click: bool
    host: str


class Fate(StrEnum):
    """What a report says became of a message: on its way to a recipient, or before their eyes."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    RELAYED = "relayed"
    """Handed on to where nobody will report."""
    DISPLAYED = "displayed"
    NOT_SHOWN = "not-shown"
    """Deleted, or dealt with, without having been shown."""


@dataclass(frozen=True, slots=True)
class RecipientFate:
    """`code`: an enhanced status code (RFC 3463) or ""; `words`: the server's own."""

    email: str
    fate: Fate
    code: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a report (RFC 6522) says of a message with this `subject`, "" where it does not tell."""

    part: str
    fates: tuple[RecipientFate, ...]
    subject: str = ""


Card = Invitation | ContactCard | Unsubscribe | DeliveryReport
