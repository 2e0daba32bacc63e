"""What the search field offers to go on with: operators, and their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from app.model.query_text import OPERATORS, SYNONYMS
from app.quick_dataclass import dataclass
from app.store.fold import fold

translate = QCoreApplication.translate

MOST = 8
_WORD = re.compile(r'(-?)(?:([^\W\d_]+):)?("[^"]*|[^\s"]*)$')
_STATES = ("unread", "read", "starred", "answered")
_DAYS = ("today", "yesterday")
_SIZES = ("1M", "5M", "10M")
_FIRST = ("from", "to", "subject", "in", "has", "is", "before", "after")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` is what stands in the field once it is taken, `cursor` behind what it put there. `title` and `hint` are
    shown; `forget`: it stands for all earlier searches to be forgotten."""

    title: str
    hint: str
    text: str
    cursor: int
    forget: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """Values to choose from, each as (value, words beside it). `people` is asked with the beginning of a name."""

    people: Callable[[str], Iterable[tuple[str, str]]]
    folders: Callable[[], Iterable[tuple[str, str]]]
    accounts: Callable[[], Iterable[tuple[str, str]]]
    tags: Callable[[], Iterable[tuple[str, str]]]
    recent: Callable[[], Iterable[str]]


def suggest(text: str, cursor: int, sources: Sources) -> list[Suggestion]:
    """For the word in front of the cursor; for an empty field the earlier searches, or before the first one what can
    be said."""
    if not text.strip():
        recent = [Suggestion(each, translate("Suggestions", "earlier"), each, len(each))
                  for each in list(sources.recent())[:MOST]]
        if not recent:
            return [_put("", 0, 0, f"{each}:", False, f"{each}:", operator_hint(each)) for each in _FIRST]
        return [*recent, Suggestion(translate("Suggestions", "Forget earlier searches"), "", "", 0, True)]
    found = _WORD.search(text[:cursor])
    if found is None:
        return []
    sign, name, value = found[1], found[2], found[3]
    start = found.start()
    if name is None:
        return _operators(text, cursor, start, sign, value.lower()) if len(value) >= 2 else []
    offered = _values(SYNONYMS.get(name.lower(), name.lower()), value.strip('"'), sources)
    return [_put(text, cursor, start, f"{sign}{name}:{_quoted(each)}", True, words or each, each if words else "")
            for each, words in offered if each.casefold() != value.strip('"').casefold()][:MOST]


def operator_hint(name: str) -> str:
    """What an operator looks for."""
    return {
        "from": translate("Suggestions", "the sender"), "to": translate("Suggestions", "a recipient"),
        "subject": translate("Suggestions", "words of the subject"),
        "body": translate("Suggestions", "words of the text"),
        "in": translate("Suggestions", "a folder"), "has": translate("Suggestions", "with attachment"),
        "is": translate("Suggestions", "unread, read, starred, answered"),
        "after": translate("Suggestions", "since a day, such as 2026-01-31"),
        "before": translate("Suggestions", "earlier than a day, a month, a year"),
        "on": translate("Suggestions", "on a day, in a month, in a year"), "tag": translate("Suggestions", "a tag"),
        "larger": translate("Suggestions", "larger than, such as 5M"),
        "smaller": translate("Suggestions", "smaller than, such as 500k"),
        "account": translate("Suggestions", "an account"),
    }[name]


def _operators(text: str, cursor: int, start: int, sign: str, beginning: str) -> list[Suggestion]:
    known = [each for each in OPERATORS if each.startswith(beginning)]
    # Words of another language where nothing else is meant.
    known = known or [each for each in SYNONYMS if each.startswith(beginning)]
    return [_put(text, cursor, start, f"{sign}{each}:", False, f"{each}:", operator_hint(SYNONYMS.get(each, each)))
            for each in known]


def _values(operator: str, beginning: str, sources: Sources) -> list[tuple[str, str]]:
    wanted = fold(beginning)
    match operator:
        case "from" | "to":
            return list(sources.people(beginning)) if beginning else []
        case "in":
            every: Iterable[tuple[str, str]] = sources.folders()
        case "account":
            every = sources.accounts()
        case "tag":
            every = sources.tags()
        case "has":
            every = [("attachment", "")]
        case "is":
            every = [(each, "") for each in _STATES]
        case "before" | "after" | "on":
            every = [(each, "") for each in _DAYS]
        case "larger" | "smaller":
            every = [(each, "") for each in _SIZES]
        case _:
            every = []
    return [each for each in every if any(word.startswith(wanted) for part in each
                                          for word in (fold(part), *re.split(r"[\s/.]+", fold(part))))]


def _put(text: str, cursor: int, start: int, word: str, whole: bool, title: str, hint: str) -> Suggestion:
    """`word` in place of what stands there from `start` to the cursor; a `whole` one with a blank behind it."""
    behind = text[cursor:]
    if whole and not behind.startswith(" "):
        word += " "
    return Suggestion(title, hint, text[:start] + word + behind, start + len(word))


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"\s", value) else value
