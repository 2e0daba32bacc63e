"""What one input may cost, and that nothing was swallowed on the way."""

from __future__ import annotations

import logging
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType

SECONDS, SECONDS_PER_OCTET = 1.0, 250e-6
"""Of processor time; what atheris watches takes several times as long, see `slowness`."""
OCTETS, OCTETS_PER_OCTET = 256 << 20, 2_000
"""Of memory beside what the process had before."""
_PAGE = resource.getpagesize()

slowness = 1.0
"""By how much the code is slower than usual; `child.py` sets it."""


class TooSlowError(BaseException):
    """No Exception, so that nothing takes it for a mail's fault."""


class _Swallowed(logging.Handler):
    """Remembers what was caught and logged with its traceback: a parser that tripped, however well it was hidden."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[BaseException] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            self.found.append(record.exc_info[1])


def run(target: Callable[[bytes], None], data: bytes) -> None:
    """The target with one input. Raises what it raises, TooSlowError, MemoryError, or what was caught and logged."""
    with _watched_log() as swallowed, _limited_memory(len(data)), _limited_time(len(data)), _steady_clock():
        target(data)
    if swallowed.found:
        raise AssertionError("an error was caught and only logged") from swallowed.found[0]


@contextmanager
def _watched_log() -> Iterator[_Swallowed]:
    log = logging.getLogger("app")
    handler, before, propagate = _Swallowed(), log.level, log.propagate
    log.addHandler(handler)
    log.setLevel(logging.ERROR)
    log.propagate = False
    try:
        yield handler
    finally:
        log.removeHandler(handler)
        log.setLevel(before)
        log.propagate = propagate


@contextmanager
def _steady_clock() -> Iterator[None]:
    """A millisecond passes with each look at the clock: the same input goes the same way on a busy machine, too."""
    clock, ticks = time.monotonic, count()
    time.monotonic = lambda: next(ticks) / 1_000
    try:
        yield
    finally:
        time.monotonic = clock


@contextmanager
def _limited_time(size: int) -> Iterator[None]:
    def end(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"{size} octets took more than {seconds:.1f} seconds")

    seconds = (SECONDS + size * SECONDS_PER_OCTET) * slowness
    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _limited_memory(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_AS)
    mapped = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * _PAGE
    wanted = mapped + OCTETS + size * OCTETS_PER_OCTET
    resource.setrlimit(resource.RLIMIT_AS, (wanted if before[1] < 0 else min(wanted, before[1]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
