"""Plain text as HTML for the editor: a paragraph a line, quotes as quotes."""

from __future__ import annotations

import re
from html import escape

from ui.rich.quote_level import MOST

_QUOTE = '<blockquote type="cite">'
_MARKS = re.compile(r"(?:> ?)+")


def to_rich(text: str) -> str:
    """Lines that begin with > are quoted, as deep as they have them."""
    out: list[str] = []
    depth = 0
    for line in text.split("\n"):
        marks = _MARKS.match(line)
        level = min(marks[0].count(">"), MOST) if marks else 0
        rest = line[marks.end():] if marks else line
        out.append("</blockquote>" * (depth - level) + _QUOTE * (level - depth))
        depth = level
        shown = escape(rest, quote=False).replace("\t", "    ").replace("  ", "&nbsp; ")
        out.append(f"<div>{shown or '<br>'}</div>")
    return "".join(out) + "</blockquote>" * depth
