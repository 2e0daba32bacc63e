"""python -m tests.fuzz [TARGET …] [--minutes N] [--keep]: looks for inputs that break a property, one target at a time.

Each begins with what is kept in corpus/ and works in build/fuzz/. An input that breaks something is left there, and its
target ends. `--keep` takes what reached more into corpus/, as few and as small as that takes; with `--minutes 0` of
what earlier runs left. Ends with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.registry import CORPUS, TARGETS, Target, kept

WORK = Path("build/fuzz")
WALL_LIMIT = 120
"""Seconds for one input, by the clock: limits.py counts the processor's, but code in C cannot be stopped there."""
MEMORY_MB = 2_048
KEPT_OCTETS = 150_000
"""Of one target's corpus."""
_COVERED = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


@dataclass(frozen=True, slots=True)
class Found:
    """What a run told at its end. `inputs` is the corpus; `broken` the file with what broke it."""

    executions: int
    coverage: int
    features: int
    inputs: int
    broken: Path | None


def main() -> int:
    arguments = _arguments()
    broken = False
    for name in arguments.names or TARGETS:
        print(f"\n=== {name} ===", flush=True)
        if arguments.minutes:
            found = _search(name, TARGETS[name], round(arguments.minutes * 60), arguments.verbose)
            print(f"{name}: {found.executions:,} executions, {found.coverage} edges, {found.features} features, "
                  f"{found.inputs} inputs", flush=True)
            if found.broken is not None:
                print(f"{name}: broken by {found.broken}", flush=True)
                broken = True
                continue
        if arguments.keep:
            _keep(name)
    return 1 if broken else 0


def _search(name: str, target: Target, seconds: int, verbose: bool) -> Found:
    """Drives one target for so long, or until something breaks."""
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    for _, data in kept(name):
        (folder / _label(data)).write_bytes(data)
    words = WORK / f"{name}.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words), "ascii")
    before = set(WORK.glob(f"{name}-*"))
    lines = _run(name, [f"-max_total_time={seconds}", f"-max_len={target.largest}", f"-timeout={WALL_LIMIT}",
                        f"-rss_limit_mb={MEMORY_MB}", f"-dict={words}", f"-artifact_prefix={WORK}/{name}-",
                        "-print_final_stats=1", "-len_control=20", str(folder)], verbose)
    executed = [int(line.rpartition(":")[2]) for line in lines if line.startswith("stat::number_of_executed_units")]
    covered = [tuple(map(int, match.groups())) for line in lines if (match := _COVERED.search(line))]
    edges, features, _ = covered[-1] if covered else (0, 0, 0)
    new = [path for path in sorted(set(WORK.glob(f"{name}-*")) - before) if "slow-unit" not in path.name]
    if not executed and not new:
        raise RuntimeError(f"{name} did not run: {lines[-1] if lines else 'it said nothing'}")
    return Found(executed[-1] if executed else 0, edges, features, len(list(folder.iterdir())), new[0] if new else None)


def _run(name: str, options: list[str], verbose: bool) -> list[str]:
    """The child's lines; those that tell of something broken are shown, or all of them."""
    lines: list[str] = []
    shown = verbose
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    with subprocess.Popen([sys.executable, "-m", "tests.fuzz.child", name, *options], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", env=environment) as child:
        assert child.stdout is not None
        for line in child.stdout:
            shown = shown or "=== Uncaught Python exception" in line or line.startswith("==")
            if shown or "pulse" in line:
                print(line.rstrip()[:400], flush=True)
            lines.append(line.rstrip())
    return lines


def _keep(name: str) -> None:
    """Those inputs that together reach all that was reached, the smallest first, as far as there is room."""
    merged = WORK / f"{name}.merged"
    shutil.rmtree(merged, ignore_errors=True)
    merged.mkdir()
    _run(name, ["-merge=1", f"-timeout={WALL_LIMIT}", str(merged), str(WORK / name)], False)
    chosen = sorted((path.read_bytes() for path in merged.iterdir()), key=len)
    if not chosen:
        raise RuntimeError(f"nothing came of minimising the corpus of {name}")
    seeds = set(TARGETS[name].seeds)
    # What was found once stays: it is named after what it broke, not after its octets.
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("[0-9a-f]" * 16):
        path.unlink()
    room = KEPT_OCTETS
    for data in chosen:
        room -= len(data)
        if room >= 0 and data not in seeds:
            (folder / _label(data)).write_bytes(data)
    print(f"{name}: {len(list(folder.iterdir()))} inputs kept", flush=True)


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{each:02x}" for each in word)


def _label(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*TARGETS, []], metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=10.0, help="for each target")
    parser.add_argument("--keep", action="store_true", help="take what was found to reach more into the corpus")
    parser.add_argument("--verbose", action="store_true", help="show all that libFuzzer says")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
