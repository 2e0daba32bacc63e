"""UID SEARCH (RFC 3501 6.4.4) as edits need it: small questions, small answers."""

from __future__ import annotations

import re

from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Literal, Part, quoted
from app.backends.imap.uidset import chunks

IDS_AT_ONCE = 20
_ID_OCTETS = 200
_SEARCHED = re.compile(rb"\* SEARCH((?: \d{1,10})*)", re.IGNORECASE)


def search(connection: Connection, *criteria: Part) -> set[int]:
    """UIDs in the selected mailbox. Raises RefusedError for NO and BAD."""
    # UTF8=ACCEPT forbids CHARSET, since everything is UTF-8 then (RFC 6855 3).
    plain = connection.names.utf8 or not any(isinstance(each, Literal) for each in criteria)
    charset = () if plain else (b"CHARSET UTF-8",)
    found: set[int] = set()
    for response in connection.dialogue.run(b"UID SEARCH", *charset, *criteria).untagged:
        if hit := _SEARCHED.match(response[0]):
            found.update(int(word) for word in hit[1].split())
    return found


def search_ids(connection: Connection, message_ids: list[str]) -> set[int]:
    """UIDs whose Message-ID holds one of these (a substring match, RFC 3501 6.4.4), several in each command."""
    found: set[int] = set()
    for part in chunks(message_ids, min(IDS_AT_ONCE, max(1, connection.quirks.command_octets // _ID_OCTETS))):
        criteria: list[Part] = []
        for index, message_id in enumerate(part):
            if index < len(part) - 1:
                criteria.append(b"OR")
            criteria += [b"HEADER MESSAGE-ID", quoted(f"<{message_id.strip('<> ')}>")]
        found |= search(connection, *criteria)
    return found


def search_size(connection: Connection, size: int) -> set[int]:
    """UIDs of messages with exactly so many octets."""
    return search(connection, b"LARGER %d SMALLER %d" % (size - 1, size + 1))
