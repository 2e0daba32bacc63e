"""A round with nothing new over 30 folders in the running program, beside mbsync's whole process."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from tests.bench import rivals
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import FOLDERS, Mailboxes
from tests.bench.process import Cost
from tests.bench.relay import Relay, Traffic
from tests.bench.settings import Settings
from tests.bench.site import Site

_LIMIT = 300.0
_MOST_TURNS, _MOST_OCTETS, _MOST_CPU = 3, 4_000, 20.0


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.spread(settings.small)
    ours = _ours(where, boxes.profile(), settings.runs)
    theirs = _theirs(where, boxes.profile(), settings.runs)
    what = f"nothing new in {FOLDERS} folders, {where.count:,}"
    note("seconds", [each[0] for each in ours], 4)
    note("mbsync, seconds", [each[0].seconds for each in theirs], 3)

    def beside(name: str, unit: str, mine: list[float], mbsync: list[float], most: float | None = None) -> None:
        report.add(f"{what}: {name}", median(mine), unit, most=most, peer=("mbsync", median(mbsync)))

    beside("round trips", "", [each[2].turns for each in ours], [each[1].turns for each in theirs], _MOST_TURNS)
    beside("octets both ways", "", [each[2].octets for each in ours], [each[1].octets for each in theirs],
           _MOST_OCTETS)
    beside("CPU", "ms", [each[1] * 1000 for each in ours], [each[0].cpu * 1000 for each in theirs], _MOST_CPU)
    beside("from IDLE to IDLE", "s", [each[0] for each in ours], [each[0].seconds for each in theirs])


def _ours(where: Site, profile: Path, runs: int) -> list[tuple[float, float, Traffic]]:
    """Seconds, CPU seconds and traffic from one IDLE to the next."""
    found = []
    with Relay(where.server.host, where.server.imap) as relay:
        command = [sys.executable, "-m", "tests.bench.program", "rounds", str(relay.port), where.user,
                   where.server.password, str(profile)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdin is not None and program.stdout is not None
            _expect(program.stdout, "ready")
            resting = relay.resting(Traffic(), _LIMIT)
            for _ in range(runs):
                began = time.perf_counter()
                _say(program.stdin, "go")
                after = relay.resting(resting, _LIMIT)
                seconds = time.perf_counter() - began
                _say(program.stdin, "rests")
                found.append((seconds, float(program.stdout.readline()), after - resting))
                resting = after
            program.stdin.close()
            if program.wait(_LIMIT):
                raise RuntimeError(f"the program ended with {program.returncode}")
    return found


def _theirs(where: Site, profile: Path, runs: int) -> list[tuple[Cost, Traffic]]:
    found = []
    with Relay(where.server.host, where.server.imap) as relay:
        rival = rivals.mbsync(profile, relay.port, where.user, where.server.password)
        rival.run()
        if rival.mirrored() != where.count:
            raise RuntimeError(f"mbsync holds {rival.mirrored()} of {where.count} messages")
        rival.let_rest()
        for _ in range(runs):
            before = relay.traffic
            cost = rival.run()
            found.append((cost, relay.traffic - before))
    return found


def _say(stdin: IO[str], line: str) -> None:
    stdin.write(line + "\n")
    stdin.flush()


def _expect(stdout: IO[str], line: str) -> None:
    said = stdout.readline()
    if said != line + "\n":
        raise RuntimeError(f"the program said {said!r} instead of {line!r}")
