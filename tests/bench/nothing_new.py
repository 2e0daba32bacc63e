"""A round with nothing new over 30 folders in the running program, beside mbsync's whole process."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.bench import drain, rivals
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import FOLDERS, Mailboxes
from tests.bench.process import Cost
from tests.bench.relay import Relay, Traffic
from tests.bench.settings import Settings
from tests.bench.site import Site

_LIMIT = 300.0
_MOST_TURNS, _MOST_OCTETS, _MOST_CPU = 3, 4_000, 20.0


@dataclass(frozen=True)
class _Round:
    """From one IDLE to the next. `differences`: rows of the lists found new, changed or gone."""

    seconds: float
    cpu: float
    differences: int
    traffic: Traffic


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.spread(settings.small)
    theirs = _theirs(where, boxes.profile(), settings.runs)
    ours, last = _ours(where, boxes.profile(), settings.runs)
    what = f"nothing new in {FOLDERS} folders, {where.count:,}"
    note("seconds", [each.seconds for each in ours], 4)
    note("mbsync, seconds", [each[0].seconds for each in theirs], 3)

    def beside(name: str, unit: str, mine: list[float], mbsync: list[float], most: float | None = None) -> None:
        report.add(f"{what}: {name}", median(mine), unit, most=most, peer=("mbsync", median(mbsync)))

    beside("round trips", "", [each.traffic.turns for each in ours], [each[1].turns for each in theirs], _MOST_TURNS)
    beside("octets both ways", "", [each.traffic.octets for each in ours], [each[1].octets for each in theirs],
           _MOST_OCTETS)
    beside("CPU", "ms", [each.cpu * 1000 for each in ours], [each[0].cpu * 1000 for each in theirs], _MOST_CPU)
    beside("from IDLE to IDLE", "s", [each.seconds for each in ours], [each[0].seconds for each in theirs])
    report.require(f"{what}: one flag changed is still found",
                   last.differences == 1 and not any(each.differences for each in ours), f"{last.differences} found")


def _ours(where: Site, profile: Path, runs: int) -> tuple[list[_Round], _Round]:
    """`runs` rounds with nothing new, and one after another client changed a flag in the last folder."""
    with Relay(where.server.host, where.server.imap) as relay:
        command = [sys.executable, "-m", "tests.bench.program", "rounds", str(relay.port), where.user,
                   where.server.password, str(profile)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdin is not None and program.stdout is not None
            _expect(program.stdout, "ready")
            relay.resting(Traffic(), _LIMIT)
            found = [_round(program.stdin, program.stdout, relay) for _ in range(runs)]
            drain.store(where.server.host, where.server.imap, where.user, where.server.password, [1],
                        r"+FLAGS.SILENT (\Flagged)", where.folders[-1])
            last = _round(program.stdin, program.stdout, relay)
            program.stdin.close()
            if program.wait(_LIMIT):
                raise RuntimeError(f"the program ended with {program.returncode}")
    return found, last


def _round(stdin: IO[str], stdout: IO[str], relay: Relay) -> _Round:
    before, began = relay.traffic, time.perf_counter()
    _say(stdin, "go")
    after = relay.resting(before, _LIMIT)
    seconds = time.perf_counter() - began
    _say(stdin, "rests")
    told = json.loads(stdout.readline())
    return _Round(seconds, told["cpu"], told["differences"], after - before)


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
