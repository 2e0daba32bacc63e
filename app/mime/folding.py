"""What of an answer is only the message that it answers: found so that the viewer can fold it away.

Folded is a quote at the end, below words of the sender's own. A message that answers line by line, one that is all
quote, and one that was forwarded stay as they are: there the quote is what is to be read.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

FOLD_CLASS = "mailfold"
"""Class of the <details> and of its <summary> in a folded document."""
SUMMARY = f'<summary class="{FOLD_CLASS}">…</summary>'

MAX_FOOTER = 400
"""Characters below a quote that are taken for a signature or a list's footer, not for an answer."""
MIN_LINES = 4
MAX_CLIMB = 60

_WROTE = r"(?:wrote|writes|schrieb|écrit|escribió|scritto|schreef|skrev|escreveu|napisał\(?a?\)?)"
_INTRO = re.compile(rf"(?:.{{1,300}}\b{_WROTE}\b.{{0,120}}|{_WROTE}\b.{{0,120}}):?", re.IGNORECASE)
_ORIGINAL = re.compile(r"[-_]{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Original-Nachricht|Message d'origine|"
                       r"Mensaje original|Oorspronkelijk bericht)\s*[-_]{2,}", re.IGNORECASE)
_FORWARD = re.compile(r"-{2,}\s*(?:Forwarded message|Weitergeleitete Nachricht)|Begin forwarded message|"
                      r"Anfang der weitergeleiteten", re.IGNORECASE)
_FORWARD_SUBJECT = re.compile(r"\s*(?:\[[^\]]{0,60}\]\s*)?(?:fwd?|wg|wtr|tr|rv|doorst)\s*:", re.IGNORECASE)
_FROM = re.compile(r"\*?(?:From|Von|De|Van|Da)\*?\s*:\*?\s*\S", re.IGNORECASE)
_HEAD = re.compile(r"\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|To|An|Subject|Betreff)\*?\s*:", re.IGNORECASE)
_SIGNATURE = ("-- ", "--")

_MARKS = re.compile(r"<blockquote|gmail_quote|yahoo_quoted|protonmail_quote|divRplyFwdMsg|appendonsend|"
                    r"mail-editor-reference-message|border-top:\s?solid #(?:E1E1E1|B5C4DF)", re.IGNORECASE)
_QUOTES = ("div.gmail_quote, div.gmail_quote_container, blockquote, div.yahoo_quoted, div.protonmail_quote, "
           "#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container, "
           'div[style*="border-top:solid #E1E1E1"], div[style*="border-top:solid #B5C4DF"]')
_TO_THE_END = ("divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container")


def is_forward(subject: str) -> bool:
    """By its subject's prefix."""
    return _FORWARD_SUBJECT.match(subject) is not None


# --- plain text -----------------------------------------------------------------------------------


def quoted_lines(text: str) -> tuple[int, int] | None:
    """First line and line after the last of the quote that can be folded away; None where nothing should be."""
    lines = text.split("\n")
    original = _original_at(lines)
    if original is not None:
        start, end = original, len(lines)
    else:
        run = _only_run(lines)
        if run is None:
            return None
        start, end = run
    while end > start and not lines[end - 1].strip():
        end -= 1
    before = [line for line in lines[:start] if line.strip() and not _is_intro(line)]
    if not before or end - start < MIN_LINES or _FORWARD.search("\n".join(before[-3:])):
        return None
    if any(_FORWARD.search(line) for line in lines[start:start + 3]):
        return None
    return start, end


def _only_run(lines: list[str]) -> tuple[int, int] | None:
    """The one run of quoted lines, blank ones within; None where own words stand between two or follow."""
    marked = [place for place, line in enumerate(lines) if line.startswith(">")]
    if not marked:
        return None
    start, end = marked[0], marked[-1] + 1
    if any(line.strip() and not line.startswith(">") for line in lines[start:end]):
        return None
    after: list[str] = []
    for line in lines[end:]:
        if line in _SIGNATURE:
            break
        after.append(line.strip())
    return (start, end) if len("".join(after)) <= _footer(after) else None


def _footer(after: list[str]) -> int:
    """A footer of some list begins with a rule; own words below a quote do not, however short they are."""
    first = next((line for line in after if line), "")
    return MAX_FOOTER if first[:3] in ("___", "---", "===", "***") else 0


def _original_at(lines: list[str]) -> int | None:
    for place, line in enumerate(lines):
        stripped = line.strip()
        if stripped[:2] in ("--", "__") and _ORIGINAL.fullmatch(stripped):
            return place
        if _FROM.match(stripped) and sum(bool(_HEAD.match(below.strip())) for below in lines[place + 1:place + 6]) > 1:
            above = lines[place - 1].strip() if place else ""
            return place - 1 if above and set(above) <= set("-_") else place
    return None


