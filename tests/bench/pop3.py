"""A first POP3 download, everything stored durably and searchable, beside fetchmail, mpop, getmail6 and a plain drain.

All of them leave the mail on the server. What a peer delivered counts only if it is every message, octet by octet but
for the line ends. None of the peers makes a message searchable; fetchmail does not wait for the disk.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.bench import corpus, drain, pop3_rivals, process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.pop3_rivals import Rival
from tests.bench.process import Cost
from tests.bench.settings import Settings
from tests.bench.site import Site

_MOST_RATIO = 0.5


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.large()
    server, count = where.server, where.count
    access = (server.pop3, where.user, server.password)
    ours: list[Cost] = []
    accounts: list[dict[str, float]] = []
    empty: list[float] = []
    drains: list[float] = []
    theirs: dict[str, list[Cost]] = {}
    drain.pop3(server.host, *access)  # from now on the server reads from memory
    for number in range(settings.runs):
        profile = boxes.profile()
        where.add(profile, "pop3")
        process.settle()
        cost, account = where.sync(profile)
        _prove(account["new"] == count, f"{account['new']} of {count} messages were downloaded")
        found = where.call(profile, "search", corpus.NEEDLE)["results"]
        _prove(len(found) == len(corpus.needles(count)), f"the search found {len(found)} messages")
        ours.append(cost)
        accounts.append(account)
        empty.append(where.sync(profile)[0].seconds)
        if number == settings.runs - 1:
            whole = where.is_mirrored(profile, "pop3")
        shutil.rmtree(profile)
        for make in (pop3_rivals.mpop, pop3_rivals.fetchmail):
            _race(make, boxes.profile(), where, theirs)
        process.settle()
        drains.append(drain.pop3(server.host, *access))
    what = f"POP3, first download of {count:,}"
    seconds = median([each.seconds for each in ours])
    fastest = min(theirs, key=lambda name: median([each.seconds for each in theirs[name]]))
    note("depeschectl sync, seconds", [each.seconds for each in ours])
    for name, costs in theirs.items():
        _beside(report, what, ours, name, costs, _MOST_RATIO if name == fastest else None)
    note("drain, seconds", drains)
    report.add(f"{what}: whole process", seconds, "s", peer=("drain", median(drains)))
    report.add(f"{what}: inside", median([each["seconds"] for each in accounts]), "s")
    report.add(f"{what}: first page since the start of the round",
               median([each["first_page_seconds"] for each in accounts]), "s")
    report.add(f"{what}: nothing new afterwards, whole process", median(empty), "s")
    report.add(f"{what}: peak memory", median([each.peak for each in ours]) / 1e6, "MB")
    report.require(f"{what}: byte-identical and checked", whole)
    for _ in range(settings.slow_runs):
        _race(pop3_rivals.getmail, boxes.profile(), where, theirs)
    if settings.slow_runs:
        name, costs = next(reversed(theirs.items()))
        _beside(report, what, ours, f"{name} ({len(costs)} run{'s' * (len(costs) > 1)})", costs, _MOST_RATIO)


def _beside(report: Report, what: str, ours: list[Cost], name: str, costs: list[Cost], most_ratio: float | None
            ) -> None:
    note(f"{name}, seconds", [each.seconds for each in costs])
    report.add(f"{what}: whole process", median([each.seconds for each in ours]), "s",
               peer=(name, median([each.seconds for each in costs])), most_ratio=most_ratio)
    report.add(f"{what}: CPU", median([each.cpu for each in ours]), "s",
               peer=(name, median([each.cpu for each in costs])))


def _race(make: Callable[[Path, int, str, str], Rival], folder: Path, where: Site, costs: dict[str, list[Cost]]
          ) -> None:
    """Times one run from nothing. RuntimeError if not all of the mail came."""
    rival = make(folder, where.server.pop3, where.user, where.server.password)
    process.settle()
    cost = rival.run()
    hashes = rival.hashes()
    _prove(sorted(hashes) == sorted(where.hashes),
           f"{rival.name} delivered {len(hashes)} messages, {len(where.hashes & set(hashes))} of {where.count} whole")
    costs.setdefault(rival.name, []).append(cost)
    rival.forget()


def _prove(holds: bool, otherwise: str) -> None:
    if not holds:
        raise RuntimeError(otherwise)
