"""How the interpreter is to run where much goes through it in a short time."""

from __future__ import annotations

import gc
import sys

_GARBAGE = (10_000, 5, 1_000)
"""When the collector looks for cycles (default 700, 10, 10). It holds the interpreter meanwhile: young objects are few
milliseconds, but all of a window with 100,000 rows a tenth of a second, and hardly anything here is in a cycle."""


def tune(switch_seconds: float) -> None:
    """`switch_seconds`: how long a thread may hold the interpreter while another waits (default 0.005)."""
    sys.setswitchinterval(min(sys.getswitchinterval(), switch_seconds))
    gc.set_threshold(*_GARBAGE)
