"""How long the window's event loop is held while a whole mailbox syncs into it, scrolling all the while.

A precise timer ticks every 2 ms in the Qt thread; how late each tick comes is how long the loop was held. What the
machine itself adds shows in the same measurement with nothing to do, taken before ("at rest").
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path

from tests.bench import process
from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

_TICK = 0.002
_LIMIT = 600.0
_REST = 3.0
_MOST_P99, _MOST = 20.0, 50.0


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """Each protocol in a process of its own, so that one's leftovers do not weigh on the other."""
    for protocol, where in (("imap", boxes.small(settings.small)), ("pop3", boxes.large())):
        port = where.server.imap if protocol == "imap" else where.server.pop3
        profile = boxes.profile()
        process.settle()
        _, said = process.run([sys.executable, "-m", "tests.bench.stalls", protocol, str(port), where.user,
                               where.server.password, str(profile), str(where.count)],
                              {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")})
        shutil.rmtree(profile)
        print(said, end="", flush=True)
        found = json.loads(said.splitlines()[-1])
        what = f"event loop held, {protocol.upper()}, {where.count:,}"
        report.add(f"{what}: p99", found["p99"], "ms", most=_MOST_P99, peer=("at rest", found["rest_p99"]))
        report.add(f"{what}: longest", found["longest"], "ms", most=_MOST, peer=("at rest", found["rest_longest"]))
        report.add(f"{protocol.upper()}, {where.count:,}: first sync into the open window", found["seconds"], "s")


def measure(protocol: str, port: int, user: str, password: str, profile: Path, count: int) -> None:
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from app.commands import SaveAccount
    from app.engine.engine import Engine
    from app.events import Event, SyncFinished
    from app.model.account import Protocol
    from app.paths import Profile
    from app.secrets import PasswordStore
    from tests.bench.program import account
    from ui.__main__ import make_application
    from ui.bridge import EventBridge
    from ui.main_window import MainWindow
    from ui.settings import Settings

    application = make_application()
    bridge = EventBridge()
    finished: list[SyncFinished] = []

    def emit(event: Event) -> None:
        if isinstance(event, SyncFinished):
            finished.append(event)
        bridge.post(event)

    engine = Engine(Profile(profile), emit, passwords=PasswordStore())
    engine.start()
    window = MainWindow(engine, bridge, Settings(toured=True), profile / "settings.json")
    window.resize(1280, 800)
    window.show()
    settled = time.perf_counter() + 2.0
    while time.perf_counter() < settled:  # the window's first paint is no part of the sync
        application.processEvents()
    lateness: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        lateness.append(max(0.0, now - last - _TICK))
        last = now
        if finished or now - began > _LIMIT:
            application.quit()

    def scroll() -> None:
        bar = window.list.lines.verticalScrollBar()
        bar.setValue(bar.value() + 40 if bar.value() < bar.maximum() else 0)

    ticker, scroller = QTimer(), QTimer()
    ticker.setTimerType(Qt.TimerType.PreciseTimer)
    ticker.setInterval(int(_TICK * 1000))
    ticker.timeout.connect(tick)
    scroller.setInterval(40)
    scroller.timeout.connect(scroll)
    began = last = time.perf_counter()
    ticker.start()
    # Not the application's own loop: once that has ended, the window takes it that the program has.
    resting = QEventLoop()
    QTimer.singleShot(int(_REST * 1000), resting.quit)
    resting.exec()
    rested = sorted(lateness)
    lateness.clear()
    engine.submit(SaveAccount(1, account(Protocol(protocol), port, user), password))
    began = last = time.perf_counter()
    scroller.start()
    application.exec()
    seconds = time.perf_counter() - began
    ticker.stop()
    scroller.stop()
    shown = window.rows.rowCount()
    window.close()
    engine.stop()
    if not shown:
        raise SystemExit(f"{protocol}: the window showed nothing, so nothing was measured")
    if not finished or sum(report.new for report in finished[0].folders) != count:
        raise SystemExit(f"{protocol}: the sync did not come to its end: {finished}")
    lateness.sort()
    print(f"  {protocol}: {shown} rows loaded; {len(lateness)} ticks, held: median {_ms(lateness, 0.5):.1f} ms, p99 "
          f"{_ms(lateness, 0.99):.1f}, p99.9 {_ms(lateness, 0.999):.1f}, longest {_ms(lateness, 1.0):.1f}")
    print(json.dumps({"seconds": seconds, "p99": _ms(lateness, 0.99), "longest": _ms(lateness, 1.0),
                      "rest_p99": _ms(rested, 0.99), "rest_longest": _ms(rested, 1.0)}), flush=True)


def _ms(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


if __name__ == "__main__":
    _protocol, _port, _user, _password, _profile, _count = sys.argv[1:]
    measure(_protocol, int(_port), _user, _password, Path(_profile), int(_count))
