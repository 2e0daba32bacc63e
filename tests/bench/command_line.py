"""How long a person waits for a command of depeschectl that only looks into the store: the whole process."""

from __future__ import annotations

import shutil

from tests.bench import process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

_MESSAGES, _RUNS = 200, 9
_MOST_SECONDS = 0.5


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """By turns, after one of each that is not counted: that one may compile."""
    where = boxes.small(_MESSAGES)
    profile = boxes.profile()
    where.add(profile, "imap")
    where.sync(profile, "--folder", "INBOX", "--bodies", "none")
    commands = {"--version": ("--version",), "folders": ("folders", "imap"), "list": ("list", "imap", "INBOX"),
                "search": ("search", "message")}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(_RUNS + 1):
        process.settle()
        for name, words in commands.items():
            cost, _ = process.run(where.command(profile, *words))
            if number:
                times[name].append(cost.seconds)
    shutil.rmtree(profile)
    for name, taken in times.items():
        note(f"depeschectl {name}, seconds", taken)
        report.add(f"depeschectl {name}: the whole process", median(taken), "s", most=_MOST_SECONDS)
