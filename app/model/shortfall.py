"""Why less of a message is shown than it holds."""

from __future__ import annotations

from enum import StrEnum


class Shortfall(StrEnum):
    """In a sentence in English for depeschectl; a window says it in the person's language."""

    ENCRYPTED = "This message is encrypted; its content is in the attachment."
    TEXTS = "This message has more text parts than are shown here."
    PARTS = "This message has more parts than are shown; look at its source for the rest."
    DEPTH = "This message is nested deeper than is shown; look at its source for the rest."
    UNREADABLE = "This message could not be read; its source is shown."
