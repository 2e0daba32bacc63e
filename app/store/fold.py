"""Text folded for search: the same for the index and for the query."""

from __future__ import annotations

import re
import unicodedata

_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
                  "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+")
_MARKS = re.compile("[\u0300-\u036f]")
_BEYOND_TOKENIZER = re.compile("[^\0-\xa9\xab-\xb1\xb4-\xb8\xbb\xbf-\xde\xe0-\u0131\u0134-\u013e\u0141-\u0148"
                               "\u014a-\u017f\u2010-\u2027\u2030-\u205e\u20ac]")
"""Letters that FTS5's unicode61 tokenizer (remove_diacritics 2) does not take for the same as `fold` does."""

_LATIN = bytes(range(0xC6))
"""The octets of UTF-8 up to U+017F: quicker to look for than characters."""
_ODD = "ªº¹²³¼½¾ĲĳĿŀŉ"
_LEAD_OF_ODD = (b"\xc2", b"\xc4", b"\xc5")


def fold(text: str) -> str:
    """NFKD, accents off, case folded (ß becomes ss), CJK characters as words of their own.

    Words of a script without spaces are found as a phrase of their characters.
    """
    if text.isascii():
        return text.lower()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return _CJK.sub(lambda run: f" {' '.join(run[0])} ", unicodedata.normalize("NFC", text))


def for_tokenizer(text: str) -> str:
    """What `text_search` is to be given so that it takes the words of `fold(text)` for its own.

    Its tokenizer folds European letters by itself, in C and without the interpreter's lock; a body is long.
    """
    if text.isascii():
        return text
    text = text.replace("ß", "ss")
    octets = text.encode("utf-8", "replace")
    if not octets.translate(None, _LATIN) and not (
            any([lead in octets for lead in _LEAD_OF_ODD]) and any([each in text for each in _ODD])):
        return text
    return fold(text) if _BEYOND_TOKENIZER.search(text) else text
