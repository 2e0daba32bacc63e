"""python -m tests.fuzz.child TARGET [libFuzzer options]: one target in a process of its own, driven by atheris."""

from __future__ import annotations

import sys

import atheris

from tests.fuzz import limits
from tests.fuzz.registry import TARGETS

SLOWNESS = 8.0


def main() -> None:
    name, *options = sys.argv[1:]
    chosen = TARGETS[name]
    # Its hook into regular expressions breaks `match` with a position; the words of the registry stand in for it.
    with atheris.instrument_imports(include=list(chosen.watched)):
        target = chosen.load()
    limits.slowness = SLOWNESS

    def once(data: bytes) -> None:
        limits.run(target, data)

    # By the first word libFuzzer calls itself again where it minimises a corpus; it goes through a shell.
    atheris.Setup([f"{sys.executable} -m tests.fuzz.child {name}", *options], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
