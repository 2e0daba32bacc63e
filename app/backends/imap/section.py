"""Single sections of a message, such as an attachment, and whether there is such a section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from app.backends.imap.answer import Response
from app.backends.imap.connection import Connection
from app.backends.imap.parse import Value, parse
from app.backends.imap.pieces import pieces
from app.errors import ErrorKind, MailError

_SECTION = re.compile(r"(?:[1-9]\d{0,4}(?:\.[1-9]\d{0,4}){0,60}(?:\.(?:MIME|HEADER|TEXT))?|HEADER|TEXT)", re.IGNORECASE)
_RFC822_BODY = 8
"""Where a message/rfc822 part's own structure stands in its list (RFC 3501 7.4.2)."""
_BUDGET = 8 << 20


def fetch(connection: Connection, path: str, uid: int, part: str | None) -> Iterator[bytes]:
    """One message or section in pieces. MailError(GONE) if it is not there, (USAGE) for what is no section."""
    if part is not None and _SECTION.fullmatch(part) is None:
        raise MailError(ErrorKind.USAGE, f"'{part[:40]}' is no part of a message: parts are numbered, as in 1.2.")
    mailbox = connection.require(path)
    is_empty = True
    for data, _ in pieces(connection, path, mailbox.uidvalidity, uid, part or ""):
        if data:
            is_empty = False
            yield data
    # Some servers answer with an empty string for what is not there.
    if is_empty and part is not None and part[0].isdigit() and not _exists(connection, path, uid, part):
        raise MailError(ErrorKind.GONE, f"The message has no part {part}.")


def _exists(connection: Connection, path: str, uid: int, part: str) -> bool:
    mailbox = connection.require(path)
    numbers = [int(word) for word in part.split(".") if word.isdigit()]
    for response in list(connection.dialogue.fetch(b"UID FETCH %d" % uid, b"(UID BODYSTRUCTURE)", budget=_BUDGET,
                                                   limit=mailbox.exists + 100)):
        structure = _structure(response)
        if structure is not None:
            return has_part(structure, numbers)
    return False


def _structure(response: Response) -> list[Value] | None:
    """The BODYSTRUCTURE of a FETCH response; None where it holds none or one that cannot be read."""
    try:
        values = parse(response)
    except MailError:
        return None
    items = values[2] if len(values) > 2 else None
    if isinstance(items, list):
        for name, value in zip(items[::2], items[1::2], strict=False):
            if isinstance(name, bytes) and name.upper() == b"BODYSTRUCTURE" and isinstance(value, list):
                return value
    return None


def has_part(structure: list[Value], numbers: list[int]) -> bool:
    """Whether a section number (RFC 3501 6.4.5) leads somewhere."""
    for place, number in enumerate(numbers):
        parts = [part for part in takewhile(lambda each: isinstance(each, list), structure) if isinstance(part, list)]
        if parts:
            if number > len(parts):
                return False
            structure = parts[number - 1]
        elif number != 1 or place:
            return False
        if place + 1 < len(numbers) and _is_message(structure):
            inner = structure[_RFC822_BODY]
            if not isinstance(inner, list):
                return False
            structure = inner
            if not _is_multipart(structure):
                # The only part of a message in a message has the number 1.
                return numbers[place + 1:] == [1]
    return True


def _is_multipart(structure: list[Value]) -> bool:
    return bool(structure) and isinstance(structure[0], list)


def _is_message(structure: list[Value]) -> bool:
    kind = structure[:2]
    return (len(structure) > _RFC822_BODY and all(isinstance(word, bytes) for word in kind)
            and [word.lower() for word in kind if isinstance(word, bytes)] == [b"message", b"rfc822"])
