"""What the account may do in a mailbox: MYRIGHTS (RFC 4314 3.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Response
from app.backends.imap.parse import parse
from app.errors import MailError

_RIGHTS = re.compile(rb"[a-z0-9]{0,40}")


def rights(connection: Connection, path: str) -> str | None:
    """The letters of RFC 4314 2.1 (and of RFC 2086 before it); None where the server tells none."""
    if not connection.offers("ACL"):
        return None
    reply = connection.dialogue.attempt(b"MYRIGHTS", connection.names.argument(path))
    return None if reply is None else rights_of(reply.untagged)


def rights_of(untagged: Iterable[Response]) -> str | None:
    """The rights out of a MYRIGHTS answer; None where there is none in it, or no such thing."""
    for response in untagged:
        if response[0][:11].upper() != b"* MYRIGHTS ":
            continue
        try:
            values = parse(response)
        except MailError:
            continue
        if len(values) > 2 and isinstance(values[2], bytes) and _RIGHTS.fullmatch(values[2].lower()):
            return values[2].lower().decode("ascii")
    return None
