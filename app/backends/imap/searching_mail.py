"""What a person looks for, asked of one mailbox: in windows, the newest messages first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.backends.base import Searched
from app.backends.imap.connection import Connection
from app.backends.imap.criteria import Criteria, criteria
from app.backends.imap.dialogue import Literal
from app.backends.imap.uidset import parse_ranges
from app.model.query import Query

WINDOW = 20_000
"""Messages that one command looks at: its answer is a short line, and a click waits no longer for it."""
_SEARCHED = re.compile(rb"\* SEARCH((?: \d{1,10})*)", re.IGNORECASE)
_ALL = re.compile(rb"\* ESEARCH .*?\bALL ([\d:,]+)", re.IGNORECASE | re.DOTALL)


def search_mail(connection: Connection, path: str, query: Query, most: int) -> Iterator[Searched]:
    """One Searched for each window, until `most` are found or all was looked at. Raises what `require` and `run` do."""
    asked = criteria(query)
    high = connection.require(path).exists
    uidvalidity = connection.require(path).uidvalidity
    found = 0
    while high > 0 and found < most:
        mailbox = connection.require(path, uidvalidity)
        high = min(high, mailbox.exists)
        low = max(1, high - WINDOW + 1)
        if high < low:
            return
        uids = sorted(_window(connection, asked, low, high), reverse=True)[:most - found]
        found += len(uids)
        yield Searched(uidvalidity, mailbox.exists, mailbox.keeps_keywords, tuple(uids), mailbox.exists - low + 1,
                       asked.narrowed or (found >= most and low > 1))
        high = low - 1


def _window(connection: Connection, asked: Criteria, low: int, high: int) -> set[int]:
    """UIDs of those that fit among these sequence numbers; never more of them than were asked for."""
    literal = any(isinstance(each, Literal) for each in asked.parts)
    # UTF8=ACCEPT forbids CHARSET, since everything is UTF-8 then (RFC 6855 3).
    charset = (b"CHARSET UTF-8",) if literal and not connection.names.utf8 else ()
    compact = (b"RETURN (ALL)",) if connection.offers("ESEARCH") else ()
    found: set[int] = set()
    reply = connection.dialogue.run(b"UID SEARCH", *compact, *charset, b"%d:%d" % (low, high), *asked.parts)
    for response in reply.untagged:
        if told := _ALL.match(response[0]):
            ranges = parse_ranges(told[1])
            if len(ranges) <= high - low + 1:
                found.update(ranges)
        elif hit := _SEARCHED.match(response[0]):
            found.update(int(word) for word in hit[1].split()[:high - low + 1])
    return found
