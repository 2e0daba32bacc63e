"""Hosts and names in letters that look like others (Unicode TS 39), and how a host is written for machines."""

from __future__ import annotations

import re
import unicodedata

_TWINS = dict(zip(
    "асԁеһіјӏорԛѕυѵԝхуүɡɑıȷοανιϳκρτωϲⅼ",
    "acdehijlopqsuvwxyygaijoavijkptwcl", strict=True))
"""Cyrillic, Greek and phonetic letters that fonts draw as a Latin one (from Unicode's confusables.txt)."""

_WITH_OTHERS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Alphabets whose letters are taken for each other's."""

_WORD = re.compile(r"[^\W\d_]+")
_DEVIATIONS = re.compile("[ßς\u200c\u200d]")


def scripts(text: str) -> frozenset[str]:
    """The scripts of its letters, by the first word of their names in Unicode."""
    return frozenset(unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha())


def mixes_alphabets(text: str) -> bool:
    """Whether one word mixes alphabets that look alike: nobody writes so by chance."""
    return any(len(scripts(word) & _ALIKE) > 1 for word in _WORD.findall(text[:1000]) if not word.isascii())


def skeleton(label: str) -> str:
    """The label with each letter as what it looks like."""
    return "".join(_TWINS.get(c, c) for c in label.lower())


def is_look_alike(host: str) -> bool:
    """Whether a part of the host is mixed, or whole, of letters that pass for Latin ones."""
    return any(_looks_latin(label) for label in to_unicode(host).split("."))


def _looks_latin(label: str) -> bool:
    if label.isascii():
        return False
    used = scripts(label)
    return mixes_alphabets(label) or skeleton(label).isascii() or ("LATIN" in used and bool(
        used - _WITH_OTHERS - {"LATIN"}))


def with_deviations(host: str) -> str:
    """The host with those labels in ASCII that IDNA 2003, which is what Python knows, would lead to another domain:
    ß to ss, ς to σ, joiners to nothing (RFC 5894 7.2). The others as they are."""
    return ".".join("xn--" + unicodedata.normalize("NFC", label).encode("punycode").decode("ascii")
                    if _DEVIATIONS.search(label) else label for label in host.lower().split("."))


def to_ascii(host: str) -> str:
    """As DNS has it (RFC 3492); what is no valid name is written label by label all the same."""
    host = with_deviations(host)
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ".".join(label if label.isascii() else "xn--" + label.lower().encode("punycode").decode("ascii")
                        for label in host.split("."))


def to_unicode(host: str) -> str:
    """With xn-- labels decoded where that can be done."""
    return ".".join(_decoded(label) for label in host.lower().split("."))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        text = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return text if text.isprintable() else label
