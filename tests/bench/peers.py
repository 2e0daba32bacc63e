"""A first full sync, everything stored durably and searchable, beside mbsync, offlineimap and a plain drain."""

from __future__ import annotations

import shutil

from tests.bench import corpus, drain, process, rivals
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.large()
    server, count = where.server, where.count
    access = (server.imap, where.user, server.password)
    ours: list[process.Cost] = []
    inside: list[float] = []
    empty: list[float] = []
    theirs: list[process.Cost] = []
    drains: list[float] = []
    drain.imap(server.host, *access)  # from now on the server reads from memory
    for number in range(settings.runs):
        profile = boxes.profile()
        where.add(profile, "imap")
        process.settle()
        cost, account = where.sync(profile)
        ours.append(cost)
        inside.append(account["seconds"])
        _prove(account["new"] == count, f"{account['new']} of {count} messages were synced")
        found = where.call(profile, "search", corpus.NEEDLE)["results"]
        _prove(len(found) == len(corpus.needles(count)), f"the search found {len(found)} messages")
        empty.append(where.sync(profile)[0].seconds)
        if number == settings.runs - 1:
            whole = where.is_mirrored(profile, "imap")
        shutil.rmtree(profile)
        rival = rivals.mbsync(boxes.profile(), *access)
        process.settle()
        theirs.append(rival.run())
        _prove(rival.mirrored() == count, f"mbsync holds {rival.mirrored()} of {count} messages")
        rival.forget()
        process.settle()
        drains.append(drain.imap(server.host, *access))
    note("depeschectl sync, seconds", [each.seconds for each in ours])
    note("mbsync, seconds", [each.seconds for each in theirs])
    seconds = median([each.seconds for each in ours])
    what = f"first sync of {count:,}"
    mbsync = ("mbsync", median([each.seconds for each in theirs]))
    report.add(f"{what}: whole process", seconds, "s", peer=mbsync, most_ratio=1.0)
    report.add(f"{what}: inside", median(inside), "s", peer=mbsync)
    report.add(f"{what}: whole process", seconds, "s", peer=("drain", median(drains)))
    report.add(f"nothing new in {count:,}: whole process", median(empty), "s")
    report.add(f"{what}: CPU", median([each.cpu for each in ours]), "s",
               peer=("mbsync", median([each.cpu for each in theirs])))
    report.add(f"{what}: peak memory", median([each.peak for each in ours]) / 1e6, "MB")
    report.require(f"{what}: byte-identical and checked", whole)
    if settings.offlineimap_runs:
        _offlineimap(boxes, report, settings.offlineimap_runs, seconds)


def _offlineimap(boxes: Mailboxes, report: Report, runs: int, ours: float) -> None:
    where = boxes.large()
    costs = []
    for _ in range(runs):
        rival = rivals.offlineimap(boxes.profile(), where.server.imap, where.user, where.server.password)
        process.settle()
        costs.append(rival.run())
        _prove(rival.mirrored() == where.count, f"offlineimap holds {rival.mirrored()} of {where.count} messages")
        rival.forget()
    report.add(f"first sync of {where.count:,}: whole process", ours, "s",
               peer=(f"offlineimap ({runs} run{'s' * (runs > 1)})", median([each.seconds for each in costs])))


def _prove(holds: bool, otherwise: str) -> None:
    if not holds:
        raise RuntimeError(otherwise)
