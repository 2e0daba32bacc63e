"""The one line of text that a message list shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.mime.header import clean

MAX_LINES = 400
_HEAD = 700
# Newsletters pad their first line with characters that show nothing.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff]")
_INTRO = re.compile(
    r"(?:(?:On|Am|Le|El|Il|Op|Den|Em|W dniu)\b.{4,200}\b(?:wrote|schrieb|écrit|escribió|scritto|schreef|skrev|"
    r"escreveu|napisał\(?a?\)?)\b.{0,80}:?|.{1,120}\b(?:wrote|schrieb|writes)\s*:)\s*", re.IGNORECASE)
_ORIGINAL = re.compile(r"-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Forwarded message|"
                       r"Weitergeleitete Nachricht|Original-Nachricht).{0,40}", re.IGNORECASE)
_RULE = re.compile(r"[\W_]{1,500}")
_URL = re.compile(r"[<\[(]?https?://\S{1,2000}[>\])]?|\[(?:cid|image):[^\]]{0,200}\]", re.IGNORECASE)
_BOILERPLATE = re.compile(
    r".{0,60}(?:view (?:this|it|the) .{0,40}\b(?:browser|online)|im browser (?:ansehen|anzeigen|öffnen|betrachten)|"
    r"online[- ]version|webversion|web version|trouble (?:viewing|reading)|nicht (?:richtig|korrekt) (?:dargestellt|"
    r"angezeigt)).{0,80}|this is a multi-part message in mime format\.?", re.IGNORECASE)


def _is_boilerplate(line: str) -> bool:
    lower = line.lower()
    return ("brows" in lower or "online" in lower or "web" in lower or "trouble" in lower or "nicht " in lower
            or "multi-part" in lower) and _BOILERPLATE.fullmatch(line) is not None


def _lines(text: str) -> Iterator[str]:
    """The first lines; few of them are looked at, as a rule."""
    yield from (head := text[:_HEAD].split("\n"))[:-1]
    rest = head[-1] + text[_HEAD:60_000]
    yield from rest.split("\n", MAX_LINES)[:max(0, MAX_LINES - len(head) + 1)]


def preview_line(text: str, limit: int = 160) -> str:
    """The first own words of `text`: no quotes, no signature, no rules, bare links or "view in browser"."""
    words: list[str] = []
    quoted: list[str] = []
    length = 0
    for raw_line in _lines(text):
        if raw_line in ("-- ", "--"):
            break
        line = raw_line.strip()
        if not line:
            continue
        if line[0] == ">":
            if len(quoted) < 20:
                quoted.append(line[:500].lstrip("> "))
            continue
        if line[0] == "-" and _ORIGINAL.match(line):
            if words:
                break
            continue
        if len(line) < 300:
            if (not line[0].isalnum() and _RULE.fullmatch(line)) or _is_boilerplate(line):
                continue
            if (":" in line[-90:] or line[-1] == "b") and _INTRO.fullmatch(line):
                continue
        shown = _URL.sub("", line[:5000]) if "://" in line or "[" in line else line
        if not shown.isascii():
            shown = _INVISIBLE.sub("", shown)
        words.append(shown)
        length += len(shown) + 1
        if length > limit * 2:
            break
    joined = " ".join(" ".join(words or quoted).split())
    joined = clean(joined, limit + 1)
    if len(joined) <= limit:
        return joined
    cut = joined.rfind(" ", limit - 30, limit)
    return joined[:cut if cut > 0 else limit - 1] + "…"
