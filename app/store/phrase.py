"""The recovery phrase: 128 random bits as twelve words that can be written down, read out and checked (BIP-39).

Eleven bits are a word of the English list, and the last four of the 132 are a checksum: the first four of SHA-256 of
the others. No word begins with the four letters of another one, so that four are enough.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from functools import lru_cache

from app.errors import ErrorKind, MailError
from app.paths import resource

WORDS = 12
SHORTEST = 4
"""Letters that name a word of the list."""

_BITS, _CHECK, _ALL = 11, 4, 132
_MOST_SUGGESTED = 8
_LONGEST = 2_000
"""Characters that are looked at: what is longer is no phrase."""
_NUMBER = re.compile(r"\d{1,2}[.:)]?")


def propose() -> tuple[str, ...]:
    """Twelve words that nobody had before."""
    return words_of(secrets.token_bytes(16))


def words_of(entropy: bytes) -> tuple[str, ...]:
    """16 octets as their twelve words."""
    bits = int.from_bytes(entropy, "big") << _CHECK | _checksum(entropy)
    return tuple(_list()[bits >> _ALL - _BITS * number & 0x7FF] for number in range(1, WORDS + 1))


def check(text: str) -> tuple[str, ...]:
    """The twelve words, in full: of what was typed, in any case, with any white space, words cut after four letters or
    more, numbers before them passed over.

    Raises MailError(USAGE), which names the word that is none of the list, or tells what else is wrong.
    """
    typed = [each for each in text[:_LONGEST].casefold().replace(",", " ").split() if not _NUMBER.fullmatch(each)]
    found = [_word(each, number) for number, each in enumerate(typed[:WORDS + 1], 1)]
    if len(typed) != WORDS:
        raise MailError(ErrorKind.USAGE, f"A recovery phrase has {WORDS} words, and these are {len(typed)}.")
    if _checksum(_octets(found)) != _number(found) & (1 << _CHECK) - 1:
        raise MailError(ErrorKind.USAGE, "These twelve words are no recovery phrase: one of them is another word of "
                        "the list, or two are in each other's place.")
    return tuple(found)


def entropy_of(words: tuple[str, ...]) -> bytes:
    """The 16 octets that checked words stand for."""
    return _octets(list(words))


def suggest(prefix: str) -> tuple[str, ...]:
    """The first words of the list that begin so; none for no letters."""
    start = prefix.strip().casefold()
    return tuple(each for each in _list() if each.startswith(start))[:_MOST_SUGGESTED] if start else ()


def _word(typed: str, number: int) -> str:
    if typed in _places():
        return typed
    fitting = [each for each in _list() if each.startswith(typed)] if len(typed) >= SHORTEST else []
    if len(fitting) != 1:
        raise MailError(ErrorKind.USAGE, f"Word {number}, “{_shown(typed)}”, is none of the words that recovery "
                        "phrases are made of: look at it again.")
    return fitting[0]


def _shown(typed: str) -> str:
    return "".join(each for each in typed if each.isprintable())[:24]


def _number(words: list[str]) -> int:
    number = 0
    for each in words:
        number = number << _BITS | _places()[each]
    return number


def _octets(words: list[str]) -> bytes:
    return (_number(words) >> _CHECK).to_bytes(16, "big")


def _checksum(entropy: bytes) -> int:
    return hashlib.sha256(entropy).digest()[0] >> 8 - _CHECK


@lru_cache(maxsize=1)
def _list() -> tuple[str, ...]:
    return tuple(resource("phrase_words.txt").read_text("ascii").split())


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    return {each: place for place, each in enumerate(_list())}
