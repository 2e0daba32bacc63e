"""The headers of very many messages, stored and listed, beside a drain of the same fields; and the memory it takes."""

from __future__ import annotations

import shutil

from tests.bench import drain, process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

_MOST_MEMORY = 120.0
_PAGE = 200


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.small(settings.small)
    server, count = where.server, where.count
    costs: list[process.Cost] = []
    inside: list[float] = []
    listed: list[float] = []
    drains: list[float] = []
    for _ in range(settings.runs):
        profile = boxes.profile()
        where.add(profile, "imap")
        process.settle()
        cost, account = where.sync(profile, "--folder", "INBOX", "--bodies", "none")
        costs.append(cost)
        inside.append(account["seconds"])
        page, rows = where.timed(profile, "list", "imap", "INBOX", "--limit", str(_PAGE))
        listed.append(page.seconds)
        inbox = next(each for each in where.call(profile, "folders", "imap") if each["role"] == "inbox")
        if account["new"] != count or len(rows) != min(_PAGE, count) or inbox["total"] != count:
            raise RuntimeError(f"not all {count} headers are here: {account}, {inbox}")
        shutil.rmtree(profile)
        process.settle()
        drains.append(drain.headers(server.host, server.imap, where.user, server.password))
    note("depeschectl sync --bodies none, seconds", [each.seconds for each in costs])
    note("drain, seconds", drains)
    what = f"headers of {count:,}"
    plain = ("drain", median(drains))
    report.add(f"{what}: the round", median(inside), "s", peer=plain, most_ratio=5.0)
    report.add(f"{what}: whole processes, sync and list", median([each.seconds for each in costs]) + median(listed),
               "s", peer=plain)
    report.add(f"{what}: CPU", median([each.cpu for each in costs]), "s")
    peak = max(each.peak for each in costs)
    report.add(f"{what}: peak memory (the worst)", peak / 1e6, "MB", most=_MOST_MEMORY)
