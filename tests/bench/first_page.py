"""How soon after login the newest 200 rows stand in the list, whatever the mailbox's size."""

from __future__ import annotations

import json
import shutil
import sys

from tests.bench import process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.program import PAGE
from tests.bench.settings import Settings

_MOST_SECONDS = 0.3


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    for count in (max(PAGE, settings.small // 100), max(PAGE, settings.small // 10), settings.small):
        where = boxes.small(count)
        login: list[float] = []
        start: list[float] = []
        for _ in range(settings.runs):
            profile = boxes.profile()
            _, said = process.run([sys.executable, "-m", "tests.bench.program", "first-page", str(where.server.imap),
                                   where.user, where.server.password, str(profile)])
            shutil.rmtree(profile)
            answer = json.loads(said)
            login.append(answer["login"])
            start.append(answer["start"])
        note(f"first page of {count:,}, seconds since the login", login, 3)
        report.add(f"first page of {count:,}: since the login", median(login), "s", most=_MOST_SECONDS)
        report.add(f"first page of {count:,}: since the account was added", median(start), "s")
