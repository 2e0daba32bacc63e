"""Runs the commands that docs/evidence.md lists under "In order", and keeps what they print.

    python tests/evidence.py [NUMBER | FIRST-LAST] …

Each writes build/evidence/NN.log while it is told here, too. At the end stands a line for each: its exit code and its
minutes. The exit code is 0 only if all of theirs are.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "evidence.md"
LOGS = ROOT / "build" / "evidence"
_LINE = re.compile(r"^(?P<command>\S.*?)\s+# (?P<minutes>\d+)$")


@dataclass(frozen=True)
class Step:
    """A command for the shell, and how many minutes it takes on two quiet cores."""

    number: int
    command: str
    minutes: int


def steps(page: str) -> list[Step]:
    """Raises ValueError for a line of the list that is none."""
    block = page.partition("\n## In order\n")[2].partition("```sh\n")[2].partition("```")[0]
    found = []
    for number, line in enumerate(block.splitlines(), 1):
        if (step := _LINE.match(line)) is None:
            raise ValueError(f"{line!r} has no command or no minutes")
        found.append(Step(number, step["command"], int(step["minutes"])))
    return found


def chosen(all_steps: list[Step], asked: list[str]) -> Iterator[Step]:
    """Those asked for as "3" or "5-7"; all if nothing is. Raises ValueError for what is no such number."""
    numbers = set()
    for each in asked:
        first, _, last = each.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    if unknown := numbers - {step.number for step in all_steps}:
        raise ValueError(f"there is no step {min(unknown)}")
    return (step for step in all_steps if not asked or step.number in numbers)


def run(step: Step, folder: Path) -> tuple[int, float]:
    """Exit code and minutes."""
    began = time.monotonic()
    print(f"\n=== {step.number}: {step.command} (about {step.minutes} min) ===", flush=True)
    with ((folder / f"{step.number:02}.log").open("w", encoding="utf-8") as log,
          subprocess.Popen(["sh", "-c", step.command], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, text=True, errors="replace") as process):
        log.write(f"$ {step.command}\n")
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            log.write(line)
            log.flush()
    return process.returncode, (time.monotonic() - began) / 60


def main(arguments: list[str]) -> int:
    try:
        todo = list(chosen(steps(PAGE.read_text(encoding="utf-8")), arguments))
    except ValueError as error:
        print(f"{error}\n{__doc__}", file=sys.stderr)
        return 2
    LOGS.mkdir(parents=True, exist_ok=True)
    done = [(step, *run(step, LOGS)) for step in todo]
    told = [f"{step.number:2}  exit {code}  {minutes:6.1f} min  {step.command}" for step, code, minutes in done]
    print("\n".join(("", *told, f"What each printed: {LOGS.relative_to(ROOT)}")), flush=True)
    return int(any(code for _, code, _ in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
