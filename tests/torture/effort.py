"""How much is tried: a sample in `make test`, everything in `make torture`."""

from __future__ import annotations

import os
import random

FULL = os.environ.get("DEPESCHE_TORTURE", "") == "full"
SEED = random.randrange(1 << 30) if FULL else 20_261_124
"""`make torture` goes where nobody was yet; `make test` says the same of the same code each time."""


def sample(count: int, every: int) -> list[int]:
    """The numbers 1 to `count`, of which a sample takes each `every`th; all of them in full."""
    if FULL:
        return list(range(1, count + 1))
    return list(range(random.Random(SEED).randint(1, every), count + 1, every))
