"""A check with very many messages left on the server, all of them known, and three that are new.

Depesche has downloaded them all before. What the peers know of it is written into their files of UIDLs by us, since
some of them would take a quarter of an hour; that they then deliver just the three shows that they believe it.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from tests.bench import corpus, drain, pop3_rivals, process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.pop3_rivals import Rival
from tests.bench.process import Cost
from tests.bench.settings import Settings
from tests.bench.site import Site

_NEW = 3
_SEED = 7


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.small_again(settings.small)
    profile, open_profile = boxes.profile(), boxes.profile()
    for each in (profile, open_profile):
        where.add(each, "pop3")
        _prove(where.sync(each)[1]["new"], where.count, "depeschectl")
    rivals = _rivals(where, boxes)
    ours: list[Cost] = []
    inside: list[float] = []
    open_cost: list[dict[str, float]] = []
    theirs: dict[str, list[Cost]] = {rival.name: [] for rival in rivals}
    with _program(open_profile) as (stdin, stdout):
        for number in range(settings.runs):
            _deliver(where, number)
            for rival in rivals:
                process.settle()
                theirs[rival.name].append(rival.run())
                _prove(rival.delivered(), _NEW * (number + 1), rival.name)
            process.settle()
            cost, account = where.sync(profile)
            _prove(account["new"], _NEW, "depeschectl")
            ours.append(cost)
            inside.append(account["seconds"])
            open_cost.append(_check(stdin, stdout))
            _prove(int(open_cost[-1]["new"]), _NEW, "the running program")
    what = f"POP3, {where.count:,} left and {_NEW} new"
    note("depeschectl sync, seconds", [each.seconds for each in ours])
    note("in the running program, seconds", [each["seconds"] for each in open_cost], 3)
    for name, costs in theirs.items():
        note(f"{name}, seconds", [each.seconds for each in costs])
        seconds, cpu = median([each.seconds for each in costs]), median([each.cpu for each in costs])
        report.add(f"{what}: whole process", median([each.seconds for each in ours]), "s", peer=(name, seconds))
        report.add(f"{what}: in the running program", median([each["seconds"] for each in open_cost]), "s",
                   peer=(name, seconds))
        report.add(f"{what}: CPU in the running program", median([each["cpu"] for each in open_cost]), "s",
                   peer=(name, cpu))
    report.add(f"{what}: inside depeschectl", median(inside), "s")


def _rivals(where: Site, boxes: Mailboxes) -> list[Rival]:
    port, user, password = where.server.pop3, where.user, where.server.password
    uidls = drain.pop3_uidls(where.server.host, port, user, password)
    _prove(len(uidls), where.count, "the server")
    rivals = [make(boxes.profile(), port, user, password)
              for make in (pop3_rivals.mpop, pop3_rivals.fetchmail, pop3_rivals.getmail)]
    for rival in rivals:
        rival.know(uidls)
        rival.run()
        _prove(rival.delivered(), 0, rival.name)
    return rivals


def _deliver(where: Site, run: int) -> None:
    """New mail, known to the server's index: what it costs the server to notice is no client's."""
    for raw in islice(corpus.small_messages(_NEW * (run + 1), _SEED), _NEW * run, None):
        where.server.deliver(where.user, raw)
    uidls = drain.pop3_uidls(where.server.host, where.server.pop3, where.user, where.server.password)
    _prove(len(uidls), where.count + _NEW * (run + 1), "the server")


@contextlib.contextmanager
def _program(profile: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """The running program, once the check at its start is over."""
    command = [sys.executable, "-m", "tests.bench.pop3_program", str(profile)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None and program.stdout is not None
        if (said := program.stdout.readline()) != "ready\n":
            raise RuntimeError(f"the program said {said!r}")
        yield program.stdin, program.stdout
        program.stdin.close()
        if program.wait(60):
            raise RuntimeError(f"the program ended with {program.returncode}")


def _check(stdin: IO[str], stdout: IO[str]) -> dict[str, float]:
    began = time.perf_counter()
    stdin.write("go\n")
    stdin.flush()
    told: dict[str, float] = json.loads(stdout.readline() or "{}")
    return {**told, "seconds": time.perf_counter() - began}


def _prove(found: int, wanted: int, who: str) -> None:
    if found != wanted:
        raise RuntimeError(f"{who} has {found} messages instead of {wanted}")
