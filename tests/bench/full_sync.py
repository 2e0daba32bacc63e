"""A first full sync by POP3 through `depeschectl`, beside a plain drain of the same maildrop (IMAP's: peers)."""

from __future__ import annotations

import shutil

from tests.bench import drain, process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.large()
    server, count = where.server, where.count
    ours: list[float] = []
    drains: list[float] = []
    pages: list[float] = []
    empty: list[float] = []
    for number in range(settings.runs):
        process.settle()
        drains.append(drain.pop3(server.host, server.pop3, where.user, server.password))
        profile = boxes.profile()
        where.add(profile, "pop3")
        cost, account = where.sync(profile)
        if account["new"] != count:
            raise RuntimeError(f"{account['new']} of {count} messages were synced")
        ours.append(cost.seconds)
        pages.append(account["first_page_seconds"])
        empty.append(where.sync(profile)[0].seconds)
        if number == settings.runs - 1:
            whole = where.is_mirrored(profile, "pop3")
        shutil.rmtree(profile)
    note("pop3, seconds", ours)
    what = f"POP3, {count:,}"
    report.add(f"{what}: first sync, whole process", median(ours), "s", peer=("drain", median(drains)))
    report.add(f"{what}: first page since the start of the round", median(pages), "s")
    report.add(f"{what}: nothing new, whole process", median(empty), "s")
    report.require(f"{what}: byte-identical and checked", whole)
