"""The little of Markdown that the help pages are written in, as HTML for a QTextBrowser."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence

_ITEM = re.compile(r"(?:- |\d+\. )")
_INLINE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<source>[^)\s]+)\)|\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]+)\)"
                     r"|`(?P<code>[^`]+)`|\*\*(?P<strong>.+?)\*\*|\*(?P<em>[^*]+)\*")

Table = Sequence[Sequence[str]]


def to_html(text: str, insert: Callable[[str], Table] | None = None) -> str:
    """Headings (# and ##), paragraphs, lists, tables, quotes, **strong**, *emphasis*, `code`, links and pictures.

    `[[name]]` alone on a line becomes the table that `insert` makes of the name; its first row is the heading.
    """
    return "\n".join(_block(block, insert) for block in _blocks(text))


def headings(text: str) -> list[str]:
    """Of the page and its sections."""
    return [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]


def plain(text: str) -> str:
    """The words alone, to search in."""
    return re.sub(r"[#*`|>]+|^-+$", " ", _INLINE.sub(lambda found: found["words"] or found["alt"] or found[0], text),
                  flags=re.M)


def links(text: str) -> list[str]:
    """What the page refers to: other pages, actions, pictures."""
    return [found["target"] or found["source"] for found in _INLINE.finditer(text)
            if found["target"] or found["source"]]


def _blocks(text: str) -> Iterator[list[str]]:
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        while lines and lines[0].startswith("#"):
            yield [lines.pop(0)]
        if lines:
            yield lines


def _block(lines: list[str], insert: Callable[[str], Table] | None) -> str:
    first = lines[0]
    if first.startswith("#"):
        level = len(first) - len(first.lstrip("#"))
        return f"<h{level}>{_inline(first[level:].strip())}</h{level}>"
    if first.startswith("|"):
        rows = [[_inline(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines]
        return _table([rows[0], *rows[2:]])
    if (name := re.fullmatch(r"\[\[(\w+)\]\]", first.strip())) is not None:
        rows = [[html.escape(cell) for cell in row] for row in insert(name[1])] if insert is not None else []
        return _table(rows) if rows else ""
    if _ITEM.match(first):
        kind = "ul" if first.startswith("-") else "ol"
        items = re.split(r"\n(?=- |\d+\. )", "\n".join(lines))
        made = "".join(f"<li>{_inline(_ITEM.sub('', item, count=1))}</li>" for item in items)
        return f"<{kind}>{made}</{kind}>"
    if first.startswith(">"):
        return f'<p class="note">{_inline(" ".join(line.lstrip("> ") for line in lines))}</p>'
    kind = ' class="picture"' if first.startswith("![") else ""
    return f"<p{kind}>{_inline(' '.join(lines))}</p>"


def _table(rows: Table) -> str:
    head = "".join(f"<th align=\"left\">{cell}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    heading = f"<tr>{head}</tr>" if any(rows[0]) else ""
    return f'<table width="100%" cellspacing="0" cellpadding="7" border="0">{heading}{body}</table>'


def _inline(text: str) -> str:
    made, at = [], 0
    for found in _INLINE.finditer(text):
        made.append(html.escape(text[at:found.start()]))
        made.append(_span(found))
        at = found.end()
    return "".join(made) + html.escape(text[at:])


def _span(found: re.Match[str]) -> str:
    if found["source"]:
        return f'<img src="{html.escape(found["source"])}" alt="{html.escape(found["alt"])}">'
    if found["target"]:
        return f'<a href="{html.escape(found["target"])}">{_inline(found["words"])}</a>'
    if found["code"]:
        return f"<code>{html.escape(found['code'])}</code>"
    return f"<b>{_inline(found['strong'])}</b>" if found["strong"] else f"<i>{_inline(found['em'])}</i>"
