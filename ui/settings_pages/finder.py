"""Finds single settings by their words, in the language shown and in every other that Depesche speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QTranslator

from app.paths import resource
from app.quick_dataclass import dataclass
from ui.languages import LANGUAGES
from ui.settings_pages.finder_words import folded
from ui.settings_pages.line import SettingLine
from ui.settings_pages.page import SettingsPage
from ui.settings_pages.registry import PageEntry

MOST_HITS = 30
_TITLES = ("SettingsPages",)
"""The context of the pages' own names."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`line` is None where the page itself is meant."""

    entry: PageEntry
    line: SettingLine | None

    @property
    def title(self) -> str:
        return self.line.title if self.line is not None else self.entry.title


def find(text: str, pages: Sequence[tuple[PageEntry, SettingsPage]]) -> list[Hit]:
    """Where all words of `text` occur, those first whose own name holds them, pages before their lines."""
    wanted = folded(text).split()
    if not wanted:
        return []
    ranked: list[tuple[int, Hit]] = []
    for entry, page in pages:
        about = [entry.title, entry.source, *_others(entry.source, _TITLES)]
        ranked += _ranked(wanted, Hit(entry, None), about, [entry.keywords, entry.words,
                                                            *_others(entry.words, _TITLES)])
        contexts = tuple(each.__name__ for each in type(page).__mro__)
        for line in page.lines:
            if line.isHidden():
                continue
            names = _with_others(page, [line.words, line.title], contexts)
            ranked += _ranked(wanted, Hit(entry, line), names,
                              _with_others(page, [line.keywords, *line.texts()], contexts))
    return [hit for _, hit in sorted(ranked, key=lambda each: each[0])][:MOST_HITS]


def _ranked(wanted: Sequence[str], hit: Hit, names: Iterable[str], more: Iterable[str]) -> list[tuple[int, Hit]]:
    name = folded(" ".join(names))
    if all(word in name for word in wanted):
        return [(0 if hit.line is None else 2, hit)]
    texts = [folded(each) for each in more]
    if hit.line is not None and " ".join(wanted) in texts:
        return [(1, hit)]  # one of its choices is called just so
    everything = f"{name} {' '.join(texts)}"
    return [(3 if hit.line is not None else 4, hit)] if all(word in everything for word in wanted) else []


def _with_others(page: SettingsPage, texts: Sequence[str], contexts: Sequence[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        source = page.source(text)
        found += [text, source, *_others(source, contexts)]
    return found


def _others(source: str, contexts: Sequence[str]) -> list[str]:
    """What it is called in each language; `source` is in English."""
    if not source:
        return []
    return [told for translator in _translators() for context in contexts
            for note in ("", "keywords for the search")
            if (told := translator.translate(context, source, note))]


@lru_cache(maxsize=1)
def _translators() -> tuple[QTranslator, ...]:
    """Read, not installed."""
    made = []
    for code, _ in LANGUAGES:
        translator = QTranslator()
        if code != "en" and translator.load(f"depesche_{code}", str(resource("translations"))):
            made.append(translator)
    return tuple(made)
