"""Many rows in one statement.

SQLite then takes them all without asking for the interpreter's lock at every row, where it would wait for whichever
thread is busy, and the window's thread for it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from app.store.database import Database

_SIZES = (200, 64, 16, 4, 1)
"""Few, so that the statements stay prepared."""


def insert(db: Database, into: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """`into` is an INSERT up to its VALUES; all rows have as many columns. Within the caller's transaction."""
    at = 0
    for size in _SIZES:
        while len(rows) - at >= size:
            db.run(_statement(into, len(rows[0]), size), itertools.chain.from_iterable(rows[at:at + size]))
            at += size


@lru_cache(maxsize=64)
def _statement(into: str, columns: int, size: int) -> str:
    row = f"({','.join('?' * columns)})"
    return f"{into} VALUES {','.join([row] * size)}"
