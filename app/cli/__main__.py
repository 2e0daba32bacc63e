"""Where depeschectl begins and ends. What it needs takes as long to load as many a call takes; a first download's other
process starts before that. And at the end nothing is taken to pieces that the system takes back as a whole."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

from app import core_dumps, subprogram
from app.paths import Profile

_FRESH_OCTETS = 4 << 20
"""A store up to this size has next to no mail in it."""


def main() -> int:
    """Returns the exit code."""
    core_dumps.refuse()
    if is_first_sync(sys.argv[1:]):
        with contextlib.suppress(OSError):  # then it is started, or done without, where it is needed
            subprogram.start_ahead(subprogram.READING_MODULE, subprogram.READING)
    try:
        from app.cli.main import main as run

        return run()
    finally:
        subprogram.drop_ahead()


def is_first_sync(words: Sequence[str]) -> bool:
    """Whether much mail is likely to come. It is a guess, on which nothing but time depends."""
    named, rest = None, list(words)
    while rest and rest[0].startswith("--"):
        option, is_given, value = rest.pop(0).partition("=")
        if option == "--profile":
            named = value if is_given else rest.pop(0) if rest else None
    if rest[:1] != ["sync"]:
        return False
    try:
        return 0 < Profile.choose(named).database.stat().st_size <= _FRESH_OCTETS
    except (OSError, ValueError):
        return False


def leave(code: int) -> NoReturn:
    """As sys.exit, in less time: the heap is not freed piece by piece."""
    if any(not each.daemon for each in threading.enumerate() if each is not threading.main_thread()):
        sys.exit(code)  # which waits for them
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except (OSError, ValueError):  # whoever read it is gone
        from app.cli.main import IN_PART

        code = code or IN_PART
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def entry() -> NoReturn:
    """What is installed as depeschectl."""
    leave(main())


if __name__ == "__main__":
    entry()
