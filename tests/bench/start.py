"""From the program's start to a list that can be used, and the memory it takes, beside Thunderbird.

Both have seen the same INBOX before, are started again and again with their files in the system's cache, by turns and
each on a screen of its own, and find the same server there. What they do is read from the screen: the moment at which
the newest message's subject stands there as it will, and the one at which a click on it, made at once, has that row
look chosen. How both look is known from two starts before, which are not counted. Only afterwards they are asked
themselves whether it is so.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from tests.bench import memory, process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import NEWEST, NEWEST_TEXT, PAGE, Mailboxes
from tests.bench.screen import Place, Screen
from tests.bench.settings import Settings
from tests.bench.start_ours import Depesche
from tests.bench.start_thunderbird import Thunderbird

_REST = 10.0
"""Seconds in which nobody does anything before memory is looked at."""
_AGAIN = 1.0
"""A click that had no effect is made again after so many seconds; sooner, both would be one on which a window opens."""


class _Program(Protocol):
    name: str

    def start(self, display: str) -> subprocess.Popen[bytes]: ...

    def row(self, words: str) -> Place | None:
        """Where a subject stands on the screen."""

    def shows(self, words: str) -> bool: ...

    def quit(self, program: subprocess.Popen[bytes]) -> None: ...


@dataclass(frozen=True, slots=True)
class _Looks:
    """How the newest row looks at rest, and once it is chosen: a strip of its subject."""

    place: Place
    plain: bytes
    chosen: bytes


@dataclass(slots=True)
class _Figures:
    """Seconds from the start, MiB; a value for each start."""

    painted: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)
    text: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    site = boxes.with_page(settings.small)
    folder = boxes.profile()
    theirs = Thunderbird(folder / "thunderbird", site.user, site.server.password, site.server.imap)
    began = time.perf_counter()
    ours = Depesche(site, folder / "depesche", folder / "compiled")
    print(f"  ours has {site.count:,} headers after {time.perf_counter() - began:.0f} s", flush=True)
    began = time.perf_counter()
    with Screen() as screen:
        theirs.sign_in(screen.name)
        with _started(theirs, screen) as program:
            theirs.fill(site.count)
            theirs.quit(program)
    print(f"  Thunderbird has them after {time.perf_counter() - began:.0f} s", flush=True)
    programs: tuple[_Program, ...] = (ours, theirs)
    for each in programs:  # the first start is not like the others: windows are put in their places, texts are fetched
        _look(each)
    looks = {each.name: _look(each) for each in programs}
    figures = {each.name: _Figures() for each in programs}
    for _ in range(settings.runs):
        for each in programs:
            process.settle()
            _measure(each, looks[each.name], figures[each.name])
    for name, found in figures.items():
        for what in ("painted", "usable", "text", "page"):
            note(f"{name}: {what}", getattr(found, what))
    _tell(report, figures["ours"], figures["Thunderbird"], f"start with {site.count:,} messages")


def _tell(report: Report, ours: _Figures, theirs: _Figures, what: str) -> None:
    for words, name, unit, most in (
        ("the newest is seen", "painted", "s", 0.5), ("a click on it has its effect", "usable", "s", 0.5),
        ("memory of all processes (PSS), a plain message shown", "text", "MiB", 0.5),
        ("memory of all processes (PSS), an HTML message shown", "page", "MiB", 1.0),
    ):
        report.add(f"{what}: {words}", median(getattr(ours, name)), unit,
                   peer=("Thunderbird", median(getattr(theirs, name))), most_ratio=most)


def _look(each: _Program) -> _Looks:
    """A start that is not counted: code is compiled, caches are filled, and what is to be expected is learnt."""
    with Screen() as screen, _started(each, screen) as program:
        row = _until(lambda: each.row(NEWEST), f"{each.name} lists the newest message")
        time.sleep(_REST)  # what it does after its first start, such as finding the conversations
        row = each.row(NEWEST) or row
        strip = replace(row, width=row.width // 2)
        plain = screen.at_rest(strip)
        screen.click(*strip.middle)
        _until(lambda: each.shows(NEWEST_TEXT), f"{each.name} shows the newest message")
        chosen = screen.at_rest(strip)
        if plain == chosen:
            raise RuntimeError(f"in {each.name} a row that is chosen looks like any other")
        each.quit(program)
    return _Looks(strip, plain, chosen)


def _measure(each: _Program, looks: _Looks, figures: _Figures) -> None:
    with Screen() as screen:
        began = time.perf_counter()
        with _started(each, screen) as program:
            figures.painted.append(screen.until(lambda seen: seen == looks.plain, looks.place) - began)
            figures.usable.append(_clicked(screen, looks) - began)
            if each.row(NEWEST) is None:
                raise RuntimeError(f"{each.name} has no such row")
            _until(lambda: each.shows(NEWEST_TEXT), f"{each.name} shows the newest message")
            time.sleep(_REST)
            figures.text.append(_total(each, program))
            page = _until(lambda: each.row(PAGE), f"{each.name} lists the HTML message")
            screen.click(*page.middle)
            _until(lambda: each.shows(PAGE), f"{each.name} shows the HTML message")
            time.sleep(_REST)
            figures.page.append(_total(each, program))
            each.quit(program)


def _clicked(screen: Screen, looks: _Looks) -> float:
    for _ in range(20):
        screen.click(*looks.place.middle)
        with contextlib.suppress(RuntimeError):
            return screen.until(lambda seen: seen == looks.chosen, looks.place, _AGAIN)
    raise RuntimeError("clicks had no effect")


def _total(each: _Program, program: subprocess.Popen[bytes]) -> float:
    shares = memory.shares(program.pid)
    print(f"    {each.name}: " + ", ".join(f"{name} {share:.0f}" for name, share in shares.items()), flush=True)
    return sum(shares.values())


@contextlib.contextmanager
def _started(each: _Program, screen: Screen) -> Iterator[subprocess.Popen[bytes]]:
    """Whatever happens, nothing of it stays."""
    program = each.start(screen.name)
    try:
        yield program
    finally:
        for number in memory.processes(program.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        program.wait()


def _until(ask: Callable[[], Place | bool | None], what: str, patience: float = 90.0) -> Place:
    ends = time.perf_counter() + patience
    while not (found := ask()):
        if time.perf_counter() > ends:
            raise RuntimeError(f"not within {patience:.0f} s: {what}")
        time.sleep(0.05)
    return found if isinstance(found, Place) else Place(0, 0, 0, 0)
