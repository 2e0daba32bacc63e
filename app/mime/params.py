"""`value; name=value` fields (RFC 2045 5.1) with RFC 2231 continuations and charsets, read leniently."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from app.mime import charset
from app.mime.header import clean, decode_words

MAX_PARAMS = 100
MAX_VALUE = 4096
_PARAM = re.compile(r';\s*+([^\s=;"]++)\s*+=\s*+("(?:[^"\\]++|\\.)*+"?|[^;]*+)', re.DOTALL)
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)
_COMMENT = re.compile(r"\([^()]*+\)")
_USUAL = re.compile(r'[!#-\'+-:<>-~ ]*+(?:; *+[!#-)+-:<>-~]++=(?:"[!#-:<>@-\[\]-~ ]*+"|[!#-:<>@-\[\]-~]++) *+)*+')
"""Printable ASCII without comments, encoded words, quoted pairs and continuations, as nearly all mail has it."""


def parse_value(value: bytes) -> tuple[str, dict[str, str]]:
    """The lower-case value before the first `;` and its parameters (names lower-case, at most 100)."""
    text = charset.decode(value[:64 * 1024])
    if not _USUAL.fullmatch(text):
        return _careful(text)
    head, *pieces = text.split(";", MAX_PARAMS + 1)
    found: dict[str, str] = {}
    for piece in pieces[:MAX_PARAMS]:
        name, _, given = piece.strip().partition("=")
        found.setdefault(name.lower(), (given[1:-1] if given[0] == '"' else given)[:MAX_VALUE].strip())
    return head.strip()[:200].lower(), found


def _careful(text: str) -> tuple[str, dict[str, str]]:
    """The same for whatever senders may write."""
    head = text.partition(";")[0]
    if "(" in head:
        head = _COMMENT.sub("", head)
    plain: dict[str, str] = {}
    parts: dict[str, dict[int, tuple[str, bool]]] = {}
    count = 0
    for match in _PARAM.finditer(text):
        count += 1
        if count > MAX_PARAMS:
            break
        name, given = match[1].lower(), match[2]
        given = _unquote(given) if given.startswith('"') else given.strip()
        given = given[:MAX_VALUE]
        if "*" not in name:
            plain.setdefault(name, given)
            continue
        base, _, rest = name.partition("*")
        encoded = rest.endswith("*") or not rest
        number = rest.rstrip("*") or "0"
        if number.isdecimal() and len(number) < 4:
            parts.setdefault(base, {}).setdefault(int(number), (given, encoded))
    for name, given in plain.items():
        if "=?" in given:
            plain[name] = decode_words(given.encode("utf-8", "surrogateescape"))
    for name, pieces in parts.items():
        plain[name] = _joined(pieces)
    return clean(head, 200).lower(), {name: clean(given, MAX_VALUE) for name, given in plain.items()}


def _unquote(given: str) -> str:
    inner = given[1:-1] if len(given) > 1 and given.endswith('"') else given[1:]
    if "\\" not in inner:
        return inner
    # Windows senders write paths unescaped: a backslash before a letter is then no quoted pair.
    return _QUOTED_PAIR.sub(lambda match: match[1] if match[1] in '"\\' else match[0], inner)


def _joined(pieces: dict[int, tuple[str, bool]]) -> str:
    """RFC 2231 4.1: pieces in order up to the first gap; the first names the charset."""
    label = ""
    octets = bytearray()
    for index, number in enumerate(sorted(pieces)):
        text, encoded = pieces[number]
        if number != index and index:
            break
        if encoded:
            if index == 0 and text.count("'") >= 2:
                label, _, text = text.split("'", 2)
            octets += unquote_to_bytes(text.encode("utf-8", "surrogateescape"))
        else:
            octets += text.encode("utf-8", "surrogateescape")
    joined = charset.decode(bytes(octets), label)
    return decode_words(joined.encode("utf-8", "replace")) if "=?" in joined else joined
