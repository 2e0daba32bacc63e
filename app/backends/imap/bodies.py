"""Whole messages: many small ones at once, large ones in pieces that nobody gathers here."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from app.backends.imap import pieces, reader
from app.backends.imap.answer import Overlong
from app.backends.imap.connection import Connection
from app.backends.imap.pieces import MAX_MESSAGE
from app.backends.imap.stream import MAX_SKIPPED
from app.backends.imap.uidset import Ranges, fitting, format_set
from app.backends.imap.windows import Window, fetched
from app.errors import ErrorKind, MailError
from app.model.sync import BodiesArrived, BodyPiece, BodyWanted, Progress, SyncStep

log = logging.getLogger(__name__)

STEP = 200
_SPARE = 1 << 20
"""Sizes that servers claim may be wrong (RFC822.SIZE): by a factor of four, or by so many octets, is nothing unusual.
A message that is larger still is fetched in pieces."""
_BUDGET = MAX_SKIPPED + (64 << 20)
"""Octets of an answer, those included that are thrown away."""
_ROOM = 100


def bodies(connection: Connection, path: str, uidvalidity: int, wanted: Sequence[BodyWanted]) -> Iterator[SyncStep]:
    """BodiesArrived, BodyPiece and Progress in the given order; what is gone, empty or larger than 256 MiB is left out.

    Messages that are larger than what the line carries in a moment come as BodyPiece, from `have` on.
    """
    begun = connection.octets
    done = 0
    position = 0
    while position < len(wanted):
        first = wanted[position]
        if first.size > MAX_MESSAGE:
            log.warning("a message of %d octets is too large and stays on the server", first.size)
            done += 1
            position += 1
            continue
        if _is_large(connection, first):
            position += 1
            yield from _in_pieces(connection, path, uidvalidity, first, begun, done, len(wanted))
            done += 1
        else:
            small = _run_of_small(connection, wanted, position)
            position += len(small)
            for batch, arrived in _batches(connection, path, uidvalidity, small):
                if found := [(uid, raw) for uid, raw in arrived if raw and not isinstance(raw, Overlong)]:
                    yield BodiesArrived(path, tuple(found))
                yield Progress(path, done + len(batch), len(wanted), connection.octets - begun)
                for each in _overlong(batch, arrived):
                    yield from _in_pieces(connection, path, uidvalidity, each, begun, done, len(wanted))
                done += len(batch)
        yield Progress(path, done, len(wanted), connection.octets - begun)


def _is_large(connection: Connection, each: BodyWanted) -> bool:
    # Of unknown size is what may be large.
    return each.have > 0 or not 0 < each.size <= connection.body_pace.size


def _run_of_small(connection: Connection, wanted: Sequence[BodyWanted], position: int) -> Sequence[BodyWanted]:
    """The small ones that follow one another, at least one."""
    end = position + 1
    while end < len(wanted) and not _is_large(connection, wanted[end]):
        end += 1
    return wanted[position:end]


def _batches(connection: Connection, path: str, uidvalidity: int, small: Sequence[BodyWanted]
             ) -> Iterator[tuple[Sequence[BodyWanted], list[tuple[int, bytes]]]]:
    """What was asked for and what came, in the order asked."""
    pace = connection.body_pace
    asked: list[Sequence[BodyWanted]] = []

    def windows() -> Iterator[Window]:
        position = 0
        while position < len(small):
            batch = _batch(connection, small[position:position + STEP], pace.size)
            position += len(batch)
            asked.append(batch)
            uids = [each.uid for each in batch]
            yield Window(b"UID FETCH " + format_set(uids), b"(UID BODY.PEEK[])", Ranges((uid, uid) for uid in uids),
                         sum(each.size for each in batch) or 1)

    largest = max(_SPARE, 4 * max(each.size for each in small))
    for _, found in fetched(connection, path, uidvalidity, windows(), pace, budget=_BUDGET, largest=largest):
        batch = asked.pop(0)
        by_uid = reader.merged(found)
        yield batch, [(each.uid, raw) for each in batch
                      if each.uid in by_uid and (raw := by_uid[each.uid].data) is not None]


def _batch(connection: Connection, waiting: Sequence[BodyWanted], octets: int) -> Sequence[BodyWanted]:
    """As many of the first as fit into `octets` and one command; at least one."""
    total, count = waiting[0].size, 1
    for each in waiting[1:]:
        total += each.size
        if total > octets:
            break
        count += 1
    return waiting[:fitting([each.uid for each in waiting[:count]], connection.quirks.command_octets - _ROOM)]


def _overlong(batch: Sequence[BodyWanted], arrived: Sequence[tuple[int, bytes]]) -> list[BodyWanted]:
    uids = {uid for uid, raw in arrived if isinstance(raw, Overlong)}
    return [each for each in batch if each.uid in uids]


def _in_pieces(connection: Connection, path: str, uidvalidity: int, wanted: BodyWanted, begun: int, done: int,
               total: int) -> Iterator[SyncStep]:
    """One message as BodyPiece and Progress; nothing at all for one that is gone."""
    offset = wanted.have
    try:
        for data, is_last in pieces.pieces(connection, path, uidvalidity, wanted.uid, "", offset, wanted.size):
            yield BodyPiece(path, wanted.uid, offset, data, wanted.size, is_last)
            offset += len(data)
            yield Progress(path, done, total, connection.octets - begun)
    except MailError as exc:
        if exc.kind is not ErrorKind.GONE or connection.require(path).uidvalidity != uidvalidity:
            raise
