"""Text folded for search: the same for the index and for the query."""

from __future__ import annotations

import re
import unicodedata

_CJK = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
                  "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+")
_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """NFKD, accents off, case folded (ß becomes ss), CJK characters as words of their own.

    Words of a script without spaces are found as a phrase of their characters.
    """
    if text.isascii():
        return text.lower()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return _CJK.sub(lambda run: f" {' '.join(run[0])} ", unicodedata.normalize("NFC", text))
