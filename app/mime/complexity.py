"""Is this HTML too wild to parse? HTML parsers take quadratic time (and memory) on deep or unclosed nesting."""

from __future__ import annotations

import re
from html import unescape

from app.mime.wordset import words

MAX_DEPTH = 400
MAX_WORK = 4_000_000
_CHUNK = 64 * 1024

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# Tags that never nest: void ones, and those that the parser closes by itself.
_FLAT = words(
    "area base br col embed hr img input link meta param source track wbr p li dd dt tr td th tbody thead "
    "tfoot option colgroup caption html head body")
_ANY_TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,5000}+>?")
_HIDDEN = ("style", "script", "head", "title")


def is_too_wild(html: str) -> bool:
    """True for nesting deeper than 400 or for more open-element work than an honest mail makes."""
    depth = work = 0
    for match in _TAG.finditer(html):
        closing, name = match.groups()
        name = name.lower()
        if closing:
            if depth and name not in _FLAT:
                depth -= 1
            continue
        work += depth + 1
        if name not in _FLAT:
            depth += 1
            if depth > MAX_DEPTH:
                return True
        if work > MAX_WORK:
            return True
    return False


def bare_text(html: str) -> str:
    """The words of HTML without building a tree: for what `is_too_wild` refuses. Linear in time."""
    for name in _HIDDEN:
        html = _without(html, name)
    pieces = [_ANY_TAG.sub(" ", html[i:i + _CHUNK]) for i in range(0, len(html), _CHUNK)]
    return unescape(" ".join("".join(pieces).split()))


def _without(html: str, name: str) -> str:
    opener, closer = re.compile(f"<{name}[\\s>]", re.IGNORECASE), re.compile(f"</{name}", re.IGNORECASE)
    out: list[str] = []
    position = 0
    while (start := opener.search(html, position)) is not None:
        out.append(html[position:start.start()])
        end = closer.search(html, start.end())
        if end is None:
            return "".join(out)
        position = end.end()
    out.append(html[position:])
    return "".join(out)
