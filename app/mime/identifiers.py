"""Message identifiers (RFC 5322 3.6.4) as they were read: which can be written into a header again."""

from __future__ import annotations

import re


def usable(identifier: str) -> str:
    """The identifier, or "" for what could not be written into a header again."""
    fits = identifier.isascii() and identifier.isprintable() and len(identifier) <= 500
    return identifier if fits and not re.search(r"[\s<>]", identifier) else ""
