"""When housekeeping last did what it does seldom: a small JSON file in the profile, which may be lost."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path

_DAY = 86_400.0
_MOST = 64 * 1024


class Ledger:
    """Times are in seconds since the epoch."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def days_since(self, what: str, now: float) -> float:
        """Infinite where it was never done. What lies in the future counts as never: the calendar was wrong once."""
        at = self._read().get(what)
        if not isinstance(at, int | float) or isinstance(at, bool) or at > now:
            return math.inf
        return (now - at) / _DAY

    def note(self, what: str, now: float) -> None:
        self._write({**self._read(), what: now})

    def left(self) -> list[str]:
        """The tables that a check which has begun has not come to yet."""
        found = self._read().get("left")
        return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []

    def leave(self, tables: list[str]) -> None:
        self._write({**self._read(), "left": tables})

    def checked(self, now: float) -> None:
        self._write({**self._read(), "left": [], "checked": now})

    def _read(self) -> dict[str, object]:
        try:
            with self._path.open("rb") as file:
                found = json.loads(file.read(_MOST))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, held: dict[str, object]) -> None:
        """A full disk costs only that it is done again."""
        draft = self._path.with_suffix(".json.new")
        try:
            draft.write_text(json.dumps(held), "utf-8")
            os.replace(draft, self._path)
        except OSError:
            draft.unlink(missing_ok=True)
