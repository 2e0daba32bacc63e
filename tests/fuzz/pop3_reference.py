"""What a POP3 server said to each command, read slowly and by the letter (RFC 1939 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

_MULTI_LINE = (b"CAPA", b"UIDL", b"LIST")


class EndedError(Exception):
    """The server said no more."""


@dataclass(slots=True)
class Said:
    """By message number: octets of RETR and of TOP, dot-unstuffed; what UIDL and LIST tell. `deleted`: DELE was sent.
    """

    whole: dict[int, bytes] = field(default_factory=dict)
    tops: dict[int, bytes] = field(default_factory=dict)
    uidls: dict[int, bytes] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    deleted: list[int] = field(default_factory=list)


def read(stream: bytes, commands: Iterable[bytes]) -> Said:
    """`commands` are the lines that were sent, in their order; the stream begins with the greeting. What the server
    left unsaid is left out."""
    said = Said()
    position = 0
    try:
        _, position = _line(stream, position)
        for command in commands:
            words = command.split(b" ")
            if words[0] == b"DELE":
                said.deleted.append(int(words[1]))
        for command in commands:
            line, position = _line(stream, position)
            words = command.split(b" ")
            is_long = words[0] in (b"RETR", b"TOP") or (words[0] in _MULTI_LINE and len(words) == 1)
            if is_long and line.startswith(b"+OK"):
                lines, position = _lines(stream, position)
                _note(said, words, lines)
    except EndedError:
        return said
    return said


def _note(said: Said, words: list[bytes], lines: list[bytes]) -> None:
    text = b"".join(line + b"\r\n" for line in lines)
    if words[0] == b"RETR":
        said.whole[int(words[1])] = text
    elif words[0] == b"TOP":
        said.tops[int(words[1])] = text
    elif words[0] == b"UIDL":
        said.uidls = {int(number): uidl for number, _, uidl in (line.partition(b" ") for line in lines)
                      if number.isdigit()}
    elif words[0] == b"LIST":
        said.sizes = {int(parts[0]): int(parts[1]) for parts in (line.split() for line in lines)
                      if len(parts) > 1 and parts[0].isdigit() and parts[1].isdigit()}


def _line(stream: bytes, position: int) -> tuple[bytes, int]:
    end = stream.find(b"\n", position)
    if end < 0:
        raise EndedError
    line = stream[position:end]
    return (line[:-1] if line.endswith(b"\r") else line), end + 1


def _lines(stream: bytes, position: int) -> tuple[list[bytes], int]:
    """Lines up to the one with a dot alone. Of two dots at the beginning one is the transport's; a dot alone before
    other words is left: it comes from servers that stuff none."""
    lines: list[bytes] = []
    while True:
        end = stream.find(b"\r\n", position)
        if end < 0:
            raise EndedError
        line, position = stream[position:end], end + 2
        if line == b".":
            return lines, position
        lines.append(line[1:] if line.startswith(b"..") else line)
