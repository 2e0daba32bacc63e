"""The list of conversations in the real window: opening it, scrolling it, changes in it; beside the list of messages.

A store of 100,000 and one of 1,000,000 messages, and the steps that find out the conversations of the smaller one.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import time
from pathlib import Path

from tests.bench import process, thread_store
from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

_SIZES = (100_000, 1_000_000)
_OPENED = 15
_FRAMES = 800
_WHEEL = 240
"""Pixels a frame, a quick turn of the wheel: a page of 80 rows is used up in a second."""

_TURN = ("UPDATE message SET seen = 1 - seen, flags = CASE seen WHEN 1 THEN '' ELSE '\\Seen' END "
         "WHERE id IN (SELECT value FROM json_each(?))")
_FIRST_PAINT, _FRAME, _CHANGE, _STEP = 50.0, 16.0, 8.0, 20.0


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """Each size in a process of its own."""
    for count in _SIZES:
        profile = boxes.profile()
        began = time.perf_counter()
        path = thread_store.fill(profile, count)
        print(f"  {count:,} rows written in {time.perf_counter() - began:.1f} s", flush=True)
        if count == _SIZES[0]:
            _link(path, count, report)
        else:
            thread_store.group(path)
        process.settle()
        _, said = process.run([sys.executable, "-m", "tests.bench.thread_list", str(profile)],
                              {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")})
        shutil.rmtree(profile)
        found = json.loads(said.splitlines()[-1])
        talks, single = found["conversations"], found["messages"]
        what = f"list of conversations, {count:,}"
        report.add(f"{what}: first paint, median of {_OPENED}", talks["first"], "ms", most=_FIRST_PAINT,
                   peer=("messages", single["first"]))
        report.add(f"{what}: first paint, longest", talks["first_longest"], "ms",
                   peer=("messages", single["first_longest"]))
        report.add(f"{what}: a frame while scrolling, p50", talks["p50"], "ms", peer=("messages", single["p50"]))
        report.add(f"{what}: a frame while scrolling, p99", talks["p99"], "ms", most=_FRAME,
                   peer=("messages", single["p99"]))
        report.add(f"{what}: a frame while scrolling, p99 of its own processor time", talks["cpu_p99"], "ms",
                   peer=("messages", single["cpu_p99"]))
        report.add(f"{what}: a frame while scrolling, longest", talks["longest"], "ms",
                   peer=("messages", single["longest"]))
        report.add(f"{what}: 200 rows changed at once", talks["change"], "ms", most=_CHANGE,
                   peer=("messages", single["change"]))


def _link(path: Path, count: int, report: Report) -> None:
    from app.store import threads
    from app.store.database import Database

    db, steps = Database.open(path), []
    began = time.process_time()
    more = True
    while more:
        at = time.perf_counter()
        more = threads.link_some(db).more
        steps.append((time.perf_counter() - at) * 1000)
    spent = time.process_time() - began
    db.close()
    steps.sort()
    report.add(f"finding the conversations of {count:,}: processor time", spent, "s")
    report.add(f"finding the conversations of {count:,}: a step, p99", steps[int(len(steps) * 0.99)], "ms", most=_STEP)
    report.add(f"finding the conversations of {count:,}: a step, longest", steps[-1], "ms")


def measure(profile: Path) -> None:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from app.events import MessagesChanged
    from app.store import folders
    from tests.fakes.engine import FakeEngine
    from ui.__main__ import make_application
    from ui.bridge import EventBridge
    from ui.main_window import MainWindow
    from ui.settings import Settings as Remembered

    class Painted(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                self.count += 1
            return super().eventFilter(watched, event)

    application = make_application()
    engine = FakeEngine(profile)
    found: dict[str, dict[str, float]] = {}
    window = MainWindow(engine, EventBridge(), Remembered(), profile / "settings.json")
    window.resize(1280, 800)
    window.show()
    inbox, trash = (folder.id for path in ("INBOX", "Trash")
                    if (folder := folders.by_path(engine.store, 1, path)) is not None)
    painted = Painted()
    viewport, bar = window.list.lines.viewport(), window.list.lines.verticalScrollBar()

    def settle() -> None:
        until = time.perf_counter() + 0.2
        while time.perf_counter() < until:
            QApplication.processEvents()

    for name, by_conversation in (("conversations", True), ("messages", False)):
        window.actions_.conversations.setChecked(by_conversation)
        settle()
        first = []
        for _ in range(_OPENED):
            window.browsing.open_folder(trash)
            settle()
            viewport.installEventFilter(painted)
            painted.count, began = 0, time.perf_counter()
            window.browsing.open_folder(inbox)
            while not painted.count:
                application.processEvents()
            first.append((time.perf_counter() - began) * 1000)
            viewport.removeEventFilter(painted)
        settle()
        if window.rows.is_grouped != by_conversation or not window.rows.rowCount():
            raise SystemExit(f"{name}: the window shows something else, so nothing was measured")
        frames, own = [], []
        for _ in range(_FRAMES):
            began, used = time.perf_counter(), time.thread_time()
            bar.setValue(bar.value() + _WHEEL)  # at the end of what is loaded this reads the next page
            viewport.repaint()
            application.processEvents()
            frames.append((time.perf_counter() - began) * 1000)
            own.append((time.thread_time() - used) * 1000)
        rows = tuple(window.rows.message(place).id for place in range(200))
        changes = []
        for _ in range(9):
            with engine.store.write():
                engine.store.run(_TURN, (json.dumps(rows),))
            began = time.perf_counter()
            window.rows.apply(MessagesChanged(inbox, changed=rows))
            changes.append((time.perf_counter() - began) * 1000)
            settle()
        frames.sort()
        own.sort()
        found[name] = {"first": statistics.median(first), "first_longest": max(first),
                       "p50": frames[len(frames) // 2], "p99": frames[int(len(frames) * 0.99)], "longest": frames[-1],
                       "cpu_p99": own[int(len(own) * 0.99)],
                       "change": statistics.median(changes), "loaded": window.rows.rowCount()}
        bar.setValue(0)
        settle()
    window.close()
    engine.stop()
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
