"""A mailbox as it stands on the server, and which of its messages are those that a switch would carry there."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from app.backends.base import MirrorBackend
from app.model.message import Flags
from app.model.sync import (
    Arrived,
    BodiesArrived,
    BodyPiece,
    BodyWanted,
    Checkpoint,
    FlagsSeen,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    ServerUid,
    Vanished,
)
from app.store import bodies, identity
from app.store.database import Database
from app.store.reader import MailReader
from app.store.switching import Carry

_MOST_ALIKE = 50
_AT_ONCE = 50
_LINE_END = 2
"""Octets that a POP3 server may add to a message without a last line end."""


class Seen(NamedTuple):
    """One message there. `received` is INTERNALDATE in seconds since the epoch."""

    size: int
    flags: Flags
    received: float
    name: str


class Mailbox:
    """`there` by UID; empty until `look` was called."""

    def __init__(self, backend: MirrorBackend, path: str, reader: MailReader, check: Callable[[], None]) -> None:
        self.path = path
        self.uidvalidity = 0
        self.there: dict[int, Seen] = {}
        self._uidnext = self._modseq = 0
        self._backend = backend
        self._reader = reader
        self._check = check

    def look(self) -> None:
        """Everything there by its header, or what is new since the last look. Raises MailError."""
        known: dict[ServerUid, KnownMessage] = {uid: KnownMessage(seen.flags) for uid, seen in self.there.items()}
        snapshot = FolderSnapshot(self.path, self.uidvalidity, self._uidnext, self._modseq, known)
        self._modseq = 0  # a comparison that is cut short proves nothing
        for step in self._backend.sync(snapshot):
            match step:
                case FolderOpened():
                    if step.uidvalidity != self.uidvalidity or step.is_put_back:
                        self.there.clear()
                    self.uidvalidity = step.uidvalidity
                case Arrived():
                    self.there.update((int(each.uid), Seen(each.size, each.flags, each.received,
                                                           self._reader.header(each.header).message_id))
                                      for each in step.messages)
                case FlagsSeen():
                    self.there.update((uid, self.there[uid]._replace(flags=flags)) for uid, flags in step.flags
                                      if uid in self.there)
                case Vanished():
                    for uid in step.uids:
                        self.there.pop(int(uid), None)
                case Checkpoint():
                    self._uidnext, self._modseq = step.uidnext, step.modseq
                case _:
                    pass
            self._check()

    def octets(self, uids: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """Whole messages, as far as they are there."""
        wanted = [BodyWanted(uid, self.there[uid].size) for uid in uids if uid in self.there]
        pieces: dict[int, list[bytes]] = defaultdict(list)
        for start in range(0, len(wanted), _AT_ONCE):
            for step in self._backend.bodies(self.path, self.uidvalidity, wanted[start:start + _AT_ONCE]):
                match step:
                    case BodiesArrived():
                        yield from step.bodies
                    case BodyPiece():
                        pieces[step.uid].append(step.data)
                        if step.is_last:
                            yield step.uid, b"".join(pieces.pop(step.uid))
                    case _:
                        pass
                self._check()


def match(db: Database, mailbox: Mailbox, wanted: Sequence[Carry], taken: set[int]) -> dict[int, int]:
    """Message id → UID of what is there already; no UID for two of them, and none of `taken`.

    One message with this Message-ID and size on both sides is taken at its word, since whoever goes on reads it back.
    Of several, and of those without a Message-ID or of another size, only the octets tell.
    """
    free = {uid: seen for uid, seen in mailbox.there.items() if uid not in taken}
    by_name: dict[tuple[str, int], list[int]] = defaultdict(list)
    for uid, seen in free.items():
        by_name[seen.name, seen.size].append(uid)
    asked: dict[tuple[str, int], list[Carry]] = defaultdict(list)
    for each in wanted:
        asked[each.name, each.size].append(each)
    found: dict[int, int] = {}
    for key, alike in asked.items():
        if key[0] and len(alike) == 1 and len(by_name[key]) == 1:
            found[alike[0].id] = by_name[key][0]
    rest = [each for each in wanted if each.id not in found and each.hash]
    used = set(found.values())
    _by_octets(db, mailbox, rest, {uid: seen for uid, seen in free.items() if uid not in used}, found)
    return found


def _by_octets(db: Database, mailbox: Mailbox, wanted: Sequence[Carry], free: dict[int, Seen], found: dict[int, int]
               ) -> None:
    named: dict[str, list[int]] = defaultdict(list)
    nameless: dict[int, list[int]] = defaultdict(list)
    for uid, seen in free.items():
        if seen.name:
            named[seen.name].append(uid)
        else:
            nameless[seen.size].append(uid)
    candidates: dict[int, list[int]] = {}
    for each in wanted:
        uids = named[each.name] if each.name else [
            uid for extra in (0, _LINE_END, -_LINE_END) for uid in nameless.get(each.size + extra, ())]
        if uids:
            candidates[each.id] = uids[:_MOST_ALIKE]
    if not candidates:
        return
    exact: dict[bytes, list[int]] = defaultdict(list)
    nearly: dict[bytes, list[int]] = defaultdict(list)
    for uid, raw in mailbox.octets(sorted({uid for uids in candidates.values() for uid in uids})):
        exact[bodies.digest(raw)].append(uid)
        nearly[essence(raw)].append(uid)
    used: set[int] = set()
    for each in wanted:
        _take(each.id, exact[each.hash], used, found)
    for each in wanted:
        if each.id in candidates and each.id not in found and (here := bodies.raw(db, each.id)) is not None:
            _take(each.id, nearly[essence(here)], used, found)


def _take(number: int, uids: Iterable[int], used: set[int], found: dict[int, int]) -> None:
    uid = next((uid for uid in sorted(uids) if uid not in used), None)
    if uid is not None:
        used.add(uid)
        found[number] = uid


def essence(raw: bytes) -> bytes:
    """The same for a message of which a server changed no more than line ends and fields that no list shows: a hash of
    the list's header fields and of the body."""
    text = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2].rstrip(b"\n")
    return identity.of_header(raw) + hashlib.sha256(text).digest()
