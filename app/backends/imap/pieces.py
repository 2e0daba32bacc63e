"""One message or one section of it, piece by piece (RFC 3501 6.4.5), however large it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from app.backends.imap import reader
from app.backends.imap.answer import Ahead, Overlong
from app.backends.imap.connection import Connection
from app.backends.imap.faults import out_of_step
from app.backends.imap.reader import Fetched
from app.backends.imap.stream import MAX_SKIPPED
from app.errors import ErrorKind, MailError

MAX_MESSAGE = 256 << 20
PIECE = 1 << 20
_BUDGET = MAX_SKIPPED + (4 << 20)
_LIMIT = 1_000
_DEPTH = 2
_WHOLE = -1
"""Origin of an answer that is no partial one: a server that knows no pieces."""
_Asked = tuple[Ahead, int, int]
"""With the offset and the count of octets."""


def pieces(connection: Connection, path: str, uidvalidity: int, uid: int, section: str, start: int = 0, size: int = 0
           ) -> Iterator[tuple[bytes, bool]]:
    """(octets, is it the last piece), from octet `start` on. `size` is what the server claims, 0 for unknown.

    The last piece is empty where `start` is the end already, or where the claim is wrong. MailError(GONE) where there
    is no such message or section, (TOO_LARGE) past MAX_MESSAGE.
    """
    held: bytes | None = None
    offset = start
    for data, is_last in _sliced(_asked(connection, path, uidvalidity, uid, section, start, size)):
        if held is not None:
            if is_last and not data:
                yield held, True
                return
            yield held, False
            held = None
        offset += len(data)
        if offset > MAX_MESSAGE:
            raise MailError(ErrorKind.TOO_LARGE, "The message is larger than 256 MiB and stays on the server.")
        if not is_last and offset >= size > 0:
            held = data  # likely the end, but only the next answer tells
        else:
            yield data, is_last


def _sliced(found: Iterator[tuple[bytes, bool]]) -> Iterator[tuple[bytes, bool]]:
    """Pieces of PIECE octets at most: a server that knows no pieces sends all at once."""
    for data, is_last in found:
        for start in range(0, max(len(data), 1), PIECE):
            yield data[start:start + PIECE], is_last and start + PIECE >= len(data)


def _asked(connection: Connection, path: str, uidvalidity: int, uid: int, section: str, start: int, size: int
           ) -> Iterator[tuple[bytes, bool]]:
    """As they come, two of them on their way at a time, as far as the claimed size goes."""
    flight: deque[_Asked] = deque()
    early: dict[int, Fetched] = {}
    group = object()
    upcoming = start

    def fill() -> None:
        nonlocal upcoming
        while len(flight) < _DEPTH and (not flight or upcoming < size):
            connection.require(path, uidvalidity)
            count = connection.piece_pace.size
            items = b"(UID BODY.PEEK[%s]<%d.%d>)" % (section.encode("ascii"), upcoming, count)
            ahead = connection.dialogue.ask(b"UID FETCH %d" % uid, items, group=group, budget=_BUDGET, limit=_LIMIT)
            flight.append((ahead, upcoming, count))
            upcoming += count

    try:
        while True:
            fill()
            ahead, offset, count = flight.popleft()
            one = early.pop(offset, None)
            for response in connection.dialogue.answers(ahead):
                other = reader.parse(response)
                if other.flags is not None and connection.mailbox is not None:
                    connection.mailbox.news = True  # another client's change: nobody asked for flags
                if other.uid != uid or not other.has_section:
                    continue
                if other.origin in (offset, _WHOLE):
                    one = other
                elif any(other.origin == later for _, later, _ in flight):
                    early[other.origin] = other  # some servers mix the answers
            data, is_last = _checked(one, offset, count, is_first=offset == start, is_message=not section)
            connection.piece_pace.note(count, ahead.seconds)
            if not is_last:
                fill()
            yield data, is_last
            if is_last:
                return
    finally:
        for ahead, _, _ in flight:
            ahead.abandon()


def _checked(one: Fetched | None, offset: int, count: int, *, is_first: bool, is_message: bool) -> tuple[bytes, bool]:
    data = one.data or b"" if one is not None else b""
    # A section may be empty, a whole message may not; NIL means that there is no such section.
    if one is None or (offset == 0 and is_first and not data and (one.data is None or is_message)):
        raise MailError(ErrorKind.GONE, "The message, or this part of it, is no longer on the server.")
    if isinstance(data, Overlong):
        raise MailError(ErrorKind.TOO_LARGE, "The server sends the message in one piece only, and it is too large for "
                                             "that.")
    if one.origin == _WHOLE:
        return data[offset:], True
    if len(data) > count:
        raise out_of_step("it sent a larger piece of a message than the one asked for")
    return data, len(data) < count
