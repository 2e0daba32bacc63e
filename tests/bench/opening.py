"""How long a chosen message takes until it is painted: 200 in plain text and 200 newsletters, in the real window.

From the command (ViewMessage) on: reading and parsing in another thread, the event, the widgets, and the first paint.
Of HTML that is what Chromium itself tells (first-contentful-paint, since the page began to load); the first HTML
message, which starts Chromium, is told apart: once with nothing made ready for it, and once with that done after the
start, as it is for whoever reads HTML mail. Where there is no screen, an X server without one is started. Without a
graphics card Qt Quick draws by its software renderer: a GPU in software costs twice the time, and is nobody's machine.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from tests.bench import process
from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

COUNT = 200
_FEW = 5
_PLAIN, _HTML, _FIRST, _HELD = 30.0, 100.0, 150.0, 50.0


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """In a process of its own; each message is opened twice, and the second time counts."""
    profile = boxes.profile()
    process.settle()
    screen = [] if os.environ.get("DISPLAY") else ["xvfb-run", "-a", "-s", "-screen 0 1920x1200x24 -nolisten tcp"]
    try:
        found = _measured(screen, profile, str(COUNT))
        shutil.rmtree(profile)
        ready = _measured(screen, profile, str(_FEW), "--ready")
    finally:
        shutil.rmtree(profile, ignore_errors=True)
    report.add(f"opening {COUNT} plain messages: p95", found["plain"], "ms", most=_PLAIN)
    report.add(f"opening {COUNT} HTML messages: p95", found["html"], "ms", most=_HTML)
    report.add("opening the first HTML message, nothing made ready", found["first"], "ms")
    report.add("opening the first HTML message, made ready after the start", ready["first"], "ms", most=_FIRST)
    report.add("event loop held while it is made ready, nobody pressing anything: longest", ready["ahead"], "ms")
    report.add("event loop held while opening: longest", found["held"], "ms", most=_HELD)
    report.add("event loop held by a plain message of one line of 400,000 characters", found["long"], "ms", most=_HELD)


def _measured(screen: list[str], profile: Path, *words: str) -> dict[str, float]:
    _, said = process.run([*screen, sys.executable, "-m", "tests.bench.opening_window", str(profile), *words],
                          {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software"})
    print(said, end="", flush=True)
    found: dict[str, float] = json.loads(said.splitlines()[-1])
    return found
