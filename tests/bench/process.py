"""Runs a program and tells what it cost."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

_AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONUNBUFFERED": ""}
"""An installed program is not compiled anew at each start, whatever the shell that runs the bench asks for."""


@dataclass(frozen=True)
class Cost:
    """`seconds` on the wall, `cpu` seconds of the process alone, `peak` resident octets.

    The peak is an upper bound: the kernel gives none below that of the process that starts the other one.
    """

    seconds: float
    cpu: float
    peak: int


def run(command: Sequence[str], environment: dict[str, str] | None = None, folder: Path | None = None,
        ends_with: Collection[int] = (0,)) -> tuple[Cost, str]:
    """To the program's end; the cost and its standard output. RuntimeError if its exit code is another one."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=folder,
                                   env={**os.environ, **_AS_INSTALLED, **(environment or {})})
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, failed = out.read().decode(errors="replace"), err.read().decode(errors="replace")
    if process.returncode not in ends_with:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}: {said[-500:]} {failed[-500:]}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024), said


def settle() -> None:
    """Writes to the disk what earlier runs left, so that the next one does not pay for it."""
    os.sync()
