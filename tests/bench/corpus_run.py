"""Every message of a folder (DEPESCHE_CORPUS) and every generated bomb opened: by the core, in the real pane, and by
the standard library alone; and payloads of script (DEPESCHE_XSS, a JSON file or a folder of such) in the HTML view.

Without a folder only what is generated here; nothing of a corpus is part of the project.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

MOST_SECONDS = 2.0
_PATIENCE = 1800


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """Each opens, or shows its source, within two seconds, and the window lives meanwhile."""
    folder = os.environ.get("DEPESCHE_CORPUS", "")
    print(f"messages of {folder}" if folder else "no DEPESCHE_CORPUS: only what is generated", flush=True)
    core, alone, window = (_child("tests.bench.corpus_child", mode, folder) for mode in ("core", "stdlib", "window"))
    for name, found in (("core", core), ("standard library", alone)):
        print(f"  {name}: {found['counts']}; slowest {found['slowest']:.2f} s ({found['slowest_name']}); "
              f"{found['seconds']:.1f} s in all, {found['peak_mb']:.0f} MB", flush=True)
    for each in core["failed"] + window["failed"]:
        print(f"  failed: {each}", flush=True)
    print(f"  window: {window['opened']} opened; slowest {window['slowest']:.2f} s ({window['slowest_name']}); longest "
          f"stall {1000 * window['stall']:.0f} ms ({window['stall_name']})", flush=True)
    counts = core["counts"]
    report.require("opening all: none fails", counts["failed"] + counts["too slow"] == 0,
                   f"{counts['opened']} opened, {counts['source']} as source, {counts['failed']} failed")
    report.add("opening all: slowest, parsed", core["slowest"], "s", most=MOST_SECONDS,
               peer=("get_body", alone["slowest"]))
    report.add("opening all: peak memory", core["peak_mb"], "MB", peer=("get_body", alone["peak_mb"]))
    report.require("opening all: none fails in the window", not window["failed"], f"{window['opened']} opened")
    report.add("opening all: slowest in the window", window["slowest"], "s", most=MOST_SECONDS)
    report.add("opening all: longest stall of the window", 1000 * window["stall"], "ms")


def run_scripts(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """No script runs, and the detector would have heard one."""
    named = os.environ.get("DEPESCHE_XSS", "")
    files = [str(each) for each in sorted(Path(named).glob("*.json"))] if Path(named).is_dir() and named else [named]
    for path in files:
        found = _child("tests.bench.xss_child", *([path] if path else []))
        ran = found["ran"]
        for name in ("as shown", "JavaScript on", "sanitiser alone"):
            report.require(f"scripts, {name}: none runs", ran[name] == 0,
                           f"{found['payloads']} payloads, scripts run: {ran[name]}")
        control = ran["control, unsanitised"]
        report.require("scripts: the detector hears those that run", control > 0, f"{control} of the unsanitised")


def _child(module: str, *arguments: str) -> Any:
    """What it printed last, as JSON. Raises RuntimeError where it ended badly."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run([sys.executable, "-m", module, *arguments], env=environment, capture_output=True, text=True,
                          timeout=_PATIENCE, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise RuntimeError(f"{module} {arguments} ended with {done.returncode}: {done.stderr[-500:]}")
    return json.loads(lines[-1])
