"""CSS from mail, cut down to an allow-list of properties and functions (CSS Syntax Level 3 by tinycss2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule, URLToken

from app.mime.wordset import words

MAX_STYLE = 10_000
MAX_SHEET = 200_000
MAX_NESTING = 20
MAX_RULES = 5000

_PROPERTIES = words(
    "align-items align-content align-self background background-attachment background-blend-mode "
    "background-clip background-color background-image background-origin background-position "
    "background-repeat background-size border border-bottom border-bottom-color border-bottom-left-radius "
    "border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color "
    "border-image border-left border-left-color border-left-style border-left-width border-radius "
    "border-right border-right-color border-right-style border-right-width border-spacing border-style "
    "border-top border-top-color border-top-left-radius border-top-right-radius border-top-style "
    "border-top-width border-width box-shadow box-sizing caption-side clear color column-gap direction "
    "display empty-cells flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float "
    "font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch "
    "font-style font-variant font-weight gap height hyphens justify-content letter-spacing line-height "
    "list-style list-style-image list-style-position list-style-type margin margin-bottom margin-left "
    "margin-right margin-top max-height max-width min-height min-width object-fit opacity order outline "
    "outline-color outline-style outline-width overflow overflow-wrap overflow-x overflow-y padding "
    "padding-bottom padding-left padding-right padding-top quotes row-gap table-layout text-align "
    "text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent "
    "text-overflow text-shadow text-transform vertical-align visibility white-space width "
    "word-break word-spacing word-wrap writing-mode mso-hide mso-table-lspace mso-table-rspace")
_FUNCTIONS = words(
    "rgb rgba hsl hsla calc min max clamp linear-gradient radial-gradient conic-gradient "
    "repeating-linear-gradient repeating-radial-gradient")
# What the quick path takes: no escapes, comments, blocks or functions other than colours.
_QUICK = re.compile(r"[\w\s:;#.,%!'\"+()-]*+", re.ASCII)
_COLOUR_CALL = re.compile(r"\b(?:rgb|hsl)a?\([\d\s.,%]*+\)", re.IGNORECASE)
_MEDIA = re.compile(r"[\w\s():.,<>=/-]{0,500}+", re.ASCII)

_TAG = re.compile(r"<(?=[a-z])", re.IGNORECASE)
_END_TAG = re.compile(r"<[/!?]")
_LESS = re.compile(r"\\(.)|<", re.DOTALL)

_NOWHERE = ("error", "url", "{} block", "at-keyword")
"""Kinds of tokens that neither value nor selector holds, however deep."""
_NO_SELECTOR = ("depesche", "\\", "/*", "{", "}", "<")

UrlMap = Callable[[str], str | None]


def filter_style(style: str, map_url: UrlMap) -> str:
    """A style attribute with allowed declarations only; `map_url` gives a replacement for each url() or None."""
    style = style[:MAX_STYLE]
    quick = _quick(style)
    if quick is not None:
        return quick
    return _declarations(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True), map_url)


def filter_sheet(sheet: str, map_url: UrlMap) -> str:
    """A style sheet with qualified rules and @media only; safe to stand inside <style>."""
    rules = tinycss2.parse_stylesheet(sheet[:MAX_SHEET], skip_comments=True, skip_whitespace=True)
    return "\n".join(_rules(rules[:MAX_RULES], map_url, 0))


def media_query(text: str) -> str | None:
    """What may stand behind @media, inside <style>: its brackets are closed. None for what is none."""
    return _media(tinycss2.parse_component_value_list(text[:MAX_STYLE], skip_comments=True))


def _media(tokens: list[Node]) -> str | None:
    if not _shallow(tokens) or any(each.type in _NOWHERE for each in _with_inner(tokens)):
        return None
    text = str(tinycss2.serialize(tokens)).strip()
    # Of less-than and a slash the end of the <style> would be made.
    return _TAG.sub("< ", text) if _MEDIA.fullmatch(text) and not _END_TAG.search(text) else None


@lru_cache(maxsize=4096)
def _quick(style: str) -> str | None:
    """Newsletters repeat simple styles by the thousand: split these at `;`, which no string may then hold."""
    if not _QUICK.fullmatch(style):
        return None
    if "(" in style and "(" in _COLOUR_CALL.sub("", style):
        return None
    out: list[str] = []
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        # An odd quote would let a browser see other borders than this split does.
        if declaration.count('"') % 2 or declaration.count("'") % 2 or ")" in _COLOUR_CALL.sub("", declaration):
            return None
        name = name.strip().lower()
        if colon and name in _PROPERTIES and value.strip():
            out.append(f"{name}:{' '.join(value.split())}")
    return ";".join(out)


def _rules(rules: Iterable[Node], map_url: UrlMap, depth: int) -> list[str]:
    out: list[str] = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selector = _selector(rule.prelude)
            if selector:
                body = _declarations(tinycss2.parse_blocks_contents(rule.content, skip_comments=True,
                                                                     skip_whitespace=True), map_url)
                if body:
                    out.append(f"{selector}{{{body}}}")
        elif isinstance(rule, AtRule) and rule.lower_at_keyword == "media" and rule.content and depth == 0:
            query = _media(rule.prelude)
            if query is not None:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                body = "\n".join(_rules(inner[:MAX_RULES], map_url, depth + 1))
                if body:
                    out.append(f"@media {query}{{{body}}}")
    return out


def _selector(prelude: list[Node]) -> str:
    if not _shallow(prelude) or any(node.type in _NOWHERE for node in _with_inner(prelude)):
        return ""
    text = str(tinycss2.serialize(prelude)).strip()
    lowered = text.lower()
    # The page's own classes are not the mail's to restyle; :visited and the like tell nothing without script.
    return "" if len(text) > 1000 or any(mark in lowered for mark in _NO_SELECTOR) else text


def _declarations(nodes: Iterable[Node], map_url: UrlMap) -> str:
    out: list[str] = []
    for node in nodes:
        if not isinstance(node, Declaration) or node.lower_name not in _PROPERTIES:
            continue
        value = _value(node.value, map_url)
        if value:
            out.append(f"{node.lower_name}:{value}{' !important' if node.important else ''}")
    return ";".join(out)


def _value(tokens: list[Node], map_url: UrlMap) -> str:
    """The value as text, or "" where any part of it is not allowed."""
    if not _shallow(tokens):
        return ""
    out: list[Node] = []
    for token in tokens:
        url = _url_of(token)
        if url is not None:
            mapped = map_url(url)
            if not mapped:
                return ""
            out.append(URLToken(token.source_line, token.source_column, mapped, f'url("{_css_string(mapped)}")'))
        elif not _is_allowed(token):
            return ""
        else:
            out.append(token)
    # All at once: what a comment parted (url/**/(…) or / /**/ *) must not become one when it is written down.
    text = str(tinycss2.serialize(out)).strip()
    return _LESS.sub(lambda found: "\\3c " if found[1] in ("<", None) else found[0], text)


def _url_of(token: Node) -> str | None:
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name in ("url", "src"):
        strings = [inner.value for inner in token.arguments if inner.type == "string"]
        return strings[0] if strings else ""
    return None


def _is_allowed(token: Node) -> bool:
    return not any(each.type in _NOWHERE or (each.type == "literal" and each.value == "<")
                   or (each.type == "function" and each.lower_name not in _FUNCTIONS) for each in _with_inner([token]))


def _with_inner(tokens: list[Node]) -> Iterator[Node]:
    """The tokens, and those in their brackets, in no order."""
    stack = list(tokens)
    while stack:
        token = stack.pop()
        yield token
        if token.type == "function":
            stack += token.arguments
        elif token.type in ("() block", "[] block"):
            stack += token.content


def _shallow(tokens: list[Node]) -> bool:
    """Serialising is recursive in tinycss2: refuse what nests deeper than any honest value."""
    stack = [(token, 0) for token in tokens]
    while stack:
        token, depth = stack.pop()
        if depth > MAX_NESTING:
            return False
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        if isinstance(inner, list):
            stack += [(child, depth + 1) for child in inner]
    return True


def _css_string(url: str) -> str:
    return "".join(c if c.isprintable() and c not in '"\\<>' else f"%{ord(c):02X}" if ord(c) < 128 else "" for c in url)
