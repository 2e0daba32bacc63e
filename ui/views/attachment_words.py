"""Does a text speak of an attachment? English and German; quoted lines and the signature do not count."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(attached|attachments?|enclosed|find enclosed|i attach|"
    r"im anhang|anhänge|anhang|anbei|angehängt|angehängten?|angefügt|beigefügt|beigefügten?|beiliegend|"
    r"in der anlage|als anlage)\b", re.IGNORECASE)
_LIMIT = 100_000


def mentions_attachment(text: str) -> str:
    """The first telling word, or empty."""
    for line in text[:_LIMIT].splitlines():
        if line.rstrip() == "--":
            break
        if not line.lstrip().startswith(">") and (found := _WORDS.search(line)):
            return found[0]
    return ""
