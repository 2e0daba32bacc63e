"""HTML to plain text and plain text to HTML."""

from __future__ import annotations

import re
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.mime.complexity import bare_text, is_too_wild
from app.mime.wordset import words

MAX_HTML = 1_000_000
MAX_URL = 500
MAX_QUOTES = 20

_SKIPPED = words(
    "head style script title template noscript noframes iframe object embed svg math select textarea "
    "audio video")
_BLOCKS = words(
    "p div table tr ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre hr center section article header "
    "footer nav aside main figure figcaption form fieldset address caption tbody thead tfoot details "
    "summary body html")
_SPACED = words(
    "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table")
_WHITE = re.compile(r"[ \t\n\r\f]+")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def html_to_text(html: str, limit: int = 200_000, *, links: bool = False) -> str:
    """Readable text of at most `limit` characters: blocks as lines, lists with marks, quotes with "> ".

    With `links`, a target that the link's text does not show follows it in angle brackets. Never raises; HTML beyond
    1 MB is not looked at.
    """
    html = html[:min(MAX_HTML, max(20_000, limit * 20))]
    if is_too_wild(html):
        return bare_text(html)[:limit]
    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    writer = _Writer(limit, links)
    writer.walk(body)
    return writer.finish()


class _Writer:
    """Walks the tree without recursion and keeps the line that is being written."""

    def __init__(self, limit: int, links: bool) -> None:
        self.left, self.links = limit, links
        self.lines: list[str] = []
        self.line: list[str] = []
        self.gap = True
        self.quotes = 0
        self.pre = 0
        self.lists: list[int] = []
        self.targets: list[tuple[str, int]] = []
        self.written = 0

    def walk(self, root: LexborNode) -> None:
        path: list[tuple[LexborNode, str]] = []
        node = root.first_child
        while self.left > 0:
            if node is None:
                if not path:
                    return
                parent, tag = path.pop()
                self._leave(tag)
                node = parent.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag not in _SKIPPED and tag[:1] != "-":
                self._enter(tag, node)
                child = node.first_child
                if child is not None:
                    path.append((node, tag))
                    node = child
                    continue
                self._leave(tag)
            node = node.next

    def finish(self) -> str:
        self._break()
        while self.lines and not self.lines[-1].strip("> "):
            self.lines.pop()
        return "\n".join(self.lines)

    def _text(self, text: str) -> None:
        if self.pre:
            first, *rest = text.split("\n")
            self._put(first)
            for line in rest:
                self._break(keep_empty=True)
                self._put(line)
            return
        text = _WHITE.sub(" ", text)
        if not self.line or self.line[-1].endswith(" "):
            text = text.lstrip(" ")
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self.line.append(text)
            self.left -= len(text)
            self.written += 1

    def _enter(self, tag: str, node: LexborNode) -> None:
        if tag in _BLOCKS:
            self._break()
            if tag in _SPACED and not self.lists:
                self._space()
        if tag == "br":
            self._break(keep_empty=True)
        elif tag == "hr":
            self._put("-" * 20)
        elif tag == "blockquote":
            self.quotes += 1
        elif tag == "pre":
            self.pre += 1
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._item()
        elif tag in ("td", "th"):
            if self.line:
                self._put(" ")
        elif tag == "img":
            alt = _WHITE.sub(" ", node.attributes.get("alt") or "").strip()
            if alt:
                self._put(alt[:200])
        elif tag == "a" and self.links:
            self.targets.append((node.attributes.get("href") or "", len(self.line)))

    def _item(self) -> None:
        mark = "• "
        if self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            mark = f"{self.lists[-1]}. "
        self._put("  " * min(8, max(0, len(self.lists) - 1)) + mark)

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break()
        if tag == "blockquote":
            self.quotes -= 1
            while self.lines and self.lines[-1].startswith(">") and not self.lines[-1].strip("> "):
                self.lines.pop()
            self.gap = not self.lines
        elif tag == "pre":
            self.pre -= 1
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "a" and self.targets:
            self._target(*self.targets.pop())
        if tag in _SPACED and not self.lists:
            self._space()

    def _target(self, href: str, since: int) -> None:
        href = href.strip()
        shown = "".join(self.line[since:]).strip()
        bare = href.partition(":")[2].lstrip("/").rstrip("/")
        if (href.lower().startswith(_SCHEMES) and len(href) <= MAX_URL and href.isprintable() and shown
                and bare not in shown):
            self._put(f" <{href}>")

    def _break(self, keep_empty: bool = False) -> None:
        text = "".join(self.line).rstrip()
        self.line.clear()
        if text or keep_empty:
            self.lines.append(("> " * min(self.quotes, MAX_QUOTES) + text).rstrip())
            self.gap = not text
            # Mail that is one run of <br> or empty blocks must not outgrow the limit.
            self.left -= 1

    def _space(self) -> None:
        if self.lines and not self.gap:
            self.lines.append(("> " * min(self.quotes, MAX_QUOTES)).rstrip())
            self.gap = True


_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"'\u201c\u201d]{1,2000}+|[\w.+\-]{1,64}+@[\w\-]{1,63}+(?:\.[\w\-]{1,63}+)++",
                  re.IGNORECASE)
_TRAILING = ".,;:!?)]}>*_'"
MAX_LINKS = 2000


def text_to_html(text: str) -> str:
    """Escaped text with links; quote levels as nested <blockquote class="quote">, the signature as
    <div class="signature">. For `document`, whose style sheet knows these classes."""
    out: list[str] = ['<div class="plain">']
    depth = 0
    links = [MAX_LINKS]
    signature = False
    for line in text.split("\n"):
        level, body = _quote_level(line)
        if level == 0 and body in ("-- ", "--") and not signature and body == line:
            out.append("</blockquote>" * depth + '<div class="signature">')
            depth, signature = 0, True
        if level > depth:
            out.append('<blockquote class="quote">' * (level - depth))
        elif level < depth:
            out.append("</blockquote>" * (depth - level))
        opened = level != depth
        depth = level
        out.append(("" if opened or len(out) == 1 or out[-1].endswith('signature">') else "\n") + _linked(body, links))
    out.append("</blockquote>" * depth + ("</div>" if signature else "") + "</div>")
    return "".join(out)


def _quote_level(line: str) -> tuple[int, str]:
    level = 0
    body = line
    while body.startswith(">") and level < MAX_QUOTES:
        level += 1
        body = body[1:]
        if body.startswith(" >"):
            body = body[1:]
    return level, body[1:] if level and body.startswith(" ") else body


def _linked(line: str, links: list[int]) -> str:
    if "://" not in line and "@" not in line and "www." not in line.lower():
        return escape(line)
    out: list[str] = []
    position = 0
    for match in _URL.finditer(line[:20_000]):
        found = match[0]
        shown = found.rstrip(_TRAILING)
        # A closing bracket belongs to an address that opened it, as in Wikipedia's.
        if found[len(shown):].startswith(")") and shown.count("(") > shown.count(")"):
            shown += ")"
        if not shown or links[0] <= 0:
            continue
        links[0] -= 1
        target = shown
        if shown[:4].lower() == "www.":
            target = f"https://{shown}"
        elif "://" not in shown[:8]:
            target = f"mailto:{shown}"
        out.append(escape(line[position:match.start()]))
        out.append(f'<a href="{escape(target)}" rel="noopener noreferrer">{escape(shown)}</a>')
        position = match.start() + len(shown)
    out.append(escape(line[position:]))
    return "".join(out)
