"""Numbers by which an answer is known: one series for the whole program, so that no two askers share one."""

from __future__ import annotations

import itertools

_numbers = itertools.count(1)


def next_token() -> int:
    """A number that no command carried before."""
    return next(_numbers)
