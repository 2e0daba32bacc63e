"""The selected mailbox, as SELECT told it and as untagged responses change it."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from app.backends.imap import reader
from app.backends.imap.answer import Reply, Response
from app.backends.imap.faults import out_of_step
from app.backends.imap.uidset import Ranges, parse_ranges
from app.errors import ErrorKind, MailError
from app.model.message import Flags

MAX_MODSEQ = (1 << 63) - 1
"""RFC 7162 7."""
MAX_VANISHED = 4 << 20
"""Octets in which vanished UIDs may be told from one SELECT to the next, each time: half a million ranges."""
_NUMBER = re.compile(rb"\* (\d{1,10}) (EXISTS|EXPUNGE|RECENT|FETCH)\b", re.IGNORECASE)
_VANISHED = re.compile(rb"\* VANISHED (\(EARLIER\) ?)?([\d:,]*)", re.IGNORECASE)
_FLAGS = re.compile(rb"\(([^()]*)\)")
_CODE = re.compile(rb"(\d{1,19})\b")
_TELLS_FLAGS = re.compile(rb"\bFLAGS \(", re.IGNORECASE)


@dataclass(slots=True)
class Mailbox:
    r"""State of one selected mailbox. `modseq` 0: the server keeps none (RFC 7162).

    `permanent_flags` is lower case; None where the server did not tell. `news` turns true with every untagged
    response that tells of a change, but for those that answer an own edit. `expunged` counts what left since SELECT.
    `as_selected` is the `state` that SELECT told. `is_settled`: what differs from the cache has been told.
    `idled_until` is the number of the last IDLE: if no command came after it, all that happened was heard.
    """

    path: str
    uidvalidity: int
    uidnext: int
    modseq: int
    exists: int
    permanent_flags: frozenset[str] | None
    news: bool = False
    expunged: int = 0
    is_settled: bool = False
    as_selected: tuple[int, int, int, int] = (0, 0, 0, 0)
    idled_until: int = -1
    _octets: int = 0

    @property
    def state(self) -> tuple[int, int, int, int]:
        return self.uidvalidity, self.uidnext, self.exists, self.modseq

    @property
    def keeps_keywords(self) -> bool:
        return self.permanent_flags is None or r"\*" in self.permanent_flags

    def hear(self, response: Response, own: frozenset[int] = frozenset()) -> None:
        """Takes note of one untagged response; `own` are the UIDs that are being edited from here."""
        line = response[0]
        if found := _NUMBER.match(line):
            word, number = found[2].upper(), int(found[1])
            if word == b"EXISTS":
                self.exists = number
                self.news = True
            elif word == b"EXPUNGE":
                self._shrink(1)
                self.news = self.news or not own
            elif word == b"FETCH":
                # An answer to an own STORE tells at most the new mod-sequence; flags tell of somebody else's change.
                self.news = self.news or not own or _TELLS_FLAGS.search(line) is not None
            else:
                self.news = True
        elif (found := _VANISHED.match(line)) and not found[1]:
            self._octets = _told_more(self._octets, line)
            gone = vanished_in(response)
            self._shrink(len(gone))
            if not own or len(gone) > len(own) or not own.issuperset(gone):
                self.news = True

    def _shrink(self, count: int) -> None:
        self.exists = max(0, self.exists - count)
        self.expunged += count


@dataclass(slots=True)
class Resync:
    """What SELECT with QRESYNC told of known messages: UIDs that vanished, and flags that changed, by UID."""

    uids: array[int] = field(default_factory=lambda: array("Q"))
    flags: list[Flags] = field(default_factory=list)
    _octets: int = 0
    _firsts: array[int] = field(default_factory=lambda: array("Q"))
    _lasts: array[int] = field(default_factory=lambda: array("Q"))

    def clear(self) -> None:
        """What was heard so far was not meant."""
        for gathered in (self.uids, self._firsts, self._lasts):
            del gathered[:]
        self.flags.clear()

    def hear(self, response: Response) -> bool:
        """Takes a response of the SELECT; False for one that is of another kind."""
        line = response[0]
        found = _NUMBER.match(line)
        if found and found[2].upper() == b"FETCH":
            one = reader.parse(response)
            if one.uid and one.flags is not None:
                self.uids.append(one.uid)
                self.flags.append(one.flags)
            return True
        vanished = _VANISHED.match(line)
        if vanished is not None and vanished[1]:
            self._octets = _told_more(self._octets, line)
            for first, last in vanished_in(response).pairs():
                self._firsts.append(first)
                self._lasts.append(last)
        return vanished is not None

    def vanished(self) -> Ranges:
        return Ranges(zip(self._firsts, self._lasts, strict=True))


def _told_more(octets: int, line: bytes) -> int:
    if octets + len(line) > MAX_VANISHED:
        raise out_of_step("it tells of more vanished messages than there ever were")
    return octets + len(line)


def vanished_in(response: Response) -> Ranges:
    """The UIDs of a VANISHED response (RFC 7162 3.2.10); none for any other, and for an empty one, which exists."""
    found = _VANISHED.match(response[0])
    return parse_ranges(found[2]) if found and found[2] else Ranges()


def from_select(path: str, reply: Reply) -> Mailbox:
    """A Mailbox out of a SELECT's answer; 0 for what it left out. MailError(UNSUPPORTED) where its UIDs do not last."""
    exists = 0
    for response in reply.untagged:
        found = _NUMBER.match(response[0])
        if found and found[2].upper() == b"EXISTS":
            exists = int(found[1])
    flags: frozenset[str] | None = None
    for text in reply.codes(b"PERMANENTFLAGS"):
        if found := _FLAGS.match(text):
            flags = frozenset(found[1].decode("ascii", "replace").lower().split())
    uidvalidity = _code(reply, b"UIDVALIDITY")
    if not uidvalidity or any(True for _ in reply.codes(b"UIDNOTSTICKY")):  # RFC 4315 4
        raise MailError(ErrorKind.UNSUPPORTED, f"The server numbers the messages of {path} in no lasting way "
                                               "(UIDVALIDITY), so the folder cannot be kept here.")
    modseq = _code(reply, b"HIGHESTMODSEQ")
    return Mailbox(path, uidvalidity, _code(reply, b"UIDNEXT"), modseq if modseq <= MAX_MODSEQ else 0, exists, flags)


def _code(reply: Reply, name: bytes) -> int:
    numbers = [int(found[1]) for text in reply.codes(name) if (found := _CODE.match(text))]
    return numbers[-1] if numbers else 0
