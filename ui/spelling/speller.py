"""Asks Hunspell in a thread of its own, and remembers what it said."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, QThreadPool, QTimer, Signal

from app.errors import MailError
from ui import background
from ui.spelling.dictionaries import best
from ui.spelling.language import guess
from ui.spelling.own_words import OwnWords

log = logging.getLogger(__name__)

AUTOMATIC, OFF = "auto", "off"
MOST_KNOWN = 100_000
MOST_SUGGESTED = 6
_BATCH = 50
_SETTLE_MS = 120
_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_FOREIGN = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff\u2019]")
"""Of another alphabet: the languages that are found by themselves have the Latin one."""
_NO_WORDS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\S*[\d_/\\<>]\S*|\S+\.\w{2,4}(?:/\S*)?(?=\s|$)")


class Speller(QObject):
    """`there`: language → folder of its dictionary. `choice`: one of them, AUTOMATIC by the text, or OFF.

    `learned` tells of words that are wrong and were not known to be so; `changed` that all is to be checked anew.
    """

    learned = Signal(object)
    """frozenset[str]"""
    changed = Signal()

    def __init__(self, there: Mapping[str, Path], own: OwnWords, choice: str = AUTOMATIC,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.there = dict(there)
        self.own = own
        self._choice = choice
        self._known: dict[tuple[str, str], bool] = {}
        self._asked: dict[tuple[str, str], None] = {}
        self._busy = False
        self._last = ""
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._loaded: dict[str, Any] = {}
        """The pool's thread's own."""
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def choice(self) -> str:
        return self._choice if self._choice in (AUTOMATIC, OFF, *self.there) else AUTOMATIC

    def choose(self, choice: str) -> None:
        self._choice = choice
        self.changed.emit()

    def language(self, text: str) -> str:
        """The dictionary for this paragraph; "" where there is none, or nothing is to be checked."""
        if self.choice == OFF:
            return ""
        if self.choice != AUTOMATIC:
            return self.choice
        locale = QLocale().name()
        found = guess(text) or self._last or locale[:2]
        self._last = found
        return best(found, self.there, locale)

    def mistakes(self, text: str) -> list[tuple[int, int]]:
        """Start and length of each word that is known to be wrong; the others are asked for."""
        language = self.language(text)
        if not language:
            return []
        found = []
        for start, word in words(text):
            if word in self.own or (self.choice == AUTOMATIC and _FOREIGN.search(word)):
                continue
            good = self._known.get((language, word))
            if good is None:
                self._asked[language, word] = None
                if not self._busy and not self._timer.isActive():
                    self._timer.start()
            elif not good:
                found.append((start, len(word)))
        return found

    def is_wrong(self, word: str, text: str) -> bool:
        return word not in self.own and self._known.get((self.language(text), word)) is False

    def suggest(self, word: str, text: str, done: Callable[[Sequence[str]], None]) -> None:
        """Calls `done` soon, with what may have been meant."""
        language = self.language(text)
        background.run(self, partial(self._suggestions, language, word),
                       lambda found: done(() if isinstance(found, MailError) else found), self._pool)

    def add(self, word: str) -> None:
        """The person says that it is right."""
        self.own.add(word)
        self.changed.emit()

    def close(self) -> None:
        """Nothing more is asked; waits for the word that is being looked for."""
        self._asked.clear()
        self._timer.stop()
        self._pool.clear()
        self._pool.waitForDone()

    def _ask(self) -> None:
        batch = list(self._asked)[:_BATCH]
        if not batch or self._busy:
            return
        for each in batch:
            del self._asked[each]
        self._busy = True
        background.run(self, partial(self._look_up, batch), self._told, self._pool)

    def _told(self, found: dict[tuple[str, str], bool] | MailError) -> None:
        self._busy = False
        if isinstance(found, MailError):
            return
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known.update(found)
        if self._asked:
            self._timer.start()
        if wrong := frozenset(word for (_, word), good in found.items() if not good):
            self.learned.emit(wrong)

    # --- in the pool's thread ---------------------------------------------------------------------

    def _look_up(self, batch: list[tuple[str, str]]) -> dict[tuple[str, str], bool]:
        found = {}
        for language, word in batch:
            dictionary = self._dictionary(language)
            found[language, word] = dictionary is None or bool(dictionary.spell(word.replace("’", "'")))
        return found

    def _suggestions(self, language: str, word: str) -> tuple[str, ...]:
        dictionary = self._dictionary(language) if language else None
        return tuple(dictionary.suggest(word.replace("’", "'")))[:MOST_SUGGESTED] if dictionary is not None else ()

    def _dictionary(self, language: str) -> Any:
        if language not in self._loaded:
            try:
                from hunspell import Hunspell

                self._loaded[language] = Hunspell(language, hunspell_data_dir=str(self.there[language]),
                                                  system_encoding="UTF-8")
            except (ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
                log.warning("no spelling in %s: %s", language, error)
                self._loaded[language] = None
        return self._loaded[language]


def words(text: str) -> list[tuple[int, str]]:
    """Start and word, for all that a dictionary may know: no addresses, numbers, abbreviations in capitals."""
    bare = _NO_WORDS.sub(lambda found: " " * len(found[0]), text)
    return [(found.start(), found[0]) for found in _WORD.finditer(bare)
            if 1 < len(found[0]) <= _LONGEST and not found[0].isupper()]
