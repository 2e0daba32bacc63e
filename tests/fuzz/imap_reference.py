"""FETCH answers read slowly and by the letter (RFC 3501 7.4.2, 9), to hold the quick reader against.

Octet by octet and without a regular expression, so that no mistake of the reader's is made here again.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from app.backends.imap.dialogue import MAX_LITERALS

Value = bytes | None | list["Value"]


class RefusedStreamError(Exception):
    """The stream breaks the protocol, or ends too early."""


class UnspecifiedError(Exception):
    """The standard says nothing of it, so readers may differ."""


@dataclass(slots=True)
class Message:
    """One FETCH response: items by name in upper case, sections by what stands in the brackets.

    `text` is all that is no literal. `is_exact`: it follows the grammar to its end, and tells nothing twice.
    """

    text: bytes
    literals: list[bytes]
    sequence: int = 0
    items: dict[bytes, Value] = field(default_factory=dict)
    quoted: set[bytes] = field(default_factory=set)
    """Names of the items whose value is a string."""
    is_exact: bool = False


def read(stream: bytes, tags: Sequence[bytes], largest: int, limit: int) -> list[tuple[bytes, list[Message]]]:
    """For each command (OK, NO or BAD, its FETCH responses). What is larger than `largest` octets is left out as b"".

    Raises RefusedStreamError, UnspecifiedError.
    """
    position = 0
    result: list[tuple[bytes, list[Message]]] = []
    for tag in tags:
        found: list[Message] = []
        while True:
            pieces, position = _response(stream, position, largest)
            if not pieces[0].startswith(b"* "):
                break
            if _is_fetch(pieces[0]):
                found.append(_message(pieces))
                if len(found) > limit:
                    raise RefusedStreamError("more than there is")
        result.append((_status(tag, pieces[0]), found))
    return result


def messages(stream: bytes, largest: int) -> list[Message]:
    """Every FETCH response up to where the stream breaks. Raises UnspecifiedError."""
    found: list[Message] = []
    position = 0
    try:
        while True:
            pieces, position = _response(stream, position, largest)
            if _is_fetch(pieces[0]):
                found.append(_message(pieces))
    except RefusedStreamError:
        return found


def _line(stream: bytes, position: int) -> tuple[bytes, int]:
    end = stream.find(b"\n", position)
    if end < 0:
        raise RefusedStreamError("it ends")
    return stream[position:end + 1], end + 1


def _response(stream: bytes, position: int, largest: int) -> tuple[list[bytes], int]:
    """A line, and for each literal in it the literal and the line that goes on."""
    line, position = _line(stream, position)
    pieces = [line]
    if not line.startswith(b"* "):
        return pieces, position
    word = line[2:].split(b" ")[0].strip(b"\r\n").upper()
    if word == b"BYE":
        raise RefusedStreamError("BYE")
    if word in (b"OK", b"NO", b"BAD", b"PREAUTH"):
        return pieces, position
    if word.startswith((b"OK", b"NO", b"BAD", b"BYE")) and _announced(line) >= 0:
        raise UnspecifiedError("a word that is no status")
    limit = largest if _is_fetch(line) else 1 << 30
    while (size := _announced(line)) >= 0:
        if position + size > len(stream):
            raise RefusedStreamError("it ends within a literal")
        pieces.append(stream[position:position + size] if size <= limit else b"")
        line, position = _line(stream, position + size)
        pieces.append(line)
        if len(pieces) > 2 * MAX_LITERALS:
            raise RefusedStreamError("too many literals")
    return pieces, position


def _announced(line: bytes) -> int:
    """The octets of the literal that a line ends with, -1 where it ends with none."""
    rest = line[:-2] if line.endswith(b"\r\n") else line[:-1]
    if not rest.endswith(b"}"):
        return -1
    start = rest.rfind(b"{")
    digits = rest[start + 1:-1].removesuffix(b"+")
    return int(digits) if start >= 0 and digits.isdigit() and len(digits) <= 12 else -1


def _is_fetch(line: bytes) -> bool:
    words = line.split(b" ", 3)
    return (len(words) == 4 and words[0] == b"*" and words[1].isdigit() and len(words[1]) <= 10
            and words[2].upper() == b"FETCH" and words[3].startswith(b"("))


def _status(tag: bytes, line: bytes) -> bytes:
    words = (text := line[:-2] if line.endswith(b"\r\n") else line[:-1]).split(b" ", 2)
    if len(words) < 2 or words[0] != tag or words[1].upper() not in (b"OK", b"NO", b"BAD") or b"\r" in text:
        raise RefusedStreamError("no command's line")
    return words[1].upper()


def _message(pieces: list[bytes]) -> Message:
    message = Message(b" ".join(pieces[::2]), pieces[1::2])
    with suppress(UnspecifiedError, IndexError):
        _Items(pieces, message).read()
        message.is_exact = True
    return message


class _Items:
    """Reads `( name SP value … )`, one octet after the other."""

    def __init__(self, pieces: list[bytes], message: Message) -> None:
        self._pieces, self._message = pieces, message
        self._index, self._at = 0, 0

    def read(self) -> None:
        self._expect(b"* ")
        self._message.sequence = int(self._word(b"0123456789"))
        self._at += len(b" FETCH (")
        while True:
            name = self._name()
            self._expect(b" ")
            if name in self._message.items or (name.startswith(b"BODY[") and any(
                    each.startswith(b"BODY[") for each in self._message.items)):
                raise UnspecifiedError("told twice")
            if self._here() in b'"{~':
                self._message.quoted.add(name)
            self._message.items[name] = self._value(0)
            if self._here() == b")":
                break
            self._expect(b" ")
        self._at += 1
        if self._pieces[self._index][self._at:] not in (b"\r\n", b"\n") or self._index != len(self._pieces) - 1:
            raise UnspecifiedError("something follows")

    def _here(self) -> bytes:
        line = self._pieces[self._index]
        if self._at >= len(line):
            raise UnspecifiedError("it ends")
        return line[self._at:self._at + 1]

    def _expect(self, text: bytes) -> None:
        for each in text:
            if self._here()[0] != each:
                raise UnspecifiedError("another octet than meant")
            self._at += 1

    def _word(self, allowed: bytes) -> bytes:
        start = self._at
        while self._here() in allowed:
            self._at += 1
        if self._at == start:
            raise UnspecifiedError("no word")
        return self._pieces[self._index][start:self._at]

    def _name(self) -> bytes:
        allowed = bytes(each for each in range(0x21, 0x7F) if each not in b'(){"\\%*[]<>')
        name = self._word(allowed).upper()
        if self._here() == b"[":
            start = self._at
            self._at += 1
            if name not in (b"BODY", b"BINARY", b"BINARY.SIZE"):
                raise UnspecifiedError("a section of something else")
            while self._here() != b"]":
                if self._here() in b'["{\\\r\n':
                    raise UnspecifiedError("an odd section")
                self._at += 1
            self._at += 1
            name += self._pieces[self._index][start:self._at]
            if self._at - start > 2_000:
                raise UnspecifiedError("a long section")
            if self._here() == b"<":
                self._at += 1
                name += b"<" + self._word(b"0123456789") + b">"
                self._expect(b">")
        return name

    def _value(self, depth: int) -> Value:
        here = self._here()
        if here == b"(":
            return self._list(depth + 1)
        if here == b'"':
            return self._string()
        line = self._pieces[self._index]
        if here in b"{~":
            if _announced(line) < 0 or line.rfind(b"{") != self._at + (here == b"~"):
                raise UnspecifiedError("no literal")
            self._index, self._at = self._index + 2, 0
            return self._pieces[self._index - 1]
        atom = self._word(bytes(each for each in range(0x21, 0x7F) if each not in b'(){"'))
        return None if atom.upper() == b"NIL" else atom

    def _list(self, depth: int) -> list[Value]:
        self._at += 1
        values: list[Value] = []
        if depth > 100:
            raise UnspecifiedError("nested too deeply")
        while self._here() != b")":
            if values and self._here() == b" ":
                self._at += 1
            elif values and not (self._here() == b"(" and isinstance(values[-1], list)):
                raise UnspecifiedError("no blank between")
            values.append(self._value(depth))
        self._at += 1
        return values

    def _string(self) -> bytes:
        self._at += 1
        out = bytearray()
        while (here := self._here()) != b'"':
            if here == b"\\":
                self._at += 1
                here = self._here()
                if here not in b'"\\':
                    raise UnspecifiedError("an escape of something else")
            if here in b"\r\n":
                raise UnspecifiedError("a line break in a string")
            out += here
            self._at += 1
        self._at += 1
        return bytes(out)
