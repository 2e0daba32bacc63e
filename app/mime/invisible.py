"""Characters that nobody sees: with them a name or a link looks like another one, and is none to a program."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-"
                       "\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
"""Soft hyphens, joiners, fillers, variation selectors, marks and overrides of direction, tags (Unicode's
Default_Ignorable_Code_Point, and interlinear annotation)."""


def as_seen(text: str) -> str:
    """The text as it looks: without them, letters of other widths and forms as the usual ones (NFKC), and the
    ideographic full stop as the dot that it is in domains (RFC 3490 3.1)."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).replace("\u3002", ".")
