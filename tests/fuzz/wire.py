"""A server made of octets: answers written down in advance, handed out in pieces that are cut anywhere.

In a script four octets have a meaning, so that a mutation keeps more of a dialogue than it breaks:

    01 … 02   a literal of IMAP: becomes {n} CRLF and the octets between
    03        parts the answers: each command gets the next one
    04        the tag of the command that is answered
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from zlib import crc32

_LITERAL = re.compile(rb"\x01([^\x02]*)\x02?")
MOST = 64 << 10
"""Octets of all answers; a literal's octets count once."""


def answers(script: bytes) -> list[bytes]:
    """The script's answers, with literals as they are sent, and 04 still in them."""
    return [_LITERAL.sub(lambda found: b"{%d}\r\n%b" % (len(found[1]), found[1]), each)
            for each in script[:MOST].split(b"\x03")]


def whole() -> Iterator[int]:
    """Everything that is there at once."""
    while True:
        yield 1 << 30


def cut(data: bytes) -> Iterator[int]:
    """Pieces of some octets each, by the octets themselves, so that a run can be repeated."""
    random = Random(crc32(data))
    largest = random.choice((1, 3, 20, 200)) if len(data) < 2_000 else 200
    while True:
        yield random.randint(1, largest)


class Server:
    """A socket whose other end answers each line that it is sent with the next answer, and then hangs up.

    `lines` are the lines that came, `said` the octets that it handed out or would have. `first` is said unasked.
    """

    def __init__(self, script: list[bytes], pieces: Iterator[int], first: bytes = b"") -> None:
        self.lines: list[bytes] = []
        self.said = bytearray(first)
        self._script = iter(script)
        self._pieces = pieces
        self._position = 0

    def sendall(self, data: bytes) -> None:
        for line in bytes(data).split(b"\r\n")[:-1]:
            self.lines.append(line)
            self.said += next(self._script, b"").replace(b"\x04", line.partition(b" ")[0])

    def recv_into(self, buffer: bytearray | memoryview) -> int:
        count = min(len(buffer), next(self._pieces), len(self.said) - self._position)
        buffer[:count] = self.said[self._position:self._position + count]
        self._position += count
        return count

    def settimeout(self, seconds: float | None) -> None:
        """Nothing: it never makes anybody wait."""

    def close(self) -> None:
        """Nothing: there is no line."""
