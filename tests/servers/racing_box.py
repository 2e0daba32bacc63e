"""The mailbox of the racing server: messages with flags and mod-sequences (RFC 7162)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_SECTION = re.compile(rb"BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?", re.IGNORECASE)


@dataclass
class Letter:
    """One message; its text tells its UID, so that one taken for another is seen. `number`: another one than that."""

    uid: int
    flags: str
    modseq: int
    number: int = 0

    @property
    def header(self) -> bytes:
        number = self.number or self.uid
        return f"Subject: number {number}\r\nMessage-ID: <{number}@racing.example>\r\n\r\n".encode()

    @property
    def raw(self) -> bytes:
        return self.header + f"This is {self.uid}.\r\n".encode()

    def item(self, name: bytes) -> bytes:
        """One data item of a FETCH response (RFC 3501 7.4.2)."""
        if found := _SECTION.fullmatch(name):
            data = self.raw if not found[1] else self.header
            origin = b""
            if found[2] is not None:
                start = int(found[2])
                data, origin = data[start:start + int(found[3])], b"<%d>" % start
            return b"BODY[%s]%s {%d}\r\n%s" % (found[1], origin, len(data), data)
        match name:
            case b"UID":
                return b"UID %d" % self.uid
            case b"FLAGS":
                return b"FLAGS (%s)" % self.flags.encode()
            case b"MODSEQ":
                return b"MODSEQ (%d)" % self.modseq
            case b"RFC822.SIZE":
                return b"RFC822.SIZE %d" % len(self.raw)
            case b"INTERNALDATE":
                return b'INTERNALDATE "01-Feb-2026 10:00:00 +0000"'
            case b"BODYSTRUCTURE":
                return b'BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 9 1)'
        raise ValueError(f"the racing server knows no {name!r}")


@dataclass
class Box:
    """The truth that a client is to mirror.

    `told` overrides what SELECT says (EXISTS, UIDNEXT, HIGHESTMODSEQ; 0 leaves the last two out), `vanished` what
    VANISHED (EARLIER) lists, `refusal` is SELECT's answer instead of OK.
    """

    letters: dict[int, Letter] = field(default_factory=dict)
    uidvalidity: int = 7
    uidnext: int = 1
    modseq: int = 1
    told: dict[str, int] = field(default_factory=dict)
    vanished: str = ""
    refusal: str = ""
    _gone: dict[int, int] = field(default_factory=dict)

    def uids(self) -> list[int]:
        return sorted(self.letters)

    def flags(self) -> dict[int, frozenset[str]]:
        return {uid: frozenset(letter.flags.split()) for uid, letter in self.letters.items()}

    def add(self, uid: int, flags: str = "") -> None:
        self.modseq += 1
        self.letters[uid] = Letter(uid, flags, self.modseq)
        self.uidnext = max(self.uidnext, uid + 1)

    def remove(self, uid: int) -> None:
        if self.letters.pop(uid, None) is not None:
            self.modseq += 1
            self._gone[uid] = self.modseq

    def mark(self, uid: int, flags: str) -> None:
        self.modseq += 1
        self.letters[uid].flags, self.letters[uid].modseq = flags, self.modseq

    def replace_all(self, uidvalidity: int, uids: Iterable[int]) -> None:
        """Deleted and made again: other UIDs, no history."""
        self.letters.clear()
        self._gone.clear()
        self.uidvalidity, self.uidnext, self.modseq = uidvalidity, 1, 1
        for uid in uids:
            self.add(uid)

    def put_back(self, uidnext: int) -> None:
        """A backup was restored: what came since is not there, and those who come get its UIDs."""
        for uid in [each for each in self.letters if each >= uidnext]:
            del self.letters[uid]
        self._gone.clear()
        self.uidnext, self.modseq = uidnext, max(each.modseq for each in self.letters.values())

    def gone_since(self, modseq: int) -> list[int]:
        return sorted(uid for uid, when in self._gone.items() if when > modseq)

    def changed_since(self, modseq: int) -> list[Letter]:
        return [letter for _, letter in sorted(self.letters.items()) if letter.modseq > modseq]


def box(*uids: int) -> Box:
    made = Box()
    for uid in uids:
        made.add(uid)
    return made


def numbers_of(text: bytes, highest: int, there: Sequence[int]) -> list[int]:
    """Those of `there` that a sequence set (RFC 3501 9) names, in their order; `*` stands for `highest`."""
    spans = []
    for part in text.split(b","):
        low, _, high = part.replace(b"*", b"%d" % highest).partition(b":")
        ends = sorted((int(low), int(high or low)))
        spans.append(range(ends[0], ends[1] + 1))
    return [number for number in there if any(number in span for span in spans)]


def number_set(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))
