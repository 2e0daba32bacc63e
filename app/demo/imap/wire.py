"""Commands as they come: lines with literals (RFC 3501 4, RFC 7888) turned into atoms and lists."""

from __future__ import annotations

import asyncio
import re

MAX_COMMAND = 40_000_000
MAX_DEPTH = 20

Item = bytes | list["Item"]

_LITERAL_END = re.compile(rb"\{(\d{1,9})(\+?)\}\r?\n\Z")
_LITERAL = re.compile(rb"~?\{(\d{1,9})\+?\}\r?\n")
_QUOTED = re.compile(rb'"((?:[^"\\\r\n]|\\.)*)"')
_ATOM = re.compile(rb"[^\s()\"\[{]*")
_BRACKET = re.compile(rb'\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\](?:<[\d.]+>)?')


class BadCommand(Exception):
    """A command that does not parse; the text goes into the BAD answer."""


async def read_command(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes | None:
    """One whole command with its literals inline, asking for each that waits; None at the end."""
    command = b""
    while True:
        try:
            line = await reader.readuntil(b"\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        except asyncio.LimitOverrunError as error:
            raise BadCommand("Line too long") from error
        command += line
        literal = _LITERAL_END.search(line)
        if literal is None:
            return command
        size = int(literal[1])
        if len(command) + size > MAX_COMMAND:
            raise BadCommand("[TOOBIG] Literal too large")
        if not literal[2]:
            writer.write(b"+ Go ahead\r\n")
            await writer.drain()
        try:
            command += await reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            return None


def parse(text: bytes) -> list[Item]:
    """Split into atoms, strings and parenthesised lists; brackets stay inside their atom.

    Atoms and strings both come as bytes. Raises BadCommand.
    """
    # Only the last line end is not part of the command: a literal before it may end in one too.
    text = text.removesuffix(b"\n").removesuffix(b"\r")
    position, items = _items(text, 0, 0)
    if position != len(text):
        raise BadCommand("Unbalanced parenthesis")
    return items


def _items(text: bytes, position: int, depth: int) -> tuple[int, list[Item]]:
    if depth > MAX_DEPTH:
        raise BadCommand("Too deep")
    items: list[Item] = []
    while position < len(text):
        start = text[position : position + 1]
        if start in b" \t":
            position += 1
        elif start == b"(":
            position, inner = _items(text, position + 1, depth + 1)
            if text[position : position + 1] != b")":
                raise BadCommand("Missing parenthesis")
            items.append(inner)
            position += 1
        elif start == b")":
            break
        else:
            position, item = _item(text, position)
            items.append(item)
    return position, items


def _item(text: bytes, position: int) -> tuple[int, bytes]:
    if quoted := _QUOTED.match(text, position):
        return quoted.end(), re.sub(rb"\\(.)", rb"\1", quoted[1])
    if literal := _LITERAL.match(text, position):
        end = literal.end() + int(literal[1])
        return end, text[literal.end() : end]
    atom = _ATOM.match(text, position)
    end = atom.end() if atom else position
    if bracket := _BRACKET.match(text, end):
        end = bracket.end()
    if end == position:
        raise BadCommand("Cannot parse this")
    return end, text[position:end]


def atom(item: Item) -> bytes:
    """The item as a plain word; BadCommand for a list."""
    if isinstance(item, list):
        raise BadCommand("A list is not expected here")
    return item


def text(item: Item) -> str:
    """A word as text; folder names stay in their modified UTF-7."""
    return atom(item).decode("utf-8", "replace")


def sublist(item: Item) -> list[Item]:
    if not isinstance(item, list):
        raise BadCommand("A list is expected here")
    return item


def nstring(value: bytes | str | None) -> bytes:
    """A value as NIL, quoted string or literal, whichever can hold it."""
    if value is None:
        return b"NIL"
    data = value.encode("utf-8", "replace") if isinstance(value, str) else value
    if len(data) < 500 and data.isascii() and not re.search(rb"[\x00-\x1f\x7f]", data):
        return b'"' + re.sub(rb'(["\\])', rb"\\\1", data) + b'"'
    return b"{%d}\r\n%b" % (len(data), data)


def number_set(spec: bytes, largest: int) -> list[tuple[int, int]]:
    """A sequence set as closed ranges; "*" is `largest` (RFC 3501 9, sequence-set)."""
    ranges: list[tuple[int, int]] = []
    for piece in spec.split(b","):
        found = re.fullmatch(rb"(\d{1,10}|\*)(?::(\d{1,10}|\*))?", piece)
        if found is None:
            raise BadCommand("Not a sequence set")
        first, last = (largest if end == b"*" else int(end) for end in (found[1], found[2] or found[1]))
        ranges.append((min(first, last), max(first, last)))
    return ranges


def compact(numbers: list[int]) -> bytes:
    """Ascending numbers as a sequence set: [1, 2, 3, 7] is 1:3,7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return b",".join(b"%d" % a if a == b else b"%d:%d" % (a, b) for a, b in ranges)
