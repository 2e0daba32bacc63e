"""The HTML of a message as a quote in an answer: safe, and without anything that would have to be loaded."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape

from selectolax.lexbor import LexborHTMLParser

from app.mime.files import inline_of
from app.mime.results import Body
from app.mime.sanitise import sanitise
from app.model.message import Draft

MAX_QUOTED_HTML = 150_000
MAX_PICTURES = 3_000_000
"""Octets of pictures that an answer takes back to those who have them."""
_ALL_PICTURES = 100_000_000

_SHEET = re.compile(r"\A<style>.*?</style>", re.DOTALL)
_CID = re.compile(r'"cid:([^"]{1,1000})"')


def quoted_html(raw: bytes, body: Body, intro: str) -> str | None:
    """`intro` in a paragraph and the message in a blockquote (RFC 2557 has no word for it; type=cite is usual).

    None where it has no HTML, or so much that the quote is better plain.
    """
    inside = _inside(raw, body, MAX_PICTURES)
    return None if inside is None else f'<p>{escape(intro)}</p><blockquote type="cite">{inside}</blockquote>'


def forwarded_html(raw: bytes, body: Body, intro: str) -> str | None:
    """`intro`'s lines above the message. None as for `quoted_html`."""
    inside = _inside(raw, body, _ALL_PICTURES)
    lines = "<br>".join(escape(line) for line in intro.split("\n"))
    return None if inside is None else f"<p>{lines}</p>{inside}"


def with_pictures(draft: Draft, raw: bytes, body: Body) -> Draft:
    """With those of the message's own pictures that the draft's HTML names."""
    named = {unescape(each) for each in _CID.findall(draft.html or "")}
    return replace(draft, inline=tuple(each for each in inline_of(raw, body) if each.content_id in named))


@lru_cache(maxsize=4)
def for_editor(html: str, known: frozenset[str], *, keep_remote: bool = False) -> str:
    """HTML that an editor may take in: by the allow-list, pictures only from the message itself.

    `known`: the content ids that are there. `keep_remote`: pictures elsewhere stay named, for a draft of the person's
    own; whoever shows it must not load them. The last few are remembered, so that a window finds ready what another
    thread has made.
    """
    found = sanitise(html, cid_url=lambda cid: f"cid:{cid}" if cid in known else None,
                    remote_url=_named if keep_remote else _nothing).html
    sheets, safe = _SHEET.match(found), _SHEET.sub("", found)
    tree = LexborHTMLParser(safe)
    for node in tree.css("[style]"):
        # An editor tells a quote by its margins.
        node.attrs["style"] = ";".join(each for each in (node.attributes["style"] or "").split(";")
                                       if not each.strip().lower().startswith("margin"))
    for node in tree.css("img"):
        if not node.attributes.get("src"):
            words = (node.attributes.get("alt") or "").strip()
            node.replace_with(f"[{words}]" if words else " ")
    inside = "" if tree.body is None else tree.body.inner_html or ""
    return sheets[0] + inside if sheets and keep_remote else inside


def _inside(raw: bytes, body: Body, room: int) -> str | None:
    if body.html is None or len(body.html) > MAX_QUOTED_HTML:
        return None
    pictures = inline_of(raw, body)
    known = set()
    for each in pictures:
        room -= len(each.data)
        if room >= 0:
            known.add(each.content_id)
    return for_editor(body.html, frozenset(known))


def _named(url: str) -> str | None:
    return url


def _nothing(_url: str) -> str | None:
    return None
