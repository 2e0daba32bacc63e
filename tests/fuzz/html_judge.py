"""Whether HTML is harmless, by two parsers that did not make it: lexbor's, which builds the tree as browsers do, and
the one of Python, which sees the tags one by one. CSS is judged by its words, escapes undone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser

from app.mime.wordset import words
from tests.fuzz.css_words import Token, tokens

_TAGS = words(
    "a abbr acronym address article aside b bdi big blockquote br caption center cite code col colgroup dd del "
    "details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main map "
    "area mark nav ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td "
    "tfoot th thead time tr tt u ul var wbr style")
_PAGE = frozenset(("html", "head", "body"))
_ATTRIBUTES = words(
    "align bgcolor class dir height id lang style title valign width href name alt coords shape src border hspace "
    "vspace usemap background bordercolor cellpadding cellspacing frame rules summary abbr colspan headers nowrap "
    "rowspan scope span color face size noshade reversed start type value cite datetime open clear rel")
_LOADS = frozenset(("src", "background", "data", "poster", "srcset", "action", "formaction", "xlink:href", "ping"))
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z", re.IGNORECASE)
_LINK = re.compile(r"(?:https?:/|mailto:|tel:|#)", re.IGNORECASE)
_FUNCTIONS = words(
    "rgb rgba hsl hsla calc min max clamp linear-gradient radial-gradient conic-gradient repeating-linear-gradient "
    "repeating-radial-gradient url")
_FORBIDDEN = re.compile(r"position|inset.*|z-index|content|cursor|filter|backdrop-filter|mask.*|clip-path|animation.*|"
                        r"transition.*|transform|behaviou?r|-moz-binding|-ms-.*|--.*|top|left|shape-outside|offset.*",
                        re.IGNORECASE)


def judge(fragment: str, loads: Iterable[str]) -> None:
    """AssertionError for a fragment that could do anything but stand there. `loads` are the beginnings of the
    addresses that may be loaded."""
    allowed = tuple(loads)
    _judge_tree(fragment, allowed)
    reader = _Tags(allowed)
    reader.feed(f"<body>{fragment}</body>")
    reader.close()


def _judge_tree(fragment: str, allowed: tuple[str, ...]) -> None:
    tree = LexborHTMLParser(f"<!DOCTYPE html><html><head><title>x</title></head><body>{fragment}</body></html>")
    assert tree.root is not None
    for node in tree.root.traverse(include_text=False):
        tag = node.tag or ""
        if tag == "title":
            assert node.text() == "x"
            continue
        assert tag in _TAGS or tag in _PAGE, f"an element {tag!r}"
        for name, value in node.attributes.items():
            assert tag not in ("html", "head", "body"), "an attribute of the page's own"
            _judge_attribute(tag, name, value or "", allowed)
        if tag == "style":
            assert not re.search(r"<[/!a-z]", node.text(), re.IGNORECASE), "a style could end its element"
            _judge_css(node.text(), allowed, is_sheet=True)


class _Tags(HTMLParser):
    def __init__(self, allowed: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=True)
        self._allowed = allowed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _TAGS or tag == "body", f"a tag {tag!r}"
        for name, value in attrs:
            _judge_attribute(tag, name, value or "", self._allowed)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("a processing instruction")


def _judge_attribute(tag: str, name: str, value: str, allowed: tuple[str, ...]) -> None:
    assert name in _ATTRIBUTES, f"an attribute {name!r} of {tag!r}"
    if name in _LOADS:
        assert value.startswith(allowed) or _PICTURE.match(value), f"it loads {value[:80]!r}"
    elif name in ("href", "usemap"):
        assert _LINK.match(value), f"it leads to {value[:80]!r}"
    elif name == "cite":
        assert not re.match(r"\s*(?:java|vb|live)?script:|\s*data:", value, re.IGNORECASE), value[:80]
    elif name == "style":
        _judge_css(value, allowed)
    elif name in ("class", "id", "name"):
        assert "depesche" not in value.lower(), "the page's own name"


def _judge_css(css: str, allowed: tuple[str, ...], *, is_sheet: bool = False) -> None:
    """`is_sheet`: rules, else the declarations of a style attribute."""
    brackets: list[str] = []
    waits, is_media = is_sheet, False
    """For a block to begin: what stands here is a selector or a media query, whose functions load nothing."""
    name = ""
    before = Token(";")
    for token in tokens(css):
        if token.kind in ("(", "[", "function"):
            brackets.append("]" if token.kind == "[" else ")")
        elif brackets and token.kind == brackets[-1]:
            brackets.pop()
        elif token.kind == "{":
            assert is_sheet, "a block in a style attribute"
            waits, is_media = is_media, False
        elif token.kind == "}":
            waits = is_sheet
        elif token.kind == ":" and not brackets and not waits and before.kind in (";", "{", "}"):
            assert not _FORBIDDEN.fullmatch(name), f"a style sets {name!r}"
        if token.kind == "at":
            assert is_sheet and token.text.lower() == "media", f"a style holds @{token.text}"
            is_media = True
        elif token.kind == "function" and not waits:
            assert token.text.lower() in _FUNCTIONS, f"a style calls {token.text!r}"
        elif token.kind in ("url", "bad") or (token.kind == "string" and name.lower() == "url" and brackets):
            assert token.text.startswith(allowed) or _PICTURE.match(token.text), f"a style loads {token.text[:80]!r}"
        if token.kind in ("word", "function"):
            name = token.text
        elif token.kind != "string":
            name = name if token.kind == ":" else ""
        if token.kind != "word":
            before = token
