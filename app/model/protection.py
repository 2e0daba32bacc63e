"""Whether the mail database is encrypted, and what is being made of it."""

from __future__ import annotations

from enum import StrEnum


class Protection(StrEnum):
    """ENCRYPTING, CHANGING (to another key) and DECRYPTING: the database is still as it was, and a copy is made."""

    PLAIN = "plain"
    ENCRYPTING = "encrypting"
    ENCRYPTED = "encrypted"
    CHANGING = "changing"
    DECRYPTING = "decrypting"
