"""How large a run is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """`small`: the number of messages where many are wanted; `runs`: of how many values each median is taken."""

    small: int = 100_000
    runs: int = 5
    kills: int = 20
    offlineimap_runs: int = 1
    slow_runs: int = 1
    """Of those POP3 clients that take minutes."""
    minutes: int = 480
    """Simulated, of the long run."""
