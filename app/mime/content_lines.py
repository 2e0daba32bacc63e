"""Content lines, of which iCalendar (RFC 5545 3.1) and vCard (RFC 6350 3.3, RFC 2426, vCard 2.1) are made.

Own code rather than a library's: those at hand expand recurrences while they read. Linear in time, never raises.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from app.mime import charset
from app.mime.header import clean

MAX_OCTETS = 1_000_000
MAX_LINES = 20_000
MAX_PARAMS = 30

_NAME = re.compile(r"(?:([A-Za-z0-9\-]{1,60})\.)?([A-Za-z0-9\-]{1,60})(?=[;:])")
_PARAM = re.compile(r';([A-Za-z0-9\-]{1,60})?=?((?:"[^"]*+"|[^";:])*+)')
_VALUES = re.compile(r'"([^"]*+)"|([^",]++)')
_ESCAPE = re.compile(r"\\([nN,;:\\])")
_SEMICOLON = re.compile(r"(?:\\.|[^;\\])*+")


class Line(NamedTuple):
    """`name` and the names in `params` are upper-case; `value` is unfolded, its escapes still there."""

    name: str
    params: Mapping[str, tuple[str, ...]]
    value: str

    def param(self, name: str) -> str:
        """The first value, or ""."""
        return self.params.get(name, ("",))[0]


def lines(octets: bytes, label: str = "") -> Iterator[Line]:
    """The lines of at most 1 MB, 20,000 of them; what is no content line is left out."""
    text = charset.decode(octets[:MAX_OCTETS], label)
    for whole in islice(_unfolded(text), MAX_LINES):
        line = _read(whole)
        if line is not None:
            yield line


def _unfolded(text: str) -> Iterator[str]:
    pending: list[str] = []
    soft = False
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if pending and (soft or raw[:1] in (" ", "\t")):
            # A soft line break of quoted-printable (vCard 2.1) goes on without a blank.
            pending.append(raw if soft else raw[1:])
        else:
            if pending:
                yield "".join(pending)
            pending = [raw]
            soft = False
        head = pending[0]
        soft = raw.endswith("=") and "QUOTED-PRINTABLE" in head[:200].upper()
        if soft:
            pending[-1] = pending[-1][:-1]
    if pending:
        yield "".join(pending)


def _read(whole: str) -> Line | None:
    match = _NAME.match(whole)
    if match is None:
        return None
    params: dict[str, tuple[str, ...]] = {}
    position = match.end()
    for _ in range(MAX_PARAMS):
        if whole[position:position + 1] != ";":
            break
        param = _PARAM.match(whole, position)
        if param is None or param.end() == position:
            return None
        name, given = (param[1] or "").upper(), param[2]
        if name and "=" not in param[0]:
            # vCard 2.1 writes bare types: TEL;HOME;VOICE:…
            name, given = ("ENCODING" if name in ("QUOTED-PRINTABLE", "BASE64") else "TYPE"), name
        values = tuple(quoted or bare for quoted, bare in _VALUES.findall(given[:2000]))
        params[name] = params.get(name, ()) + values
        position = param.end()
    if whole[position:position + 1] != ":":
        return None
    value = whole[position + 1:]
    if "QUOTED-PRINTABLE" in (each.upper() for each in params.get("ENCODING", ())):
        octets = quopri.decodestring(value.encode("latin-1", "replace"))
        value = charset.decode(octets, params.get("CHARSET", ("utf-8",))[0])
    return Line(match[2].upper(), params, value)


def unescaped(value: str, limit: int) -> str:
    """TEXT (RFC 5545 3.3.11) for people: one line, free of control characters."""
    return clean(_ESCAPE.sub(lambda m: " " if m[1] in "nN" else m[1], value[:4 * limit]), limit)


def paragraphs(value: str, limit: int) -> str:
    """TEXT with its line breaks, each line clean."""
    whole = _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value[:2 * limit])
    return "\n".join(clean(line, limit) for line in whole.split("\n"))[:limit].strip()


def components(value: str) -> list[str]:
    """The parts of a structured value, at most 20, their escapes still there."""
    found: list[str] = []
    position = 0
    while len(found) < 20:
        match = _SEMICOLON.match(value, position)
        end = match.end() if match else position
        found.append(value[position:end])
        if value[end:end + 1] != ";":
            break
        position = end + 1
    return found
