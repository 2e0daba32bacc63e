"""How much is tried: a sample in `make test`, everything in `make torture`."""

from __future__ import annotations

import os
import random

FULL = os.environ.get("DEPESCHE_TORTURE", "") == "full"


def sample(count: int, every: int) -> list[int]:
    """The numbers 1 to `count`, of which a sample takes each `every`th from a random one on; all of them in full."""
    if FULL:
        return list(range(1, count + 1))
    return list(range(random.randint(1, every), count + 1, every))
