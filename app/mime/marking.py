"""Words that were searched for, found again in a text and in a sanitised document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape, unescape

MARK_CLASS = "mailmark"
MAX_WORDS = 20
MAX_MARKS = 2000
MAX_TEXT = 400_000

_TAG = re.compile(r'(<(?:[^">]|"[^"]*")*>)')
_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff"
                  "\uf900-\ufaff\U00020000-\U0003ffff]")


def ranges(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where words (as typed, or folded) begin a word of the text, without regard for case and accents; in order,
    never one within another, at most 2,000."""
    pattern = _pattern(words)
    return _find(text[:MAX_TEXT], pattern) if pattern is not None else []


def mark_html(html: str, words: Sequence[str]) -> str:
    """A sanitised fragment with each of them in a <mark class="mailmark">; style sheets stay as they are."""
    pattern = _pattern(words)
    if pattern is None:
        return html
    out: list[str] = []
    left, looked, in_style = MAX_MARKS, 0, False
    for number, piece in enumerate(_TAG.split(html)):
        if number % 2:
            in_style = piece.startswith("<style") or (in_style and piece != "</style>")
            out.append(piece)
        elif in_style or left <= 0 or looked > MAX_TEXT or not piece.strip():
            out.append(piece)
        else:
            looked += len(piece)
            text = unescape(piece)
            found = _find(text, pattern)[:left]
            left -= len(found)
            out.append(_marked(text, found) if found else piece)
    return "".join(out)


def _marked(text: str, found: list[tuple[int, int]]) -> str:
    out: list[str] = []
    done = 0
    for start, end in found:
        out += escape(text[done:start]), f'<mark class="{MARK_CLASS}">', escape(text[start:end]), "</mark>"
        done = end
    return "".join(out) + escape(text[done:])


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    forms: list[str] = []
    for word in words[:MAX_WORDS]:
        parts = [re.escape(part) for part in _fold(word[:100]).split()]
        if parts:
            joined = r"\s*".join(parts)
            forms.append(joined if _CJK.match(word.strip()) else rf"(?<!\w){joined}")
    return re.compile("|".join(sorted(forms, key=len, reverse=True))) if forms else None


def _find(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    if text.isascii():
        return [match.span() for match, _ in zip(pattern.finditer(text.lower()), range(MAX_MARKS), strict=False)]
    folded: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        piece = char.lower() if char.isascii() else _fold(char)
        folded.append(piece)
        origin += [place] * len(piece)
    origin.append(len(text))
    spans = [match.span() for match, _ in zip(pattern.finditer("".join(folded)), range(MAX_MARKS), strict=False)]
    return [(origin[start], origin[end - 1] + 1) for start, end in spans if end > start]


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parted if not unicodedata.combining(c)))
