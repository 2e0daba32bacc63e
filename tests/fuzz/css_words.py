"""CSS taken apart into its tokens, by the letter of CSS Syntax Level 3 section 4, to judge what another wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_BLANK = frozenset(" \t\n\r\f")
_DIGITS = frozenset("0123456789abcdefABCDEF")


class Token(NamedTuple):
    """`kind`: "word", "function", "at", "hash", "string", "url", "bad" or the character itself. Names have their
    escapes undone."""

    kind: str
    text: str = ""


def tokens(css: str) -> Iterator[Token]:
    """Blanks and comments are left out; numbers come as words, with their units."""
    css = css.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\0", "�")
    at, end = 0, len(css)
    while at < end:
        here = css[at]
        if css.startswith("/*", at):
            stop = css.find("*/", at + 2)
            at = end if stop < 0 else stop + 2
        elif here in _BLANK:
            at += 1
        elif here in "\"'":
            token, at = _string(css, at)
            yield token
        elif here in "#@" and _is_name(css, at + 1) and (here == "#" or not _is_number(css, at + 1)):
            name, at = _name(css, at + 1)
            yield Token("hash" if here == "#" else "at", name)
        elif _is_name(css, at):
            is_number = _is_number(css, at)
            name, at = _name(css, at)
            if is_number or not css.startswith("(", at):
                yield Token("word", name)
            elif name.lower() == "url" and css[at + 1:].lstrip(" \t\n")[:1] not in ("'", '"'):
                token, at = _url(css, at + 1)
                yield token
            else:
                at += 1
                yield Token("function", name)
        else:
            at += 1
            yield Token(here)


def _is_name(css: str, at: int) -> bool:
    here = css[at:at + 1]
    if here == "\\":
        return css[at + 1:at + 2] not in ("", "\n")
    return here.isalnum() or here in ("-", "_") or here >= "\x80"


def _is_number(css: str, at: int) -> bool:
    """Or a number with a unit: no identifier begins so."""
    return css[at:at + 1].isdecimal() or (css[at:at + 1] == "-" and css[at + 1:at + 2].isdecimal())


def _name(css: str, at: int) -> tuple[str, int]:
    out: list[str] = []
    while at < len(css) and _is_name(css, at):
        if css[at] == "\\":
            text, at = _escape(css, at + 1)
            out.append(text)
        else:
            out.append(css[at])
            at += 1
    return "".join(out), at


def _escape(css: str, at: int) -> tuple[str, int]:
    """From behind the backslash on."""
    stop = at
    while stop < len(css) and stop < at + 6 and css[stop] in _DIGITS:
        stop += 1
    if stop == at:
        return css[at:at + 1], at + 1
    code = int(css[at:stop], 16)
    if css[stop:stop + 1] in _BLANK:
        stop += 1
    return (chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "�"), stop


def _string(css: str, at: int) -> tuple[Token, int]:
    quote, at = css[at], at + 1
    out: list[str] = []
    while at < len(css):
        here = css[at]
        if here == quote:
            return Token("string", "".join(out)), at + 1
        if here == "\n":
            return Token("bad", "".join(out)), at
        if here == "\\":
            if css[at + 1:at + 2] in ("", "\n"):
                at += 2
                continue
            text, at = _escape(css, at + 1)
            out.append(text)
        else:
            out.append(here)
            at += 1
    return Token("string", "".join(out)), at


def _url(css: str, at: int) -> tuple[Token, int]:
    """From behind the bracket on: what stands there without quotes."""
    out: list[str] = []
    is_bad = False
    while at < len(css) and css[at] != ")":
        if css[at] == "\\" and css[at + 1:at + 2] not in ("", "\n"):
            text, at = _escape(css, at + 1)
            out.append(text)
        else:
            is_bad = is_bad or css[at] in "\"'("
            out.append(css[at])
            at += 1
    return Token("bad" if is_bad else "url", "".join(out).strip()), at + 1
