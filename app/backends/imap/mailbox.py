"""The selected mailbox, as SELECT told it and as untagged responses change it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.backends.imap.dialogue import Reply

_NUMBER = re.compile(rb"\* (\d{1,10}) (EXISTS|EXPUNGE|RECENT|FETCH)\b", re.IGNORECASE)
_VANISHED = re.compile(rb"\* VANISHED ", re.IGNORECASE)
_FLAGS = re.compile(rb"\(([^()]*)\)")


@dataclass(slots=True)
class Mailbox:
    """State of one selected mailbox. `modseq` 0: the server keeps none (RFC 7162).

    `permanent_flags` is lower case; None where the server did not tell. `news` turns true with every untagged
    response that tells of a change. `expunged` counts what left since SELECT.
    """

    path: str
    uidvalidity: int
    uidnext: int
    modseq: int
    exists: int
    permanent_flags: frozenset[str] | None
    news: bool = False
    expunged: int = 0

    @property
    def state(self) -> tuple[int, int, int, int]:
        return self.uidvalidity, self.uidnext, self.exists, self.modseq

    def hear(self, line: bytes) -> None:
        """Takes note of one untagged response."""
        if found := _NUMBER.match(line):
            self.news = True
            word = found[2].upper()
            if word == b"EXISTS":
                self.exists = int(found[1])
            elif word == b"EXPUNGE":
                self.exists = max(0, self.exists - 1)
                self.expunged += 1
        elif _VANISHED.match(line):
            self.news = True


def from_select(path: str, reply: Reply) -> Mailbox:
    """A Mailbox out of a SELECT's answer; 0 for what it left out."""
    exists = 0
    for response in reply.untagged:
        found = _NUMBER.match(response[0])
        if found and found[2].upper() == b"EXISTS":
            exists = int(found[1])
    flags: frozenset[str] | None = None
    for text in reply.codes(b"PERMANENTFLAGS"):
        if found := _FLAGS.match(text):
            flags = frozenset(found[1].decode("ascii", "replace").lower().split())
    return Mailbox(path, _code(reply, b"UIDVALIDITY"), _code(reply, b"UIDNEXT"), _code(reply, b"HIGHESTMODSEQ"),
                   exists, flags)


def _code(reply: Reply, name: bytes) -> int:
    numbers = [int(text.split(b" ")[0]) for text in reply.codes(name) if re.match(rb"\d{1,19}\b", text)]
    return numbers[-1] if numbers else 0
