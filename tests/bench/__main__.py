"""python -m tests.bench [NAME …] [--count N] [--small N] [--runs N] …: times, and whether they are what they shall be.

Ends with 1 if a target was missed.
"""

from __future__ import annotations

import argparse
import os
import time
import traceback
from collections.abc import Callable

from tests.bench import (
    command_line,
    corpus_run,
    encrypted,
    first_mail,
    first_page,
    flags,
    headers,
    killed,
    long_run,
    nothing_new,
    opening,
    peers,
    pop3,
    pop3_far,
    pop3_left,
    search,
    stalls,
    start,
    starttls,
    thread_list,
)
from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes, mailboxes
from tests.bench.settings import Settings

Measurement = Callable[[Mailboxes, Report, Settings], None]

# Headers first: a program's memory cannot be told from this process's own once that has grown.
RUNS: dict[str, Measurement] = {
    "headers": headers.run, "first_page": first_page.run, "flags": flags.run, "nothing_new": nothing_new.run,
    "peers": peers.run, "stalls": stalls.run, "pop3": pop3.run, "pop3_far": pop3_far.run,
    "pop3_left": pop3_left.run, "killed": killed.run, "opening": opening.run,
    "threads": thread_list.run, "search": search.run, "encrypted": encrypted.run,
    "first_mail": first_mail.run, "start": start.run, "command_line": command_line.run,
    "long_run": long_run.run,
    "opening_all": corpus_run.run, "xss": corpus_run.run_scripts, "starttls": starttls.run}


def main() -> int:
    arguments = _arguments()
    settings = Settings(arguments.small, arguments.runs, arguments.kills, arguments.offlineimap_runs,
                        arguments.slow_runs, arguments.minutes)
    report = Report()
    began = time.perf_counter()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; medians of {settings.runs}", flush=True)
    with mailboxes(arguments.count) as boxes:
        for name, run in RUNS.items():
            if name in (arguments.names or RUNS):
                print(f"\n=== {name} ({time.perf_counter() - began:.0f} s so far) ===", flush=True)
                _measure(name, run, boxes, report, settings)
        # Before the mailboxes go, since that takes a while.
        print(f"\n{report.table()}\n", flush=True)
        print(f"{time.perf_counter() - began:.0f} s in all; targets missed: {len(report.missed)}", flush=True)
    return 1 if report.missed else 0


def _measure(name: str, run: Measurement, boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """One that fails is a target missed; the others are still measured."""
    try:
        run(boxes, report, settings)
    except (RuntimeError, OSError, EOFError) as error:
        traceback.print_exc()
        report.require(f"{name}: comes to its end", False, type(error).__name__)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[*RUNS, []], metavar="NAME",
                        help=f"what to measure: {', '.join(RUNS)}; all if none is named")
    parser.add_argument("--count", type=int, default=10_000, help="messages in the large mailbox")
    parser.add_argument("--small", type=int, default=Settings.small, help="small messages where many are wanted")
    parser.add_argument("--runs", type=int, default=Settings.runs, help="values of which each median is taken")
    parser.add_argument("--kills", type=int, default=Settings.kills)
    parser.add_argument("--offlineimap-runs", type=int, default=Settings.offlineimap_runs,
                        help="offlineimap takes two minutes a run; 0 leaves it away")
    parser.add_argument("--slow-runs", type=int, default=Settings.slow_runs,
                        help="of getmail6, and of POP3 without pipelining over a long line: minutes a run; 0 leaves "
                             "them away")
    parser.add_argument("--minutes", type=int, default=Settings.minutes, help="simulated, of the long run")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
