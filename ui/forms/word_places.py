"""Where the words of the phrase stand: in columns, numbered downwards, on the screen as on paper and where they are
typed in again."""

from __future__ import annotations

WORDS = 12
COLUMNS = 3


def place(index: int, count: int) -> tuple[int, int]:
    """Row and column of the word with this index, from 0."""
    rows = -(-count // COLUMNS)
    return index % rows, index // rows
