"""Deterministic mail to be searched: words as often as in real text (Zipf), threads of subjects, 400 people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_STARTS = ("b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pr", "qu", "r",
           "s", "sch", "sp", "st", "str", "t", "tr", "v", "w", "z", "", "")
_VOWELS = ("a", "e", "i", "o", "u", "au", "ei", "ie", "ä", "ö", "ü", "e", "a")
_ENDS = ("", "n", "r", "s", "t", "l", "m", "ng", "nd", "rt", "ss", "ck", "ß", "en", "er", "ung")
_FUNCTION_WORDS = (
    "the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had "
    "they you were there one all we can her has been if more when will would who so no der die und in den von zu das "
    "mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei")
VOCABULARY = 60_000
_OF_ITS_TOPIC = 0.85
"""Of the words of real mail a quarter to a third are different ones in each text: what was said is said again."""
EPOCH = 1_500_000_000


@dataclass(frozen=True, slots=True)
class Letter:
    number: int
    sender: tuple[str, str]
    recipient: tuple[str, str]
    subject: str
    date: int
    text: str


def vocabulary(seed: int = 3) -> list[str]:
    """Most frequent first: function words, then made-up words of one to four syllables, all different."""
    source = random.Random(seed)
    words = dict.fromkeys(_FUNCTION_WORDS.split())
    while len(words) < VOCABULARY:
        syllables = source.choices((1, 2, 3, 4), (2, 5, 4, 2))[0]
        words["".join(source.choice(_STARTS) + source.choice(_VOWELS) + source.choice(_ENDS)
                      for _ in range(syllables))] = None
    return list(words)


def letters(count: int, seed: int = 4) -> Iterator[Letter]:
    """Oldest first; the same arguments give the same letters. A text has 20 to some thousand words, 260 on average."""
    source = random.Random(seed)
    words = vocabulary()
    weights = list(accumulate(1 / (place + 3) for place in range(len(words))))
    names = [word.capitalize() for word in words[200:3_000] if len(word) > 3]
    plain = [word for word in names if word.isascii()]
    people = [(f"{first} {last}", f"{local}@{domain}.example".lower()) for first, last, local, domain in zip(
        names[:400], names[400:800], plain[:400], plain[400:800], strict=True)]
    subjects: list[str] = []
    for number in range(count):
        if not subjects or source.random() < 0.4:
            subjects.append(" ".join(source.choices(words[60:], cum_weights=weights[:-60],
                                                    k=source.randint(2, 7))).capitalize())
            subject = subjects[-1]
        else:
            subject = "Re: " + source.choice(subjects[-50:])
        length = min(4_000, max(20, int(source.lognormvariate(5.1, 0.9))))
        topic = source.choices(words, cum_weights=weights, k=10 + length // 6)
        text = [source.choice(topic) if source.random() < _OF_ITS_TOPIC else word
                for word in source.choices(words, cum_weights=weights, k=length)]
        lines = [" ".join(text[start:start + 11]) for start in range(0, length, 11)]
        lines.append(f"Ticket {source.randrange(10**6)} https://www.{source.choice(words)}.example/{number}")
        yield Letter(number, source.choice(people), source.choice(people), subject, EPOCH + number * 600,
                     "\n".join(lines))
