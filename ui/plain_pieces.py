"""A plain text taken apart into what is laid out as one block: a line, or a part of a very long one.

A line of 400,000 characters without a blank kept the window for 17 seconds: the time for laying out a block grows with
the square of its length. In parts it is laid out bit by bit like any other text. They stand below each other as the
line's own rows do; who copies or searches meets the line as it is (`joined_text.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.quick_dataclass import dataclass

PIECE = 1_000
"""Characters of one at most: what a block costs grows with the square of them."""
MAX_DEPTH = 6
FOLD_LINE = "\0fold"
"""Stands for the line that opens and closes the quote; no text holds a NUL."""

_QUOTE = re.compile(r"^(?:[>|] ?){1,40}")
_LINK = re.compile(r"\b(?:https?://|mailto:|www\.)[^\s<>\"'`{}|\\^]{2,2000}", re.IGNORECASE)
_SIGNATURE = ("-- ", "--")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look; `target` is where they lead, "" for no link."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """`depth`: of quoting, 0 to 6. `goes_on`: no line ends between this and the one before it."""

    runs: tuple[Run, ...]
    depth: int = 0
    in_signature: bool = False
    goes_on: bool = False
    is_fold: bool = False

    @property
    def length(self) -> int:
        """Characters."""
        return sum(len(each.text) for each in self.runs)


def pieces(lines: Iterable[str]) -> Iterator[Piece]:
    """Of the text's lines, without the signs of quoting. None is taken apart before it is asked for."""
    in_signature = False
    for line in lines:
        if line == FOLD_LINE:
            yield Piece((), is_fold=True)
            continue
        quote = _QUOTE.match(line)
        depth = min(MAX_DEPTH, quote.group().count(">") + quote.group().count("|")) if quote else 0
        if quote and "|" in quote.group() and ">" not in quote.group():
            quote, depth = None, 0  # a table drawn with bars, not a quote
        in_signature = in_signature or (not depth and line in _SIGNATURE)
        for number, runs in enumerate(_parted(_runs(line[quote.end():] if quote else line))):
            yield Piece(runs, depth, in_signature, number > 0)


def parts(line: str) -> Iterator[str]:
    """A line of one look; at least one."""
    return ("".join(run.text for run in runs) for runs in _parted([Run(line)]))


def _runs(text: str) -> Iterator[Run]:
    done = 0
    for link in _LINK.finditer(text):
        target = _trim(link.group())
        if link.start() > done:
            yield Run(text[done:link.start()])
        yield Run(target, target if ":" in target.split("/")[0] else f"http://{target}")
        done = link.start() + len(target)
    if done < len(text):
        yield Run(text[done:])


def _parted(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """At least one; each of PIECE characters at most, and where they have any ending in a blank."""
    held: list[Run] = []
    room = PIECE
    for run in runs:
        done = 0
        while len(run.text) - done > room:
            cut = run.text.rfind(" ", done, done + room) + 1 or (done if held else done + room)
            if cut > done:
                held.append(Run(run.text[done:cut], run.target))
            yield tuple(held)
            held, room, done = [], PIECE, cut
        held.append(Run(run.text[done:], run.target))
        room -= len(run.text) - done
    yield tuple(held)


def _trim(link: str) -> str:
    """Punctuation after a link belongs to the sentence; a bracket too, unless it was opened within."""
    while link and (link[-1] in ".,;:!?…*_" or (link[-1] == ")" and link.count("(") < link.count(")"))):
        link = link[:-1]
    return link
