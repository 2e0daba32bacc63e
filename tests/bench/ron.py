"""Rusty Object Notation, as much of it as the scripts of EAST's fake mail server use.

A structure is a dict, with its name (if it has one) under ""; a name with values in brackets is a Named; a name alone
is one without values; lists, maps, strings, numbers and booleans are Python's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/)|(?P<string>"(?:[^"\\]|\\.)*")|(?P<number>-?\d[\d_.]*)
    |(?P<name>[A-Za-z_][A-Za-z0-9_-]*)|(?P<sign>[()\[\]{}:,])""", re.VERBOSE | re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]+)\}|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


@dataclass(frozen=True)
class Named:
    name: str
    values: tuple[Any, ...] = ()


def read(text: str) -> Any:
    """Raises ValueError for what is not that."""
    reader = _Reader(text)
    value = reader.value()
    if reader.sign:
        raise ValueError(f"{reader.sign!r} behind the end")
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._step()

    def _step(self) -> None:
        self.kind, self.sign = next(self._tokens, ("", ""))

    def _take(self, sign: str) -> bool:
        if self.kind == "sign" and self.sign == sign:
            self._step()
            return True
        return False

    def value(self) -> Any:
        kind, text = self.kind, self.sign
        if self._take("["):
            return list(self._values("]"))
        if self._take("{"):
            return dict(self._pairs("}"))
        if self._take("("):
            return self._brackets("")
        self._step()
        if kind == "string":
            return _ESCAPE.sub(_unescaped, text[1:-1])
        if kind == "number":
            return float(text) if "." in text else int(text)
        if kind != "name":
            raise ValueError(f"{text!r} is no value")
        if text in ("true", "false"):
            return text == "true"
        return self._brackets(text) if self._take("(") else Named(text)

    def _brackets(self, name: str) -> Any:
        """What stands in round brackets: fields if its first value is followed by a colon."""
        if self._take(")"):
            return Named(name)
        first = self.value()
        if self._take(":"):
            fields = {first.name: self.value()}
            if self._take(","):
                fields.update((key.name, value) for key, value in self._pairs(")"))
            elif not self._take(")"):
                raise ValueError(f"{self.sign!r} in the place of )")
            return {"": name, **fields} if name else fields
        if self._take(")"):
            return Named(name, (first,))
        if not self._take(","):
            raise ValueError(f"{self.sign!r} in the place of )")
        return Named(name, (first, *self._values(")")))

    def _values(self, end: str) -> Iterator[Any]:
        while not self._take(end):
            yield self.value()
            if not self._take(",") and self.sign != end:
                raise ValueError(f"{self.sign!r} in the place of {end}")

    def _pairs(self, end: str) -> Iterator[tuple[Any, Any]]:
        while not self._take(end):
            key = self.value()
            if not self._take(":"):
                raise ValueError(f"{self.sign!r} in the place of :")
            yield key, self.value()
            if not self._take(",") and self.sign != end:
                raise ValueError(f"{self.sign!r} in the place of {end}")


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ValueError(f"{text[at:at + 20]!r} is nothing known")
        at = found.end()
        if found.lastgroup != "blank":
            yield found.lastgroup or "", found[0]


def _unescaped(found: re.Match[str]) -> str:
    octet, point, sign = found.groups()
    return chr(int(octet or point, 16)) if octet or point else _ESCAPED.get(sign, sign)
