"""The maildrop as UIDL and LIST told it, and which of its ids say nothing."""

from __future__ import annotations

import logging
from collections import Counter
from functools import cached_property

from app.backends.pop3.connection import Pop3Connection
from app.errors import ErrorKind, MailError

log = logging.getLogger(__name__)

_MOST_UNLISTED = 100_000
"""Messages that are looked for though no listing names them."""


class Listing:
    """Taken at a session's start; message numbers hold for the session (RFC 1939 4).

    A message's UIDL is doubtful if it is missing, empty, too long, or listed twice: then only the message itself tells
    which it is. Servers without UIDL have doubtful messages only.
    """

    def __init__(self, connection: Pop3Connection, count: int) -> None:
        uidls = connection.unique_ids()
        if count and uidls is not None and not uidls:
            raise MailError(ErrorKind.PROTOCOL, "The server counts messages but lists none. Try again later.")
        self.has_ids = uidls is not None
        self.sizes: dict[int, int] = connection.sizes() if count or uidls else {}
        """Message number → octets; empty where LIST was refused."""
        listed = uidls or {}
        self.count = max(count, len(listed))
        self.is_short = self.has_ids and len(listed) < count
        """UIDL names fewer messages than STAT counts."""
        unlisted = set(self.sizes)
        if count - len(listed) <= _MOST_UNLISTED:
            unlisted.update(range(1, count + 1))
        self.uidls: dict[int, str] = {number: listed.get(number, "") for number in sorted(unlisted | listed.keys())}
        """Message number → UIDL, "" where there is none that can be used; oldest first."""
        times = Counter(self.uidls.values())
        self.numbers: dict[str, int] = {
            uidl: number for number, uidl in self.uidls.items() if uidl and times[uidl] == 1}
        """UIDL → message number, of those beyond doubt."""
        self.listed = times.keys() - {""}
        """All UIDLs, those that stand for several messages included."""
        self.doubtful = tuple(number for number, uidl in self.uidls.items() if not uidl or times[uidl] > 1)
        if self.doubtful:
            log.warning("%d ids of messages are missing, empty, too long or listed twice: those are not deleted on the "
                        "server", len(self.doubtful))

    @cached_property
    def as_told(self) -> tuple[tuple[str, int], ...]:
        """UIDL ("" if doubtful) and octets (0 if not told) of each message, oldest first."""
        return tuple((uidl if uidl in self.numbers else "", self.sizes.get(number, 0))
                     for number, uidl in self.uidls.items())
