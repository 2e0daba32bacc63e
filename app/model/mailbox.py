"""What a mailbox holds as a server counts it, before anything of it is here."""

from __future__ import annotations

from app.model.folder import Quota
from app.quick_dataclass import dataclass

MOST = (1 << 31) - 1
MOST_OCTETS = 1 << 62

@dataclass(frozen=True, slots=True)
class MailboxNumbers:
    """The person's own numbers by one protocol.

    `messages` are those of all folders, with `complete` False at least so many: the server has more than were asked
    for. `octets` are theirs, None where the server does not tell cheaply. What POP3 adds: `has_uidl` (RFC 1939 7;
    without it no mail can stay on the server), `expire_days` (EXPIRE, RFC 2449 6.7; None for never or not told) and
    `login_delay` (seconds between two logins, RFC 2449 6.5).

    Whatever a server claims: of messages and folders no more than MOST are told, of octets no more than MOST_OCTETS.
    """

    folders: int
    messages: int
    inbox_messages: int
    octets: int | None = None
    complete: bool = True
    quota: Quota | None = None
    has_uidl: bool = True
    expire_days: int | None = None
    login_delay: int = 0

    def __post_init__(self) -> None:
        for name in ("folders", "messages", "inbox_messages", "expire_days", "login_delay"):
            if (told := getattr(self, name)) is not None:
                object.__setattr__(self, name, min(told, MOST))
        if self.octets is not None:
            object.__setattr__(self, "octets", min(self.octets, MOST_OCTETS))
