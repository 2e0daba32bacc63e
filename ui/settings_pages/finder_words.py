"""Text as it is compared when something is looked for."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Without case, accents and mnemonics; ä is found by a, and ß by ss."""
    parted = unicodedata.normalize("NFKD", text.replace("&", "").casefold())
    return "".join(each for each in parted if not unicodedata.combining(each))
