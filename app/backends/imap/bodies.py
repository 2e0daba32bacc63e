"""Whole messages and single parts: many small ones at once, large ones in pieces."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from app.backends.imap import reader
from app.backends.imap.connection import Connection
from app.backends.imap.stream import MAX_LITERAL, out_of_step
from app.backends.imap.uidset import chunks, format_set
from app.errors import ErrorKind, MailError
from app.model.sync import BodiesArrived, Progress, SyncStep

log = logging.getLogger(__name__)

STEP = 200
_SIZES_AT_ONCE = 1_000
_BUDGET = 1 << 20
_SECTION = re.compile(r"(?:[1-9]\d{0,4}(?:\.[1-9]\d{0,4}){0,60}(?:\.(?:MIME|HEADER|TEXT))?|HEADER|TEXT)", re.IGNORECASE)


def bodies(connection: Connection, path: str, uidvalidity: int, uids: Sequence[int]) -> Iterator[SyncStep]:
    """BodiesArrived and Progress in the given order; what is gone, empty or larger than 256 MiB is left out."""
    begun = connection.octets
    pace = connection.body_pace
    done = 0
    for window in chunks(uids, _SIZES_AT_ONCE):
        connection.require(path, uidvalidity)
        sizes = _sizes(connection, window)
        waiting = [uid for uid in window if uid in sizes]
        done += len(window) - len(waiting)
        while waiting:
            batch = _batch(waiting, sizes, pace.size)
            del waiting[:len(batch)]
            done += len(batch)
            if sizes[batch[0]] > pace.size:
                pieces: list[bytes] = []
                for data in _pieces_or_none(connection, path, uidvalidity, batch[0]):
                    pieces.append(data)
                    yield Progress(path, done - 1, len(uids), connection.octets - begun)
                found = [(batch[0], b"".join(pieces))] if pieces else []
            else:
                connection.require(path, uidvalidity)
                with pace.measured(sum(sizes[uid] for uid in batch) or 1):
                    found = _whole(connection, batch)
            if found:
                yield BodiesArrived(path, tuple(found))
            yield Progress(path, done, len(uids), connection.octets - begun)


def fetch(connection: Connection, path: str, uid: int, part: str | None) -> Iterator[bytes]:
    """One message or section in pieces. MailError(GONE) if it is not there, (USAGE) for what is no section."""
    if part is not None and _SECTION.fullmatch(part) is None:
        raise MailError(ErrorKind.USAGE, f"'{part[:40]}' is no part of a message: parts are numbered, as in 1.2.")
    mailbox = connection.require(path)
    yield from _pieces(connection, path, mailbox.uidvalidity, uid, part or "")


def _sizes(connection: Connection, uids: Sequence[int]) -> dict[int, int]:
    """RFC822.SIZE as the server claims it, of those of the messages that are there."""
    wanted = set(uids)
    found = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(uids), b"(UID RFC822.SIZE)",
                         budget=_BUDGET, limit=len(uids))
    sizes = {one.uid: one.size for one in found if one.uid in wanted and one.size >= 0}
    for uid, size in list(sizes.items()):
        if size > MAX_LITERAL:
            log.warning("a message of %d octets is too large and stays on the server", size)
            del sizes[uid]
    return sizes


def _batch(waiting: Sequence[int], sizes: dict[int, int], octets: int) -> list[int]:
    """As many of the first as fit into `octets` and one step; at least one."""
    batch, total = [waiting[0]], sizes[waiting[0]]
    for uid in waiting[1:STEP]:
        total += sizes[uid]
        if total > octets:
            break
        batch.append(uid)
    return batch


def _whole(connection: Connection, batch: Sequence[int]) -> list[tuple[int, bytes]]:
    # Sizes may be wrong, so one message of the largest size allowed is granted beyond the sum.
    found = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(batch), b"(UID BODY.PEEK[])",
                         budget=2 * MAX_LITERAL, limit=len(batch))
    by_uid = reader.merged(found)
    return [(uid, raw) for uid in batch if uid in by_uid and (raw := by_uid[uid].data)]


def _pieces_or_none(connection: Connection, path: str, uidvalidity: int, uid: int) -> Iterator[bytes]:
    """As `_pieces`; nothing at all for a message that is gone."""
    try:
        yield from _pieces(connection, path, uidvalidity, uid, "")
    except MailError as exc:
        if exc.kind is not ErrorKind.GONE or connection.require(path).uidvalidity != uidvalidity:
            raise


def _pieces(connection: Connection, path: str, uidvalidity: int, uid: int, section: str) -> Iterator[bytes]:
    """BODY.PEEK[section]<offset.count> until a short piece comes (RFC 3501 6.4.5)."""
    pace = connection.piece_pace
    offset = 0
    while True:
        connection.require(path, uidvalidity)
        count = pace.size
        items = b"(UID BODY.PEEK[%s]<%d.%d>)" % (section.encode("ascii"), offset, count)
        with pace.measured(count):
            found = reader.fetch(connection.dialogue, b"UID FETCH %d" % uid, items,
                                 budget=MAX_LITERAL + _BUDGET, limit=1)
        one = reader.merged(found).get(uid)
        data = one.data or b"" if one is not None else b""
        # A section may be empty, a whole message may not; NIL means that there is no such section.
        if one is None or not one.has_section or (offset == 0 and not data and (one.data is None or not section)):
            raise MailError(ErrorKind.GONE, "The message, or this part of it, is no longer on the server.")
        is_whole = one.origin < 0
        if (offset if is_whole else one.origin != offset or len(data) > count):
            raise out_of_step("it sent another piece of a message than the one asked for")
        offset += len(data)
        if offset > MAX_LITERAL:
            raise MailError(ErrorKind.TOO_LARGE, "The message is larger than 256 MiB and stays on the server.")
        if data:
            yield data
        # A server that knows no pieces sends all at once.
        if is_whole or len(data) < count:
            return
