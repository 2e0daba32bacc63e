"""What a log or a report must not hold: secrets, addresses, and where it is wanted the names of servers."""

from __future__ import annotations

import base64
import json
import re
import threading
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

ADDRESS, SECRET, SERVER = "[address]", "[secret]", "[server]"
SHORTEST = 4
"""Characters from which a known secret is looked for: what is shorter stands in too many words."""

_MOST_KNOWN = 400
"""Secrets; of more, those that pass are forgotten first, the oldest before the others."""
_MARK = "\ue000"
"""Stands for a secret until the addresses are out: it may be a part of one."""

_lock = threading.Lock()
_spelled: dict[str, tuple[str, ...]] = {}
"""Secret → its spellings, the one that was used last at the end."""
_passing: set[str] = set()
_known: tuple[str, ...] = ()
"""All spellings, the longest first: one secret may begin another."""

# Local part and domain are taken as widely as can be: better too much is left out than too little.
_PART = r"[^\s<>()\[\],;:\"\\@]"
_ADDRESSES = re.compile(rf"(?:\"[^\"\n]{{1,200}}\"|{_PART}{{1,250}})(?:@|%40)(?:\[[^\]\s]{{1,60}}\]|{_PART}{{1,250}})")
_QUERY = re.compile(r"(\bhttps?://[^\s?#\"'<>]*)[?#][^\s\"'<>]*", re.I)
_USERINFO = re.compile(r"(\b[a-z][a-z0-9+.-]{0,20}://)[^\s/@]{1,300}@", re.I)
_NAMED = re.compile(r"((?:pass(?:word|wort|wd|phrase|code)?|pwd|kennwort|cookie|secret|[a-z_]{0,30}token|authorization|"
                    r"credentials?|api_?key)[\"']?\s{0,3}[:=]\s{0,3})\S.*", re.I)
_PARAMETER = re.compile(r"([?&](?:code|state)=)[^\s&\"'<>]+", re.I)
_BEARER = re.compile(r"(\bbearer\s+)\S+", re.I)
_COMMAND = re.compile(r"(\bPASS\s|\bAPOP\s|\b[A-Za-z]{0,8}\d+ LOGIN\s|\bAUTH(?:ENTICATE)? [A-Z0-9-]+\s)\s*\S.*")
_TOKEN = re.compile(r"(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/_-]*[0-9])(?=[A-Za-z0-9+/_-]*[A-Z])(?=[A-Za-z0-9+/_-]*[a-z])"
                    r"[A-Za-z0-9+/_-]{20,}={0,2}|(?<![0-9A-Za-z])[0-9a-fA-F]{32,}(?![0-9A-Za-z])")
_HOSTS = re.compile(r"(?<![\w.-])(?:[\w-]{1,63}\.){1,10}(?!(?:py|pyc|so|db|log|json|eml|svg|md)\b)[^\W\d_]{2,24}\b\.?"
                    r"|\blocalhost\b|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"
                    r"|(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])", re.I)


def conceal(secret: str, *, passes: bool = False) -> None:
    """From now on `redact` takes this very text out, too, in whatever of its usual spellings it comes. `passes`: it is
    worth nothing in a while, as a token."""
    global _known  # noqa: PLW0603 - a secret is the process's, and so is its log
    secret = "".join(secret)  # a token hides behind a repr of its own
    if len(secret) < SHORTEST:
        return
    with _lock:
        before = _spelled.pop(secret, None)
        _spelled[secret] = before or _spellings(secret)
        if before is None:
            if passes:
                _passing.add(secret)
            by_worth = sorted(_spelled, key=lambda each: each not in _passing)
            for gone in by_worth[:max(0, len(by_worth) - _MOST_KNOWN)]:
                del _spelled[gone]
                _passing.discard(gone)
            _known = tuple(sorted({each for known in _spelled.values() for each in known}, key=len, reverse=True))


def _spellings(secret: str) -> tuple[str, ...]:
    encoded = base64.b64encode(secret.encode("utf-8", "surrogatepass")).decode().rstrip("=")
    return secret, repr(secret)[1:-1], json.dumps(secret)[1:-1], quote(secret, safe="", errors="replace"), encoded


def redact(text: str) -> str:
    """Without mail addresses, known secrets, and what looks like one; the person's own folder is `~`."""
    text = text.replace(_MARK, "")
    for secret in _known:
        text = text.replace(secret, _MARK)
    text = _QUERY.sub(rf"\1?{_MARK}", text)
    text = _USERINFO.sub(rf"\1{_MARK}@", text)
    for pattern in (_NAMED, _PARAMETER, _BEARER, _COMMAND):
        text = pattern.sub(rf"\1{_MARK}", text)
    text = _ADDRESSES.sub(ADDRESS, text)
    text = _TOKEN.sub(SECRET, text)
    home = str(Path.home())
    if len(home) > 1:
        text = text.replace(home, "~")
    return re.sub(f"{_MARK}+", SECRET, text)


def without_servers(text: str) -> str:
    """Without what looks like the name or number of a computer. Names of files stay."""
    return _HOSTS.sub(SERVER, text)


def without_words(text: str, words: Mapping[str, str]) -> str:
    """Each key, where it stands as a word of its own and however it is written, gives way to its value."""
    known = {key.casefold(): value for key, value in words.items() if key.strip()}
    if not known:
        return text
    keys = "|".join(re.escape(key) for key in sorted(known, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{keys})(?!\w)", lambda found: known.get(found[0].casefold(), found[0]), text, flags=re.I)
