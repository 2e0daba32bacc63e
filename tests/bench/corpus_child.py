"""python -m tests.bench.corpus_child core|stdlib|window [FOLDER]: opens every message, tells of it as JSON.

A process of its own, so that the memory measured is that of the reader alone. Without a folder only what is generated.
"""

from __future__ import annotations

import email
import email.policy
import json
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile import MESSAGES

LIMIT = 100 << 20
PATIENCE = 10
"""Seconds for one message."""


class TooSlow(Exception):
    pass


def messages(folder: str) -> Iterator[tuple[str, bytes]]:
    """Name and octets of every file below `folder`, then of every generated message."""
    if folder:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file() and path.stat().st_size <= LIMIT:
                yield str(path.relative_to(folder)), path.read_bytes()
    for name, make in MESSAGES.items():
        yield f"generated: {name}", make()


def stdlib(raw: bytes) -> str:
    """What the standard library alone makes of it, asked as its documentation teaches."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    if body is None:
        return "nothing"
    body.get_content()
    return "opened"


def run(folder: str, read: Callable[[bytes], str]) -> dict[str, object]:
    """Counts by outcome; the slowest with seconds; names of what failed."""
    counts = {"opened": 0, "source": 0, "nothing": 0, "failed": 0, "too slow": 0}
    failed: list[str] = []
    times: list[tuple[float, str]] = []
    signal.signal(signal.SIGALRM, _alarm)
    for name, raw in messages(folder):
        began = time.perf_counter()
        signal.alarm(PATIENCE)
        try:
            counts[read(raw)] += 1
        except TooSlow:
            counts["too slow"] += 1
            failed.append(f"{name}: more than {PATIENCE} s")
        except Exception as error:  # whatever it is, it is what is counted
            counts["failed"] += 1
            failed.append(f"{name}: {type(error).__name__}")
        finally:
            signal.alarm(0)
        times.append((time.perf_counter() - began, name))
    slowest = max(times)
    return {"counts": counts, "failed": failed, "slowest": slowest[0], "slowest_name": slowest[1],
            "seconds": sum(each for each, _ in times), "peak_mb": _peak()}


def _alarm(*_: object) -> None:
    raise TooSlow


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    mode, folder = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    if mode == "window":
        from tests.bench.corpus_window import run_window

        print(json.dumps(run_window(messages(folder)) | {"peak_mb": _peak()}))
        return
    if mode == "core":
        from tests.bench.corpus_core import core

        print(json.dumps(run(folder, core)))
        return
    print(json.dumps(run(folder, stdlib)))


if __name__ == "__main__":
    main()
