"""Whether a message lies in a mailbox already: what a cut connection left open is settled by looking.

Message-ID and size prove it, as the server tells both for the message itself. Where nothing else says that a copy was
made, the octets of the header must fit, too: whoever knows a message can send another one with its Message-ID and size.
So must they for one without Message-ID. What is not proven is copied again: twice is better than never.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.backends.imap import reader
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import RefusedError
from app.backends.imap.searching import search_ids, search_size
from app.backends.imap.uidset import chunks, format_set
from app.errors import ErrorKind
from app.mime.envelope import envelope
from app.quick_dataclass import dataclass

NEWEST = 200
NEWEST_UNSEARCHED = 2_000
MOST_CANDIDATES = 2_000
MOST_ALIKE = 50
MOST_LOOKS = 20
"""How often another message of the same Message-ID and size is looked at."""
AT_ONCE, HEADERS_AT_ONCE = 500, 50
MAX_HEADER = 64 << 10
_BUDGET = 16 << 20
_UID_OCTETS = 15
_IDENTITY = b"(UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])"
_SIZE = b"(UID RFC822.SIZE)"
_HEADER = b"(UID BODY.PEEK[HEADER]<0.%d>)" % MAX_HEADER


@dataclass(frozen=True, slots=True)
class Wanted:
    """Message-ID without brackets, size in octets, and the header's octets where they are to fit, too: always where
    there is no Message-ID."""

    message_id: str
    size: int
    header: bytes = b""


def identities(connection: Connection, uids: Iterable[int], *, headers: bool = False, every: bool = False
               ) -> dict[int, Wanted]:
    """What the selected mailbox says of those UIDs that it has; `headers`: with those of messages without Message-ID,
    `every`: with all."""
    found = _listed(connection, sorted(uids), _IDENTITY)
    known = {uid: Wanted(_message_id(one), one.size) for uid, one in found.items()}
    if headers:
        asked = [uid for uid, one in known.items() if every or not one.message_id]
        for uid, header in _headers(connection, asked).items():
            known[uid] = replace(known[uid], header=header)
    return known


def find(connection: Connection, wanted: Mapping[int, Wanted], excluded: Iterable[int]) -> dict[int, int]:
    """Which of `wanted` (by any number) lies in the selected mailbox under which UID; none of `excluded`.

    Each UID answers for one of them only, so that of two alike the second is missed where one is there.
    """
    taken = set(excluded)
    found: dict[int, int] = {}
    named = {key: one for key, one in wanted.items() if one.message_id}
    if named:
        window = NEWEST
        try:
            hits = search_ids(connection, sorted({one.message_id for one in named.values()}))
        except RefusedError as exc:
            if exc.kind is ErrorKind.NETWORK:
                raise
            hits, window = set(), NEWEST_UNSEARCHED
        _match(connection, named, _listed(connection, sorted(hits)[-MOST_CANDIDATES:], _IDENTITY), taken, found)
        if len(found) < len(named):
            # Some servers search an index that is behind, or not at all: what was copied last is among the newest.
            _match(connection, named, _newest(connection, max(window, 2 * len(named)), _IDENTITY), taken, found)
    for key, one in wanted.items():
        if not one.message_id and one.header:
            uid = _by_header(connection, one, taken)
            if uid:
                found[key] = uid
                taken.add(uid)
    return found


def comparable(header: bytes) -> bytes:
    """A header's octets up to where both sides have them, whatever ends their lines."""
    text = header.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return text[:MAX_HEADER // 2].strip(b"\n")


def _match(connection: Connection, wanted: Mapping[int, Wanted], there: Mapping[int, reader.Fetched], taken: set[int],
           found: dict[int, int]) -> None:
    by_identity: dict[tuple[str, int], list[int]] = {}
    for uid in sorted(there):
        if uid not in taken:
            by_identity.setdefault((_message_id(there[uid]), there[uid].size), []).append(uid)
    for _ in range(MOST_LOOKS):
        chosen: dict[int, int] = {}
        for key, one in wanted.items():
            uids = by_identity.get((one.message_id, one.size))
            if key not in found and uids:
                chosen[key] = uids.pop()
        taken.update(chosen.values())
        checked = [uid for key, uid in chosen.items() if wanted[key].header]
        headers = _headers(connection, checked) if checked else {}
        found.update((key, uid) for key, uid in chosen.items()
                     if not wanted[key].header or headers.get(uid) == wanted[key].header)
        if not chosen.keys() - found.keys():
            return


def _headers(connection: Connection, uids: Iterable[int]) -> dict[int, bytes]:
    """Of the selected mailbox, as `comparable`."""
    return {uid: comparable(one.data or b"")
            for uid, one in _listed(connection, sorted(uids), _HEADER, HEADERS_AT_ONCE).items()}


def _by_header(connection: Connection, wanted: Wanted, taken: set[int]) -> int:
    """The newest UID with this size and header; 0 if there is none."""
    try:
        hits = search_size(connection, wanted.size)
    except RefusedError as exc:
        if exc.kind is ErrorKind.NETWORK:
            raise
        hits = {uid for uid, one in _newest(connection, NEWEST_UNSEARCHED, _SIZE).items() if one.size == wanted.size}
    alike = _listed(connection, sorted(hits - taken)[-MOST_ALIKE:], b"(UID RFC822.SIZE " + _HEADER[5:])
    return max((uid for uid, one in alike.items()
                if one.size == wanted.size and comparable(one.data or b"") == wanted.header), default=0)


def _listed(connection: Connection, uids: list[int], items: bytes, at_once: int = AT_ONCE
            ) -> dict[int, reader.Fetched]:
    found: dict[int, reader.Fetched] = {}
    for part in chunks(uids, min(at_once, connection.quirks.command_octets // _UID_OCTETS)):
        answers = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(part), items, budget=_BUDGET,
                               limit=len(part))
        wanted = set(part)
        found |= {uid: one for uid, one in reader.merged(answers).items() if uid in wanted}
    return found


def _newest(connection: Connection, count: int, items: bytes) -> dict[int, reader.Fetched]:
    exists = connection.mailbox.exists if connection.mailbox is not None else 0
    found: dict[int, reader.Fetched] = {}
    last = exists
    while last > 0 and last > exists - count:
        first = max(1, last - AT_ONCE + 1, exists - count + 1)
        answers = reader.fetch(connection.dialogue, b"FETCH %d:%d" % (first, last), items, budget=_BUDGET,
                               limit=last - first + 1)
        found |= reader.merged(answers)
        last = first - 1
    return found


def _message_id(one: reader.Fetched) -> str:
    return envelope(one.data).message_id if one.data else ""
