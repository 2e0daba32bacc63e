"""The notation in which sample threads are written, and its reader.

    == Subject | folder | language
    @sender 12d 09:40 to=a,b cc=c unread flagged +plan.pdf
    The text of the letter, until the next line that begins with @ or ==.
    @mara 11d 10:15
    A reply; it goes to the one before and quotes it.

A time is "12d 09:40" (days before now, local time of day), "35m" or "3h" ago. In a text, {+3} is the
date three days after the letter, {-2} two days before, {+3s} the first Saturday from then, {+3f} the
first Friday. In office mail a plain date keeps off the weekend. Names are keys of content.people.
"""

from __future__ import annotations

import re
from dataclasses import field

from app.quick_dataclass import dataclass

_HEAD = re.compile(
    r"@(?P<who>\w+) (?:(?P<days>\d+)d (?P<hour>\d\d):(?P<minute>\d\d)|(?P<count>\d+)(?P<unit>[mh]))"
    r"(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Before now: either whole days and a time of day, or minutes."""

    days: int
    minute_of_day: int
    minutes_ago: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    sender: str
    moment: Moment
    text: str
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    options: dict[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    subject: str
    folder: str
    language: str
    letters: tuple[Letter, ...]


def read(script: str) -> list[Thread]:
    """All threads of a script, in order. Raises ValueError for a line that it cannot place."""
    threads: list[Thread] = []
    for block in re.split(r"(?m)^== ", script.strip("\n"))[1:]:
        title, _, body = block.partition("\n")
        subject, folder, language = (word.strip() for word in title.split("|"))
        letters = [_letter(one) for one in re.split(r"(?m)^(?=@\w+ \d)", body) if one.strip()]
        if not letters:
            raise ValueError(f"a thread without letters: {subject}")
        threads.append(Thread(subject, folder, language, tuple(letters)))
    return threads


def _letter(block: str) -> Letter:
    head, _, text = block.partition("\n")
    found = _HEAD.fullmatch(head)
    if found is None:
        raise ValueError(f"not the head of a letter: {head!r}")
    options: dict[str, str] = {}
    marks: set[str] = set()
    attachments: list[str] = []
    for word in found["rest"].split():
        name, equals, value = word.partition("=")
        if word.startswith("+"):
            attachments.append(word[1:])
        elif equals:
            options[name] = value
        else:
            marks.add(word)
    to, cc = (tuple(filter(None, options.pop(key, "").split(","))) for key in ("to", "cc"))
    return Letter(
        found["who"], _moment(found), text.strip("\n"), to, cc, frozenset(marks), options, tuple(attachments)
    )


def _moment(found: re.Match[str]) -> Moment:
    if found["days"]:
        return Moment(int(found["days"]), int(found["hour"]) * 60 + int(found["minute"]))
    return Moment(0, 0, int(found["count"]) * (60 if found["unit"] == "h" else 1))
