"""Words that the person added: a text file in the profile, one a line."""

from __future__ import annotations

import os
from pathlib import Path

MOST = 100_000
_LONGEST = 100


class OwnWords:
    """A file that cannot be read is never written over; what cannot be written is kept until the program ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines: list[str] = []
        self._is_whole = True
        try:
            lines = path.read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            pass  # the first word makes it
        except OSError:
            self._is_whole = False
        self._is_whole = self._is_whole and len(lines) <= MOST
        self._words = {line.strip() for line in lines[:MOST] if 0 < len(line.strip()) <= _LONGEST}

    def __contains__(self, word: str) -> bool:
        return word in self._words or word.lower() in self._words

    def add(self, word: str) -> bool:
        """False where it could not be written."""
        self._words.add(word[:_LONGEST])
        return self._write()

    def all(self) -> tuple[str, ...]:
        return tuple(sorted(self._words, key=str.casefold))

    def _write(self) -> bool:
        if not self._is_whole:
            return False
        temporary = self._path.with_suffix(".new")
        try:
            temporary.write_text("".join(f"{word}\n" for word in self.all()), "utf-8")
            os.replace(temporary, self._path)
        except OSError:
            return False
        return True
