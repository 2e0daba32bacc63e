"""The small responses (LIST, STATUS, NAMESPACE, ESEARCH) as nested lists; bulk FETCH has its own reader."""

from __future__ import annotations

import re

from app.backends.imap.dialogue import Response
from app.backends.imap.faults import out_of_step

MAX_DEPTH = 20
Value = bytes | None | list["Value"]
_TOKEN = re.compile(rb'\s*(?:"((?:[^"\\]|\\.)*+)"|([()])|(~?\{\d+\+?\}\r?\n\Z)|((?:\[[^\]\r\n]*\]|[^\s()"{])+))')
_SPACE = re.compile(rb"\s*\Z")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)


def parse(response: Response, start: int = 2) -> list[Value]:
    """The words after "* ", NIL as None, lists nested. MailError(PROTOCOL) where it is no such thing."""
    stack: list[list[Value]] = [[]]
    index, pos = 0, start
    while True:
        line = response[index]
        found = _TOKEN.match(line, pos)
        if found is None:
            if index == len(response) - 1 and _SPACE.match(line, pos) and len(stack) == 1:
                return stack[0]
            raise out_of_step("an answer is malformed")
        pos = found.end()
        if found[1] is not None:
            stack[-1].append(_ESCAPED.sub(rb"\1", found[1]))
        elif found[2] == b"(":
            if len(stack) > MAX_DEPTH:
                raise out_of_step("an answer is nested too deeply")
            inner: list[Value] = []
            stack[-1].append(inner)
            stack.append(inner)
        elif found[2] == b")":
            if len(stack) == 1:
                raise out_of_step("an answer is malformed")
            stack.pop()
        elif found[3] is not None:
            if index + 2 >= len(response):
                raise out_of_step("an answer is cut off")
            stack[-1].append(response[index + 1])
            index, pos = index + 2, 0
        else:
            stack[-1].append(None if found[4].upper() == b"NIL" else found[4])


def words(value: Value) -> list[bytes]:
    """The plain words of a list; empty for anything else."""
    return [item for item in value if isinstance(item, bytes)] if isinstance(value, list) else []


def pairs(value: Value) -> dict[bytes, int]:
    """`(MESSAGES 3 UNSEEN 1)` as a mapping with upper-case names; what is no number is left out."""
    if not isinstance(value, list):
        return {}
    numbers: dict[bytes, int] = {}
    for name, item in zip(value[::2], value[1::2], strict=False):
        word = item[0] if isinstance(item, list) and item else item
        if isinstance(name, bytes) and isinstance(word, bytes) and word.isdigit() and len(word) < 20:
            numbers[name.upper()] = int(word)
    return numbers
