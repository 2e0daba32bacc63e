"""`python -m tests.bench.opening_window PROFILE COUNT [--ready]`: opens messages in the real window, and tells how long
it took.

A process of its own. The last line is JSON: p95 of plain and HTML, the first HTML message, the longest hold of the
event loop, and that by a line of 400,000 characters, all in milliseconds. With --ready HTML mail is made ready before,
and `ahead` is how long that held the loop.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer

from app.commands import Command, ViewMessage
from app.engine.engine import Engine
from app.paths import Profile
from app.secrets import PasswordStore
from tests.bench.opening_store import PLAIN, RICH, fill
from ui.__main__ import make_application
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.settings import Settings

_PATIENCE = 20.0
_TICK = 0.002
_PAINT = "performance.getEntriesByName('first-contentful-paint').map(entry => entry.startTime)[0]"
_WORLD = 7
"""Not the mail's own, in which no script runs at all."""


class Opening(QObject):
    """The window with its engine, and a clock on what happens."""

    def __init__(self, profile: Path, count: int) -> None:
        self.application = make_application()
        super().__init__()
        self._count = count
        self._folders = fill(profile, count)
        bridge = EventBridge()
        self._engine = Engine(Profile(profile), bridge.post, passwords=PasswordStore())
        self._engine.start()
        self._submit = self._engine.submit
        self._asked = self._painted = 0.0
        self._engine.submit = self._noted  # type: ignore[method-assign]
        self._window = MainWindow(self._engine, bridge, Settings(toured=True), profile / "settings.json")
        self._window.resize(1280, 800)
        self._window.show()
        self._window.view.body.viewport().installEventFilter(self)
        self.late: list[float] = []
        self._last = 0.0
        self._ticker = QTimer(self)
        self._ticker.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticker.setInterval(round(_TICK * 1000))
        self._ticker.timeout.connect(self._tick)

    def taken(self) -> float:
        """The longest hold since the last time, in milliseconds."""
        longest = max(self.late, default=0.0)
        self.late.clear()
        return longest

    def close(self) -> None:
        self._window.close()
        self._engine.stop()

    def watch_loop(self, on: bool) -> None:
        self._last = time.perf_counter()
        (self._ticker.start if on else self._ticker.stop)()

    def make_ready(self) -> None:
        """As after a start of somebody who reads HTML mail."""
        self._window.context.settings.reads_html = True
        self._window.html_ahead.begin()
        self._until(lambda: not self._window.html_ahead.is_under_way)
        self._rest(1.0)

    def long_line(self) -> None:
        body = self._window.view.body
        body.show_text("x" * 400_000)
        self._until(lambda: body.document().characterCount() >= 400_000)
        self._rest(0.2)

    def plain(self) -> list[float]:
        """Milliseconds for each."""
        self._open(PLAIN)
        return [self._plain(place) for place in range(self._count)]

    def rich(self) -> list[float]:
        self._open(RICH)
        return [self._rich(place) for place in range(self._count)]

    def _open(self, name: str) -> None:
        self._window.browsing.open_folder(self._folders[name])
        rows = self._window.rows
        self._until(lambda: rows.rowCount() > 0 and self._window.list.header.title.text() == name)
        while rows.canFetchMore(QModelIndex()):
            rows.fetchMore(QModelIndex())
        if rows.rowCount() < self._count:
            raise SystemExit(f"{name}: {rows.rowCount()} rows instead of {self._count}")
        for _ in range(100):
            self.application.processEvents()
            time.sleep(0.002)

    def _rest(self, seconds: float) -> None:
        ends = time.perf_counter() + seconds
        self._until(lambda: time.perf_counter() > ends)

    def _choose(self, place: int) -> None:
        self._asked = self._painted = 0.0
        self._window.list.select(place)
        self._until(lambda: self._asked > 0)
        self._painted = 0.0  # what was painted before is the head, and that the body is on its way

    def _plain(self, place: int) -> float:
        self._choose(place)
        self._until(lambda: self._window.view.view is not None and self._painted > 0)
        return (self._painted - self._asked) * 1000

    def _rich(self, place: int) -> float:
        self._choose(place)
        self._until(lambda: self._window.view.view is not None)
        loading = time.perf_counter()  # since half a millisecond at most
        web = self._window.view.web
        assert web is not None
        bodies = self._window.view.bodies
        self._until(lambda: not bodies.is_covered)
        uncovered = (time.perf_counter() - self._asked) * 1000
        told: list[object] = []
        while not told or not isinstance(told[-1], float | int) or not told[-1]:
            count = len(told)
            web.page().runJavaScript(_PAINT, _WORLD, told.append)
            self._until(lambda count=count: len(told) > count)  # type: ignore[misc]
        return max(uncovered, (loading - self._asked) * 1000 + float(told[-1]))

    def _until(self, done: Callable[[], bool]) -> None:
        ends = time.perf_counter() + _PATIENCE
        while not done():
            if time.perf_counter() > ends:
                raise SystemExit("a message was not shown")
            self.application.processEvents()
            time.sleep(0.0005)

    def _noted(self, command: Command) -> None:
        if isinstance(command, ViewMessage):
            self._asked = time.perf_counter()
        self._submit(command)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append((now - self._last - _TICK) * 1000)
        self._last = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._window.view.body.document().isEmpty():
            # Once the paint has been done.
            QTimer.singleShot(0, self._note_paint)
        return False

    def _note_paint(self) -> None:
        self._painted = self._painted or time.perf_counter()


def main(profile: Path, count: int, ready: bool) -> None:
    if hasattr(os, "getuid") and os.getuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    opening = Opening(profile, count)
    opening.plain()  # code and fonts are loaded
    opening.watch_loop(True)
    plain = sorted(opening.plain())
    opening.watch_loop(False)
    held, ahead = opening.taken(), 0.0
    if ready:
        opening.watch_loop(True)
        opening.make_ready()
        opening.watch_loop(False)
        ahead = opening.taken()
    first, *_ = opening.rich()
    opening.watch_loop(True)
    rich = sorted(opening.rich())
    opening.watch_loop(False)
    held = max(held, opening.taken())
    opening.watch_loop(True)
    opening.long_line()
    opening.watch_loop(False)
    long = opening.taken()
    opening.close()
    for name, times in (("plain", plain), ("HTML", rich)):
        print(f"  {name}: {len(times)} opened; median {_at(times, 0.5):.1f} ms, p95 {_at(times, 0.95):.1f}, longest "
              f"{_at(times, 1.0):.1f}")
    print(json.dumps({"plain": _at(plain, 0.95), "html": _at(rich, 0.95), "first": first,
                      "held": held, "ahead": ahead, "long": long}), flush=True)


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), "--ready" in sys.argv[3:])