def _is_intro(line: str) -> bool:
    return len(line) < 500 and _INTRO.fullmatch(line.strip()) is not None


# --- HTML -----------------------------------------------------------------------------------------


def fold(html: str) -> str:
    """The document with its quote inside <details>. For HTML that no parser chokes on (`is_too_wild` says no).

    The outcome is as little to be trusted as what came in: sanitise it.
    """
    if not _MARKS.search(html):
        return html
    tree = LexborHTMLParser(html)
    body = tree.body
    if body is None or _FORWARD.search(body.text()[:20_000]):
        return html
    quotes = _outermost(tree)
    if not quotes:
        return html
    first = quotes[0]
    chain = _chain(first, body)
    if chain is None:
        return html
    before = _text_beside(chain, after=False)
    if _is_block_to_end(first):
        first = _climb(first, body)
        folded = _with_following(first)
    else:
        if first.tag == "blockquote" and (first.attributes.get("type") or "").lower() != "cite" \
                and not (before and _is_intro(before[-1])):
            return html
        if len(quotes) > 1 or _answers_within(first) or len(" ".join(_text_beside(chain, after=True))) > MAX_FOOTER:
            return html
        folded = [first]
    if not any(not _is_intro(line) for line in before):
        return html
    return _wrapped(tree, folded)


def _outermost(tree: LexborHTMLParser) -> list[LexborNode]:
    found = tree.css(_QUOTES)[:500]
    known: set[int] = set()
    outer: list[LexborNode] = []
    for node in found:
        parent, depth = node.parent, 0
        inside = False
        while parent is not None and depth < 400 and not inside:
            inside = parent.mem_id in known
            parent, depth = parent.parent, depth + 1
        if not inside:
            known.add(node.mem_id)
            outer.append(node)
    if outer and _is_block_to_end(outer[0]):
        return outer[:1]
    return [node for node in outer if node.text().strip()]


def _is_block_to_end(node: LexborNode) -> bool:
    return (node.attributes.get("id") or "") in _TO_THE_END or "border-top" in (node.attributes.get("style") or "")


def _chain(node: LexborNode, body: LexborNode) -> list[LexborNode] | None:
    """The node and its ancestors below the body; None where it lies too deep to be looked at."""
    chain = [node]
    while len(chain) < MAX_CLIMB:
        parent = chain[-1].parent
        if parent is None or parent.mem_id == body.mem_id:
            return chain
        chain.append(parent)
    return None


def _text_beside(chain: list[LexborNode], *, after: bool) -> list[str]:
    """What stands before or after the first node of the chain, a line for each element, without blank ones."""
    pieces: list[str] = []
    for node in chain:
        here: list[str] = []
        beside = node.next if after else node.prev
        while beside is not None:
            if beside.tag not in ("style", "script", "title", "head"):
                here.append((beside.text_content or "") if beside.is_text_node else
                            "[picture]" if beside.tag == "img" else beside.text())
            beside = beside.next if after else beside.prev
        pieces += here
    lines = [" ".join(piece.split()) for piece in (pieces if after else reversed(pieces))]
    return [line for line in lines if line]


def _climb(node: LexborNode, body: LexborNode) -> LexborNode:
    """Outlook wraps its block in <div>s of its own: to the outermost that begins with it."""
    for _ in range(MAX_CLIMB):
        parent = node.parent
        if parent is None or parent.mem_id == body.mem_id or _text_beside([node], after=False):
            return node
        node = parent
    return node


def _with_following(node: LexborNode) -> list[LexborNode]:
    out = [node]
    while (following := out[-1].next) is not None and len(out) < 10_000:
        out.append(following)
    return out


def _answers_within(quote: LexborNode) -> bool:
    """Gmail's <div class="gmail_quote"> holds the answers too, between its <blockquote>s."""
    if quote.tag == "blockquote":
        return False
    child, past = quote.first_child, False
    while child is not None:
        if child.tag == "blockquote":
            past = True
        elif past and ((child.text_content or "") if child.is_text_node else child.text()).strip():
            return True
        child = child.next
    return False


def _wrapped(tree: LexborHTMLParser, nodes: list[LexborNode]) -> str:
    details, summary = tree.create_node("details"), tree.create_node("summary")
    for made in (details, summary):
        made.attrs["class"] = FOLD_CLASS
    nodes[0].insert_before(details)
    placed = nodes[0].prev
    assert placed is not None
    summary.insert_child("…")
    placed.insert_child(summary)
    for node in nodes:
        # Inserting copies.
        placed.insert_child(node)
    for node in nodes:
        node.remove()
    return tree.html or ""
